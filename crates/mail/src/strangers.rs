//! Mail to addresses that do not belong to the workspace yet: invitations, and the question to a billing
//! address.
//! Invariant: opening a workspace does not let anybody send mail to the whole world in its name. Its founder
//! needs a proved address first. Young workspaces send only a few such mails a day, however many of them a
//! person opened. A mailbox gets only a few a day, from however many workspaces.

use super::{DAY, sql};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::id::new_id;
use kernel::refusal::{Fault, Refusal};
use platform::allowance::{Allowance, subject};
use platform::error::Result;
use platform::instance::CANARIES;
use platform::internal::at_instance_as;
use platform::tx::Tx;

/// A workspace is young for two weeks: abuse rarely stays unnoticed that long, and by then a shop has its
/// people.
pub const YOUNG: SignedDuration = SignedDuration::from_hours(24 * 14);
/// Mails to strangers in a day from a young workspace: enough for a shop's whole team, too few to be worth
/// abusing.
pub const A_DAY: i64 = 20;

/// The same for one person, in all their young workspaces.
const BY_ONE: Allowance = Allowance::a_day(20);

/// Addresses for notices that a young workspace may ask in a day: enough to correct a mistyped one, and to change
/// it once more.
pub const PAYERS_A_DAY: i64 = 5;

/// Errors: 429 at `email`, if a young workspace has already asked many addresses for notices today.
pub(crate) async fn asks_few(tx: &Tx) -> Result<()> {
    let (first, young) = (new_id(tx.now - DAY, [0; 10]), tx.now - YOUNG);
    if sql::billing_links_since().bind(tx, &tx.tenant(), &first, &young).one().await? < PAYERS_A_DAY {
        return Ok(());
    }
    let words =
        "In its first two weeks a workspace asks five addresses for notices a day. Try again tomorrow.";
    Err(Refusal::invalid(vec![Fault { message: words.into(), ..Fault::new("email", Code::RateLimited) }])
        .into())
}

/// Why no mail is sent to a stranger now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The address of the person who sends it is unproved.
    Unproved,
    /// The workspace is young, and it or the person has reached the limit of the day.
    Limit,
    /// The mailbox has reached its limit of the day.
    Recipient,
}

impl Held {
    /// The rule, from whether the address is proved and, for a young workspace, how many were sent today.
    pub const fn of(is_proved: bool, today: i64) -> Option<Held> {
        match (is_proved, today) {
            (false, _) => Some(Held::Unproved),
            (true, A_DAY..) => Some(Held::Limit),
            (true, _) => None,
        }
    }

    /// Its word for programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Held::Unproved => "address_unproved",
            Held::Limit => "daily_limit",
            Held::Recipient => "recipient_limit",
        }
    }

    /// What to do about it, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Held::Unproved => {
                "No mail goes to others before your own address is confirmed. Confirm it on your account page."
            }
            Held::Limit => {
                "In its first two weeks a workspace mails 20 people a day who do not work in it. Today's have gone out."
            }
            Held::Recipient => "This person got many invitations today. Hand the link over yourself.",
        }
    }
}

/// Whether a mail to a stranger is refused now, and why. Errors: the database's.
pub async fn held(tx: &Tx) -> Result<Option<Held>> {
    // Nobody reads the mail of a canary.
    if CANARIES.contains(&tx.workspace.slug.as_str()) {
        return Ok(None);
    }
    let (first, young) = (new_id(tx.now - DAY, [0; 10]), tx.now - YOUNG);
    let today = sql::strangers_since().bind(tx, &tx.tenant(), &first, &young).one().await?;
    Ok(Held::of(sql::is_my_address_proved().bind(tx).one().await?, today))
}

/// As `held`, and counts the mail against the limits of the day. Errors: the database's.
pub async fn may_write(tx: &Tx, to: &str, kind: &'static str) -> Result<Option<Held>> {
    match held(tx).await? {
        Some(held) => Ok(Some(held)),
        None => may_reach(tx, to, kind).await,
    }
}

/// Counts a mail of this kind to this address against the limits of the day: that of the person, in all their
/// workspaces, while this workspace is young, and that of the mailbox. A canary has no limits, because nobody
/// reads its mail.
pub async fn may_reach(tx: &Tx, to: &str, kind: &'static str) -> Result<Option<Held>> {
    if CANARIES.contains(&tx.workspace.slug.as_str()) {
        return Ok(None);
    }
    let is_young = sql::is_young().bind(tx, &tx.tenant(), &(tx.now - YOUNG)).one().await?;
    let by = subject(&[b"mails by", kind.as_bytes(), tx.person().as_bytes()]);
    let person = tx.member.person;
    let taken = at_instance_as(tx, person, async {
        if is_young && !BY_ONE.take(tx, tx.now, &by).await? {
            return Ok(Some(Held::Limit));
        }
        Ok((!super::may_reach(tx, tx.now, to, kind).await?).then_some(Held::Recipient))
    });
    taken.await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_proved_their_address_writes_to_twenty_a_day_and_who_did_not_to_nobody() {
        assert_eq!(Held::of(false, 0), Some(Held::Unproved));
        assert_eq!([0, A_DAY - 1].map(|today| Held::of(true, today)), [None; 2]);
        assert_eq!([A_DAY, A_DAY + 9].map(|today| Held::of(true, today)), [Some(Held::Limit); 2]);
        assert!(Held::Limit.words().contains(&A_DAY.to_string()));
    }
}
