//! The workspaces of the measurements: made as at a first start, and prepared by the product's own actions.
//! Invariant: a call here takes the same way as a request whose headers have been read.

use crate::served::Served;
use crate::work::{Person, Work};
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use identity::federated::Providers;
use identity::founding::{self, NewWorkspace, Seat};
use identity::sessions::{Proven, opening, session_cookie};
use identity::sign_in::own_password;
use jiff::Timestamp;
use kernel::country::Country;
use kernel::role::Role;
use platform::call::{Call, Credential, CredentialKind};
use platform::keyring::{self, Fault, Vault};
use platform::platform::Platform;
use platform::random;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use steelyard::instance;
use tower::ServiceExt;
use web::asked;
use web::edge::gate::Gate;
use web::edge::limits::Limits;
use web::registry::Registry;
use web::router::router;
use web::site::Site;

/// The workspaces that the calls use by turns.
pub const SPREAD: usize = 100;
/// The one that all clients use together; its number comes after the others.
pub const HOT: usize = SPREAD + 1;
/// The one with the books of years; it is made only if something is measured in it.
pub const LARGE: usize = HOT + 1;
/// The one with the lots of years, and another with as many; they are made only if something is measured in
/// the first.
pub const LOTS: usize = LARGE + 1;
pub const MORE_LOTS: usize = LOTS + 1;
/// No page is longer.
const LONGEST_PAGE: usize = 4 << 20;

/// The workspaces, and the connection to them.
pub struct World {
    platform: Arc<Platform>,
    registry: Arc<Registry>,
    /// By their numbers.
    workspaces: BTreeMap<usize, People>,
}

/// The serving program's keys: it opens values that are sealed here.
fn keys_of(served: &Served) -> Result<Arc<Vault>, Fault> {
    let folder = served.data.join("keys");
    let vault = Vault::at(&folder, &keyring::seal_beside(&folder)?)?;
    vault.map(Arc::new).ok_or(Fault::NoKey)
}

/// The bearer tokens of a workspace's people.
#[derive(Clone)]
struct People {
    slug: String,
    /// The Owner's session, as a cookie.
    session: String,
    owner: String,
    cashier: String,
    maker: String,
}

