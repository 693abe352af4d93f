//! The sender: looks which workspaces have mail due, claims one at a time, hands it to the mail server, notes how it went.
//! What must stay true: a claim is committed before anything is sent and runs out by itself, so that a mail outlives a
//! killed program and two programs do not send it twice. Only a program killed after the server took a mail and before
//! that was noted has it sent again: under the same Message-ID.

use super::smtp::{Failure, Letter, Smtp};
use super::{Opened, Stored, sql};
use crate::billing;
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use platform::encryption::ColumnCipher;
use platform::error::{Error, Result};
use platform::instance::is_of_canary;
use platform::internal::Guard;
use platform::platform::Platform;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio_postgres::Client;
use uuid::Uuid;

/// How often it looks by itself: what another program of the same database put in the queue is not told of here.
const LOOK: Duration = Duration::from_secs(5);
/// How often without a mail server, to do away with what is of no more use.
const IDLE: Duration = Duration::from_secs(600);
/// How long a claim holds: longer than a server may take for a mail, and its result to be noted.
const CLAIM: SignedDuration = SignedDuration::from_secs(120);
/// How long it is tried to note that a mail was sent; together with the sending it stays within the claim.
const NOTING: Duration = Duration::from_secs(60);
/// Mails of one workspace before it is the next one's turn.
const TURN: usize = 20;
/// Workspaces of one look.
const WORKSPACES: i64 = 100;
/// Waits between tries in minutes: eleven tries in three and a half days, which outlasts a weekend without a server.
const WAITS: [i64; 10] = [1, 5, 15, 60, 180, 360, 720, 720, 1440, 1440];

/// What comes after a failure.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// The next try.
    Wait(Instant),
    /// None.
    GiveUp,
}

/// When a mail that failed for the n-th time is tried again.
pub(super) fn next(failure: Failure, tries: i32, now: Instant) -> Next {
    let wait = usize::try_from(tries - 1).ok().and_then(|n| WAITS.get(n));
    match wait {
        Some(minutes) if !failure.is_for_good() => Next::Wait(now + SignedDuration::from_mins(*minutes)),
        _ => Next::GiveUp,
    }
}

/// How it went with one workspace's next mail.
enum Went {
    /// There was none.
    Nothing,
    /// It was dealt with.
    Done,
    /// The server cannot be sent to now.
    Away,
}

/// Sends what is in the queue.
pub struct Sender {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    looker: Option<Client>,
    server: Option<Smtp>,
}

