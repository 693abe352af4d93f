//! Mail: what an action puts in the queue inside its own transaction; `sender` takes it from there.
//! What must stay true: nothing is sent of what was rolled back, nothing of what was acknowledged is lost; what a mail
//! says is kept only until it was sent.

pub mod sender;
pub mod smtp;
#[cfg(test)]
mod tests;
pub mod words;

use crate::error::Result;
use crate::tx::{ReadTx, Tx};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::new_id;
use queries::queries::platform::src::mail as sql;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Notify;
use uuid::Uuid;
use words::Words;

/// Longest subject kept; a longer one is cut.
const SUBJECT: usize = 200;

/// Mails a workspace may write in a day: far more than people need, too few for who would misuse it.
const DAILY: i64 = 200;
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// A mail to one person.
#[derive(Debug)]
pub struct Mail<'a> {
    /// The thing it tells of.
    pub about: Uuid,
    /// Whom it goes to.
    pub to: &'a str,
    /// What it says.
    pub words: Words,
    /// A path of ours at its end. The configured host is put before it when it is sent: no request decides where it leads.
    pub link: Option<&'a str>,
    /// From when on it is not worth sending.
    pub useless_at: Instant,
}

/// Puts a mail in the queue: it goes out when this transaction is committed, and never if it is not. Errors:
/// `rate_limited` where the workspace wrote very many today.
pub async fn queue(tx: &Tx, mail: &Mail<'_>) -> Result<Uuid> {
    // Ids are made at their moment, so a range of ids is a range of time.
    let first = new_id(tx.now - DAY, [0; 10]);
    if sql::mails_since().bind(tx, &tx.tenant(), &first).one().await? >= DAILY {
        return Err(Code::RateLimited.into());
    }
    let id = tx.new_id()?;
    let subject: String = mail.words.subject.chars().take(SUBJECT).collect();
    let (kind, text) = (mail.words.kind, mail.words.text.as_str());
    sql::insert_mail()
        .bind(
            tx,
            &tx.tenant(),
            &id,
            &kind,
            &mail.about,
            &mail.to,
            &subject.as_str(),
            &text,
            &mail.link,
            &tx.person(),
            &tx.now,
            &mail.useless_at,
        )
        .one()
        .await?;
    queued(tx);
    Ok(id)
}

/// Takes what waits out of the queue: what it tells of no longer stands.
pub async fn withdraw(tx: &Tx, about: &[Uuid]) -> Result<()> {
    if !about.is_empty() {
        sql::withdraw_mails().bind(tx, &tx.now, &tx.tenant(), &about).all().await?;
    }
    Ok(())
}

/// Has the sender look as soon as this transaction is over: for what makes mail due.
pub fn queued(tx: &Tx) {
    tx.mail.queued();
}

/// Wakes the sender of this instance, and says whether waiting mail is shown.
#[derive(Debug, Default)]
pub struct Post {
    wake: Notify,
    shown: AtomicBool,
}

impl Post {
    /// Lets the outbox show what a waiting mail says, links and all. For the demo alone: elsewhere an Admin could follow
    /// the link that makes somebody an Owner.
    pub fn show_waiting(&self) {
        self.shown.store(true, Ordering::Relaxed);
    }

    /// Has the sender look at once; one who is not waiting now looks when it next would wait.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    async fn woken(&self) {
        self.wake.notified().await;
    }
}

/// What a transaction holds of the post: it wakes the sender when the transaction is over.
#[derive(Debug)]
pub(crate) struct Hand {
    post: Arc<Post>,
    queued: AtomicBool,
}

impl Hand {
    pub(crate) fn of(post: &Arc<Post>) -> Hand {
        Hand { post: post.clone(), queued: AtomicBool::new(false) }
    }

    fn queued(&self) {
        self.queued.store(true, Ordering::Relaxed);
    }
}

impl Drop for Hand {
    /// A transaction is dropped when its COMMIT was answered. One that was undone wakes too: a look at nothing costs little.
    fn drop(&mut self) {
        if self.queued.load(Ordering::Relaxed) {
            self.post.wake();
        }
    }
}

impl ReadTx {
    /// Whether what a waiting mail says may be shown: in the demo.
    pub fn shows_mail(&self) -> bool {
        self.mail.post.shown.load(Ordering::Relaxed)
    }
}
