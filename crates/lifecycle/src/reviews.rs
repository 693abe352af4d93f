//! Reviews of access: every quarter each workspace, and the instance's own, looks at who may do what.
//! Invariant: a workspace has one open review at most. Its entries are the people and the API tokens that
//! worked when it began.

use crate::casework::clock::Clock;
use crate::casework::{self, At, CaseKind, Step, recipients};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};
use kernel::day::Instant;
use kernel::id::TenantId;
use kernel::words;
use lifecycle_queries::reviews as sql;
use mail::{Notice, messages};
use platform::error::Result;
use platform::instance::{CANARIES, NOBODY};
use platform::internal::{Guard, Seals};
use platform::platform::Platform;
use tokio_postgres::Client;
use uuid::Uuid;

/// How long the mail that it began is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(72);
/// Workspaces whose review one look begins.
const WORKSPACES: i64 = 1000;

words! {
    /// The states of a review.
    pub enum ReviewState {
        /// People and tokens are looked at.
        Open = "open",
        /// Each was confirmed or removed.
        Closed = "closed",
    }
}

impl ReviewState {
    /// Its words for people.
    pub const fn label(self) -> &'static str {
        match self {
            ReviewState::Open => "Open",
            ReviewState::Closed => "Closed",
        }
    }
}

/// A review that began.
#[derive(Clone, Copy, Debug)]
pub struct NewReview {
    /// Its case.
    pub case: Uuid,
    /// Its number.
    pub number: i32,
    /// The people to look at.
    pub people: usize,
    /// The API tokens to look at.
    pub tokens: usize,
    /// When it is due.
    pub due: Instant,
}

/// The first moment of a quarter, in universal time: one rule for all workspaces.
pub fn quarter_of(now: Instant) -> Instant {
    let first = now.to_zoned(TimeZone::UTC).date().first_of_month();
    let into = i64::from((first.month() - 1) % 3);
    let first = first.saturating_sub(into.months());
    first.to_zoned(TimeZone::UTC).map_or(now, |begins| begins.timestamp())
}

/// Begins a review in the workspace that the transaction has entered. None: another one is open, and the
/// caller rolls back. Errors: the database's.
pub async fn begin(client: &impl Seals, at: At) -> Result<Option<NewReview>> {
    let step = Step { what: "opened", ..Step::default() };
    let state = (ReviewState::Open.as_str(), false);
    let opened = casework::open(client, at, CaseKind::AccessReview, state, &step).await?;
    // The row of the case's number is locked until the end, so nobody begins another one meanwhile.
    if sql::other_open_reviews().bind(client, &at.tenant, &opened.case).one().await? > 0 {
        return Ok(None);
    }
    let people = sql::insert_people().bind(client, &opened.case, &at.tenant).all().await?.len();
    let tokens = sql::insert_tokens().bind(client, &opened.case, &at.tenant, &at.now).all().await?.len();
    let due = casework::begin_clock(client, at, opened.case, opened.event, Clock::AccessReview).await?;
    Ok(Some(NewReview { case: opened.case, number: opened.number, people, tokens, due }))
}

/// Begins the review of the quarter wherever there was none, and mails it to those who do it. `jobs` is a
/// connection of the role for jobs. Returns the number of reviews that began. Errors: the database's.
pub async fn begin_all(platform: &Platform, jobs: &Client, now: Instant) -> Result<usize> {
    let quarter = quarter_of(now);
    let found = sql::workspaces_without_review().bind(jobs, &quarter, &WORKSPACES).all().await?;
    let mut begun = 0;
    for tenant in found {
        match begin_one(platform, tenant, now).await {
            Ok(is_new) => begun += usize::from(is_new),
            // A failure in one workspace does not stop the others; the next look tries again.
            Err(error) => tracing::error!(%error, %tenant, "the review of access could not begin"),
        }
    }
    Ok(begun)
}

async fn begin_one(platform: &Platform, tenant: Uuid, now: Instant) -> Result<bool> {
    let guard = Guard::begin(platform, TenantId::from_uuid(tenant), NOBODY).await?;
    let place = lifecycle_queries::casework::place().bind(guard.pg(), &tenant).one().await?;
    let at = At { tenant, by: NOBODY.uuid(), now };
    // Nobody works in a canary, so nobody would look.
    let is_canary = CANARIES.contains(&place.slug.as_str());
    let review = if is_canary { None } else { begin(&guard, at).await? };
    let Some(review) = review else {
        guard.rollback().await;
        return Ok(false);
    };
    let name = CaseKind::AccessReview.name(review.number);
    let words = messages::duties::duty(&name, Clock::AccessReview.task(), review.due, false);
    let page = recipients::page(CaseKind::AccessReview);
    let link = format!("/w/{}{page}/{}", place.slug, review.number);
    let told = Notice { words, link, about: review.case, until: now + NEWS };
    recipients::tell(&guard, tenant, now, &told).await?;
    guard.commit().await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::day::parse_instant;

    fn at(text: &str) -> Instant {
        parse_instant(text).expect("a moment")
    }

    #[test]
    fn a_quarter_begins_with_its_first_day() {
        for (now, begins) in [
            ("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
            ("2026-03-31T23:59:59Z", "2026-01-01T00:00:00Z"),
            ("2026-04-01T00:00:00Z", "2026-04-01T00:00:00Z"),
            ("2026-08-31T12:00:00Z", "2026-07-01T00:00:00Z"),
            ("2026-12-31T12:00:00Z", "2026-10-01T00:00:00Z"),
        ] {
            assert_eq!(quarter_of(at(now)), at(begins), "{now}");
        }
    }
}
