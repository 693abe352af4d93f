//! The security check-up: the items that an Owner can improve, each with its state, its reason and one
//! button.
//! Invariant: it counts the open items and gives no mark; it does not count as reading the audit log.

pub mod page;
#[cfg(test)]
mod tests;

use crate::passwords::{self, Doubtful};
use admin_queries::checkup as sql;
use catalogue::{Phrase, say};
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::permission::Permission;
use mail::billing::{self, BillingStatus};
use platform::action::Query;
use platform::error::Result;
use platform::input;
use platform::sealed::app::{api_token as token, invitation, membership};
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// After so long without a sign-in somebody may have left; after so long without a reader the log counts as
/// unread.
const MONTH: SignedDuration = SignedDuration::from_hours(30 * 24);
/// One person does not use more browsers than this in a day.
const BROWSERS: i64 = 3;
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// A token that ends within this time is listed.
const SOON: SignedDuration = SignedDuration::from_hours(14 * 24);
/// An invitation that was not followed within this time counts as forgotten.
const INVITED: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Names listed in one item.
const NAMES: usize = 20;

input! {
    /// The check-up of the workspace.
    pub struct Checkup {}
}

/// The check-up.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CheckupShown {
    /// The number of items with something to do.
    pub to_do: usize,
    /// Every item, those with something to do first.
    pub items: Vec<Item>,
}

/// One item of the check-up.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Item {
    /// Its name: passwords, shared_logins, leavers, invitations, audit_log, second_factor, tokens, billing,
    /// findings, access_review.
    pub id: &'static str,
    /// Whether there is something to do.
    pub is_open: bool,
    /// Its state.
    pub state: Phrase,
    /// The people or things it is about, twenty at most.
    pub names: Vec<Phrase>,
    /// When it was last done, for items that depend on it.
    pub last_at: Option<Instant>,
}

impl Item {
    /// An item about people or things: open if there are any.
    fn about(
        id: &'static str,
        names: Vec<Phrase>,
        well: &'static str,
        open: impl FnOnce(usize) -> Phrase,
    ) -> Item {
        let state = if names.is_empty() { Phrase::of(well) } else { open(names.len()) };
        let is_open = !names.is_empty();
        Item { id, is_open, state, names: names.into_iter().take(NAMES).collect(), last_at: None }
    }
}

impl Query for Checkup {
    const NAME: &'static str = "workspace.checkup";
    const NEEDS: Permission = Permission::AuditRead;
    const SUMMARY: &'static str =
        "Shows what an Owner can improve: shared logins, people who left, and more.";
    type Output = CheckupShown;

    async fn fetch(self, tx: &ReadTx) -> Result<CheckupShown> {
        let (tenant, now, cipher) = (tx.tenant(), tx.now, tx.cipher());
        let name = |person: Uuid, name: Vec<u8>| cipher.open(membership::NAME, person, name);
        let doubtful = passwords::doubtful(tx).await?;
        let shared = sql::shared_logins().bind(tx, &tenant, &(now - DAY), &BROWSERS).all().await?;
        let browsers = |it: sql::SharedLogins| -> Result<Phrase> {
            let name = name(it.person_id, it.name)?;
            Ok(say!("{name} ({count} browsers)", name, count = it.browsers))
        };
        let shared = sorted(shared.into_iter().map(browsers))?;
        let idle = sql::idle_members().bind(tx, &tenant, &(now - MONTH)).all().await?;
        let idle = sorted(idle.into_iter().map(|it| Ok(Phrase::verbatim(name(it.person_id, it.name)?))))?;
        let unfollowed = sql::unfollowed().bind(tx, &tenant, &(now - INVITED)).all().await?;
        let invited = |it: sql::Unfollowed| -> Result<Phrase> {
            Ok(Phrase::verbatim(cipher.open(invitation::EMAIL, it.invitation_id, it.email)?))
        };
        let unfollowed = sorted(unfollowed.into_iter().map(invited))?;
        let single = sql::without_factor().bind(tx, &tenant).all().await?;
        let single = sorted(single.into_iter().map(|it| Ok(Phrase::verbatim(name(it.person_id, it.name)?))))?;
        let ending = sql::ending_tokens().bind(tx, &tenant, &now, &(now + SOON)).all().await?;
        let name = |it: sql::EndingTokens| -> Result<Phrase> {
            Ok(Phrase::verbatim(cipher.open(token::NAME, it.token_id, it.name)?))
        };
        let ending = ending.into_iter().map(name).collect::<Result<Vec<_>>>()?;
        let billing = billing::standing_of(tx).await?;
        let open = sql::open_findings().bind(tx, &tenant).one().await?;
        let read_at = sql::audit_read().bind(tx, &tenant).one().await?;
        let founded_at = sql::founded().bind(tx, &tenant).one().await?;
        let review_due = sql::access_review_due().bind(tx, &tenant).one().await?;
        let mut items = vec![
            passwords_of(&doubtful),
            Item::about(
                "shared_logins",
                shared,
                "Nobody's login was used in more than three browsers today.",
                logins,
            ),
            Item::about("leavers", idle, "Everybody was here within 30 days.", leavers),
            Item::about("invitations", unfollowed, "No invitation is left lying.", invitations),
            Item::about(
                "second_factor",
                single,
                "Everybody last came in by a second factor.",
                password_alone,
            ),
            Item::about("tokens", ending, "No API token ends within two weeks.", tokens),
            billing_of(billing),
            findings(open),
            access_review(review_due, now),
            audit_log(read_at, founded_at, now),
        ];
        items.sort_by_key(|item| !item.is_open);
        Ok(CheckupShown { to_do: items.iter().filter(|item| item.is_open).count(), items })
    }
}

