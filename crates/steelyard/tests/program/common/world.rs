//! A served instance without a socket: a fresh database, the registry, the router, workspaces with a person
//! for each role.
//! Invariant: a request takes the same way as one of a browser or program. Only a second factor is set on the
//! call itself, because no shipped program takes it from a header.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use database::{Access, TestDb};
use identity::founding::{self, NewWorkspace, Seat};
use identity::sessions::{Proven, opening};
use identity::sign_in::own_password;
use kernel::country::Country;
use kernel::id::{TenantId, UserId};
use kernel::permission::Permission;
use kernel::role::Role;
use platform::call::{Call, Credential, CredentialKind};
use platform::instance::{INSTANCE, INSTANCE_SLUG};
use platform::keyring::Vault;
use platform::platform::Platform;
use platform::random;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio_postgres::{Client, Statement};
use tower::ServiceExt;
use web::asked;
use web::edge::gate::Gate;
use web::edge::limits::Limits;
use web::problem;
use web::registry::{Kind, Operation};
use web::router;
use web::site::Site;

/// How long a request may take: ten times as long as in a shop.
/// The program served on each day of the last two months.
pub const SERVED: &str = "
    insert into app.lived (tenant_id, day, seen_no)
    select tenant_id, (now() at time zone timezone)::date - n, 0 from app.tenant, generate_series(1, 60) n
    where tenant_id = '00000000-0000-7000-8000-000000000001'
    on conflict do nothing";

const LONG: Duration = Duration::from_secs(300);

/// Longest address that is sent as one. The http crate's own bound is 65,534 bytes.
const LONGEST_ADDRESS: usize = 60_000;

/// The instance.
pub struct World {
    /// The connections of each database role.
    pub access: Access,
    pub site: Site,
    pub router: Router,
    /// The superuser: to look at what happened, never to make it happen.
    pub watcher: Client,
    tables: Vec<String>,
    statements: Mutex<BTreeMap<String, Statement>>,
    given: AtomicU64,
    /// Dropped with the world; None if the database is a served program's.
    #[expect(dead_code, reason = "held, so that it lives as long")]
    own: Option<TestDb>,
}

/// A workspace, with the credentials of its people.
pub struct Shop {
    pub tenant: TenantId,
    pub slug: String,
    tokens: BTreeMap<&'static str, String>,
    cookies: BTreeMap<&'static str, String>,
    people: BTreeMap<&'static str, UserId>,
    /// The custom role.
    pub odd: Value,
    /// The Owner's session cookie.
    pub cookie: String,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Reply {
    pub status: u16,
    pub kind: String,
    pub text: String,
}

impl Reply {
    /// The body as JSON; null if it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }
    /// The refusal's code, or empty.
    pub fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// The permissions of each shop's custom role: some of every part, some of them powerful, and no built-in
/// role's set.
pub const ODD: [Permission; 11] = [
    Permission::WorkspaceRead,
    Permission::MembersWrite,
    Permission::AccountWrite,
    Permission::AuditRead,
    Permission::PartiesRead,
    Permission::PartiesCreate,
    Permission::ItemsRead,
    Permission::RatesRead,
    Permission::RatesWrite,
    Permission::MakeRead,
    Permission::HoldsPlace,
];

/// The caller: a person of a built-in role, or the person who has only the custom role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Of(Role),
    Custom,
}

impl Who {
    /// All nine of them.
    pub fn all() -> impl Iterator<Item = Who> {
        Role::ALL.iter().copied().map(Who::Of).chain([Who::Custom])
    }
    pub fn name(self) -> &'static str {
        match self {
            Who::Of(role) => role.as_str(),
            Who::Custom => "Custom",
        }
    }
    /// The answer of the declared table, or of the list above for the custom role.
    pub fn may(self, needs: Permission) -> bool {
        match self {
            Who::Of(role) => needs.roles().has(role),
            Who::Custom => ODD.contains(&needs),
        }
    }
    /// Whether everything requires a second factor (promises.toml, mfa-required): the custom role can change
    /// members.
    pub fn needs_factor(self) -> bool {
        matches!(self, Who::Of(Role::Owner | Role::Admin | Role::Accountant) | Who::Custom)
    }
}

impl Shop {
    /// The bearer token of one of the nine.
    pub fn token_of(&self, who: Who) -> &str {
        &self.tokens[who.name()]
    }
    /// A role's bearer token.
    pub fn token(&self, role: Role) -> &str {
        &self.tokens[role.as_str()]
    }
    /// The session cookie of one of the nine.
    pub fn cookie_of(&self, who: Who) -> &str {
        &self.cookies[who.name()]
    }
}

