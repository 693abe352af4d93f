//! Wrong codes of a second factor, over weeks: whose account had very many of them needs a mailed link besides.
//! What must stay true: the link comes after password and code, and works in that browser alone. Without a mail server, or
//! for an address that nobody proved, no link is asked for: nobody waits for a mail that cannot come.

use super::sign_in::Errand;
use crate::one_time_links::{self, Kind, New};
use crate::sessions::opening::open_all;
use crate::sessions::{Proven, SignedIn};
use crate::{account_mail, people};
use identity_queries::identity as sql;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::UserId;
use mail::messages;
use platform::call::{Call, Credential};
use platform::error::{Error, Result};
use platform::instance::INSTANCE;
use platform::internal::Guard;
use platform::platform::Platform;
use serde::{Deserialize, Serialize};

/// So many wrong codes in so many days: guessing one takes some 300,000 tries.
const MANY: i64 = 100;
const WITHIN: SignedDuration = SignedDuration::from_hours(24 * 30);
const DAY_S: i64 = 86_400;

/// When the day of a moment began.
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

/// Whether so many wrong codes need a link besides.
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

/// The state stored until the link is followed.
#[derive(Serialize, Deserialize)]
struct Step {
    name: String,
    /// What they are signed in for.
    errand: Option<Errand>,
}

/// Mails the link to the person who gave password and code in the browser that was half signed in by this cookie. Somebody who
/// joins or opens a workspace continues by it.
pub(super) async fn ask(
    guard: &Guard,
    call: &Call,
    person: UserId,
    half: &Credential,
    errand: Option<Errand>,
) -> Result<()> {
    let it = people::myself(guard, call.now).await?;
    // Only an account with a proved address is asked: `is_besieged`.
    let Some(to) = it.email else { return Err(Code::SignInRequired.into()) };
    let note = serde_json::to_string(&Step { name: it.name, errand }).map_err(Error::internal)?;
    let new = New { kind: Kind::Last, person, browser: Some(half.sha256), note: Some(&note) };
    account_mail::link_always(guard, call, &to, &new, messages::last_step).await
}

/// Whether a link signs this browser in now. Errors: `link_used`; `permission_denied` in another browser.
pub async fn is_open(
    platform: &Platform,
    call: &Call,
    link: &Credential,
    half: Option<&Credential>,
) -> Result<()> {
    one_time_links::find(platform, call, Kind::Last, link, half.map(|it| it.sha256)).await.map(drop)
}

/// Signs in who followed a link in the browser that gave password and code. Errors: as `is_open`.
pub async fn follow(
    platform: &Platform,
    call: &Call,
    link: &Credential,
    half: Option<&Credential>,
) -> Result<Vec<SignedIn>> {
    let known = one_time_links::find(platform, call, Kind::Last, link, half.map(|it| it.sha256)).await?;
    let guard = Guard::begin(platform, INSTANCE, known.person).await?;
    let step: Step =
        serde_json::from_str(known.note.as_deref().unwrap_or_default()).map_err(|_| Code::LinkUsed)?;
    one_time_links::spend(&guard, call, &known).await?;
    guard.commit().await?;
    if let Some(errand) = &step.errand {
        return errand.go_on(platform, call, known.person).await;
    }
    let who = Proven { person: known.person, name: step.name, second_factor: true };
    open_all(platform, call, &who).await
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
