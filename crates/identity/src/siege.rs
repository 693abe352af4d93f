//! Wrong answers to the request for the second factor: after ten in a row the program mails the person; after very many
//! over weeks it also requires a mailed link.
//! Invariant: without a mail server, or for an address that nobody proved, no link is asked for: nobody waits for a mail that
//! cannot come.

pub mod last_step;

use crate::account_mail::{self, Warning};
use crate::attempts::{self, Counted};
use crate::people;
use identity_queries::identity as sql;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::UserId;
use platform::call::Call;
use platform::error::Result;
use platform::instance::INSTANCE;
use platform::internal::{Guard, write_event};
use platform::platform::Platform;

/// How many wrong codes in how many days: guessing one takes some 300,000 tries.
const MANY: i64 = 100;
const WITHIN: SignedDuration = SignedDuration::from_hours(24 * 30);
const DAY_S: i64 = 86_400;

/// The start of a moment's day.
fn day_of(now: Instant) -> Instant {
    now - SignedDuration::from_secs(now.as_second().rem_euclid(DAY_S))
        - SignedDuration::from_nanos(now.subsec_nanosecond().into())
}

/// Notes a wrong code, in a transaction entered in the instance's workspace.
pub(super) async fn note(guard: &Guard, person: UserId, now: Instant) -> Result<()> {
    let (instance, whose, day) = (INSTANCE.uuid(), person.uuid(), day_of(now));
    sql::forget_wrong_codes().bind(guard.pg(), &instance, &whose, &(day - WITHIN)).all().await?;
    sql::note_wrong_code().bind(guard.pg(), &instance, &whose, &day).one().await?;
    Ok(())
}

/// Whether there were so many wrong codes that a link is needed too.
fn is_on(wrong: i64, sends: bool, is_proved: bool) -> bool {
    wrong >= MANY && sends && is_proved
}

/// Whether an account needs a mailed link besides its second factor, in a transaction entered as its person.
pub(super) async fn is_besieged(
    platform: &Platform,
    guard: &Guard,
    person: UserId,
    now: Instant,
) -> Result<bool> {
    let since = day_of(now) - WITHIN;
    let wrong = sql::wrong_codes().bind(guard.pg(), &INSTANCE.uuid(), &person.uuid(), &since).one().await?;
    let is_proved = people::myself(guard, now).await?.verified_at.is_some();
    Ok(is_on(wrong, platform.mail.reaches(), is_proved))
}

/// After the tenth wrong answer in a row, writes its event and mails the person: whoever tries has passed the first
/// step. Entered in the instance's workspace as the person.
pub(super) async fn tell_of_factors(
    guard: &Guard,
    call: &Call,
    person: UserId,
    counted: &Counted,
) -> Result<()> {
    if counted.failures != attempts::BURST {
        return Ok(());
    }
    let name = people::myself(guard, call.now).await?.name;
    let code = Some(Code::StepUpRequired.as_str());
    write_event(guard, call, INSTANCE, "workspace.session.burst", Some((person, &name)), code).await?;
    account_mail::warn(guard, call, person, Warning::Factors).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_wrong_codes_need_a_link_and_only_where_one_comes() {
        for (wrong, sends, is_proved, needs) in [
            (99, true, true, false),
            (100, true, true, true),
            (5_000, true, true, true),
            (5_000, false, true, false),
            (5_000, true, false, false),
        ] {
            assert_eq!(is_on(wrong, sends, is_proved), needs, "{wrong} {sends} {is_proved}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight() {
        let at = |text: &str| text.parse::<Instant>().expect("a moment");
        assert_eq!(day_of(at("2026-04-20T05:00:00.25Z")), at("2026-04-20T00:00:00Z"));
        assert_eq!(day_of(at("2026-04-20T00:00:00Z")), at("2026-04-20T00:00:00Z"));
    }
}