/// Sorts names, because the database, which has them encrypted, cannot.
fn sorted(names: impl Iterator<Item = Result<Phrase>>) -> Result<Vec<Phrase>> {
    let mut names = names.collect::<Result<Vec<_>>>()?;
    names.sort_by_cached_key(|name| name.to_string().to_lowercase());
    Ok(names)
}

fn logins(count: usize) -> Phrase {
    match count {
        1 => Phrase::of("One login was used in more than three browsers within a day."),
        _ => say!("{count} logins were used in more than three browsers within a day.", count),
    }
}

fn leavers(count: usize) -> Phrase {
    match count {
        1 => Phrase::of("One person has not signed in for 30 days or longer."),
        _ => say!("{count} people have not signed in for 30 days or longer.", count),
    }
}

fn invitations(count: usize) -> Phrase {
    Phrase::counted(
        count as u64,
        "{count} invitation was not followed for a week.",
        "{count} invitations were not followed for a week.",
    )
}

fn password_alone(count: usize) -> Phrase {
    match count {
        1 => Phrase::of("One person last came in by a password alone."),
        _ => say!("{count} people last came in by a password alone.", count),
    }
}

fn tokens(count: usize) -> Phrase {
    Phrase::counted(
        count as u64,
        "{count} API token ends within two weeks.",
        "{count} API tokens end within two weeks.",
    )
}

/// The members whose password is easy to guess, or was not checked since the lists changed.
fn passwords_of(doubtful: &[Doubtful]) -> Item {
    let bad = doubtful.iter().filter(|it| it.is_bad()).count();
    let unseen = doubtful.len() - bad;
    let weak = match bad {
        1 => Phrase::of("One person signs in with a password that is guessed soon."),
        count => say!("{count} people sign in with passwords that are guessed soon.", count),
    };
    let open = match (bad, unseen) {
        (_, 0) => weak,
        (0, n) => unseen_of(n),
        (_, n) => Phrase::joined([weak, unseen_of(n)]),
    };
    let names = doubtful
        .iter()
        .map(|it| say!("{name} ({state})", name = &it.name, state = Phrase::of(it.says())))
        .collect();
    Item::about("passwords", names, "Every password that somebody signs in with passed.", |_| open)
}

fn unseen_of(count: usize) -> Phrase {
    match count {
        1 => Phrase::of("One person has not signed in by password since the list changed."),
        _ => say!("{count} people have not signed in by password since the list changed.", count),
    }
}

/// Whether notices reach the billing address. The address itself is only on the page for users who may change
/// it.
fn billing_of(set: Option<(BillingStatus, Option<Instant>)>) -> Item {
    let wrong = set.and_then(|(standing, _)| standing.wrong());
    let state = match (set, wrong) {
        (_, Some(wrong)) => wrong,
        (Some(_), None) => "The billing address is confirmed, and no mail to it was refused or came back.",
        (None, None) => "None is set: notices go to the Owners alone.",
    };
    let last_at = set.and_then(|(_, confirmed_at)| confirmed_at);
    Item { id: "billing", is_open: wrong.is_some(), state: state.into(), names: Vec::new(), last_at }
}

fn findings(open: i64) -> Item {
    let state = match open {
        0 => Phrase::of("No finding waits for a look."),
        1 => Phrase::of("One finding waits for a look."),
        count => say!("{count} findings wait for a look.", count),
    };
    Item { id: "findings", is_open: open > 0, state, names: Vec::new(), last_at: None }
}

/// Whether a review of access waits, and whether its time is over.
fn access_review(due: Option<Instant>, now: Instant) -> Item {
    let state = match due {
        None => "No review of access is open. The next one begins with the next quarter.",
        Some(due) if due < now => "A review of access is overdue.",
        Some(_) => "A review of access waits for decisions.",
    };
    Item {
        id: "access_review",
        is_open: due.is_some(),
        state: state.into(),
        names: Vec::new(),
        last_at: None,
    }
}

/// Whether the audit log was read within a month; a younger workspace gets time until then.
fn audit_log(read_at: Option<Instant>, founded_at: Instant, now: Instant) -> Item {
    let is_open = now.duration_since(read_at.unwrap_or(founded_at)) > MONTH;
    let state = match (is_open, read_at) {
        (true, _) => "Nobody has looked at the audit log for 30 days or longer.",
        (false, Some(_)) => "Somebody looked at the audit log within 30 days.",
        (false, None) => "Nobody has looked at the audit log yet; the workspace is young.",
    };
    Item { id: "audit_log", is_open, state: state.into(), names: Vec::new(), last_at: read_at }
}
