//! Mail: an action puts it in the queue within its own transaction; `sender` sends it.
//! Invariant: mail of a transaction that was rolled back is never sent; mail of a committed one is never
//! lost. The text of a mail is stored only until it is sent.

pub mod billing;
pub mod captures;
pub mod contacts;
pub mod messages;
pub mod notices;
pub mod operators;
pub mod recipients;
pub mod returns;
pub mod security_contact;
pub mod sender;
pub mod smtp;
pub mod strangers;
#[cfg(test)]
mod tests;

use crate::messages::Words;
use catalogue::Language;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::{UserId, new_id};
use kernel::role::Role;
use mail_queries::client::Params;
use mail_queries::outbox as sql;
use platform::allowance::{Allowance, subject};
use platform::email_address;
use platform::encryption::ColumnCipher;
use platform::error::{Error, Result};
use platform::instance::{CANARIES, INSTANCE};
use platform::internal::{AfterCommit, Guard, Internals, Seals};
use platform::random::fresh_id;
use platform::sealed::app::mail as cell;
use platform::tx::{ReadTx, Tx};
use queries::client::GenericClient;
use uuid::Uuid;

/// The language of mails, as long as no person chooses their own.
const LANGUAGE: Language = Language::English;

/// Longest subject that is stored; a longer one is cut.
const SUBJECT: usize = 200;

/// Mails that a workspace may write in a day: far more than people need, too few for abuse.
const DAILY: i64 = 200;
/// Addresses that one person may claim in a day, each of which we mail: enough to correct a mistyped one.
const DAILY_BY_ONE: i64 = 5;
/// Mails of one kind to one mailbox in a day, from all workspaces together, whoever caused them.
const DAILY_TO_ONE: i32 = 10;
/// Notices in a day to an unproved address.
const DAILY_NOTICES: i64 = 10;
/// Links to choose a password that one address gets in a day without a request.
const DAILY_TO_CHOOSE: i64 = 3;
/// Links of one kind to one account in an hour, whoever asked for them. Beyond that the next one is sent when
/// the one before has expired, so that a person who gets none has one that works.
const HOURLY: i64 = 5;
const DAY: SignedDuration = SignedDuration::from_hours(24);
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// A mail to one person.
#[derive(Debug)]
pub struct Mail<'a> {
    /// The thing or person that the mail is about.
    pub about: Uuid,
    /// The address.
    pub to: &'a str,
    /// Subject and text.
    pub words: Words,
    /// A path of ours, shown at the end. The configured host is added when it is sent, so no request decides
    /// where it leads.
    pub link: Option<&'a str>,
    /// The moment from which it is not worth sending.
    pub useless_at: Instant,
}

/// A PDF that a mail brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The name of the file: on one line.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Attachment {
    /// The name on a line of its own, then the bytes.
    fn packed(&self) -> Vec<u8> {
        [self.name.as_bytes(), b"\n", &self.bytes].concat()
    }

    fn unpacked(packed: &[u8]) -> Option<Attachment> {
        let end = packed.iter().position(|byte| *byte == b'\n')?;
        let name = std::str::from_utf8(&packed[..end]).ok()?.to_owned();
        Some(Attachment { name, bytes: packed[end + 1..].to_vec() })
    }
}

/// Puts a mail in the queue: it is sent if this transaction is committed, and never otherwise. Errors:
/// `rate_limited`, if the workspace wrote very many today.
pub async fn queue(tx: &Tx, mail: &Mail<'_>) -> Result<Uuid> {
    queue_with(tx, mail, None).await
}

/// As `queue`, with a file.
pub async fn queue_with(tx: &Tx, mail: &Mail<'_>, attachment: Option<&Attachment>) -> Result<Uuid> {
    // Ids contain their moment, so a range of ids is a range of time.
    let first = new_id(tx.now - DAY, [0; 10]);
    if sql::mails_since().bind(tx, &tx.tenant(), &first).one().await? >= DAILY {
        return Err(Code::RateLimited.into());
    }
    let written =
        Written { id: tx.new_id()?, tenant: tx.tenant(), by: tx.person(), now: tx.now, due: tx.now };
    insert(tx, &written, mail, attachment).await?;
    Ok(written.id)
}

