//! Mail: what an action puts in the queue inside its own transaction; `sender` takes it from there.
//! What must stay true: nothing is sent of what was rolled back, nothing of what was acknowledged is lost; what a mail
//! says is kept only until it was sent.

pub mod billing;
pub mod messages;
pub mod operators;
pub mod recipients;
pub mod sender;
pub mod smtp;
pub mod strangers;
#[cfg(test)]
mod tests;

use crate::messages::Words;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::{UserId, new_id};
use kernel::role::Role;
use mail_queries::outbox as sql;
use platform::allowance::{Allowance, subject};
use platform::email_address;
use platform::encryption::ColumnCipher;
use platform::error::{Error, Result};
use platform::instance::{CANARIES, INSTANCE};
use platform::internal::{AfterCommit, Guard, Internals, Seals};
use platform::random::fresh_id;
use platform::sealed::app::mail as cell;
use platform::tx::Tx;
use queries::client::GenericClient;
use uuid::Uuid;

/// Longest subject kept; a longer one is cut.
const SUBJECT: usize = 200;

/// Mails a workspace may write in a day: far more than people need, too few for who would misuse it.
const DAILY: i64 = 200;
/// Addresses that one person has us ask in a day whether they are theirs: who mistypes one puts it right.
const DAILY_BY_ONE: i64 = 5;
/// Mails of one kind that anybody can have sent to a mailbox in a day, by all workspaces together.
const DAILY_TO_ONE: i32 = 10;
/// Notices in a day to an address that nobody proved.
const DAILY_NOTICES: i64 = 10;
/// Links to choose a password that one address gets in a day without asking for one.
const DAILY_TO_CHOOSE: i64 = 3;
/// Links of one kind that an account gets in an hour, whoever asked for them; beyond that each when the one before has ended, so
/// that whoever gets none has one that works.
const HOURLY: i64 = 5;
const DAY: SignedDuration = SignedDuration::from_hours(24);
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// A mail to one person.
#[derive(Debug)]
pub struct Mail<'a> {
    /// The thing it tells of.
    pub about: Uuid,
    /// Whom it goes to.
    pub to: &'a str,
    /// What it says.
    pub words: Words,
    /// A path of ours at its end. The configured host is put before it when it is sent: no request decides where it leads.
    pub link: Option<&'a str>,
    /// From when on it is not worth sending.
    pub useless_at: Instant,
}

/// Puts a mail in the queue: it goes out when this transaction is committed, and never if it is not. Errors:
/// `rate_limited` where the workspace wrote very many today.
pub async fn queue(tx: &Tx, mail: &Mail<'_>) -> Result<Uuid> {
    // Ids are made at their moment, so a range of ids is a range of time.
    let first = new_id(tx.now - DAY, [0; 10]);
    if sql::mails_since().bind(tx, &tx.tenant(), &first).one().await? >= DAILY {
        return Err(Code::RateLimited.into());
    }
    let written =
        Written { id: tx.new_id()?, tenant: tx.tenant(), by: tx.person(), now: tx.now, due: tx.now };
    insert(tx, &written, mail).await?;
    Ok(written.id)
}

/// What one address gets so many of; each takes no room from the others.
#[derive(Debug, Clone, Copy)]
pub enum Room {
    /// Notices of what was done.
    Notices,
    /// Links to choose a password that nobody asked for.
    Choosing,
}

impl Room {
    /// The kind that counts, and how many there may be in a day.
    fn of(self) -> (&'static str, i64) {
        match self {
            Room::Notices => (messages::NOTICE, DAILY_NOTICES),
            Room::Choosing => (messages::CHOOSE, DAILY_TO_CHOOSE),
        }
    }
}

/// Whether an address may be written to about its account today. Who asked is not told that it may not: it would say
/// whether the address is known.
pub async fn has_room(client: &impl Posts, now: Instant, to: &str, what: Room) -> Result<bool> {
    let (kind, most) = what.of();
    Ok(written(client, now, (to, kind), DAY).await? < most)
}

