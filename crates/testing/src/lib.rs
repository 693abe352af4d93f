//! A workspace with its people on a real database, for tests of every slice.
//! Invariant: tests call the same `run` and `ask` as a browser does; nothing here bypasses them.

pub mod answers;
pub mod behind;
pub mod device;
pub mod forms;
pub mod operator;
pub mod over_tls;

use database::TestDb;
use identity::founding::{self, NewWorkspace, Seat};
use identity::{factors, passkeys, people, sign_in};
use kernel::code::Code;
use kernel::country::Country;
use kernel::day::{Instant, parse_instant};
use kernel::id::{TenantId, UserId};
use kernel::role::Role;
use keyring::{Cell, Vault};
use platform::action::{Action, Query, ask_json, run};
use platform::answers::{Described, of_action, of_query};
use platform::call::{Call, Credential, CredentialKind};
use platform::encryption::Column;
use platform::error::{Error, Result};
use platform::event::Content;
use platform::instance::INSTANCE;
use platform::internal::open_read;
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::sealed::app::{mail, membership, person as account};
use platform::sign_up::{Mode, SignUp};
use platform::tx::ReadTx;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::OnceCell;
use tokio_postgres::{Client, Row};
use uuid::Uuid;

/// A fresh database with one workspace in it and a person for each role: olive the Owner, adam the Admin, mia
/// the Manager, cas the Cashier, max the Maker, quinn the Quality, acco the Accountant, audi the Auditor.
pub struct Shop {
    /// The instance.
    pub platform: Arc<Platform>,
    /// Its database, dropped at the end.
    pub db: Arc<TestDb>,
    /// The workspace.
    pub tenant: TenantId,
    tokens: HashMap<String, String>,
    now: Instant,
}

/// The people of a test shop.
pub const PEOPLE: [(&str, Role); 8] = [
    ("olive", Role::Owner),
    ("adam", Role::Admin),
    ("mia", Role::Manager),
    ("cas", Role::Cashier),
    ("max", Role::Maker),
    ("quinn", Role::Quality),
    ("acco", Role::Accountant),
    ("audi", Role::Auditor),
];

/// The shops that tests begin with.
#[derive(Clone, Copy)]
enum Kind {
    Jeweller,
    Dairy,
}

impl Kind {
    /// The first moment of its tests.
    fn begins(self) -> Instant {
        let at = match self {
            Kind::Jeweller => "2026-04-20T05:00:00Z",
            Kind::Dairy => "2026-03-05T09:00:00Z",
        };
        parse_instant(at).expect("an instant")
    }

    fn workspace(self) -> NewWorkspace {
        match self {
            Kind::Jeweller => workspace("shop", Country::India, "INR", "Asia/Kolkata", (4, 1), Some("27")),
            Kind::Dairy => workspace("shop", Country::Australia, "AUD", "Australia/Hobart", (7, 1), None),
        }
    }
}

/// Founding takes ten actions. A process founds a shop of each kind once, and each test gets a copy of its database.
static FOUNDATIONS: [OnceCell<Foundation>; 2] = [const { OnceCell::const_new() }; 2];

/// A shop that was only just founded. Nothing is connected to its database.
struct Foundation {
    db: TestDb,
    vault: Arc<Vault>,
    tenant: TenantId,
    tokens: HashMap<String, String>,
}

impl Foundation {
    async fn new(kind: Kind) -> Foundation {
        let (db, vault, now) = (TestDb::fresh().await, keys(), kind.begins());
        let platform = platform(&db, vault.clone(), Mode::Open);
        founding::found_instance(&platform, now).await.expect("the reserved workspace");
        let (tenant, tokens) = people(&platform, &kind.workspace(), now).await.expect("a workspace");
        Foundation { db, vault, tenant, tokens }
    }
}

impl Shop {
    /// An Indian jeweller in Maharashtra on 20 April 2026, 10:30 local time.
    pub async fn jeweller() -> Shop {
        Shop::jeweller_where(Mode::Open).await
    }

    /// The same on an instance with this mode of sign-up.
    pub async fn jeweller_where(mode: Mode) -> Shop {
        Shop::open(Kind::Jeweller, mode).await
    }

    /// An Australian dairy in Tasmania on 5 March 2026, 20:00 local time.
    pub async fn dairy() -> Shop {
        Shop::open(Kind::Dairy, Mode::Open).await
    }

