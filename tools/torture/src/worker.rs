//! One client at work: it posts, and it repeats a posting in doubt under the same key before anything else.
//! Invariant: a client has one call at a time and abandons none.

use crate::book::Book;
use crate::chance::Chance;
use crate::client::{Client, Told, first_answer};
use crate::gate::Gate;
use crate::judge::{Fault, Sent};
use crate::server::Door;
use crate::shop::{Posting, Shop, Trade};
use crate::story::Story;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{PoisonError, RwLock};
use std::thread;
use std::time::Duration;

/// A client without an answer waits a little, as any client would.
const PAUSE: Duration = Duration::from_millis(50);
/// A call that is in doubt for longer than any restart takes is a fault of its own.
const MOST_TRIES: u32 = 600;

/// The part that all clients share.
pub struct Ground {
    pub gate: Gate,
    pub book: Book,
    door: RwLock<Door>,
    over: AtomicBool,
    hopeless: AtomicBool,
}

/// See [`Ground::ending`].
pub struct Ending<'a>(&'a Ground);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.give_up();
        }
        self.0.finish();
        self.0.gate.open();
    }
}

impl Ground {
    pub fn new(door: Door) -> Ground {
        Ground {
            gate: Gate::new(),
            book: Book::default(),
            door: RwLock::new(door),
            over: AtomicBool::default(),
            hopeless: AtomicBool::default(),
        }
    }

    /// The server's present address.
    pub fn door(&self) -> Door {
        self.door.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The server is now at another address.
    pub fn moved(&self, door: Door) {
        *self.door.write().unwrap_or_else(PoisonError::into_inner) = door;
    }

    /// No new calls from now on; calls in doubt are still settled.
    pub fn finish(&self) {
        self.over.store(true, Ordering::SeqCst);
    }

    /// Lets the clients finish when it is dropped, after a panic too: otherwise they would wait at the gate
    /// for ever, and the panic for them.
    pub fn ending(&self) -> Ending<'_> {
        Ending(self)
    }

    /// Whether no client begins a new call.
    pub fn is_over(&self) -> bool {
        self.over.load(Ordering::SeqCst) || self.hopeless.load(Ordering::SeqCst)
    }

    /// The server does not come back: all clients stop.
    pub fn give_up(&self) {
        self.hopeless.store(true, Ordering::SeqCst);
    }
}

/// A client in a workspace, with a device of its own.
pub struct Worker<'a> {
    ground: &'a Ground,
    shop: &'a Shop,
    client: Client,
    device: String,
    /// What it does in a whole shop.
    story: Option<Story>,
    chance: Chance,
    seq: u64,
    in_doubt: Option<Posting>,
    tries: u32,
}

impl<'a> Worker<'a> {
    /// Errors: the server's CA is not valid.
    pub fn new(
        ground: &'a Ground,
        shop: &'a Shop,
        device: String,
        chance: Chance,
    ) -> Result<Worker<'a>, String> {
        let client = Client::new(&ground.door().ca)?;
        let story = (shop.trade == Trade::Whole).then(|| Story::of(&device));
        Ok(Worker { ground, shop, client, device, story, chance, seq: 0, in_doubt: None, tries: 0 })
    }

    /// Makes one call. False: there is nothing left to do.
    pub fn step(&mut self) -> bool {
        let inside = self.ground.gate.enter();
        let posting = match self.in_doubt.take() {
            _ if self.ground.hopeless.load(Ordering::SeqCst) => return false,
            Some(posting) => posting,
            None if self.ground.over.load(Ordering::SeqCst) => return false,
            None => self.next(),
        };
        let told = self.post(&posting);
        if let (Some(story), Told::Done(answer)) = (&mut self.story, &told) {
            story.hears(&first_answer(answer).1);
        }
        let settled = self.ground.book.told(&posting.mark, told);
        drop(inside);
        if settled {
            self.tries = 0;
            return true;
        }
        self.tries += 1;
        if self.tries > MOST_TRIES {
            self.ground.book.blame([Fault::of(&posting.mark, "stays in doubt")]);
            return false;
        }
        self.in_doubt = Some(posting);
        thread::sleep(PAUSE);
        true
    }

    fn next(&mut self) -> Posting {
        self.seq += 1;
        let posting = match &mut self.story {
            Some(story) => {
                let (action, body) = story.next(&mut self.chance);
                Posting { mark: format!("{}/{}", self.device, self.seq), action, body: body.to_string() }
            }
            None => self.shop.posting(&self.device, self.seq, &mut self.chance),
        };
        let (mark, slug) = (posting.mark.clone(), self.shop.slug.clone());
        let (trade, action) = (self.shop.trade, posting.action);
        self.ground.book.sends(Sent { mark, slug, trade, action, answer: None });
        posting
    }

    fn post(&self, posting: &Posting) -> Told {
        let url = self.ground.door().url;
        self.client.act(&url, &self.shop.token, posting.action, &posting.mark, &posting.body)
    }

    /// Compares the number of postings in the workspace's audit log with the acknowledged ones: nobody else
    /// posts there.
    pub fn read_back(&self) {
        let (door, action) = (self.ground.door(), self.shop.trade.action());
        let params = format!("action={action}&result=ok");
        let told = self.client.ask(&door.url, &self.shop.auditor, "workspace.audit", &params);
        let known = self.ground.book.acknowledged_in(&self.shop.slug);
        let read = match &told {
            Told::Done(answer) => {
                serde_json::from_str::<serde_json::Value>(answer).unwrap_or_default()["count"].as_u64()
            }
            _ => None,
        };
        if self.in_doubt.is_none() && read != u64::try_from(known).ok() {
            let words = format!("{} posted {known} and reads {told:?}", self.device);
            self.ground.book.blame([Fault { mark: None, words }]);
        }
    }
}
