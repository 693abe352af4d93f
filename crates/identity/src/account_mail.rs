//! Mails about an account: links that prove something, and notices of changes to it.
//! Invariant: these mails belong to the person and are stored in the instance's own workspace, where no shop
//! sees them. An address gets a limited number a day of the mails that strangers can trigger. That limit
//! takes no room from the mails that the person must not miss: each change of their account is mailed to
//! them.

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
/// Where a notice leads a person who did not make the change: to a new password.
pub(super) const WAY_OUT: Option<&str> = Some("/forgotten");

/// The time between two warnings of one kind.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// How long the answer gets before work in the background begins.
const APART: Duration = Duration::from_millis(100);

/// Runs in the background the work that depends on whether an address is known. It begins when all else is
/// done, while the answer waits for its time (`edge/pace.rs`). If the program is killed meanwhile, the work
/// is lost, and people have to ask again.
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

/// As `link`, however many were mailed today: for a person who proved who they are in another way.
pub(super) async fn link_always(
    client: &impl Posts,
    call: &Call,
    to: &str,
    new: &New<'_>,
    words: impl FnOnce(Instant) -> Words,
) -> Result<()> {
    write(client, call, to, new, words).await.map(drop)
}

/// As `link`, for a link that nobody asked for: the number of such links is small.
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
    // A person whose address somebody else has proved has no address to write to.
    let Some(to) = crate::people::myself(client, call.now).await?.email else { return Ok(()) };
    tell(client, call, person, &to, words, WAY_OUT).await
}

/// Mails a person, at an address of theirs, what was done to their account, in a transaction entered in the
/// instance's workspace. Each change is mailed. Only an address that nobody proved to be theirs has a limit:
/// it may be a stranger's, so the mail contains nothing that somebody typed.
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
    // Text that somebody typed, or that their browser sent, is never mailed to a stranger.
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

/// Warns a person about attempts by strangers: at once about the first, and in one mail a day later about all
/// that follow. Warnings take no room from other mails.
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

/// When the next warning of a kind is due, if the last one was due then: one a day. None: one is waiting
/// already, and covers this too.
fn next(last: Option<Instant>, now: Instant) -> Option<Instant> {
    match last {
        // A due time that far ahead comes only from a clock that went back.
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
