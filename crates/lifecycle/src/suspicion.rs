//! Incidents that open by themselves: from the red line of a promise of security.
//! Invariant: a line has one open incident at most. One that was closed, as a false alarm too, keeps its line from
//! opening the next for a day.

use crate::casework::{self, At, CaseKind, Step};
use crate::incident::{self, IncidentState, Severity};
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::role::Role;
use lifecycle_queries::suspicion as sql;
use mail::Notice;
use mail::messages::incidents as messages;
use platform::error::Result;
use platform::instance::{INSTANCE, INSTANCE_SLUG, NOBODY, own_call};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::tx::Change;
use serde_json::json;

/// How long a line that stays red opens no other incident after one was closed.
const QUIET: SignedDuration = SignedDuration::from_hours(24);
/// How long the mail is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(72);

/// Whether a red line opens an incident: there was none, or the last one was closed long enough ago.
/// `last`: when that one was closed, or none while it is open.
fn opens(last: Option<Option<Instant>>, now: Instant) -> bool {
    match last {
        None => true,
        Some(None) => false,
        Some(Some(closed_at)) => now.duration_since(closed_at) >= QUIET,
    }
}

/// Opens a suspected incident because the line of a promise is red. `says` is what the line says. Gives the number
/// of the incident; None: its line has one already. Errors: the database's.
pub async fn suspect(platform: &Platform, promise: &str, says: &str, now: Instant) -> Result<Option<i32>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let last = sql::last_of_promise().bind(&guard, &INSTANCE.uuid(), &promise).opt().await;
    let is_new = match last {
        Ok(last) => opens(last.map(|row| row.closed_at), now),
        Err(error) => {
            guard.rollback().await;
            return Err(error.into());
        }
    };
    if !is_new {
        guard.rollback().await;
        return Ok(None);
    }
    match open(&guard, promise, says, now).await {
        Ok(number) => guard.commit().await.map(|()| Some(number)),
        Err(error) => {
            guard.rollback().await;
            Err(error)
        }
    }
}

async fn open(guard: &Guard, promise: &str, says: &str, now: Instant) -> Result<i32> {
    let at = At { tenant: INSTANCE.uuid(), by: NOBODY.uuid(), now };
    let facts = json!({ "promise": promise, "severity": Severity::High });
    let step = Step { what: "declared", facts: Some(facts.clone()), words: Some(says), is_public: false };
    let first = (IncidentState::Suspected.as_str(), false);
    let new = casework::open(guard, at, CaseKind::Incident, first, &step).await?;
    incident::keep(guard, at, new.case, (Severity::High, says, now)).await?;
    sql::set_promise().bind(guard, &promise, &at.tenant, &new.case).one().await?;
    let case = CaseKind::Incident.name(new.number);
    let change = Change::of(&case).after(facts);
    let action = ("instance.incident.suspect", None);
    write_event_of(guard, &own_call(now)?, INSTANCE, action, None, &change).await?;
    let link = format!("/w/{INSTANCE_SLUG}/instance/incidents/{}", new.number);
    let words = messages::suspicion(&case, promise, says);
    let told = Notice { words, link, about: new.case, until: now + NEWS };
    mail::tell(guard, now, (at.tenant, at.by), &[Role::Admin], &told).await?;
    Ok(new.number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_opens_one_incident_and_another_a_day_after_that_was_closed() {
        let now = Instant::UNIX_EPOCH + SignedDuration::from_hours(100);
        let closed = |hours| Some(Some(now - SignedDuration::from_hours(hours)));
        assert!(opens(None, now) && !opens(Some(None), now), "one at a time");
        assert!(!opens(closed(23), now) && opens(closed(24), now));
    }
}
