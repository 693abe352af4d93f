//! The sender: finds workspaces with mail due, claims one mail at a time, hands it to the mail server and
//! stores the result.
//! Invariant: a claim is committed before anything is sent and expires by itself, so that a mail survives a
//! killed program and two programs do not send it twice. A mail is sent again only if the program is killed
//! after the server accepted it and before that was stored; then it has the same Message-ID.

use super::smtp::{Failure, Letter, Smtp};
use super::{Opened, Stored, sql};
use crate::returns::tag::MailName;
use crate::{billing, messages, security_contact};
use jiff::SignedDuration;
use kernel::contacts::Contacts;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use platform::current::Current;
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

/// How often it looks without being woken: mail that another program on this database queued does not wake
/// this one.
const LOOK: Duration = Duration::from_secs(5);
/// How often it looks without a mail server, to remove mail that is no longer worth sending.
const IDLE: Duration = Duration::from_secs(600);
/// How long a claim lasts: longer than a server may take for a mail and the result takes to store.
const CLAIM: SignedDuration = SignedDuration::from_secs(120);
/// How long it tries to store that a mail was sent; together with the sending this stays within the claim.
const NOTING: Duration = Duration::from_secs(60);
/// Mails of one workspace before the next one is served.
const TURN: usize = 20;
/// The most workspaces of one look.
const WORKSPACES: i64 = 100;
/// The waits between tries, in minutes: eleven tries in three and a half days, which outlasts a weekend
/// without a server.
const WAITS: [i64; 10] = [1, 5, 15, 60, 180, 360, 720, 720, 1440, 1440];

/// The consequence of a failure.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Another try at this moment.
    Wait(Instant),
    /// No other try.
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

/// The result for one workspace's next mail.
enum Went {
    /// There was none.
    Nothing,
    /// It was handled.
    Done,
    /// The server cannot be used now.
    Away,
}

/// Sends what is in the queue.
pub struct Sender {
    platform: Arc<Platform>,
    jobs: tokio_postgres::Config,
    looker: Option<Client>,
    server: Arc<Current<Option<Smtp>>>,
}

impl Sender {
    /// A sender with the connection settings of the role for jobs. Without a mail server all mail waits;
    /// outside production also with one, unless it takes every mail for one address.
    pub fn new(platform: Arc<Platform>, jobs: tokio_postgres::Config, server: Option<Smtp>) -> Sender {
        let is_real = platform.environment().is_production();
        let server = server.filter(|server| is_real || server.is_for_one());
        platform.mail.sends_to_everybody(server.as_ref().is_some_and(|server| !server.is_for_one()));
        Sender { platform, jobs, looker: None, server: Arc::new(Current::new(server)) }
    }

    /// The place of the mail server, for the same one with another password or CA. It stays empty where no mail is sent.
    pub fn server(&self) -> Arc<Current<Option<Smtp>>> {
        self.server.clone()
    }

