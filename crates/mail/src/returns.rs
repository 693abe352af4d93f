//! Mail that a server took and returned later.
//! Invariant: a report changes something only if it names a mail of ours that was sent, and once. Nothing of
//! the report is kept but its status. If the address is the workspace's billing address, it no longer works, and
//! the Owners get a mail.

pub mod letter;
pub mod report;
pub mod tag;

use crate::{billing, security_contact};
use kernel::day::Instant;
use kernel::id::TenantId;
use mail_queries::returns as sql;
use platform::call::Call;
use platform::email_address;
use platform::error::Result;
use platform::instance::{INSTANCE, NOBODY, own_call};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::sealed::app::mail as cell;
use platform::tx::Change;
use report::Report;
use serde_json::json;

/// The event of a mail that came back.
const ACTION: &str = "workspace.mail.return";

/// What a report changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The mail is marked as returned.
    Marked,
    /// Nothing: it names no mail that was sent, or one that was marked before.
    Nothing,
    /// Nothing yet: the mail is being sent at this moment. The same report counts in a while.
    Early,
}

/// Marks the mail of a report as returned. Errors: the database's.
pub async fn take(platform: &Platform, report: &Report, now: Instant) -> Result<Outcome> {
    let tenant = TenantId::from_uuid(report.name.tenant);
    let guard = Guard::begin(platform, tenant, NOBODY).await?;
    let outcome = mark(&guard, report, now).await?;
    match outcome {
        Outcome::Marked => guard.commit().await?,
        Outcome::Nothing | Outcome::Early => guard.rollback().await,
    }
    Ok(outcome)
}

async fn mark(guard: &Guard, report: &Report, now: Instant) -> Result<Outcome> {
    let (tenant, mail) = (report.name.tenant, report.name.mail);
    let Some(row) = sql::mail_back().bind(guard, &tenant, &mail).opt().await? else {
        return Ok(Outcome::Nothing);
    };
    if row.sent_at.is_none() {
        let is_on_its_way = row.due_at.is_some() && row.tries > 0;
        return Ok(if is_on_its_way { Outcome::Early } else { Outcome::Nothing });
    }
    let address: String = guard.cipher(tenant, now).open(cell::ADDRESS, mail, row.address)?;
    if row.returned_at.is_some() || !is_for(report, &address) {
        return Ok(Outcome::Nothing);
    }
    let status = report.status.to_string();
    if sql::mark_back().bind(guard, &now, &status.as_str(), &tenant, &mail).opt().await?.is_none() {
        return Ok(Outcome::Nothing);
    }
    note(guard, &own_call(now)?, report, &status).await?;
    billing::bounced(guard, tenant, (&address, row.created_at), now).await?;
    security_contact::note_bounce(guard, tenant, (&address, row.created_at), now).await?;
    Ok(Outcome::Marked)
}

async fn note(guard: &Guard, call: &Call, report: &Report, status: &str) -> Result<()> {
    let change = Change::of(report.name.mail).after(json!({ "status": status }));
    let tenant = TenantId::from_uuid(report.name.tenant);
    write_event_of(guard, call, tenant, (ACTION, None), None, &change).await
}

/// Whether a report that names a recipient names that of the mail.
fn is_for(report: &Report, address: &str) -> bool {
    let same = |it: &String| email_address::folded(it) == email_address::folded(address);
    report.recipient.as_ref().is_none_or(same)
}

/// Since when the instance's mail to an address comes back. None: the newest one that a server took did not.
/// Errors: the database's.
pub async fn since(platform: &Platform, address: &str, now: Instant) -> Result<Option<Instant>> {
    let (guard, instance) = (Guard::begin(platform, INSTANCE, NOBODY).await?, INSTANCE.uuid());
    let blind = guard.cipher(instance, now).blind(cell::ADDRESS, address)?;
    let last = sql::last_sent_to().bind(&guard, &instance, &blind).opt().await;
    guard.rollback().await;
    Ok(last?.flatten())
}

#[cfg(test)]
mod tests {
    use super::report::Status;
    use super::tag::MailName;
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_report_that_names_a_recipient_counts_for_that_address_alone() {
        let report = |recipient: Option<&str>| Report {
            name: MailName { mail: Uuid::nil(), tenant: Uuid::nil() },
            status: Status::permanent("5.1.1").expect("permanent"),
            recipient: recipient.map(str::to_owned),
        };
        let fits = |recipient| is_for(&report(recipient), "accounts@shop.example");
        assert!(fits(None) && fits(Some("Accounts@Shop.example")) && !fits(Some("other@shop.example")));
    }
}
