//! Mails about an account: links that prove something, and notices of what was done to it.
//! What must stay true: they belong to the person and lie in the instance's own workspace, where no shop sees them; an
//! address gets only so many a day, whoever asks.

use super::INSTANCE;
use super::one_time::{self, New};
use crate::call::Call;
use crate::error::Result;
use crate::mail::words::Words;
use crate::mail::{self, Mail, Posts};
use crate::tx::{ReadTx, Tx};
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::UserId;
use queries::queries::platform::src::tx as tx_sql;
use std::time::Duration;
use uuid::Uuid;

/// How long a notice is worth sending.
pub(super) const NEWS: SignedDuration = SignedDuration::from_hours(72);
/// Where a notice leads whoever did not do it: to a new password.
pub(super) const WAY_OUT: Option<&str> = Some("/forgotten");

/// How long the answer has before what goes on apart begins.
const APART: Duration = Duration::from_millis(100);

/// Does apart from the answer what depends on whether an address is known. It begins when the answer is gone, so that not
/// even its share of the machine tells. Lost with a program that is killed meanwhile: who asked asks again.
pub(super) fn apart(request: Uuid, work: impl Future<Output = Result<()>> + Send + 'static) {
    tokio::spawn(async move {
        tokio::time::sleep(APART).await;
        if let Err(error) = work.await {
            tracing::error!(%error, %request, "a mail about an account could not be written");
        }
    });
}

/// Does inside a call's transaction what belongs to the account and so lies in the instance's workspace: entered there
/// meanwhile, so that it is done when and only when the call is. What writes a person is committed on every node
/// anyway. Where it fails, the whole call is undone.
pub(super) async fn at_instance<T>(tx: &Tx, work: impl Future<Output = Result<T>>) -> Result<T> {
    at_instance_as(tx, tx.member.person, work).await
}

/// As `at_instance`, as another person: what is done there is done to them. A refused read goes on in its own workspace.
pub(crate) async fn at_instance_as<T>(
    tx: &ReadTx,
    person: UserId,
    work: impl Future<Output = Result<T>>,
) -> Result<T> {
    entered_at(tx, INSTANCE.uuid(), person, work).await
}

/// As `at_instance_as`, in another workspace of the person's.
pub(super) async fn entered_at<T>(
    tx: &ReadTx,
    tenant: Uuid,
    person: UserId,
    work: impl Future<Output = Result<T>>,
) -> Result<T> {
    tx_sql::enter().bind(tx, &tenant, &person.uuid()).one().await?;
    let done = work.await;
    let back = tx_sql::enter().bind(tx, &tx.tenant(), &tx.person()).one().await;
    let done = done?;
    back?;
    Ok(done)
}

/// Makes a link and mails it, in a transaction entered in the instance's workspace. False, and nothing is done, where
/// the address was written to very often today.
pub(super) async fn link(
    client: &impl Posts,
    call: &Call,
    to: &str,
    new: &New<'_>,
    words: impl FnOnce(Instant) -> Words,
) -> Result<bool> {
    if !mail::has_room(client, call.now, to, false).await? {
        return Ok(false);
    }
    let (secret, until) = one_time::make(client, call, new).await?;
    let path = new.kind.path().map(|path| format!("{path}{secret}"));
    let (about, link) = (new.person.uuid(), path.as_deref());
    let mail = Mail { about, to, words: words(until), link, useless_at: until };
    mail::queue_own(client, call.now, new.person, &mail).await?;
    Ok(true)
}

/// Tells a person what was done to their account, with a way out if they did not do it.
pub(super) async fn notify(client: &impl Posts, call: &Call, person: UserId, words: Words) -> Result<()> {
    // Whose address was proved by somebody else is told nothing there.
    let Some(to) = super::person::myself(client, call.now).await?.email else { return Ok(()) };
    tell(client, call, person, &to, words, WAY_OUT).await
}

/// Tells a person at an address of theirs what was done to their account, in a transaction entered in the instance's
/// workspace. Somebody who was told very often today is not told more.
pub(super) async fn tell(
    client: &impl Posts,
    call: &Call,
    person: UserId,
    to: &str,
    words: Words,
    link: Option<&str>,
) -> Result<()> {
    if !mail::has_room(client, call.now, to, true).await? {
        return Ok(());
    }
    let mail = Mail { about: person.uuid(), to, words, link, useless_at: call.now + NEWS };
    mail::queue_own(client, call.now, person, &mail).await
}