    /// Sends until the program stops; a mail that is being sent is finished first.
    pub async fn run(mut self, clock: fn() -> Instant, mut stop: watch::Receiver<bool>) {
        let post = self.platform.mail.clone();
        let pause = if self.server.get().is_some() { LOOK } else { IDLE };
        while !*stop.borrow() {
            // Mail waits while the disk is full, because the result could not be stored.
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

    /// One look at every workspace with mail due; true if another look at once is worth it.
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
                    // A failure in one workspace does not stop the others.
                    Err(error) => {
                        tracing::error!(%error, %tenant, "a workspace's mail could not be sent");
                        break;
                    }
                }
            }
        }
        Ok(self.ask_again(clock()).await? || done)
    }

    /// Asks the billing addresses whose time has come whether somebody reads mail there, if there is a mail
    /// server.
    async fn ask_again(&mut self, now: Instant) -> Result<bool> {
        if self.server.get().is_none() {
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

    /// The workspaces with mail due, the longest waiting first: all that the role for jobs can see.
    async fn due(&mut self, now: Instant) -> Result<Vec<TenantId>> {
        let client = self.looker().await?;
        let rows = sql::workspaces_due().bind(client, &now, &WORKSPACES).all().await?;
        Ok(rows.into_iter().map(|row| TenantId::from_uuid(row.tenant_id)).collect())
    }

    /// Claims a workspace's next mail, sends it and stores the result.
    async fn one(&self, tenant: TenantId, clock: &impl Fn() -> Instant) -> Result<Went> {
        let now = clock();
        let until = now + CLAIM;
        let Some(mail) = self.claim(tenant, now, until).await? else { return Ok(Went::Nothing) };
        let (id, tries) = (mail.id, mail.tries);
        let server = self.server.get();
        let Some(server) = (*server).as_ref().filter(|_| now < mail.useless_at) else {
            self.note(tenant, Note::Useless(id), now).await?;
            return Ok(Went::Done);
        };
        // A real server would try to reach a domain that cannot exist, and would return the failure.
        if mail.says.as_ref().is_some_and(|says| is_of_canary(&says.address)) {
            self.note(tenant, Note::Sent(id), now).await?;
            return Ok(Went::Done);
        }
        match mail.sent_by((server, &self.platform.contacts()), tenant, now).await {
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

    /// A mail that does not open is claimed too, so that it does not block the others.
    async fn claim(&self, tenant: TenantId, now: Instant, until: Instant) -> Result<Option<Claimed>> {
        let guard = self.enter(tenant).await?;
        let (of, sending) = (tenant.uuid(), self.server.get().is_some());
        let mail = sql::claim_mail().bind(guard.pg(), &of, &now, &sending, &until).opt().await?;
        let mail = mail.map(|row| Claimed::of(row, guard.cipher(of, now)));
        guard.commit().await?;
        Ok(mail)
    }

    /// Enters as nobody: the person of the mail may have left since.
    async fn enter(&self, tenant: TenantId) -> Result<Guard> {
        Guard::begin(&self.platform, tenant, UserId::from_uuid(Uuid::nil())).await
    }

    /// A mail that the server accepted must not be sent again only because that was not stored: while the
    /// database is down, this waits.
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
        let id = note.mail();
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
                        security_contact::note_bounce(&guard, of, (&says.address, mail.written_at), now)
                            .await?;
                    }
                    ended
                }
            },
        };
        sql::forget_last_mail().bind(pg, &of, &id, &messages::PASSING).opt().await?;
        guard.commit().await
    }
}

/// A mail that this program may send until the claim expires.
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
        let stored = Stored {
            address: row.address,
            subject: row.subject,
            text: row.text,
            link: row.link,
            attachment: row.attachment,
        };
        Claimed {
            id: row.mail_id,
            kind: row.kind,
            tries: row.tries,
            written_at: row.created_at,
            useless_at: row.useless_at,
            // The instance's own log has the reason.
            says: stored.opened(cipher, row.mail_id).ok(),
        }
    }

    async fn sent_by(
        &self,
        (server, contacts): (&Smtp, &Contacts),
        tenant: TenantId,
        now: Instant,
    ) -> std::result::Result<(), Failure> {
        let says = self.says.as_ref().ok_or(Failure::Unreadable)?;
        let foot = messages::foot(&self.kind, contacts);
        let letter = Letter {
            name: MailName { mail: self.id, tenant: tenant.uuid() },
            to: &says.address,
            subject: &says.subject,
            text: &says.text,
            link: says.link.as_deref(),
            foot: &foot,
            attachment: says.attachment.as_ref(),
        };
        server.send(&letter, now).await
    }
}

/// The result of a mail.
#[derive(Clone, Copy)]
enum Note<'a> {
    Sent(Uuid),
    Useless(Uuid),
    /// The mail, until when it was claimed, and why it failed.
    Failed(&'a Claimed, Instant, Failure),
}

impl Note<'_> {
    /// The mail that it is about.
    fn mail(&self) -> Uuid {
        match self {
            Note::Sent(mail) | Note::Useless(mail) => *mail,
            Note::Failed(mail, ..) => mail.id,
        }
    }
}
