//! The ordinary user who works during all the abuse: a page with their session and a bill with their till's
//! token, in turn.
//! Invariant: they keep one connection from an address of their own, and any answer except the wanted one is
//! a fault.

use super::wire::{Caller, Line, Target};
use crate::chance::Chance;
use crate::client::{Browser, Client, Told};
use crate::server::Door;
use crate::shop::{Shop, Trade, founding_link};
use crate::wire::request;
use serde_json::Value;
use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The user's address. A stranger who comes afterwards has another one.
const USER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);
const STRANGER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 3);
/// The longest wait for an answer, and the pause between two requests.
const PATIENCE: Duration = Duration::from_secs(20);
const BEAT: Duration = Duration::from_millis(25);
/// Fewer answers say nothing about their speed.
const FEWEST: usize = 12;
/// Shops that they use by turns, because an account gets at most five requests a second over a longer time.
const SHOPS: usize = 4;
/// The length of an unwanted answer that is shown.
const TOLD: usize = 200;
const PASSWORD: &str = "a long arm and a true measure";

/// The user, with their open connections.
pub struct User<'a> {
    target: &'a Target,
    places: Vec<Place>,
    line: Option<Line>,
    chance: Chance,
    turn: usize,
}

/// One of their shops.
struct Place {
    shop: Shop,
    /// The workspace in which they are also signed in, and its cookies.
    slug: String,
    cookies: String,
    billed: u64,
}

/// The user's experience.
#[derive(Debug, Default)]
pub struct Met {
    pub answers: Vec<Duration>,
    pub wrong: Vec<String>,
}

impl<'a> User<'a> {
    /// Opens their shops. Errors: the instance's refusal.
    pub fn new(target: &'a Target, door: &Door, seed: u64) -> Result<User<'a>, String> {
        let client = Client::new(&door.ca)?;
        let places = (0..SHOPS).map(|n| place(&client, door, n)).collect::<Result<_, _>>()?;
        Ok(User { target, places, line: None, chance: Chance::new(seed, 0), turn: 0 })
    }

    /// Works until `over`, and longer if there are too few answers to judge by.
    pub fn work(&mut self, over: &AtomicBool) -> Met {
        let mut met = Met::default();
        while !over.load(Ordering::SeqCst) || met.answers.len() < FEWEST {
            let began = Instant::now();
            let told = self.step();
            met.answers.push(began.elapsed());
            met.wrong.extend(told.err());
            thread::sleep(BEAT);
        }
        met
    }

    fn step(&mut self) -> Result<(), String> {
        self.turn += 1;
        let (n, is_bill) = (self.turn / 2 % self.places.len(), self.turn % 2 == 1);
        let (place, host) = (&mut self.places[n], &self.target.host);
        let request = if is_bill {
            let posting = place.shop.posting("user", self.turn as u64, &mut self.chance);
            request(host, &place.shop.token, posting.action, &posting.mark, &posting.body)
        } else {
            format!(
                "GET /w/{}/account HTTP/1.1\r\nHost: {host}\r\nCookie: {}\r\n\r\n",
                place.slug, place.cookies
            )
        };
        let line = match self.line.take() {
            Some(line) => Ok(line),
            None => self.target.shake(caller(USER)),
        };
        let asked = line.and_then(|mut line| line.ask(request.as_bytes()).map(|answer| (line, answer)));
        let what = if is_bill { "a bill" } else { "a page" };
        let (line, answer) = asked.map_err(|why| format!("{what}: {why}"))?;
        self.line = Some(line);
        if answer.status != 200 {
            let told: String = answer.text().chars().take(TOLD).collect();
            return Err(format!("{what}: {} {told}", answer.status));
        }
        place.billed += u64::from(is_bill);
        Ok(())
    }

    /// A token in their first shop that may read and not post.
    pub fn reader(&self) -> &str {
        &self.places[0].shop.auditor
    }

    /// The address of that shop.
    pub fn slug(&self) -> &str {
        &self.places[0].shop.slug
    }

    /// Whether exactly the acknowledged bills are there. Errors: the difference.
    pub fn bills_are_there(&self, door: &Door) -> Result<(), String> {
        let client = Client::new(&door.ca)?;
        for place in &self.places {
            let params = format!("action={}&result=ok", place.shop.trade.action());
            let count = audit(&client, door, &place.shop.auditor, &params)?["count"].as_u64();
            if count != Some(place.billed) {
                return Err(format!("{} bills were acknowledged and {count:?} are there", place.billed));
            }
        }
        Ok(())
    }

    /// The client addresses of the calls refused in the first shop, from its audit log.
    pub fn refused_from(&self, door: &Door) -> Result<Vec<String>, String> {
        let client = Client::new(&door.ca)?;
        let params = format!("action={}&result=denied", Trade::Jeweller.action());
        let told = audit(&client, door, self.reader(), &params)?;
        let rows = told["rows"].as_array().cloned().unwrap_or_default();
        Ok(rows.iter().map(|row| row["ip"].as_str().unwrap_or_default().to_owned()).collect())
    }
}

fn caller(from: Ipv4Addr) -> Caller {
    Caller { from, patience: PATIENCE, is_narrow: false }
}

/// The time until a newcomer gets the sign-in page. Errors: they do not get it.
pub fn stranger(target: &Target) -> Result<Duration, String> {
    let began = Instant::now();
    let asked = format!("GET /sign-in HTTP/1.1\r\nHost: {}\r\n\r\n", target.host);
    let answer = target.shake(caller(STRANGER)).and_then(|mut line| line.ask(asked.as_bytes()));
    match answer {
        Ok(answer) if answer.status == 200 => Ok(began.elapsed()),
        Ok(answer) => Err(format!("a stranger was told {}", answer.status)),
        Err(why) => Err(format!("a stranger: {why}")),
    }
}

fn audit(client: &Client, door: &Door, token: &str, params: &str) -> Result<Value, String> {
    match client.ask(&door.url, token, "workspace.audit", params) {
        Told::Done(answer) => serde_json::from_str(&answer).map_err(|why| why.to_string()),
        told => Err(format!("the audit log: {told:?}")),
    }
}

/// A shop that sells, and a workspace that they opened with the form.
fn place(client: &Client, door: &Door, n: usize) -> Result<Place, String> {
    let shop = Shop::open(client, door, Trade::Jeweller)?;
    let (email, slug) = (format!("u{n}@user-{n}.example"), format!("user-{n}"));
    let typed = [
        ("name", "Asha"),
        ("email", &email),
        ("password", PASSWORD),
        ("workspace", "User"),
        ("slug", &slug),
        ("country", "AU"),
    ];
    let mut browser = Browser::new(&door.ca)?;
    let opened = browser.open_workspace(&door.url, &founding_link(door)?, &typed);
    opened.map_err(|why| format!("{slug} was not opened: {why}"))?;
    Ok(Place { shop, slug, cookies: browser.cookies(), billed: 0 })
}