    /// A second workspace in the same database.
    pub async fn beside(&self, slug: &str) -> Shop {
        let new = workspace(slug, Country::India, "INR", "Asia/Kolkata", (4, 1), Some("27"));
        let (tenant, tokens) = people(&self.platform, &new, self.now).await.expect("a workspace");
        Shop { platform: self.platform.clone(), db: self.db.clone(), tenant, tokens, now: self.now }
    }

    /// A copy of the shop that this process founded, with keys of its own that are the same.
    async fn open(kind: Kind, mode: Mode) -> Shop {
        let (db, vault, tenant, tokens) = if TestDb::has_several_nodes() {
            let Foundation { db, vault, tenant, tokens } = Foundation::new(kind).await;
            (db, vault, tenant, tokens)
        } else {
            let first = FOUNDATIONS[kind as usize].get_or_init(|| Foundation::new(kind)).await;
            (first.db.copy().await, Arc::new(first.vault.twin()), first.tenant, first.tokens.clone())
        };
        let platform = platform(&db, vault, mode);
        Shop { platform, db: Arc::new(db), tenant, tokens, now: kind.begins() }
    }

    /// Moves the clock.
    pub fn at(&mut self, instant: &str) -> &mut Shop {
        self.now = parse_instant(instant).expect("an instant");
        self
    }

    /// The bearer token of a person.
    pub fn token(&self, person: &str) -> &str {
        &self.tokens[person]
    }

    /// A person's id.
    pub fn person(&self, name: &str) -> UserId {
        Credential::parse(CredentialKind::Token, self.token(name)).expect("a token").person
    }

    /// A call by a person with a new key.
    pub fn call(&self, person: &str) -> Call {
        let key = fresh_id(self.now).expect("random bytes").to_string();
        Call { key: Some(key), ..call(self.now, Some(self.token(person))) }
    }

    /// A person's transaction that only reads.
    pub async fn reads(&self, person: &str) -> ReadTx {
        open_read(&self.platform, &self.call(person)).await.expect("entered")
    }

    /// Runs an action as a person; returns its answer or the refusal's code.
    pub async fn run<A: Action>(&self, person: &str, input: Value) -> std::result::Result<Value, String> {
        self.run_call::<A>(&self.call(person), input).await
    }

    /// Runs an action with the given call.
    pub async fn run_call<A: Action>(&self, call: &Call, input: Value) -> std::result::Result<Value, String> {
        let answer = answer(run::<A>(&self.platform, call, &input).await.map(|a| a.json));
        as_described(of_action::<A>, A::NAME, answer)
    }

    /// The events of an action, the oldest first.
    pub async fn told(&self, action: &str) -> Vec<Told> {
        let (client, task) =
            self.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
        let reading = tokio::spawn(task);
        let events = told(self.platform.encryption.vault(), &client, action).await;
        reading.abort();
        events
    }

    /// All mails in the queues, the oldest first.
    pub async fn mails(&self) -> Vec<Posted> {
        let (client, task) =
            self.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
        let reading = tokio::spawn(task);
        let all = mails(self.platform.encryption.vault(), &client).await;
        reading.abort();
        all
    }

    /// Asks a query as a person.
    pub async fn ask<Q: Query>(&self, person: &str, input: Value) -> std::result::Result<Value, String> {
        let answer = answer(ask_json::<Q>(&self.platform, &self.call(person), &input).await.map(|a| a.json));
        as_described(of_query::<Q>, Q::NAME, answer)
    }
}

/// The answer, which must be as it is described.
fn as_described(
    described: Described,
    name: &str,
    answer: std::result::Result<Value, String>,
) -> std::result::Result<Value, String> {
    let faults = answer.as_ref().map_or(vec![], |answer| answers::faults(described, answer));
    assert!(faults.is_empty(), "{name} does not answer as it is described:\n{}", faults.join("\n"));
    answer
}

/// The person whose account has this address.
pub async fn person_at(platform: &Platform, address: &str, now: Instant) -> UserId {
    people::named(platform, address, now).await.expect("an answer").expect("an account").person
}

