//! Mails about an account: links that prove something, and notices of what was done to it.
//! Invariant: they belong to the person and lie in the instance's own workspace, where no shop sees them; an
//! address gets only so many a day of what strangers can have sent, and that takes no room from what the person must not
//! miss: each change of their account is mailed to them.

use crate::one_time_links::{self, Kind, New};
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::UserId;
use mail::messages::{self, Words};
use mail::{Mail, Posts, Room};
use platform::call::Call;
use platform::error::Result;
use std::time::Duration;
use uuid::Uuid;

/// How long a notice is worth sending.
pub(super) const NEWS: SignedDuration = SignedDuration::from_hours(72);
/// Where a notice leads whoever did not do it: to a new password.
pub(super) const WAY_OUT: Option<&str> = Some("/forgotten");

/// Warnings of a kind are so far apart.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// How long the answer has before what goes on apart begins.
const APART: Duration = Duration::from_millis(100);

/// Does apart from the answer what depends on whether an address is known. It begins when all else is done, while the
/// answer waits for its time (`edge/pace.rs`). Lost with a program that is killed meanwhile: who asked asks again.
pub(super) fn apart(request: Uuid, work: impl Future<Output = Result<()>> + Send + 'static) {
    tokio::spawn(async move {
        tokio::time::sleep(APART).await;
        if let Err(error) = work.await {
            tracing::error!(%error, %request, "a mail about an account could not be written");
        }
    });
}

/// Makes a link and mails it, in a transaction entered in the instance's workspace. False, and nothing is done, where
/// the address was written to very often.
pub(super) async fn link(
    client: &impl Posts,
    call: &Call,
    to: &str,
    new: &New<'_>,
    words: impl FnOnce(Instant) -> Words,
) -> Result<bool> {
    let (kind, life) = (new.kind, new.kind.life());
    let may = match kind {
        Kind::Reset | Kind::Link => mail::may_get_own(client, call.now, (to, kind.word()), life).await?,
        _ => mail::may_reach(client, call.now, to, kind.word()).await?,
    };
    if may { write(client, call, to, new, words).await } else { Ok(false) }
}

/// As `link`, however many there were today: for who proved to be its person otherwise.
pub(super) async fn link_always(
    client: &impl Posts,
    call: &Call,
    to: &str,
    new: &New<'_>,
    words: impl FnOnce(Instant) -> Words,
) -> Result<()> {
    write(client, call, to, new, words).await.map(drop)
}

/// As `link`, of one that nobody asked for: it has little room of its own.
pub(super) async fn link_unasked(
    client: &impl Posts,
    call: &Call,
    to: &str,
    new: &New<'_>,
    words: impl FnOnce(Instant) -> Words,
) -> Result<bool> {
    if !mail::has_room(client, call.now, to, Room::Choosing).await? {
        return Ok(false);
    }
    write(client, call, to, new, words).await
}

async fn write(
    client: &impl Posts,
    call: &Call,
    to: &str,
    new: &New<'_>,
    words: impl FnOnce(Instant) -> Words,
) -> Result<bool> {
    let (secret, until) = one_time_links::make(client, call, new).await?;
    let path = new.kind.path().map(|path| format!("{path}{secret}"));
    let (about, link) = (new.person.uuid(), path.as_deref());
    let mail = Mail { about, to, words: words(until), link, useless_at: until };
    mail::queue_own(client, call.now, new.person, &mail).await?;
    Ok(true)
}

/// Tells a person what was done to their account, with a way out if they did not do it.
pub async fn notify(client: &impl Posts, call: &Call, person: UserId, words: Words) -> Result<()> {
    // Whose address was proved by somebody else is told nothing there.
    let Some(to) = crate::people::myself(client, call.now).await?.email else { return Ok(()) };
    tell(client, call, person, &to, words, WAY_OUT).await
}

/// Tells a person at an address of theirs what was done to their account, in a transaction entered in the instance's
/// workspace: as often as something is done. Only an address that nobody proved to be theirs has a limit: it may be a
/// stranger's, and is told nothing that somebody typed.
pub async fn tell(
    client: &impl Posts,
    call: &Call,
    person: UserId,
    to: &str,
    words: Words,
    link: Option<&str>,
) -> Result<()> {
    let is_proved = crate::people::myself(client, call.now).await?.verified_at.is_some();
    if !is_proved && !mail::has_room(client, call.now, to, Room::Notices).await? {
        return Ok(());
    }
    // What somebody typed, or had their browser say, reaches no stranger.
    let words = if is_proved { words } else { messages::untyped(&words, call.now) };
    let mail = Mail { about: person.uuid(), to, words, link, useless_at: call.now + NEWS };
    mail::queue_own(client, call.now, person, &mail).await
}

/// What strangers do that a person is warned of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Warning {
    /// Many wrong passwords in a row.
    Passwords,
    /// Many wrong answers in a row where the second factor is asked for.
    Factors,
}

/// Warns a person of what strangers do: at once, and whatever follows within a day in one mail at its end. It takes no
/// room from anything else.
pub(super) async fn warn(client: &impl Posts, call: &Call, person: UserId, warning: Warning) -> Result<()> {
    let Some(to) = crate::people::myself(client, call.now).await?.email else { return Ok(()) };
    let kind = match warning {
        Warning::Passwords => messages::BURST,
        Warning::Factors => messages::BURST_OF_FACTORS,
    };
    let last = mail::last_useless(client, call.now, &to, kind).await?.map(|useless_at| useless_at - NEWS);
    let Some(due) = next(last, call.now) else { return Ok(()) };
    let is_first = due == call.now;
    let words = match warning {
        Warning::Passwords => messages::burst(call.now, is_first),
        Warning::Factors => messages::burst_of_factors(call.now, is_first),
    };
    let mail = Mail { about: person.uuid(), to: &to, words, link: WAY_OUT, useless_at: due + NEWS };
    mail::queue_own_at(client, call.now, person, &mail, due).await
}

/// When the next warning of a kind is due, if the last one was due then: one a day. None: one waits already, which tells
/// of this too.
fn next(last: Option<Instant>, now: Instant) -> Option<Instant> {
    match last {
        // So far ahead none is due but by a clock that went back.
        Some(due) if due > now + DAY => Some(now),
        Some(due) if due > now => None,
        Some(due) if due + DAY > now => Some(due + DAY),
        _ => Some(now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_of_a_kind_are_one_a_day_and_the_first_is_at_once() {
        let at = |hours: i64| Instant::UNIX_EPOCH + SignedDuration::from_hours(1000 + hours);
        for (last, now, due) in [
            (None, 0, Some(0)),
            (Some(0), 0, Some(24)),
            (Some(0), 5, Some(24)),
            (Some(24), 5, None),
            (Some(24), 23, None),
            (Some(24), 24, Some(48)),
            (Some(24), 47, Some(48)),
            (Some(24), 48, Some(48)),
            (Some(24), 900, Some(900)),
            (Some(500), 5, Some(5)),
        ] {
            assert_eq!(next(last.map(at), at(now)), due.map(at), "last {last:?}, now {now}");
        }
    }
}
