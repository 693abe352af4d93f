//! A notice in a canary for a check, as the sender hands it to the mail server.
//! Invariant: it is undone, so that nobody gets it.

use crate::messages::incidents::{self, Parts};
use crate::{Mail, SHOWN, Stored, messages};
use jiff::SignedDuration;
use kernel::contacts::Contacts;
use kernel::id::TenantId;
use mail_queries::outbox as sql;
use platform::call::Call;
use platform::error::Result;
use platform::instance::NOBODY;
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::fresh_id;

const ADDRESS: &str = "owner@canary.example";
const PARTS: Parts<'static> = Parts {
    nature: "Nothing: a check tries how a notice looks.",
    impact: "None.",
    measures: "None.",
    contact: "Nobody.",
    advice: None,
};

/// Queues the notice of a drill in a canary, reads it from the queue as the sender does, and undoes it.
/// Returns its whole text where the operator is reached at these addresses. None: the queue does not
/// have it. Errors: the database's; the keyring's.
pub async fn read_notice(
    platform: &Platform,
    call: &Call,
    canary: TenantId,
    contacts: &Contacts,
) -> Result<Option<String>> {
    let guard = Guard::begin(platform, canary, NOBODY).await?;
    let text = read(&guard, call, canary, contacts).await;
    guard.rollback().await;
    text
}

async fn read(guard: &Guard, call: &Call, canary: TenantId, contacts: &Contacts) -> Result<Option<String>> {
    let (tenant, id, now) = (canary.uuid(), fresh_id(call.now)?, call.now);
    let words = incidents::notice("IN-0", &PARTS, true);
    let useless_at = now + SignedDuration::from_hours(24);
    let mail = Mail { about: id, to: ADDRESS, words, link: Some("/trust"), useless_at };
    crate::queue_as(guard, (tenant, NOBODY.uuid()), (id, now), &mail).await?;
    let rows = sql::waiting_mails().bind(guard, &tenant, &SHOWN).all().await?;
    let Some(row) = rows.into_iter().find(|row| row.mail_id == id) else { return Ok(None) };
    let mail = Stored::of_waiting(row).opened(guard.cipher(tenant, now), id)?;
    let foot = messages::foot(messages::INCIDENT, contacts);
    Ok(Some(messages::whole(&mail.text, "", mail.link.as_deref(), &foot)))
}
