//! The code by which a stranger at a public form shows that they read a mailbox, when others took up what the form has
//! for everybody.
//! Invariant: nothing of a code is stored. It is computed from the mailbox, from what it is for, and from the day.

use crate::form_words::WRONG_CODE;
use jiff::SignedDuration;
use kernel::day::Instant;
use platform::allowance::{Allowance, subject};
use platform::email_address;
use platform::encryption::ColumnCipher;
use platform::error::Result;
use platform::input::unfit;
use platform::instance::INSTANCE;
use platform::internal::Guard;
use platform::platform::Platform;
use platform::sealed::app::mail as mail_cell;
use sha2::{Digest, Sha256};

/// Mails with a code in a day, for each form: far more than people ask, and few for a machine that sends unwanted mail.
const MAILS: Allowance = Allowance::a_day(5000);
/// What a mailbox may send in a day with a code.
const BY_MAILBOX: Allowance = Allowance::a_day(3);
/// Bytes of a code: too many to be guessed in its two days at the pace that the edge allows.
const BYTES: usize = 6;
/// How long a code works at least.
pub const LIFE: SignedDuration = SignedDuration::from_hours(24);

fn day_of(now: Instant) -> i64 {
    now.as_second().div_euclid(86_400)
}

/// The code of a mailbox for a purpose, such as "a report", on this day. Errors: `Internal`.
pub fn code_of(platform: &Platform, now: Instant, (purpose, to): (&str, &str)) -> Result<String> {
    of_day(platform, now, (purpose, to), day_of(now))
}

fn of_day(platform: &Platform, now: Instant, (purpose, to): (&str, &str), day: i64) -> Result<String> {
    let mailbox = email_address::mailbox(to);
    let text = format!("code of {purpose} by {mailbox} on day {day}");
    let keyed =
        ColumnCipher::of(&platform.encryption, INSTANCE.uuid(), now).blind(mail_cell::ADDRESS, &text)?;
    Ok(keyed.iter().take(BYTES).map(|byte| format!("{byte:02x}")).collect())
}

/// The mailbox that a code of today or yesterday shows to be the person's; None: they gave no code, or no address.
/// Errors: 422 at `code`; `Internal`.
pub fn mailbox_of(
    platform: &Platform,
    now: Instant,
    (purpose, to): (&str, Option<&str>),
    code: &str,
) -> Result<Option<String>> {
    let code = code.trim().to_ascii_lowercase();
    let Some(to) = to.filter(|_| !code.is_empty()) else { return Ok(None) };
    // Of hashes, so that the time of the comparison shows nothing.
    let hash = |code: &str| <[u8; 32]>::from(Sha256::digest(code.as_bytes()));
    for day in [day_of(now), day_of(now) - 1] {
        if hash(&code) == hash(&of_day(platform, now, (purpose, to), day)?) {
            return Ok(Some(email_address::mailbox(to)));
        }
    }
    Err(unfit("code", WRONG_CODE).into())
}

/// Takes one of what a mailbox may send with a code. `form` is a word for it. Errors: the database's.
pub async fn take(guard: &Guard, now: Instant, (form, mailbox): (&str, &str)) -> Result<bool> {
    let own = subject(&[form.as_bytes(), b"of", mailbox.as_bytes()]);
    BY_MAILBOX.take(guard.pg(), now, &own).await
}

/// Whether a code may be mailed to this address now; it counts as a mail of this kind. Errors: the database's.
pub async fn may_mail(
    platform: &Platform,
    guard: &Guard,
    now: Instant,
    (form, to, kind): (&str, &str, &'static str),
) -> Result<bool> {
    let all = subject(&[b"codes of", form.as_bytes()]);
    Ok(platform.mail.reaches()
        && MAILS.take(guard.pg(), now, &all).await?
        && mail::may_reach(guard.pg(), now, to, kind).await?)
}