/// The machine's clock, because the routes read it too.
#[expect(clippy::disallowed_methods, reason = "the router's own edge reads the clock")]
pub fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// A call past the router, by a person who gave their second factor just now.
pub fn call(at: jiff::Timestamp, token: Option<&str>) -> Call {
    let request = random::fresh_id(at).expect("random bytes");
    let credential = token.and_then(|token| Credential::parse(CredentialKind::Token, token));
    Call {
        credential,
        key: None,
        now: at,
        step_up: true,
        request,
        host: Some("localhost".into()),
        ip: Some("192.0.2.9".into()),
        device: None,
        browser: None,
        tills: Vec::new(),
        job: None,
    }
}

/// The network of a token is noted apart from the call that uses the token, at any later moment.
const APART: &str = "app.token_net";

/// A row `x` as text, without the moment of its last use: that is noted of every call, refused or not.
fn content(table: &str) -> &'static str {
    match table {
        "app.api_token" => "(to_jsonb(x) - 'used_at')::text",
        "app.session" => "(to_jsonb(x) - 'seen_at')::text",
        _ => "x::text",
    }
}

/// The reply. The test fails if an answer with 200 differs from its description.
fn as_described(operation: &Operation, reply: Reply) -> Reply {
    if reply.status == 200 {
        let faults = testing::answers::faults(operation.answer, &reply.json());
        assert!(faults.is_empty(), "{} is not as it is described: {faults:?}\n{reply:?}", operation.name);
    }
    reply
}

impl World {
    /// An instance without workspaces.
    pub async fn open() -> World {
        let db = TestDb::fresh().await;
        let world = World::over(db.access().clone(), Vault::fleeting().expect("keys")).await;
        founding::found_instance(&world.site.platform, now()).await.expect("the reserved workspace");
        World { own: Some(db), ..world }
    }

    /// The same over an existing database, with its keys.
    pub async fn over(access: Access, vault: Vault) -> World {
        let platform = Platform::new(access.app.clone(), Arc::new(vault), own_password).expect("a pool");
        platform.pace.set(0);
        let site = Site {
            platform,
            registry: Arc::new(steelyard::registry()),
            hosts: Arc::new(Vec::new()),
            providers: Default::default(),
            about: Arc::default(),
            hsts_preload: false,
            hears: asked::nothing,
            // Unoptimised code on a machine that runs other tests too takes longer than a shop's server.
            gate: Arc::new(Gate::new(Limits { request: LONG, ..Limits::default().unmeasured() })),
        };
        let superuser = access.superuser.as_ref().expect("a database of our own");
        let watcher = database::connect(superuser).await.expect("a connection");
        let mut world = World {
            router: router::router(site.clone()),
            access,
            site,
            watcher,
            tables: Vec::new(),
            statements: Mutex::default(),
            given: AtomicU64::new(0),
            own: None,
        };
        world.tables = world.tables().await;
        world
    }

    /// A workspace of an Indian jeweller who also makes things, with a person for each role and one for a
    /// custom role.
    pub async fn shop(&self, slug: &str) -> Shop {
        let tenant = founding::found_seated(&self.site.platform, &call(now(), None), &workspace(slug))
            .await
            .expect("a workspace");
        let (mut tokens, mut cookies, mut people) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for role in Role::ALL {
            let (person, token) = self.seat(tenant, slug, *role, "").await;
            tokens.insert(role.as_str(), token);
            cookies.insert(role.as_str(), self.sign_in(person, true).await);
            people.insert(role.as_str(), person);
        }
        let (person, token, odd) = self.seat_custom(tenant, slug, &tokens["Owner"]).await;
        tokens.insert(Who::Custom.name(), token);
        cookies.insert(Who::Custom.name(), self.sign_in(person, true).await);
        people.insert(Who::Custom.name(), person);
        let cookie = cookies["Owner"].clone();
        Shop { tenant, slug: slug.into(), tokens, cookies, people, odd, cookie }
    }

    /// The instance's own workspace, whose people are seated by `newcomer`.
    pub fn operators() -> Shop {
        Shop {
            tenant: INSTANCE,
            slug: INSTANCE_SLUG.into(),
            tokens: BTreeMap::new(),
            cookies: BTreeMap::new(),
            people: BTreeMap::new(),
            odd: Value::Null,
            cookie: String::new(),
        }
    }