/// Daily limits for one address, each counted separately.
#[derive(Debug, Clone, Copy)]
pub enum Room {
    /// Notices of changes.
    Notices,
    /// Links to choose a password that nobody requested.
    Choosing,
}

impl Room {
    /// The kind that is counted, and its limit in a day.
    fn of(self) -> (&'static str, i64) {
        match self {
            Room::Notices => (messages::NOTICE, DAILY_NOTICES),
            Room::Choosing => (messages::CHOOSE, DAILY_TO_CHOOSE),
        }
    }
}

/// Whether an address may be mailed about its account today. The person who caused it does not learn that it
/// may not: that would reveal whether the address is known.
pub async fn has_room(client: &impl Posts, now: Instant, to: &str, what: Room) -> Result<bool> {
    let (kind, most) = what.of();
    Ok(written(client, now, (to, kind), DAY).await? < most)
}

/// Whether an account gets a requested link of this kind and lifetime. Mails of other kinds do not count.
pub async fn may_get_own(
    client: &impl Posts,
    now: Instant,
    (to, kind): (&str, &'static str),
    life: SignedDuration,
) -> Result<bool> {
    Ok(written(client, now, (to, kind), HOUR).await? < HOURLY
        || written(client, now, (to, kind), life).await? == 0)
}

/// The number of mails of a kind to an address about its account, within a period.
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

/// Counts a mail of this kind, possibly to a stranger, against the mailbox's daily limit, in a transaction
/// that has entered the instance's workspace. False: the limit is reached.
pub async fn may_reach(
    client: &impl GenericClient,
    now: Instant,
    to: &str,
    kind: &'static str,
) -> Result<bool> {
    let of = subject(&[b"mail", kind.as_bytes(), email_address::mailbox(to).as_bytes()]);
    Allowance::a_day(DAILY_TO_ONE).take(client, now, &of).await
}

/// Whether a person may cause a mail to one more address today that may be a stranger's. Errors: the
/// database's.
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

/// For the newest mail of a kind to an address about its account, until when it is worth sending. None: there
/// was none in the last days. Errors: the database's.
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

/// Puts a mail about an account in the queue. It belongs to the instance, not to a workspace, and the
/// transaction has entered the instance's workspace.
pub async fn queue_own(client: &impl Posts, now: Instant, person: UserId, mail: &Mail<'_>) -> Result<()> {
    queue_in(client, (INSTANCE.uuid(), person.uuid()), now, mail).await
}

/// As `queue_own`, with a later time to send it.
pub async fn queue_own_at(
    client: &impl Posts,
    now: Instant,
    person: UserId,
    mail: &Mail<'_>,
    due: Instant,
) -> Result<()> {
    let (tenant, by) = (INSTANCE.uuid(), person.uuid());
    insert(client, &Written { id: fresh_id(now)?, tenant, by, now, due }, mail, None).await
}

/// Puts a mail in the queue of the workspace that the transaction has entered, whatever its number today: for
/// mail that the Owners must not miss.
pub async fn queue_in(
    client: &impl Posts,
    (tenant, by): (Uuid, Uuid),
    now: Instant,
    mail: &Mail<'_>,
) -> Result<()> {
    queue_as(client, (tenant, by), (fresh_id(now)?, now), mail).await
}

/// As `queue_in`, with the id and the moment that the mail gets.
pub(crate) async fn queue_as(
    client: &impl Posts,
    (tenant, by): (Uuid, Uuid),
    (id, now): (Uuid, Instant),
    mail: &Mail<'_>,
) -> Result<()> {
    insert(client, &Written { id, tenant, by, now, due: now }, mail, None).await
}

/// A notice to the people who run a workspace.
pub struct Notice {
    /// Subject and text.
    pub words: Words,
    /// A path of ours, shown at the end.
    pub link: String,
    /// The thing or person that it is about.
    pub about: Uuid,
    /// The moment from which it is not worth sending.
    pub until: Instant,
}

impl Notice {
    /// The notice as a mail to one address.
    pub fn to<'a>(&'a self, to: &'a str) -> Mail<'a> {
        let (words, link) = (self.words.clone(), Some(self.link.as_str()));
        Mail { about: self.about, to, words, link, useless_at: self.until }
    }
}

/// Mails a notice to all members with one of these roles, through the outbox of the workspace that the
/// transaction has entered.
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

/// As `tell`, to the Owners and to the billing address, if it works.
pub async fn notify(
    client: &impl Posts,
    now: Instant,
    (tenant, by): (Uuid, Uuid),
    told: &Notice,
) -> Result<()> {
    tell(client, now, (tenant, by), &[Role::Owner], told).await?;
    tell_billing(client, now, (tenant, by), told).await
}

/// Mails a notice to the billing address, if it works. An Owner with the same address gets it twice, because
/// each is mailed separately.
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

/// Mails an important notice to every Owner of the workspace and to its billing address. Not for canaries,
/// because nobody reads their mail.
pub async fn tell_owners(tx: &Tx, words: Words, link: String, until: Instant) -> Result<()> {
    if CANARIES.contains(&tx.workspace.slug.as_str()) {
        return Ok(());
    }
    let told = Notice { words, link, about: tx.person(), until };
    notify(tx, tx.now, (tx.tenant(), tx.person()), &told).await
}

/// A mail's row: its id, its workspace, its author, and when it was written and is due.
struct Written {
    id: Uuid,
    tenant: Uuid,
    by: Uuid,
    now: Instant,
    due: Instant,
}

async fn insert(
    client: &impl Posts,
    written: &Written,
    mail: &Mail<'_>,
    attachment: Option<&Attachment>,
) -> Result<()> {
    let subject: String = mail.words.subject.in_language(LANGUAGE).chars().take(SUBJECT).collect();
    // The configured host is added in front: anything but a path of ours could lead to another site.
    if mail.link.is_some_and(|link| !link.starts_with('/')) {
        return Err(Error::internal("a mail's link is no path"));
    }
    let (cipher, id) = (client.cipher_of(written.tenant, written.now), written.id);
    let attachment = attachment.map(Attachment::packed);
    sql::insert_mail()
        .params(
            client,
            &sql::InsertMailParams {
                tenant: written.tenant,
                mail: id,
                kind: mail.words.kind,
                about: mail.about,
                address: cipher.seal(cell::ADDRESS, id, mail.to)?,
                address_blind: cipher.blind(cell::ADDRESS, mail.to)?,
                subject: cipher.seal(cell::SUBJECT, id, subject.as_str())?,
                text: cipher.seal(cell::TEXT, id, mail.words.text.in_language(LANGUAGE).as_str())?,
                link: cipher.seal(cell::LINK, id, mail.link)?,
                attachment: cipher.seal(cell::ATTACHMENT, id, attachment.as_deref())?,
                by: written.by,
                now: written.now,
                useless_at: mail.useless_at,
                due_at: written.due,
            },
        )
        .one()
        .await?;
    client.hand().queued();
    Ok(())
}

/// Mail that can be sent now, in all workspaces.
pub struct Due {
    /// How many.
    pub many: i64,
    /// Since when the oldest is due.
    pub since: Option<Instant>,
}

/// The mail that is due, asked with the role for jobs. Errors: the database's.
pub async fn due(jobs: &tokio_postgres::Client, now: Instant) -> Result<Due> {
    let found = sql::mails_due().bind(jobs, &now).one().await?;
    Ok(Due { many: found.many, since: found.since })
}

/// Address and content of a mail, as stored.
pub(crate) struct Stored {
    address: Vec<u8>,
    subject: Vec<u8>,
    text: Option<Vec<u8>>,
    link: Option<Vec<u8>>,
    attachment: Option<Vec<u8>>,
}

/// The same, decrypted.
#[derive(Debug)]
pub struct Opened {
    pub address: String,
    pub subject: String,
    pub text: String,
    pub link: Option<String>,
    pub attachment: Option<Attachment>,
}

impl Stored {
    /// Of a mail that waits, without its file.
    fn of_waiting(row: sql::WaitingMails) -> Stored {
        Stored {
            address: row.address,
            subject: row.subject,
            text: row.text,
            link: row.link,
            attachment: None,
        }
    }

    /// Errors: `Internal`, if a part of it does not open.
    fn opened(self, cipher: ColumnCipher<'_>, id: Uuid) -> Result<Opened> {
        let packed =
            self.attachment.map(|sealed| cipher.open_bytes(cell::ATTACHMENT, id, &sealed)).transpose()?;
        Ok(Opened {
            attachment: packed.as_deref().and_then(Attachment::unpacked),
            address: cipher.open(cell::ADDRESS, id, self.address)?,
            subject: cipher.open(cell::SUBJECT, id, self.subject)?,
            text: cipher.open(cell::TEXT, id, self.text)?.unwrap_or_default(),
            link: cipher.open(cell::LINK, id, self.link)?,
        })
    }
}

/// A mail that is not sent yet.
pub struct Waiting {
    pub mail: Opened,
    pub created_at: Instant,
}

/// The instance's own waiting mail, the newest first: for the demo, which has no mailboxes.
pub async fn waiting(guard: &Guard, now: Instant) -> Result<Vec<Waiting>> {
    let (instance, mut waiting) = (INSTANCE.uuid(), Vec::new());
    for row in sql::waiting_mails().bind(guard, &instance, &SHOWN).all().await? {
        let (id, created_at) = (row.mail_id, row.created_at);
        let mail = Stored::of_waiting(row).opened(guard.cipher(instance, now), id)?;
        waiting.push(Waiting { mail, created_at });
    }
    Ok(waiting)
}

/// The most mails that the demo shows.
const SHOWN: i64 = 100;

/// A mail that brought a document to somebody.
#[derive(Debug, Clone)]
pub struct PaperMail {
    pub address: String,
    /// When it was asked for.
    pub at: Instant,
    pub sent_at: Option<Instant>,
    pub given_up: bool,
    /// When a server returned it after another one took it.
    pub returned_at: Option<Instant>,
    pub last_error: Option<String>,
}

/// The mails that brought a document to somebody, the newest first. Errors: `Internal`, if an address does not open.
pub async fn papers_about(tx: &ReadTx, document: Uuid) -> Result<Vec<PaperMail>> {
    let rows = sql::papers_about().bind(tx, &tx.tenant(), &document, &PAPERS).all().await?;
    let paper = |row: sql::PapersAbout| {
        Ok(PaperMail {
            address: tx.cipher().open(cell::ADDRESS, row.mail_id, row.address)?,
            at: row.created_at,
            sent_at: row.sent_at,
            given_up: row.given_up_at.is_some(),
            returned_at: row.returned_at,
            last_error: row.last_error,
        })
    };
    rows.into_iter().map(paper).collect()
}

/// The most mails about one document that its page shows.
const PAPERS: i64 = 20;

/// A transaction that can put mail in the queue.
pub trait Posts: Seals {
    /// Wakes the sender when the transaction is over.
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

/// Removes waiting mail about these things from the queue, because it is no longer true.
pub async fn withdraw(tx: &Tx, about: &[Uuid]) -> Result<()> {
    withdraw_in(tx, (tx.tenant(), tx.now), about).await
}

/// As `withdraw`, in the outbox of the workspace that the transaction has entered.
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

/// As `withdraw`, for the instance's own mail, in a transaction that has entered its workspace.
pub async fn withdraw_own(guard: &Guard, now: Instant, about: Uuid) -> Result<()> {
    sql::withdraw_mails().bind(guard.pg(), &now, &INSTANCE.uuid(), &&[about][..]).all().await?;
    Ok(())
}

/// Wakes the sender after this transaction, for a change that makes mail due.
pub fn queued(tx: &Tx) {
    tx.after_commit().queued();
}
