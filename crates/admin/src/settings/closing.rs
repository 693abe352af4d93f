//! Closes a workspace, so that it ends, and opens it again before that.
//! Invariant: nobody closes one by accident; every Owner gets a mail with the day, and any Owner may open it
//! again until then. One with a legal hold that has no last day is not closed: nobody could lift it later.
//! Books that a law keeps go into the closed archive of the instance if the Owner says so.

use admin_queries::settings as sql;
use catalogue::say;
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal};
use lifecycle::retention::Terms;
use lifecycle::retention::books::books_until;
use mail::messages;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Flag, Name, Text};
use platform::input;
use platform::instance::INSTANCE;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::NEWS;

input! {
    /// The workspace to close, typed so that nobody closes one by accident.
    pub struct Close {
        /// Its address, typed: the part after /w/.
        address: Name,
        /// Why.
        reason: Text,
        /// Whether this instance keeps its books in a closed archive, which two operators open, for as long
        /// as its rules of retention say. Otherwise they are deleted with it.
        keep_books: Flag,
    }
}

/// The answer to closing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Closed {
    /// When the workspace ends; until then an Owner may open it again.
    pub ends_at: Instant,
    /// The last day of its books in the closed archive; null: they are deleted when it ends.
    pub books_until: Option<Day>,
}

input! {
    /// Reopens the workspace.
    pub struct Reopen {
        /// Why.
        reason: Text,
    }
}

/// The answer to opening it again.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Reopened {
    /// When it would have ended.
    pub ended_at: Instant,
}

impl Action for Close {
    const NAME: &'static str = "workspace.close";
    const NEEDS: Permission = Permission::WorkspaceClose;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Closes the workspace: it can only be read from then on, and is deleted after some days.";
    type Output = Closed;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Closed>> {
        if self.address.as_str() != tx.workspace.slug {
            let message = say!("Type the address of this workspace: {address}", address = &tx.workspace.slug);
            let fault = Fault { message, ..Fault::new("address", Code::ValueUnknown) };
            return Err(Refusal::invalid(vec![fault]).into());
        }
        if tx.workspace.tenant == INSTANCE {
            return Err(Code::PermissionDenied.into());
        }
        if sql::is_held_without_end().bind(tx, &tx.tenant()).one().await? {
            return Err(Refusal::new(Code::LegalHold).field("address").into());
        }
        let books_until = if self.keep_books.0 { kept_until(tx).await? } else { None };
        let books_by = books_until.map(|_| tx.person());
        let ends_at = tx.now + tx.grace;
        // Another call may have closed it at the same moment.
        let closed = sql::close().bind(tx, &tx.tenant(), &tx.now, &ends_at, &books_by).opt().await?;
        let ends_at = closed.ok_or(Code::WorkspaceClosed)?;
        let reason = self.reason.as_str();
        let words = messages::closed(&tx.workspace, &tx.member.name, (ends_at, books_until), reason);
        mail::tell_owners(tx, words, format!("/w/{}/settings", tx.workspace.slug), ends_at).await?;
        let after = json!({ "ends_at": ends_at, "books_until": books_until });
        let change = Change::of(&tx.workspace.slug).after(after).reason(Some(reason));
        Ok(tx.record(change, Closed { ends_at, books_until }))
    }
}

/// The last day on which a rule keeps the books. None: no rule keeps them.
async fn kept_until(tx: &Tx) -> Result<Option<Day>> {
    let (shop, today) = (&tx.workspace, tx.today());
    let terms = Terms::of(tx, tx.tenant(), (shop.country.as_str(), shop.fy_start, today)).await?;
    books_until(tx, tx.tenant(), &terms).await
}

impl Action for Reopen {
    const NAME: &'static str = "workspace.reopen";
    const NEEDS: Permission = Permission::WorkspaceClose;
    const STEP_UP: bool = true;
    const IN_CLOSED: bool = true;
    const SUMMARY: &'static str = "Opens a workspace again that was closed and has not ended.";
    type Output = Reopened;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Reopened>> {
        let ended_at = sql::reopen().bind(tx, &tx.tenant()).opt().await?.ok_or(Code::NotFound)?;
        let words = messages::reopened(&tx.workspace, &tx.member.name, self.reason.as_str());
        mail::tell_owners(tx, words, format!("/w/{}", tx.workspace.slug), tx.now + NEWS).await?;
        let change = Change::of(&tx.workspace.slug).before(json!({ "ends_at": ended_at }));
        Ok(tx.record(change.reason(Some(self.reason.as_str())), Reopened { ended_at }))
    }
}