    /// The same with an operator, as its Admin.
    pub async fn with_operator(&self) -> Shop {
        let mut shop = World::operators();
        let (person, token) = self.seat(shop.tenant, &shop.slug, Role::Admin, "-seated").await;
        shop.people.insert(Role::Admin.as_str(), person);
        shop.tokens.insert(Role::Admin.as_str(), token);
        shop
    }

    /// Adds a person with a role; `mark` is part of name and address. Returns the id and the token.
    pub async fn seat(&self, tenant: TenantId, slug: &str, role: Role, mark: &str) -> (UserId, String) {
        // A name must not look like an address, and the mark may be an action's name with dots.
        let name = format!("{}{} of {slug}", role.as_str(), mark.replace('.', " "));
        let email = format!("{}{}@{slug}.example", role.as_str().to_lowercase(), mark.replace(' ', "-"));
        let seat = Seat { name: &name, email: &email, password: None, authenticator: None, roles: &[role] };
        founding::seat(&self.site.platform, &call(now(), None), tenant, &seat).await.expect("a person")
    }

    /// Makes the custom role as an Owner does, and adds a person who then has only that role.
    async fn seat_custom(&self, tenant: TenantId, slug: &str, owner: &str) -> (UserId, String, Value) {
        let (person, token) = self.seat(tenant, slug, Role::Auditor, " by a custom role").await;
        let permissions: Vec<&str> = ODD.iter().map(|permission| permission.as_str()).collect();
        let role = json!({ "name": format!("Odd jobs of {slug}"), "permissions": permissions });
        let role = self.done("workspace.role.create", owner, &role).await;
        let given = json!({ "person": person.uuid(), "custom_roles": [role["role"]] });
        self.done("workspace.member.change_roles", owner, &given).await;
        (person, token, role["role"].clone())
    }

    /// Runs an action that must succeed.
    pub async fn done(&self, name: &str, token: &str, input: &Value) -> Value {
        let operation = self.operations().into_iter().find(|it| it.name == name).expect("an operation");
        let reply = self.ask_at(operation, Some(token), input, now()).await;
        assert_eq!(reply.status, 200, "{name}: {reply:?}");
        reply.json()
    }

    /// The token of one more person of a role. No test knows this person, so none removes them by chance.
    pub async fn newcomer(&self, shop: &Shop, role: Role, mark: &str) -> String {
        self.seat(shop.tenant, &shop.slug, role, mark).await.1
    }

    /// A fresh session of one of the nine.
    pub async fn session_of(&self, shop: &Shop, who: Who, second_factor: bool) -> String {
        self.sign_in(shop.people[who.name()], second_factor).await
    }

    /// Makes a session expire.
    pub async fn expire(&self, cookie: &str) {
        let sha256 = super::secret::sha256(cookie);
        let past = "update app.session set expires_at = created_at where token_sha256 = $1";
        self.watcher.execute(past, &[&&sha256[..]]).await.expect("expired");
    }

    /// Another number at each call.
    pub fn next(&self) -> u64 {
        self.given.fetch_add(1, Ordering::Relaxed)
    }

    async fn sign_in(&self, person: UserId, second_factor: bool) -> String {
        let who = Proven { person, name: "Owner".into(), second_factor };
        let sessions =
            opening::open_all(&self.site.platform, &call(now(), None), &who).await.expect("signed in");
        sessions.into_iter().next().expect("one workspace").token
    }

    /// Every action and query.
    pub fn operations(&self) -> Vec<&Operation> {
        self.site.registry.operations().collect()
    }

    /// Asks as a program does, with a fresh idempotency key for an operation that needs one.
    pub async fn ask(&self, operation: &Operation, token: Option<&str>, input: &Value) -> Reply {
        if operation.step_up {
            return self.ask_at(operation, token, input, now()).await;
        }
        let reply = match operation.kind {
            // The listener refuses an address of this length.
            Kind::Query if params(input).len() > LONGEST_ADDRESS => {
                self.ask_at(operation, token, input, now()).await
            }
            Kind::Query => {
                self.get(&format!("/api/v1/queries/{}?{}", operation.name, params(input)), token).await
            }
            Kind::Action | Kind::Computation => {
                self.post(operation.name, token, input.to_string().into_bytes()).await
            }
        };
        as_described(operation, reply)
    }

