//! The outbox: the mails of the workspace that wait, were sent, failed or came back, and another try for failed
//! ones.
//! Invariant: only the demo shows the text of a mail; elsewhere its link is only for the person it is
//! addressed to.

pub mod page;
#[cfg(test)]
mod tests;

use crate::exports;
use admin_queries::mail as sql;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::new_id;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::words;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::input;
use platform::sealed::app::mail as cell;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// Mails on a page.
pub const PAGE: i64 = 50;
/// How far back the returned ones are counted.
const MONTH: SignedDuration = SignedDuration::from_hours(30 * 24);

words! {
    /// The state of a mail.
    pub enum MailState { Waiting = "waiting", Sent = "sent", Failed = "failed", Returned = "returned" }
}

/// The state of a mail, from its times: when it was sent, given up, returned.
fn state(sent_at: Option<Instant>, given_up_at: Option<Instant>, returned_at: Option<Instant>) -> MailState {
    match (returned_at, sent_at, given_up_at) {
        (Some(_), _, _) => MailState::Returned,
        (None, Some(_), _) => MailState::Sent,
        (None, None, Some(_)) => MailState::Failed,
        (None, None, None) => MailState::Waiting,
    }
}

/// Whether a mail can be tried again: it was given up, and there is still something to send.
fn is_tried_again(
    due_at: Option<Instant>,
    given_up_at: Option<Instant>,
    useless_at: Instant,
    now: Instant,
) -> bool {
    given_up_at.is_some() && due_at.is_some() && now < useless_at
}

input! {
    /// Which mails.
    pub struct ListMails {
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of the outbox.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MailList {
    /// The newest first, fifty at most.
    pub rows: Vec<MailShown>,
    /// How many mails of the last 30 days came back after a server took them.
    pub returned: i64,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// One mail.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MailShown {
    /// Its id, with which its Message-ID begins.
    pub mail_id: Uuid,
    /// Its kind: invitation.
    pub kind: String,
    /// The address of its recipient.
    pub address: String,
    /// Its subject.
    pub subject: String,
    /// When it was queued.
    pub created_at: Instant,
    /// waiting, sent, failed or returned.
    pub state: &'static str,
    /// How many times it was tried.
    pub tries: i32,
    /// When it is tried next; null for never.
    pub next_try_at: Option<Instant>,
    /// When the mail server took it.
    pub sent_at: Option<Instant>,
    /// When it was given up.
    pub given_up_at: Option<Instant>,
    /// Why the last try failed: unreachable, tls, sign_in, busy, refused, slow, address, unreadable,
    /// too_late, withdrawn.
    pub last_error: Option<String>,
    /// When it came back after a server took it.
    pub returned_at: Option<Instant>,
    /// Why it came back: a status of RFC 3463, such as 5.1.1.
    pub returned_status: Option<String>,
    /// Whether it can be tried again.
    pub again: bool,
    /// Its text; only in the demo, while it waits.
    pub text: Option<String>,
    /// Its link; only in the demo, while it waits.
    pub link: Option<String>,
}

impl Query for ListMails {
    const NAME: &'static str = "workspace.mails";
    const NEEDS: Permission = Permission::MailRead;
    const SUMMARY: &'static str = "Lists the mails of the workspace with their state, the newest first.";
    type Output = MailList;

    async fn fetch(self, tx: &ReadTx) -> Result<MailList> {
        let before = self.after.unwrap_or(Uuid::max());
        let rows = sql::mails().bind(tx, &tx.tenant(), &before, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |row| row.mail_id);
        let rows = rows.into_iter().map(|row| shown(tx, row)).collect::<Result<_>>()?;
        // Ids contain their moment, so a range of ids is a range of time.
        let first = new_id(tx.now - MONTH, [0; 10]);
        let returned = sql::returned_since().bind(tx, &tx.tenant(), &first).one().await?;
        Ok(MailList { rows, returned, next })
    }
}

fn shown(tx: &ReadTx, row: sql::Mails) -> Result<MailShown> {
    let state = state(row.sent_at, row.given_up_at, row.returned_at);
    let (cipher, id) = (tx.cipher(), row.mail_id);
    let told = tx.shows_mail();
    // Only who may export sees the page to which the mail of an export leads.
    let page = exports::link_of_page(tx);
    let leads = |link: &String| tx.member.may(Permission::WorkspaceExport) || !link.ends_with(&page);
    Ok(MailShown {
        mail_id: id,
        kind: row.kind,
        address: cipher.open(cell::ADDRESS, id, row.address)?,
        subject: cipher.open(cell::SUBJECT, id, row.subject)?,
        created_at: row.created_at,
        state: state.as_str(),
        tries: row.tries,
        next_try_at: row.due_at.filter(|_| state == MailState::Waiting),
        sent_at: row.sent_at,
        given_up_at: row.given_up_at,
        returned_at: row.returned_at,
        returned_status: row.returned_status,
        again: is_tried_again(row.due_at, row.given_up_at, row.useless_at, tx.now),
        last_error: row.last_error,
        text: cipher.open(cell::TEXT, id, row.text.filter(|_| told))?,
        link: cipher.open(cell::LINK, id, row.link.filter(|_| told))?.filter(leads),
    })
}

input! {
    /// The mail to try again.
    pub struct RetryMail {
        /// Its id.
        mail_id: Uuid,
    }
}

/// The answer to another try.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TriedAgain {
    /// The mail, which waits to be sent.
    pub mail_id: Uuid,
}

impl Action for RetryMail {
    const NAME: &'static str = "workspace.mail.retry";
    const NEEDS: Permission = Permission::MembersWrite;
    const SUMMARY: &'static str = "Puts a mail that was given up back in the queue.";
    type Output = TriedAgain;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TriedAgain>> {
        let id = self.mail_id;
        let found = sql::mail_standing().bind(tx, &tx.tenant(), &id).opt().await?;
        let found = found.ok_or_else(|| Refusal::new(Code::NotFound).field("mail_id"))?;
        if !is_tried_again(found.due_at, found.given_up_at, found.useless_at, tx.now) {
            // A mail that was given up and cannot be sent any more has an expired link; other mails still
            // wait, or have been sent meanwhile.
            let ended = found.given_up_at.is_some();
            return Err(Refusal::new(if ended { Code::LinkUsed } else { Code::VersionStale }).into());
        }
        sql::mail_again().bind(tx, &tx.now, &tx.tenant(), &id).one().await?;
        mail::queued(tx);
        let change = Change::of(id).before(json!({ "state": MailState::Failed.as_str() }));
        Ok(tx.record(
            change.after(json!({ "state": MailState::Waiting.as_str() })),
            TriedAgain { mail_id: id },
        ))
    }
}