/// A step that prepares a workspace: an action and its input.
pub type Step = (&'static str, Value);

impl World {
    /// Makes the workspaces of a serving program. Errors: the refusal of an action.
    pub async fn make(served: &Served, steps: &[Step]) -> Result<World, String> {
        let mut world = World::empty(served)?;
        for n in 1..=HOT {
            world.add(n, steps).await?;
        }
        Ok(world)
    }

    /// Without any workspace yet. Errors: the keys do not open.
    pub fn empty(served: &Served) -> Result<World, String> {
        let (config, vault) = (served.config("steel_app"), keys_of(served).map_err(|why| why.to_string())?);
        let platform = Platform::new(config, vault, own_password).map_err(|why| why.to_string())?;
        Ok(World { platform, registry: Arc::new(steelyard::registry()), workspaces: BTreeMap::new() })
    }

    /// Makes one more workspace. Errors: the refusal of an action.
    pub async fn add(&mut self, n: usize, steps: &[Step]) -> Result<(), String> {
        let people = self.found(n).await.map_err(|why| format!("workspace {n}: {why}"))?;
        self.workspaces.insert(n, people);
        for (action, body) in steps {
            self.set_up(n, action, body.clone()).await?;
        }
        Ok(())
    }

    /// A step of the Owner's that prepares a workspace. Errors: the refusal.
    pub async fn set_up(&self, n: usize, action: &str, body: Value) -> Result<String, String> {
        let key = format!("set-up-{}", instance::now().as_nanosecond());
        self.act(n, Person::Owner, action, &key, body).await.map_err(|why| format!("{action}: {why}"))
    }

    /// The keys that the program seals with.
    pub fn vault(&self) -> &Vault {
        self.platform.encryption.vault()
    }

    /// The address of a workspace's pages, and the cookie that opens them.
    pub fn browser(&self, workspace: usize) -> (String, &str) {
        let people = &self.workspaces[&workspace];
        (format!("/w/{}", people.slug), &people.session)
    }

    /// The same workspaces over another connection to the database.
    pub fn by(&self, config: tokio_postgres::Config) -> Result<World, String> {
        let platform = Platform::new(config, self.platform.encryption.vault().clone(), own_password)
            .map_err(|why| why.to_string())?;
        Ok(World { platform, registry: self.registry.clone(), workspaces: self.workspaces.clone() })
    }

    /// A person's bearer token in a workspace. Workspaces count from 1.
    pub fn token(&self, workspace: usize, person: Person) -> &str {
        let people = &self.workspaces[&workspace];
        match person {
            Person::Owner => &people.owner,
            Person::Cashier => &people.cashier,
            Person::Maker => &people.maker,
        }
    }

    /// Makes one measured call, and returns the last answer. Errors: the message of a refusal or fault.
    pub async fn call(&self, work: &Work, workspace: usize, call: i64) -> Result<String, String> {
        let (key, mut answer) = (call.to_string(), String::new());
        for (person, operation, body) in work.steps(call) {
            answer = self.act(workspace, person, operation, &key, body).await?;
        }
        Ok(answer)
    }

    /// Draws a page in this process, as the program draws it for the Owner's browser. Errors: another answer.
    pub async fn draw(&self, workspace: usize, page: &str) -> Result<(), String> {
        let site = Site {
            platform: self.platform.clone(),
            registry: self.registry.clone(),
            hosts: Arc::default(),
            providers: Providers::default(),
            about: Arc::default(),
            gate: Arc::new(Gate::new(Limits::default().unmeasured())),
            hsts_preload: false,
            hears: asked::nothing,
        };
        let (base, cookie) = self.browser(workspace);
        let request = Request::get(format!("{base}{page}"))
            .header(header::HOST, "bench.example")
            .header(header::COOKIE, cookie)
            .header(header::ACCEPT, "text/html")
            .body(Body::empty())
            .map_err(|why| why.to_string())?;
        let answer = router(site).oneshot(request).await.map_err(|why| why.to_string())?;
        let status = answer.status();
        to_bytes(answer.into_body(), LONGEST_PAGE).await.map_err(|why| format!("{page}: {why}"))?;
        if status == StatusCode::OK { Ok(()) } else { Err(format!("{page}: {status}")) }
    }

    async fn act(
        &self,
        workspace: usize,
        person: Person,
        name: &str,
        key: &str,
        body: Value,
    ) -> Result<String, String> {
        let operation = self.registry.action_named(name).or_else(|| self.registry.query_named(name));
        let operation = operation.ok_or_else(|| format!("there is no {name}"))?;
        let call = Call { key: Some(key.to_owned()), ..call(Some(self.token(workspace, person)))? };
        let answer = operation.run(self.platform.clone(), call, body).await;
        answer.map(|answer| answer.json).map_err(|why| format!("{name}: {why:?}"))
    }

    async fn found(&self, n: usize) -> Result<People, String> {
        let slug = format!("bench-{n}");
        let set_up = call(None)?;
        let tenant = founding::found_seated(&self.platform, &set_up, &workspace(&slug))
            .await
            .map_err(|why| why.to_string())?;
        let (mut tokens, mut seated) = (Vec::new(), Vec::new());
        for (name, role) in [("olive", Role::Owner), ("asha", Role::Cashier), ("max", Role::Maker)] {
            let email = format!("{name}@{slug}.example");
            let seat = Seat { name, email: &email, password: None, authenticator: None, roles: &[role] };
            let (person, token) = founding::seat(&self.platform, &set_up, tenant, &seat)
                .await
                .map_err(|why| why.to_string())?;
            tokens.push(token);
            seated.push(person);
        }
        let olive = Proven { person: seated[0], name: "olive".into(), second_factor: true };
        let opened =
            opening::open_all(&self.platform, &set_up, &olive).await.map_err(|why| why.to_string())?;
        let session = opened.into_iter().next().ok_or("the Owner has no session")?;
        let session = format!("{}={}", session_cookie(&slug), session.token);
        match <[String; 3]>::try_from(tokens) {
            Ok([owner, cashier, maker]) => Ok(People { slug, session, owner, cashier, maker }),
            Err(_) => Err("not everybody was seated".into()),
        }
    }
}

/// A call at the present moment, with this bearer token.
fn call(token: Option<&str>) -> Result<Call, String> {
    let now: Timestamp = instance::now();
    Ok(Call {
        credential: token.and_then(|token| Credential::parse(CredentialKind::Token, token)),
        key: None,
        now,
        step_up: false,
        request: random::fresh_id(now).map_err(|why| why.to_string())?,
        host: None,
        ip: Some("127.0.0.1".to_owned()),
        device: None,
        job: None,
        tills: Vec::new(),
        browser: None,
    })
}

fn workspace(slug: &str) -> NewWorkspace {
    NewWorkspace {
        slug: slug.to_owned(),
        name: format!("Shop {slug}"),
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