/// The columns with names and addresses of people, and how to read each.
const OF_PEOPLE: [(Column, &str); 4] = [
    (account::NAME, "select null::uuid, person_id, name::bytea from app.person"),
    (account::EMAIL, "select null::uuid, person_id, email::bytea from app.person"),
    (membership::NAME, "select tenant_id, person_id, name::bytea from app.membership"),
    (membership::EMAIL, "select tenant_id, person_id, email::bytea from app.membership"),
];

/// The texts of a sealed column of people, by person, read with the database and the keys.
pub async fn texts(vault: &Vault, database: &Client, column: Column) -> HashMap<Uuid, String> {
    let (_, rows) = OF_PEOPLE.iter().find(|(it, _)| *it == column).expect("a column of people");
    let rows = database.query(*rows, &[]).await.expect("rows");
    let open = |row: &Row| {
        let tenant = row.get::<_, Option<Uuid>>(0).unwrap_or(INSTANCE.uuid());
        let cell = Cell { tenant, column: column.name(), row: row.get(1) };
        let plain = vault.open(&cell, row.get(2)).expect("it opens");
        (row.get(1), String::from_utf8(plain.to_vec()).expect("text"))
    };
    rows.iter().map(open).collect()
}

/// An event of the audit log, decrypted.
#[derive(Debug)]
pub struct Told {
    /// The workspace.
    pub tenant: Uuid,
    /// `ok` or `denied`.
    pub result: String,
    /// The code of the refusal.
    pub code: Option<String>,
    /// Its content.
    pub content: Content,
}

/// The events of an action, the oldest first, read with the database and the keys.
/// A test's clock stands still, and the end of an id is random: the transaction tells which of two came first.
pub async fn told(vault: &Vault, database: &Client, action: &str) -> Vec<Told> {
    let events = "select tenant_id, event_id, result, code, content::bytea from app.audit_event
                  where action = $1 order by xact, event_id";
    let rows = database.query(events, &[&action]).await.expect("events");
    let open = |row: &Row| {
        let cell = Cell { tenant: row.get(0), column: "app.audit_event.content", row: row.get(1) };
        let plain = vault.open(&cell, row.get(4)).expect("it opens");
        let content = serde_json::from_slice(&plain).expect("content");
        Told { tenant: row.get(0), result: row.get(2), code: row.get(3), content }
    };
    rows.iter().map(open).collect()
}

/// A mail in a queue, decrypted.
#[derive(Debug)]
pub struct Posted {
    /// The workspace.
    pub tenant: Uuid,
    /// The kind of mail.
    pub kind: String,
    /// The recipient.
    pub address: String,
    /// Its subject.
    pub subject: String,
    /// Its text; empty after it was sent.
    pub text: String,
    /// Its link; also empty if it has none.
    pub link: String,
}

/// All mails, the oldest first, read with the database and the keys. Of two that were queued in one moment, the
/// transaction that wrote them tells which came first.
pub async fn mails(vault: &Vault, database: &Client) -> Vec<Posted> {
    let rows = "select tenant_id, mail_id, kind, address::bytea, subject::bytea, text::bytea, link::bytea
                from app.mail order by created_at, xmin::text::bigint, mail_id";
    let rows = database.query(rows, &[]).await.expect("mails");
    let posted = |row: &Row| {
        let open = |column: Column, at: usize| {
            let cell = Cell { tenant: row.get(0), column: column.name(), row: row.get(1) };
            let sealed: Option<&[u8]> = row.get(at);
            let plain = sealed.map(|sealed| vault.open(&cell, sealed).expect("it opens").to_vec());
            String::from_utf8(plain.unwrap_or_default()).expect("text")
        };
        let (tenant, kind) = (row.get(0), row.get(2));
        let (address, subject) = (open(mail::ADDRESS, 3), open(mail::SUBJECT, 4));
        Posted { tenant, kind, address, subject, text: open(mail::TEXT, 5), link: open(mail::LINK, 6) }
    };
    rows.iter().map(posted).collect()
}