impl Sender {
    /// Over the connection settings of the role for jobs. Without a mail server everything waits.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config, server: Option<Smtp>) -> Sender {
        Sender { platform, jobs, looker: None, server }
    }

    /// Sends until it is told to stop; a mail in hand is finished first.
    pub async fn run(mut self, clock: fn() -> Instant, mut stop: watch::Receiver<bool>) {
        let post = self.platform.mail.clone();
        let pause = if self.server.is_some() { LOOK } else { IDLE };
        while !*stop.borrow() {
            // What waits, waits: that a mail was sent could not be noted.
            let looked = if self.platform.disk.is_out() { Ok(false) } else { self.look(clock, &stop).await };
            match looked {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => {
                    self.looker = None;
                    tracing::warn!(%error, "the mail queue could not be read; it is looked at again soon");
                }
            }
            tokio::select! {
                () = post.woken() => {}
                () = tokio::time::sleep(pause) => {}
                changed = stop.changed() => if changed.is_err() { return },
            }
        }
    }

    /// One look at every workspace with mail due; true where another at once is worth it.
    pub async fn look(&mut self, clock: impl Fn() -> Instant, stop: &watch::Receiver<bool>) -> Result<bool> {
        let mut done = false;
        for tenant in self.due(clock()).await? {
            for _ in 0..TURN {
                if *stop.borrow() {
                    return Ok(false);
                }
                match self.one(tenant, &clock).await {
                    Ok(Went::Nothing) => break,
                    Ok(Went::Done) => done = true,
                    Ok(Went::Away) => return Ok(false),
                    Err(away @ Error::Busy(_)) => return Err(away),
                    // One workspace's trouble is not the others'.
                    Err(error) => {
                        tracing::error!(%error, %tenant, "a workspace's mail could not be sent");
                        break;
                    }
                }
            }
        }
        Ok(self.ask_again(clock()).await? || done)
    }

    /// Billing addresses whose time has come are asked whether somebody reads there, where there is a server to ask by.
    async fn ask_again(&mut self, now: Instant) -> Result<bool> {
        if self.server.is_none() {
            return Ok(false);
        }
        let platform = self.platform.clone();
        Ok(billing::ask_due(&platform, self.looker().await?, now).await? > 0)
    }

    async fn looker(&mut self) -> Result<&Client> {
        if self.looker.as_ref().is_none_or(Client::is_closed) {
            self.looker = Some(database::connect(&self.jobs).await.map_err(Error::internal)?);
        }
        Ok(self.looker.as_ref().expect("connected above"))
    }

    /// The workspaces with mail due, who waited longest first: all that the role for jobs can see.
    async fn due(&mut self, now: Instant) -> Result<Vec<TenantId>> {
        let client = self.looker().await?;
        let rows = sql::workspaces_due().bind(client, &now, &WORKSPACES).all().await?;
        Ok(rows.into_iter().map(|row| TenantId::from_uuid(row.tenant_id)).collect())
    }

    /// Claims a workspace's next mail, sends it, notes how it went.
    async fn one(&self, tenant: TenantId, clock: &impl Fn() -> Instant) -> Result<Went> {
        let now = clock();
        let until = now + CLAIM;
        let Some(mail) = self.claim(tenant, now, until).await? else { return Ok(Went::Nothing) };
        let (id, tries) = (mail.id, mail.tries);
        let Some(server) = self.server.as_ref().filter(|_| now < mail.useless_at) else {
            self.note(tenant, Note::Useless(id), now).await?;
            return Ok(Went::Done);
        };
        // A real server would try to reach a domain that cannot be, and send the failure back.
        if mail.says.as_ref().is_some_and(|says| is_of_canary(&says.address)) {
            self.note(tenant, Note::Sent(id), now).await?;
            return Ok(Went::Done);
        }
        match mail.sent_by(server, now).await {
            Ok(()) => {
                tracing::info!(mail = %id, kind = mail.kind, tries, "a mail was sent");
                self.surely_note(tenant, Note::Sent(id), clock()).await?;
                Ok(Went::Done)
            }
            Err(failure) => {
                let why = failure.as_str();
                tracing::warn!(mail = %id, kind = mail.kind, tries, why, "a mail was not sent");
                self.note(tenant, Note::Failed(&mail, until, failure), clock()).await?;
                Ok(if failure.is_of_the_server() { Went::Away } else { Went::Done })
            }
        }
    }

    /// What does not open is claimed all the same, so that it does not stand before the others.
    async fn claim(&self, tenant: TenantId, now: Instant, until: Instant) -> Result<Option<Claimed>> {
        let guard = self.enter(tenant).await?;
        let (of, sending) = (tenant.uuid(), self.server.is_some());
        let mail = sql::claim_mail().bind(guard.pg(), &of, &now, &sending, &until).opt().await?;
        let mail = mail.map(|row| Claimed::of(row, guard.cipher(of, now)));
        guard.commit().await?;
        Ok(mail)
    }

    /// As nobody: a mail's own person may have left meanwhile.
    async fn enter(&self, tenant: TenantId) -> Result<Guard> {
        Guard::begin(&self.platform, tenant, UserId::from_uuid(Uuid::nil())).await
    }

    /// A mail the server took is not sent again for want of a note: while the database is away it is waited for.
    async fn surely_note(&self, tenant: TenantId, note: Note<'_>, now: Instant) -> Result<()> {
        let noted = tokio::time::timeout(NOTING, async {
            while let Err(error) = self.note(tenant, note, now).await {
                tracing::warn!(%error, "that a mail was sent could not be noted yet");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        });
        noted.await.map_err(|_| Error::Busy("that a mail was sent could not be noted in time".into()))
    }

    async fn note(&self, tenant: TenantId, note: Note<'_>, now: Instant) -> Result<()> {
        let guard = self.enter(tenant).await?;
        let (pg, of) = (guard.pg(), tenant.uuid());
        match note {
            Note::Sent(mail) => sql::mail_sent().bind(pg, &now, &of, &mail).opt().await?,
            Note::Useless(mail) => sql::mail_useless().bind(pg, &now, &of, &mail).opt().await?,
            Note::Failed(mail, claimed, failure) => match next(failure, mail.tries, now) {
                Next::Wait(due) => {
                    sql::mail_waits().bind(pg, &due, &failure.as_str(), &of, &mail.id, &claimed).opt().await?
                }
                Next::GiveUp => {
                    let why = failure.as_str();
                    let ended =
                        sql::mail_given_up().bind(pg, &now, &why, &of, &mail.id, &claimed).opt().await?;
                    let says = mail.says.as_ref().filter(|_| ended.is_some() && failure.is_of_the_address());
                    if let Some(says) = says {
                        billing::bounced(&guard, of, (&says.address, mail.written_at), now).await?;
                    }
                    ended
                }
            },
        };
        guard.commit().await
    }
}

/// A mail that is ours to send until the claim runs out.
struct Claimed {
    id: Uuid,
    kind: String,
    tries: i32,
    written_at: Instant,
    useless_at: Instant,
    /// None: it does not open.
    says: Option<Opened>,
}

impl Claimed {
    fn of(row: sql::ClaimMail, cipher: ColumnCipher<'_>) -> Claimed {
        let stored = Stored { address: row.address, subject: row.subject, text: row.text, link: row.link };
        Claimed {
            id: row.mail_id,
            kind: row.kind,
            tries: row.tries,
            written_at: row.created_at,
            useless_at: row.useless_at,
            // Why was told in the instance's log.
            says: stored.opened(cipher, row.mail_id).ok(),
        }
    }

    async fn sent_by(&self, server: &Smtp, now: Instant) -> std::result::Result<(), Failure> {
        let says = self.says.as_ref().ok_or(Failure::Unreadable)?;
        let letter = Letter {
            id: self.id.to_string(),
            to: &says.address,
            subject: &says.subject,
            text: &says.text,
            link: says.link.as_deref(),
        };
        server.send(&letter, now).await
    }
}

/// How it went with a mail.
#[derive(Clone, Copy)]
enum Note<'a> {
    Sent(Uuid),
    Useless(Uuid),
    /// Until when it was claimed, and why it failed.
    Failed(&'a Claimed, Instant, Failure),
}