    /// Asks past the router, at a given moment, with the second factor just given.
    pub async fn ask_at(
        &self,
        operation: &Operation,
        token: Option<&str>,
        input: &Value,
        at: jiff::Timestamp,
    ) -> Reply {
        let key = random::fresh_id(at).expect("random bytes").to_string();
        let call = Call { key: Some(key), ..call(at, token) };
        let request = call.request;
        let reply = match operation.run(self.site.platform.clone(), call, input.clone()).await {
            Ok(answer) => Reply { status: 200, kind: "application/json".into(), text: answer.json },
            Err(error) => {
                let refusal = error.into_refusal(request);
                let text = problem::document(&refusal, "localhost", request).to_string();
                Reply { status: refusal.code.status(), kind: "application/problem+json".into(), text }
            }
        };
        as_described(operation, reply)
    }

    /// Posts any body to an action.
    pub async fn post(&self, name: &str, token: Option<&str>, body: Vec<u8>) -> Reply {
        let key = random::fresh_id(now()).expect("random bytes").to_string();
        let request = Request::post(format!("/api/v1/actions/{name}"))
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key);
        self.send(bearer(request, token), body).await
    }

    /// Gets an address.
    pub async fn get(&self, path: &str, token: Option<&str>) -> Reply {
        self.send(bearer(Request::get(path), token), Vec::new()).await
    }

    /// Sends a request through the router.
    pub async fn send(&self, request: axum::http::request::Builder, body: Vec<u8>) -> Reply {
        let request = request.header(header::HOST, "localhost").body(Body::from(body)).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("the router always answers");
        let status = response.status().as_u16();
        let kind = response
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let place = response
            .headers()
            .get(header::LOCATION)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let bytes = to_bytes(response.into_body(), 32 << 20).await.expect("a body");
        Reply { status, kind, text: place + &String::from_utf8_lossy(&bytes) }
    }

    /// A digest over every row of a workspace, without the tables left out and without the notes made apart
    /// from calls.
    pub async fn fingerprint(&self, tenant: TenantId, left_out: &[&str]) -> String {
        let is_in = |table: &&String| table.as_str() != APART && !left_out.contains(&table.as_str());
        let tables: Vec<&String> = self.tables.iter().filter(is_in).collect();
        let parts: Vec<String> = tables
            .iter()
            .map(|t| {
                let row = content(t);
                format!("select '{t}' as t, coalesce(string_agg(md5({row}), '' order by md5({row})), '') as rows from {t} x where tenant_id = $1")
            })
            .collect();
        let statement = format!(
            "select string_agg(t || rows, ' ' order by t) from ({}) all_of_them",
            parts.join(" union all ")
        );
        let statement = self.prepared(statement).await;
        let text: String =
            self.watcher.query_one(&statement, &[&tenant.uuid()]).await.expect("the rows").get(0);
        Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// To read and plan a statement about each table takes longer than to run it on a small shop.
    async fn prepared(&self, text: String) -> Statement {
        let known = self.statements.lock().expect("a lock").get(&text).cloned();
        if let Some(known) = known {
            return known;
        }
        let made = self.watcher.prepare(&text).await.expect("prepared");
        self.statements.lock().expect("a lock").insert(text, made.clone());
        made
    }

    /// Every table of workspaces, from the catalogue.
    pub async fn tables(&self) -> Vec<String> {
        let rows = self
            .watcher
            .query(
                "select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                 where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname || '.' || c.relname <> 'app.address' order by 1",
                &[],
            )
            .await
            .expect("the catalogue");
        rows.iter().map(|row| row.get(0)).collect()
    }
}

fn bearer(request: axum::http::request::Builder, token: Option<&str>) -> axum::http::request::Builder {
    match token {
        Some(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
        None => request,
    }
}

/// An input as the parameters of a query: words plain, lists and objects as JSON (api.md).
fn params(input: &Value) -> String {
    let pairs = input.as_object().into_iter().flatten();
    pairs
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(&plain(value))))
        .collect::<Vec<_>>()
        .join("&")
}

fn plain(value: &Value) -> String {
    value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string())
}

/// Percent-encodes all but letters and digits.
pub fn encoded(text: &str) -> String {
    text.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

fn workspace(slug: &str) -> NewWorkspace {
    NewWorkspace {
        slug: slug.into(),
        name: format!("The shop called {slug}"),
        country: Country::India,
        currency: "INR".into(),
        minor_digits: 2,
        timezone: "Asia/Kolkata".into(),
        fy_start: (4, 1),
        state: Some("27".into()),
        gstin: Some("27AAPFU0939F1ZV".into()),
        abn: None,
        gst_registered: true,
        location: None,
        gln: None,
        settings: json!({}),
    }
}