/// All stored content of calls, decrypted: events, stored answers, drafts, and the texts and links of waiting
/// mails.
pub async fn opened(vault: &Vault, database: &Client) -> Vec<String> {
    const SEALED: [(&str, &str); 5] = [
        (
            "app.mail.text",
            "select tenant_id, mail_id, null, text::bytea from app.mail where text is not null",
        ),
        (
            "app.mail.link",
            "select tenant_id, mail_id, null, link::bytea from app.mail where link is not null",
        ),
        ("app.audit_event.content", "select tenant_id, event_id, null, content::bytea from app.audit_event"),
        ("app.kept_answer.answer", "select tenant_id, person_id, key, answer::bytea from app.kept_answer"),
        ("app.draft.fields", "select tenant_id, person_id, null, fields::bytea from app.draft"),
    ];
    let mut texts = Vec::new();
    for (column, rows) in SEALED {
        for row in database.query(rows, &[]).await.expect("rows") {
            let (id, key): (Uuid, Option<&str>) = (row.get(1), row.get(2));
            let id = key.map_or(id, |key| keyring::row_of(id, key.as_bytes()));
            let plain =
                vault.open(&Cell { tenant: row.get(0), column, row: id }, row.get(3)).expect("it opens");
            texts.push(String::from_utf8(plain.to_vec()).expect("text"));
        }
    }
    texts
}

fn answer(got: Result<String>) -> std::result::Result<Value, String> {
    match got {
        Ok(json) => Ok(serde_json::from_str(&json).expect("answers are JSON")),
        Err(Error::Refused(refusal)) => {
            let field = refusal.faults.first().map(|f| format!(" {}", f.field)).unwrap_or_default();
            Err(format!("{}{field}", refusal.code.as_str()))
        }
        Err(Error::Damaged(_)) => Err(Code::DataDamaged.as_str().to_owned()),
        Err(other) => panic!("ours: {other}"),
    }
}

/// The instance of a test, with this mode of sign-up, on this database.
fn platform(db: &TestDb, vault: Arc<Vault>, mode: Mode) -> Arc<Platform> {
    let platform = Platform::new(db.app_config(), vault, sign_in::own_password).expect("a pool");
    platform.sign_up.get_or_init(|| SignUp { chosen: Some(mode), open_since: None });
    platform.pace.set(0);
    platform
}

/// New keys, for this process only.
fn keys() -> Arc<Vault> {
    Arc::new(Vault::fleeting().expect("random bytes"))
}

/// A call without a key, by a person who proved themselves at that moment.
pub fn call(now: Instant, token: Option<&str>) -> Call {
    Call {
        credential: token.and_then(|t| Credential::parse(CredentialKind::Token, t)),
        key: None,
        now,
        step_up: true,
        request: fresh_id(now).expect("random bytes"),
        host: Some("shop.example".into()),
        ip: Some("192.0.2.7".into()),
        device: None,
        browser: None,
        tills: Vec::new(),
        job: None,
    }
}

/// What the page that adds a passkey sends for the caller, answered by a new device at this host.
pub async fn new_passkey(platform: &Platform, call: &Call) -> Result<Value> {
    let tx = open_read(platform, call).await?;
    let before = factors::mine(&tx).await?;
    let offer = passkeys::offer_enrolment(&tx, "somebody@shop.example", &before)?.expect("a name");
    tx.close().await?;
    let mut device = device::Device::new(7).at(call.host.as_deref().unwrap_or_default());
    let options = serde_json::from_str(&offer.options).map_err(Error::internal)?;
    Ok(json!({ "challenge": offer.challenge, "answer": device.make(&options) }))
}

fn workspace(
    slug: &str,
    country: Country,
    currency: &str,
    zone: &str,
    fy_start: (i8, i8),
    state: Option<&str>,
) -> NewWorkspace {
    NewWorkspace {
        slug: slug.into(),
        name: format!("The {slug}"),
        country,
        currency: currency.into(),
        minor_digits: 2,
        timezone: zone.into(),
        fy_start,
        state: state.map(Into::into),
        gstin: state.map(|_| "27AAPFU0939F1ZV".into()),
        abn: None,
        gst_registered: true,
        location: None,
        gln: None,
        settings: json!({}),
    }
}

async fn people(
    platform: &Platform,
    new: &NewWorkspace,
    now: Instant,
) -> Result<(TenantId, HashMap<String, String>)> {
    let tenant = founding::found_seated(platform, &call(now, None), new).await?;
    let mut tokens = HashMap::new();
    for (name, role) in PEOPLE {
        let email = format!("{name}@{}.example", new.slug);
        let seat = Seat { name, email: &email, password: None, authenticator: None, roles: &[role] };
        let (_, token) = founding::seat(platform, &call(now, None), tenant, &seat).await?;
        tokens.insert(name.to_owned(), token);
    }
    Ok((tenant, tokens))
}
