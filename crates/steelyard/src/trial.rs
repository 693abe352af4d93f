//! The routes that only a test build has (cases/README.md): fresh workspaces with their people, and a
//! workspace's fingerprint.
//! Invariant: a shipped program contains none of it.

use crate::config::Config;
use crate::instance::{Instance, Listening, local_call};
use crate::problem::{Problem, Result};
use crate::tls;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response};
use axum::routing::post;
use axum::{Extension, Router};
use futures::future::try_join_all;
use identity::founding::link;
use identity::founding::{self, NewWorkspace, Seat};
use kernel::code::Code;
use kernel::day::{parse_fy_start, parse_instant};
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::role::Role;
use platform::action::{self, MAX_BODY, Query};
use platform::call::{Call, Credential, CredentialKind};
use platform::error::Error;
use platform::instance::INSTANCE;
use platform::settings::Settings;
use platform::tx::ReadTx;
use platform::{input, random};
use queries::client::GenericClient;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use web::asked::{Asked, Hearsay};
use web::edge;
use web::headers;
use web::problem;
use web::registry::Registry;
use web::request_body;
use web::site::Site;

/// Tables that a fingerprint leaves out: every call writes to some, and mail, the tree and the totals of months change by
/// themselves.
const LEFT_OUT: [&str; 14] = [
    "app.audit_leaf",
    "app.audit_event",
    "app.kept_answer",
    "app.job",
    "app.session",
    "app.api_token",
    "app.attempt",
    "app.one_time",
    "app.mail",
    "app.finding",
    "app.token_net",
    "app.watch_head",
    "ledger.entry_pending",
    "ledger.month_total",
];

/// Registers `test.fingerprint`.
pub fn register(registry: &mut Registry) {
    registry.query::<Fingerprint>();
}

input! {
    /// The workspace asked in.
    pub struct Fingerprint {}
}

/// A digest over all rows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Printed {
    sha256: String,
}

impl Query for Fingerprint {
    const NAME: &'static str = "test.fingerprint";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Digest over every row of the workspace (test builds only).";
    type Output = Printed;

    async fn fetch(self, tx: &ReadTx) -> platform::error::Result<Printed> {
        let tables = tx
            .query(
                "select format('%I.%I', n.nspname, c.relname) from pg_catalog.pg_class c \
                 join pg_catalog.pg_namespace n on n.oid = c.relnamespace \
                 where c.relkind = 'r' and c.relrowsecurity order by 1",
                &[],
            )
            .await?;
        let names: Vec<String> = tables.iter().map(|row| row.get(0)).collect();
        let wanted: Vec<&String> = names.iter().filter(|name| !LEFT_OUT.contains(&name.as_str())).collect();
        let tenant = tx.tenant();
        let statements: Vec<String> = wanted
            .iter()
            .map(|name| {
                format!("select coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '') from {name} t where tenant_id = $1")
            })
            .collect();
        let params: [&(dyn tokio_postgres::types::ToSql + Sync); 1] = [&tenant];
        let rows = try_join_all(statements.iter().map(|statement| tx.query_one(statement.as_str(), &params)))
            .await?;
        let mut digest = Sha256::new();
        for (name, row) in wanted.iter().zip(rows) {
            digest.update(name.as_bytes());
            digest.update(row.get::<_, String>(0).as_bytes());
        }
        Ok(Printed { sha256: digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect() })
    }
}

input! {
    /// Whether a call comes from a member of the instance's own workspace; not registered.
    pub struct OfInstance {}
}

impl Query for OfInstance {
    const NAME: &'static str = "test.of_instance";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Whether this is the instance's own workspace (test builds only).";
    type Output = bool;

    async fn fetch(self, tx: &ReadTx) -> platform::error::Result<bool> {
        Ok(tx.workspace.tenant == INSTANCE)
    }
}

/// Believes the headers of a test: the time of its call, and a fresh second factor.
pub fn hears(headers: &HeaderMap) -> Hearsay {
    Hearsay {
        now: headers::text(headers, "steelyard-test-clock").and_then(|text| parse_instant(text).ok()),
        step_up: headers::text(headers, "steelyard-test-step-up") == Some("fresh"),
    }
}

/// The route of `test.workspace.create`.
pub fn routes(site: Site) -> Router {
    Router::new()
        .route("/api/v1/actions/test.workspace.create", post(create))
        .route("/api/v1/actions/test.founding.invite", post(invite))
        .layer(axum::middleware::from_fn_with_state(site.clone(), edge::edge))
        .with_state(site)
}

async fn create(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    match make(&site, &asked, request).await {
        Ok(answer) => Response::new(Body::from(answer.to_string())),
        Err(error) => problem::response(&error.into_refusal(asked.request), &asked.host, asked.request),
    }
}