/// Whether an account gets a link of this kind, which works so long, that somebody asked for. Mails of other kinds take nothing
/// of it.
pub async fn may_get_own(
    client: &impl Posts,
    now: Instant,
    (to, kind): (&str, &'static str),
    life: SignedDuration,
) -> Result<bool> {
    Ok(written(client, now, (to, kind), HOUR).await? < HOURLY
        || written(client, now, (to, kind), life).await? == 0)
}

/// Mails of a kind to an address about its account, in the time before.
async fn written(
    client: &impl Posts,
    now: Instant,
    (to, kind): (&str, &'static str),
    within: SignedDuration,
) -> Result<i64> {
    let (instance, first) = (INSTANCE.uuid(), new_id(now - within, [0; 10]));
    let to = client.cipher_of(instance, now).blind(cell::ADDRESS, to)?;
    Ok(sql::mails_to_since().bind(client, &instance, &to, &first, &kind).one().await?)
}

/// Takes a mail of this kind that may go to a stranger off what a mailbox gets in a day, in a transaction entered in the instance's
/// workspace. False: it gets no more today.
pub async fn may_reach(
    client: &impl GenericClient,
    now: Instant,
    to: &str,
    kind: &'static str,
) -> Result<bool> {
    let of = subject(&[b"mail", kind.as_bytes(), email_address::mailbox(to).as_bytes()]);
    Allowance::a_day(DAILY_TO_ONE).take(client, now, &of).await
}

/// Whether somebody may have us write to one more address today that may be a stranger's. Errors: the database's.
pub async fn may_ask_strangers(
    client: &impl Posts,
    now: Instant,
    person: UserId,
    kind: &'static str,
) -> Result<bool> {
    let (instance, first) = (INSTANCE.uuid(), new_id(now - DAY, [0; 10]));
    let mails = sql::mails_by_since().bind(client, &instance, &person.uuid(), &kind, &first).one().await?;
    Ok(mails < DAILY_BY_ONE)
}

/// Of the newest mail of a kind to an address about its account: until when it is worth sending. None: there was none in
/// the last days. Errors: the database's.
pub async fn last_useless(
    client: &impl Posts,
    now: Instant,
    to: &str,
    kind: &'static str,
) -> Result<Option<Instant>> {
    let (instance, first) = (INSTANCE.uuid(), new_id(now - 3 * DAY, [0; 10]));
    let to = client.cipher_of(instance, now).blind(cell::ADDRESS, to)?;
    Ok(sql::last_useless().bind(client, &instance, &to, &kind, &first).one().await?)
}

/// Puts a mail about an account in the queue: it belongs to the instance, not to a workspace, and the transaction is
/// entered there.
pub async fn queue_own(client: &impl Posts, now: Instant, person: UserId, mail: &Mail<'_>) -> Result<()> {
    queue_in(client, (INSTANCE.uuid(), person.uuid()), now, mail).await
}

/// As `queue_own`, of one that is due later.
pub async fn queue_own_at(
    client: &impl Posts,
    now: Instant,
    person: UserId,
    mail: &Mail<'_>,
    due: Instant,
) -> Result<()> {
    let (tenant, by) = (INSTANCE.uuid(), person.uuid());
    insert(client, &Written { id: fresh_id(now)?, tenant, by, now, due }, mail).await
}

/// Puts a mail in the queue of the workspace that the transaction is entered in, however many there were today: for what
/// its Owners must not miss.
pub async fn queue_in(
    client: &impl Posts,
    (tenant, by): (Uuid, Uuid),
    now: Instant,
    mail: &Mail<'_>,
) -> Result<()> {
    insert(client, &Written { id: fresh_id(now)?, tenant, by, now, due: now }, mail).await
}

/// What those who keep a workspace are told.
pub struct Notice {
    /// What it says.
    pub words: Words,
    /// A path of ours at its end.
    pub link: String,
    /// The thing or person it tells of.
    pub about: Uuid,
    /// From when on it is not worth sending.
    pub until: Instant,
}

impl Notice {
    /// To one of them.
    pub fn to<'a>(&'a self, to: &'a str) -> Mail<'a> {
        let (words, link) = (self.words.clone(), Some(self.link.as_str()));
        Mail { about: self.about, to, words, link, useless_at: self.until }
    }
}

/// Mails it to everybody of these roles, by the outbox of the workspace that the transaction is entered in.
pub async fn tell(
    client: &impl Posts,
    now: Instant,
    (tenant, by): (Uuid, Uuid),
    roles: &[Role],
    told: &Notice,
) -> Result<()> {
    let roles: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
    for one in recipients::of_roles(client, tenant, &roles, now).await? {
        queue_in(client, (tenant, by), now, &told.to(&one.email)).await?;
    }
    Ok(())
}

/// As `tell`, to the Owners, and to the billing address where it works.
pub async fn notify(
    client: &impl Posts,
    now: Instant,
    (tenant, by): (Uuid, Uuid),
    told: &Notice,
) -> Result<()> {
    tell(client, now, (tenant, by), &[Role::Owner], told).await?;
    tell_billing(client, now, (tenant, by), told).await
}

/// Mails it to the billing address where it works. Who is an Owner too gets it twice: the two are two addresses to us.
pub async fn tell_billing(
    client: &impl Posts,
    now: Instant,
    (tenant, by): (Uuid, Uuid),
    told: &Notice,
) -> Result<()> {
    match billing::working(client, tenant, now).await? {
        Some(to) => queue_in(client, (tenant, by), now, &told.to(&to)).await,
        None => Ok(()),
    }
}

/// Tells every Owner of the workspace, and its billing address, what must not be missed, until that moment. Nobody reads
/// the mail of a workspace in which the program tries its own promises.
pub async fn tell_owners(tx: &Tx, words: Words, link: String, until: Instant) -> Result<()> {
    if CANARIES.contains(&tx.workspace.slug.as_str()) {
        return Ok(());
    }
    let told = Notice { words, link, about: tx.person(), until };
    notify(tx, tx.now, (tx.tenant(), tx.person()), &told).await
}

/// A mail's row: its id, where it belongs, who had it written, when, and when it is due.
struct Written {
    id: Uuid,
    tenant: Uuid,
    by: Uuid,
    now: Instant,
    due: Instant,
}

async fn insert(client: &impl Posts, written: &Written, mail: &Mail<'_>) -> Result<()> {
    let subject: String = mail.words.subject.chars().take(SUBJECT).collect();
    // The configured host is put before it: what is no path of ours would lead elsewhere.
    if mail.link.is_some_and(|link| !link.starts_with('/')) {
        return Err(Error::internal("a mail's link is no path"));
    }
    let (cipher, id) = (client.cipher_of(written.tenant, written.now), written.id);
    sql::insert_mail()
        .bind(
            client,
            &written.tenant,
            &id,
            &mail.words.kind,
            &mail.about,
            &cipher.seal(cell::ADDRESS, id, mail.to)?,
            &cipher.blind(cell::ADDRESS, mail.to)?,
            &cipher.seal(cell::SUBJECT, id, subject.as_str())?,
            &cipher.seal(cell::TEXT, id, mail.words.text.as_str())?,
            &cipher.seal(cell::LINK, id, mail.link)?,
            &written.by,
            &written.now,
            &mail.useless_at,
            &written.due,
        )
        .one()
        .await?;
    client.hand().queued();
    Ok(())
}

/// Mail that could be sent now, in all workspaces.
pub struct Due {
    /// How many.
    pub many: i64,
    /// Since when the oldest.
    pub since: Option<Instant>,
}

/// What is due, asked as the role for jobs. Errors: the database's.
pub async fn due(jobs: &tokio_postgres::Client, now: Instant) -> Result<Due> {
    let found = sql::mails_due().bind(jobs, &now).one().await?;
    Ok(Due { many: found.many, since: found.since })
}

/// What a mail says and to whom, as it lies.
pub(crate) struct Stored {
    address: Vec<u8>,
    subject: Vec<u8>,
    text: Option<Vec<u8>>,
    link: Option<Vec<u8>>,
}

/// The same, opened.
#[derive(Debug)]
pub struct Opened {
    pub address: String,
    pub subject: String,
    pub text: String,
    pub link: Option<String>,
}

impl Stored {
    /// Errors: ours, when something of it does not open.
    fn opened(self, cipher: ColumnCipher<'_>, id: Uuid) -> Result<Opened> {
        Ok(Opened {
            address: cipher.open(cell::ADDRESS, id, self.address)?,
            subject: cipher.open(cell::SUBJECT, id, self.subject)?,
            text: cipher.open(cell::TEXT, id, self.text)?.unwrap_or_default(),
            link: cipher.open(cell::LINK, id, self.link)?,
        })
    }
}

/// A mail that waits to be sent.
pub struct Waiting {
    pub mail: Opened,
    pub created_at: Instant,
}

/// What waits of the instance's own mail, the newest first: for the demo, which has no mailboxes.
pub async fn waiting(guard: &Guard, now: Instant) -> Result<Vec<Waiting>> {
    let (instance, mut waiting) = (INSTANCE.uuid(), Vec::new());
    for row in sql::waiting_mails().bind(guard, &instance, &SHOWN).all().await? {
        let (id, created_at) = (row.mail_id, row.created_at);
        let stored = Stored { address: row.address, subject: row.subject, text: row.text, link: row.link };
        waiting.push(Waiting { mail: stored.opened(guard.cipher(instance, now), id)?, created_at });
    }
    Ok(waiting)
}

/// Mails shown of the demo's.
const SHOWN: i64 = 100;

/// A transaction that mail can be put in the queue by.
pub trait Posts: Seals {
    /// What wakes the sender when it is over.
    fn hand(&self) -> &AfterCommit;
}

impl Posts for Tx {
    fn hand(&self) -> &AfterCommit {
        self.after_commit()
    }
}

impl Posts for Guard {
    fn hand(&self) -> &AfterCommit {
        self.after_commit()
    }
}

/// Takes what waits out of the queue: what it tells of no longer stands.
pub async fn withdraw(tx: &Tx, about: &[Uuid]) -> Result<()> {
    withdraw_in(tx, (tx.tenant(), tx.now), about).await
}

/// As `withdraw`, in the outbox of the workspace that the transaction is entered in.
pub async fn withdraw_in(
    client: &impl GenericClient,
    (tenant, now): (Uuid, Instant),
    about: &[Uuid],
) -> Result<()> {
    if !about.is_empty() {
        sql::withdraw_mails().bind(client, &now, &tenant, &about).all().await?;
    }
    Ok(())
}

/// As `withdraw`, of the instance's own mail, in a transaction entered in its workspace.
pub async fn withdraw_own(guard: &Guard, now: Instant, about: Uuid) -> Result<()> {
    sql::withdraw_mails().bind(guard.pg(), &now, &INSTANCE.uuid(), &&[about][..]).all().await?;
    Ok(())
}

/// Has the sender look as soon as this transaction is over: for what makes mail due.
pub fn queued(tx: &Tx) {
    tx.after_commit().queued();
}
