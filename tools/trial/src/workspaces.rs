//! The routes of the test clock's program (tests/cases/README.md): fresh workspaces with their people, and the link to open one.
//! Invariant: only the installer may call them, whose token is in `DATA/test.json`.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Response};
use axum::routing::post;
use axum::{Extension, Router};
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
use serde_json::{Map, Value, json};
use web::asked::Asked;
use web::edge;
use web::headers;
use web::problem;
use web::request_body;
use web::site::Site;

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