/// The operator's link to the page that opens a workspace.
async fn invite(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    headers: HeaderMap,
) -> Response<Body> {
    let made = async {
        let call = installer(&site, &asked, &headers).await?;
        link::invite(&site.platform, &call, None, link::DAYS).await
    };
    match made.await {
        Ok(made) => Response::new(Body::from(json!({ "link": made.path }).to_string())),
        Err(error) => problem::response(&error.into_refusal(asked.request), &asked.host, asked.request),
    }
}

/// A call of the installer of workspaces. Errors: `sign_in_required` for anybody else.
async fn installer(site: &Site, asked: &Asked, headers: &HeaderMap) -> platform::error::Result<Call> {
    let bearer = headers::text(headers, "authorization").and_then(|text| text.strip_prefix("Bearer "));
    let claim = bearer.and_then(|token| Credential::parse(CredentialKind::Token, token));
    let call = asked.call(claim, headers);
    match action::ask(&site.platform, &call, OfInstance {}).await? {
        true => Ok(call),
        false => Err(Code::SignInRequired.into()),
    }
}

async fn make(site: &Site, asked: &Asked, request: Request) -> platform::error::Result<Value> {
    let mut call = installer(site, asked, request.headers()).await?;
    let body = platform::json::parse(&request_body::read(request, MAX_BODY).await?)?;
    if let Some(at) = body["clock"].as_str().and_then(|text| parse_instant(text).ok()) {
        call.now = call.now.min(at);
    }
    let new = workspace(&body)?;
    let tenant = founding::found_seated(&site.platform, &call, &new).await?;
    let mut tokens = Map::new();
    for (name, role) in body["actors"].as_object().into_iter().flatten() {
        let role: Role = role.as_str().unwrap_or_default().parse().map_err(|_| wrong("actors"))?;
        tokens.insert(name.clone(), json!(seat(site, &call, tenant, name, &new.slug, role).await?));
    }
    let installer = seat(site, &call, tenant, "installer", &new.slug, Role::Owner).await?;
    Ok(json!({ "workspace": new.slug, "tokens": tokens, "installer_token": installer }))
}

async fn seat(
    site: &Site,
    call: &Call,
    tenant: kernel::id::TenantId,
    name: &str,
    slug: &str,
    role: Role,
) -> platform::error::Result<String> {
    let email = format!("{name}@{slug}.example");
    let seat = Seat { name, email: &email, password: None, authenticator: None, roles: &[role] };
    Ok(founding::seat(&site.platform, call, tenant, &seat).await?.1)
}

fn wrong(field: &str) -> Error {
    Refusal::new(Code::ValueUnknown).field(field).into()
}

fn workspace(body: &Value) -> platform::error::Result<NewWorkspace> {
    let tenant = &body["tenant"];
    let text = |name: &str| tenant[name].as_str().map(str::to_owned);
    let needed = |name: &'static str| text(name).ok_or_else(|| wrong(name));
    let settings = body["settings"].as_object().cloned().unwrap_or_default();
    let settings = Value::Object(settings);
    // Checked by the type that every call uses to read them.
    serde_json::from_value::<Settings>(settings.clone()).map_err(|_| wrong("settings"))?;
    let (month, day) = parse_fy_start(&needed("fy_start")?).map_err(|_| wrong("fy_start"))?;
    let id = needed("id")?;
    let random: [u8; 6] = random::random()?;
    let suffix: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let stem: String = id.to_lowercase().chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    Ok(NewWorkspace {
        slug: format!("t{stem}-{suffix}"),
        name: text("name").unwrap_or(id),
        country: needed("country")?.parse().map_err(|_| wrong("country"))?,
        currency: needed("currency")?,
        minor_digits: tenant["minor_digits"]
            .as_i64()
            .and_then(|n| i16::try_from(n).ok())
            .ok_or_else(|| wrong("minor_digits"))?,
        timezone: needed("timezone")?,
        fy_start: (month, day),
        state: text("state"),
        gstin: text("gstin"),
        gst_registered: tenant["gst_registered"]
            .as_bool()
            .unwrap_or(tenant["gstin"].is_string() || tenant["abn"].is_string()),
        abn: text("abn"),
        location: text("location"),
        gln: text("gln"),
        settings,
    })
}

/// Adds the installer to the instance's workspace and writes `DATA/test.json`. Errors: the file or the
/// database.
pub async fn write(instance: &Instance, config: &Config, listening: &Listening) -> Result<()> {
    let call = local_call()?;
    let random: [u8; 6] = random::random()?;
    let email = format!(
        "installer-{}@instance.example",
        random.iter().map(|b| format!("{b:02x}")).collect::<String>()
    );
    let seat =
        Seat { name: "installer", email: &email, password: None, authenticator: None, roles: &[Role::Owner] };
    let (_, token) = founding::seat(&instance.platform, &call, INSTANCE, &seat).await?;
    let told = json!({ "url": listening.url, "ca": listening.ca, "token": token });
    let path = config.data.join("test.json");
    let path = std::path::absolute(&path).map_err(Problem::file(&path))?;
    tls::write(&path, told.to_string().as_bytes(), 0o600)
}
