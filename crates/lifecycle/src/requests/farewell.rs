//! The mail that tells a person that they were erased, as they asked.
//! Invariant: it is written in the transaction of the erasure, to the address that goes with it; only a
//! person who was identified gets one. Its entry in the outbox goes when it was sent, so an allowance bounds
//! these mails, and no count of entries. A limit holds a mail before the erasure, never after it.

use super::CameBy;
use crate::casework::CaseKind;
use jiff::SignedDuration;
use kernel::day::Instant;
use lifecycle_queries::casework as case_sql;
use lifecycle_queries::requests as sql;
use mail::messages::{ERASURE, requests as messages};
use mail::strangers::{self, Held};
use mail::{Mail, Posts};
use platform::allowance::{Allowance, subject};
use platform::email_address;
use platform::error::Result;
use platform::instance::CANARIES;
use platform::internal::{Seals, at_instance};
use platform::sealed::app::person_request::CONTACT;
use platform::tx::Tx;
use uuid::Uuid;

/// Such mails of one workspace in a day, however old it is: more than a shop's customers ask for.
const A_DAY: Allowance = Allowance::a_day(20);
/// How long such a mail is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(72);

/// A request for erasure that is not answered yet, with the mail address of the person who was identified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Farewell {
    case: Uuid,
    number: i32,
    /// Whether the person has the link of the request.
    has_link: bool,
    to: String,
}

/// The persons who asked for an erasure and were identified.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Addressees {
    /// Those whom a mail tells.
    pub by_mail: Vec<Farewell>,
    /// How many get none: they gave no mail address, or a limit holds their mail.
    pub others: usize,
}

/// Who asked for the erasure of a party. It is asked before the erasure, which takes the addresses. Errors:
/// the database's; the keyring's.
pub async fn addressees(
    client: &impl Seals,
    (tenant, party): (Uuid, Uuid),
    now: Instant,
) -> Result<Addressees> {
    let cipher = client.cipher_of(tenant, now);
    let mut asked = Addressees::default();
    for row in sql::erasures_asked().bind(client, &tenant, &party).all().await? {
        let contact: Option<String> = cipher.open(CONTACT, row.case_file_id, row.contact)?;
        // A telephone gets no mail.
        let Some(to) = contact.filter(|contact| email_address::email(contact).is_ok()) else {
            asked.others += 1;
            continue;
        };
        let has_link = row.came_by == CameBy::Form.as_str();
        asked.by_mail.push(Farewell { case: row.case_file_id, number: row.case_no, has_link, to });
    }
    Ok(asked)
}

/// Counts the mails against their limits, before the erasure. Those that a limit holds are among the others
/// afterwards. Returns why the first of them is held, and what to do about it. Errors: the database's.
pub async fn hold_back(tx: &Tx, asked: &mut Addressees) -> Result<Option<&'static str>> {
    let mut why = None;
    for one in std::mem::take(&mut asked.by_mail) {
        match why_held(tx, &one).await? {
            None => asked.by_mail.push(one),
            Some(held) => {
                asked.others += 1;
                why = why.or(Some(words(held)));
            }
        }
    }
    Ok(why)
}

/// Why a mail is held, if it is. An address that nobody sent by the form was typed by somebody of the
/// workspace, who may have chosen it.
async fn why_held(tx: &Tx, one: &Farewell) -> Result<Option<Held>> {
    // Nobody reads the mail of a canary.
    if CANARIES.contains(&tx.workspace.slug.as_str()) {
        return Ok(None);
    }
    // The workspace's own comes first: two erasures of one workspace take the others in turn.
    let of = subject(&[b"mails about erasures", tx.tenant().as_bytes()]);
    if !at_instance(tx, A_DAY.take(tx, tx.now, &of)).await? {
        return Ok(Some(Held::Limit));
    }
    match one.has_link {
        true => strangers::may_reach(tx, &one.to, ERASURE).await,
        false => strangers::may_write(tx, &one.to, ERASURE).await,
    }
}

/// What whoever erases reads of a mail that is held.
const fn words(held: Held) -> &'static str {
    match held {
        Held::Unproved => {
            "The mail about the erasure waits until your own address is confirmed. Confirm it on your account page, or tell the person yourself and erase all the same."
        }
        Held::Limit => {
            "Your workspace has sent its mails about erasures for today. Tell the person yourself and erase all the same, or erase tomorrow."
        }
        Held::Recipient => {
            "The person's address got many mails today. Tell the person yourself and erase all the same, or erase tomorrow."
        }
    }
}

/// Queues the mails, in the workspace that the transaction has entered. A program that erases counts them
/// against no limit: nobody chose these addresses today. Errors: the database's.
pub async fn tell_in(
    client: &impl Posts,
    (tenant, by): (Uuid, Uuid),
    now: Instant,
    all: &[Farewell],
) -> Result<()> {
    let place = case_sql::place().bind(client, &tenant).opt().await?;
    // Nobody reads the mail of a canary.
    let Some(place) = place.filter(|place| !CANARIES.contains(&place.slug.as_str())) else { return Ok(()) };
    for one in all {
        let words = messages::erasure(&CaseKind::Request.name(one.number), &place.name, one.has_link);
        let mail = Mail { about: one.case, to: &one.to, words, link: None, useless_at: now + NEWS };
        mail::queue_in(client, (tenant, by), now, &mail).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_that_is_held_says_to_tell_the_person_in_another_way() {
        for held in [Held::Unproved, Held::Limit, Held::Recipient] {
            assert!(words(held).contains("ell the person yourself and erase all the same"), "{held:?}");
        }
    }
}
