//! The books of a workspace that ends: until when its rules keep them, and the legal hold by which they
//! stay that long.
//! Invariant: nobody enters a workspace after its end, so what is kept of it is shut to every role; it
//! goes with its key after the last day of the hold.

use super::Terms;
use super::rules::{self, RecordKind};
use crate::casework::At;
use kernel::day::Day;
use lifecycle_queries::client::Params;
use lifecycle_queries::retention as sql;
use platform::error::Result;
use platform::internal::Seals;
use platform::random::fresh_id;
use platform::sealed::app::legal_hold::REASON;
use uuid::Uuid;

/// The last day on which a rule keeps the newest record of the books, and where the rule is written.
/// None: there are no records, or no rule keeps them. Errors: the database's.
pub async fn books_until(client: &impl Seals, tenant: Uuid, terms: &Terms) -> Result<Option<(Day, String)>> {
    let Some(last) = sql::last_document().bind(client, &tenant).opt().await? else { return Ok(None) };
    let kept = rules::kept_until(&terms.rules, RecordKind::Books, last, terms.year);
    Ok(kept.filter(|(day, _)| *day >= terms.today).map(|(day, rule)| (day, rule.source.clone())))
}

/// Places a hold of the whole workspace until that day. Gives the day. None: no rule keeps anything.
/// Errors: the database's; the keyring's.
pub async fn keep_books(client: &impl Seals, at: At, terms: &Terms) -> Result<Option<Day>> {
    let Some((until_on, source)) = books_until(client, at.tenant, terms).await? else { return Ok(None) };
    let (hold, reason) =
        (fresh_id(at.now)?, format!("The workspace closes; a law keeps its books: {source}"));
    sql::hold_books()
        .params(
            client,
            &sql::HoldBooksParams {
                hold,
                reason: client.cipher_of(at.tenant, at.now).seal(REASON, hold, reason.as_str())?,
                until_on,
                by: at.by,
                now: at.now,
                tenant: at.tenant,
            },
        )
        .one()
        .await?;
    Ok(Some(until_on))
}
