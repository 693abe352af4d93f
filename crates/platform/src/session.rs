//! Coming in: sign-up, sign-in, invitations, workspaces of one's own; passwords and what is counted against guessing.
//! What must stay true: an unknown address and a wrong password take the same time and get the same words; nobody is
//! locked out for good; no secret is stored as it is shown.

use crate::audit::{self, Entry};
use crate::call::{Call, Credential, CredentialKind};
use crate::error::{Error, OnConstraint, Result};
use crate::password;
use crate::platform::Platform;
use crate::settings::Settings;
use crate::tx::{Change, Guard, ReadTx, roles_of};
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use jiff::{SignedDuration, Timestamp};
use kernel::code::Code;
use kernel::id::{TenantId, UserId, new_id};
use kernel::refusal::{Fault, Refusal};
use kernel::role::Role;
use queries::queries::platform::src::{session as sql, tx as tx_sql};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use tokio::sync::Semaphore;
use uuid::Uuid;

/// The reserved workspace: what belongs to the instance lies here (half-signed-in people, throttling).
pub const INSTANCE: TenantId =
    TenantId::from_uuid(Uuid::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0001));
/// A session ends after this at the latest (promises.toml, session-short); a workspace may say sooner.
pub const SESSION: SignedDuration = SignedDuration::from_hours(12);
/// An API token's default life (promises.toml, api-tokens).
pub const TOKEN: SignedDuration = SignedDuration::from_hours(24 * 90);
/// The token of a seat outlives any history that is made with it: a demo's ninety days, a test's years.
const SEATED: SignedDuration = SignedDuration::from_hours(24 * 3650);
/// An invitation's life.
pub const INVITATION: SignedDuration = SignedDuration::from_hours(24 * 7);
/// Failures in a row before a delay begins, and how long failures count.
const FREE_FAILURES: i32 = 5;
const FORGET: SignedDuration = SignedDuration::from_mins(10);
/// The longest delay; nobody is locked out for good.
const LONGEST_DELAY_S: i64 = 60;
/// Password hashes computed at once: each takes 19 MiB.
static HASHING: Semaphore = Semaphore::const_new(2);

/// A session as made at sign-in: the workspace's address and the cookie's value.
#[derive(Debug)]
pub struct SignedIn {
    /// The workspace's address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// The cookie's value, shown once.
    pub token: String,
}

/// A workspace to be made.
#[derive(Debug, Clone)]
pub struct NewWorkspace {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// ISO 3166.
    pub country: String,
    /// ISO 4217.
    pub currency: String,
    /// Figures after the point.
    pub minor_digits: i16,
    /// IANA zone.
    pub timezone: String,
    /// First month of the financial year.
    pub fy_start: (i8, i8),
    /// State (India).
    pub state: Option<String>,
    /// GSTIN.
    pub gstin: Option<String>,
    /// ABN.
    pub abn: Option<String>,
    /// Registered for GST.
    pub gst_registered: bool,
    /// Address text.
    pub location: Option<String>,
    /// GLN.
    pub gln: Option<String>,
    /// Settings over the defaults, a JSON object.
    pub settings: serde_json::Value,
}

/// Random bytes of the system. Errors: ours.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(bytes)
}

/// A new id at a moment. Errors: ours.
pub fn fresh_id(now: Timestamp) -> Result<Uuid> {
    Ok(new_id(now, random()?))
}

fn argon2() -> Argon2<'static> {
    // OWASP's first choice: 19 MiB, two passes, one lane.
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, None).unwrap_or_default())
}

/// What an unknown address is compared with, so that it takes as long as a wrong password.
static NOBODY: LazyLock<String> = LazyLock::new(|| {
    let salt = SaltString::generate(&mut OsRng);
    argon2().hash_password(b"nobody", &salt).map(|hash| hash.to_string()).unwrap_or_default()
});

async fn hashed(password: String) -> Result<String> {
    let _turn = HASHING.acquire().await.map_err(Error::internal)?;
    let work = move || {
        argon2().hash_password(password.as_bytes(), &SaltString::generate(&mut OsRng)).map(|h| h.to_string())
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?.map_err(Error::internal)
}

async fn matches(password: String, kept: String) -> Result<bool> {
    let _turn = HASHING.acquire().await.map_err(Error::internal)?;
    let work = move || {
        PasswordHash::new(&kept)
            .is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

/// Reads an address. Errors: `email_format`.
pub fn email(text: &str) -> std::result::Result<String, Refusal> {
    let address = text.trim().to_lowercase();
    let (local, domain) = address.split_once('@').unwrap_or_default();
    let fine = !local.is_empty()
        && domain.contains('.')
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && address.len() <= 254
        && !address.chars().any(|c| c.is_whitespace() || c.is_control() || c == ',' || c == ';')
        && !domain.contains('@');
    if fine { Ok(address) } else { Err(Refusal::new(Code::EmailFormat).field("email")) }
}

/// Makes the reserved workspace at a first start. Errors: the database's.
pub async fn found_instance(platform: &Platform, now: Timestamp) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, UserId::from_uuid(Uuid::nil())).await?;
    let there = sql::slug_of().bind(guard.pg(), &INSTANCE.uuid()).opt().await?;
    if there.is_none() {
        insert_tenant(&guard, INSTANCE, &instance_workspace(), now).await?;
    }
    guard.commit().await
}

fn instance_workspace() -> NewWorkspace {
    NewWorkspace {
        slug: "instance".into(),
        name: "This instance".into(),
        country: "IN".into(),
        currency: "INR".into(),
        minor_digits: 2,
        timezone: "UTC".into(),
        fy_start: (1, 1),
        state: None,
        gstin: None,
        abn: None,
        gst_registered: false,
        location: None,
        gln: None,
        settings: serde_json::json!({}),
    }
}

/// What cannot be had, in words of its own: there is no list to pick from.
pub(crate) fn unfit(field: &str, words: &str) -> Refusal {
    let fault = Fault { message: words.to_owned(), ..Fault::new(field, Code::ValueUnknown) };
    Refusal::invalid(vec![fault])
}

/// Refuses an address of a workspace that is taken, before anything is made. Errors: 422 at `slug`.
pub async fn is_free(platform: &Platform, slug: &str) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, UserId::from_uuid(Uuid::nil())).await?;
    let there = sql::address_taken().bind(guard.pg(), &slug).one().await?;
    guard.rollback().await;
    if there { Err(unfit("slug", "This address is taken. Choose another.").into()) } else { Ok(()) }
}

/// Signs a new person up; `shop` is what else their password must not be made of. Errors: 422; an address in use gets the same answer as a wrong password later would.
pub async fn sign_up(
    platform: &Platform,
    call: &Call,
    address: &str,
    name: &str,
    secret: &str,
    shop: &[&str],
) -> Result<UserId> {
    let address = email(address)?;
    password::judge(secret, &[&[name, &address], shop].concat())?;
    let person = UserId::from_uuid(fresh_id(call.now)?);
    let kept = hashed(secret.to_owned()).await?;
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let added =
        sql::add_person().bind(guard.pg(), &person.uuid(), &address, &name, &kept, &call.now).one().await?;
    if !added {
        guard.rollback().await;
        return Err(unfit("email", "This address has an account. Sign in, or give its password.").into());
    }
    write_event(&guard, call, INSTANCE, "workspace.account.create", Some((person, name)), None).await?;
    guard.commit().await?;
    Ok(person)
}

/// Checks e-mail and password. Errors: `sign_in_required` for any mismatch, `rate_limited` while a delay runs.
///
/// A try is counted as wrong before it is judged and forgiven when it was right: tries at the same time count one by one.
pub async fn prove(
    platform: &Platform,
    call: &Call,
    address: &str,
    secret: &str,
) -> Result<(UserId, String)> {
    let address = address.trim().to_lowercase();
    let account: [u8; 32] = Sha256::digest(address.as_bytes()).into();
    let net: [u8; 32] = Sha256::digest(call.ip.clone().unwrap_or_default().as_bytes()).into();
    // What is no address is nobody's, and takes as long.
    let known = counted(platform, call, &account, &net, &email(&address).unwrap_or_default()).await?;
    let kept = known.as_ref().map_or_else(|| NOBODY.clone(), |k| k.password.clone());
    let right = matches(secret.to_owned(), kept).await?;
    let guard = Guard::begin(platform, INSTANCE, UserId::from_uuid(Uuid::nil())).await?;
    let answer = match known {
        Some(person) if right => {
            sql::forgive().bind(guard.pg(), &INSTANCE.uuid(), &&account[..], &&net[..]).all().await?;
            Ok((UserId::from_uuid(person.person_id), person.name))
        }
        _ => {
            let code = Some(Code::SignInRequired.as_str());
            write_event(&guard, call, INSTANCE, "workspace.session.open", None, code).await?;
            Err(Code::SignInRequired.into())
        }
    };
    guard.commit().await?;
    answer
}

/// Counts a try, unless a delay runs, and looks the person up. Errors: `rate_limited`.
async fn counted(
    platform: &Platform,
    call: &Call,
    account: &[u8],
    net: &[u8],
    address: &str,
) -> Result<Option<sql::CredentialOf>> {
    let guard = Guard::begin(platform, INSTANCE, UserId::from_uuid(Uuid::nil())).await?;
    let instance = INSTANCE.uuid();
    sql::first_attempt().bind(guard.pg(), &instance, &account, &call.now, &net).all().await?;
    let failures = sql::failures().bind(guard.pg(), &instance, &account, &net).all().await?;
    if let Some(wait) = failures.iter().filter_map(|f| delay(f, call.now)).max() {
        guard.rollback().await;
        return Err(Refusal::new(Code::RateLimited).fact("retry_after_s", wait).into());
    }
    let forget = call.now - FORGET;
    for (kind, subject) in [("account", account), ("net", net)] {
        sql::count_failure().bind(guard.pg(), &instance, &kind, &subject, &call.now, &forget).one().await?;
    }
    let known = sql::credential_of().bind(guard.pg(), &address).opt().await?;
    guard.commit().await?;
    Ok(known)
}

/// Seconds still to wait after too many failures, growing to a minute. A net has many people behind it.
fn delay(failed: &sql::Failures, now: Timestamp) -> Option<i64> {
    let free = if failed.kind == "net" { FREE_FAILURES * 20 } else { FREE_FAILURES };
    let over = failed.failures - free;
    if over < 0 {
        return None;
    }
    let wait = 2_i64.saturating_pow(u32::try_from(over.min(6)).unwrap_or(0)).min(LONGEST_DELAY_S);
    let left = wait - now.duration_since(failed.last_at).as_secs();
    (left > 0).then_some(left)
}

/// Signs a proven person in to each of their workspaces. Errors: the database's.
pub async fn sign_in(platform: &Platform, call: &Call, person: UserId, name: &str) -> Result<Vec<SignedIn>> {
    let guard = Guard::begin(platform, INSTANCE, person).await?;
    let mine = sql::workspaces_of().bind(guard.pg(), &person.uuid()).all().await?;
    guard.rollback().await;
    let mut sessions = Vec::new();
    for row in mine {
        // One workspace, one transaction: two in one would need two-phase commit (database.md, section 2).
        sessions.push(open_session(platform, call, TenantId::from_uuid(row.tenant_id), person, name).await?);
    }
    Ok(sessions)
}

async fn open_session(
    platform: &Platform,
    call: &Call,
    tenant: TenantId,
    person: UserId,
    name: &str,
) -> Result<SignedIn> {
    let guard = Guard::begin(platform, tenant, person).await?;
    let place = sql::slug_of().bind(guard.pg(), &tenant.uuid()).one().await?;
    let (token, kept) = Credential::make(tenant, person, random()?);
    let settings: Settings = serde_json::from_str(&place.settings).map_err(Error::internal)?;
    let life = SESSION.min(SignedDuration::from_hours(settings.session_hours));
    let (session, expires) = (fresh_id(call.now)?, call.now + life);
    let (device, ip) = (call.device.clone().unwrap_or_default(), call.ip.clone().unwrap_or_default());
    sql::open_session()
        .bind(
            guard.pg(),
            &tenant.uuid(),
            &session,
            &person.uuid(),
            &&kept[..],
            &device,
            &ip,
            &call.now,
            &expires,
        )
        .one()
        .await?;
    write_event(&guard, call, tenant, "workspace.session.open", Some((person, name)), None).await?;
    guard.commit().await?;
    Ok(SignedIn { slug: place.slug, name: place.name, token })
}

/// Ends the session of a cookie; an unknown one is ended already. Errors: the database's.
pub async fn sign_out(platform: &Platform, call: &Call) -> Result<()> {
    let Ok((tx, _)) = crate::tx::ReadTx::open(platform, call, "BEGIN").await else { return Ok(()) };
    let (tenant, person) = (tx.workspace.tenant, tx.member.person);
    let (session, name) = (tx.member.credential, tx.member.name.clone());
    tx.close().await?;
    let guard = Guard::begin(platform, tenant, person).await?;
    sql::end_session().bind(guard.pg(), &call.now, &tenant.uuid(), &session).opt().await?;
    write_event(&guard, call, tenant, "workspace.session.close", Some((person, &name)), None).await?;
    guard.commit().await
}

/// Makes a workspace with its first Owner. Errors: 422, `slug` taken as `value_unknown`.
pub async fn found(
    platform: &Platform,
    call: &Call,
    new: &NewWorkspace,
    owner: UserId,
    name: &str,
    email: &str,
) -> Result<TenantId> {
    let tenant = TenantId::from_uuid(fresh_id(call.now)?);
    let guard = Guard::begin(platform, tenant, owner).await?;
    insert_tenant(&guard, tenant, new, call.now).await?;
    add_member(&guard, call, tenant, (owner, name, email), &[Role::Owner], owner).await?;
    write_event(&guard, call, tenant, "workspace.create", Some((owner, name)), None).await?;
    guard.commit().await?;
    Ok(tenant)
}

/// Makes a workspace whose people are then seated by this program itself (`seat`). Errors: as `found`.
pub async fn found_seated(platform: &Platform, call: &Call, new: &NewWorkspace) -> Result<TenantId> {
    let tenant = TenantId::from_uuid(fresh_id(call.now)?);
    let guard = Guard::begin(platform, tenant, UserId::from_uuid(Uuid::nil())).await?;
    insert_tenant(&guard, tenant, new, call.now).await?;
    write_event(&guard, call, tenant, "workspace.create", None, None).await?;
    guard.commit().await?;
    Ok(tenant)
}

async fn insert_tenant(guard: &Guard, tenant: TenantId, new: &NewWorkspace, now: Timestamp) -> Result<()> {
    sql::take_address().bind(guard.pg(), &new.slug, &tenant.uuid()).one().await.on_constraint(
        "address_pkey",
        Code::ValueUnknown,
        "slug",
    )?;
    let (month, day) = (i16::from(new.fy_start.0), i16::from(new.fy_start.1));
    sql::insert_tenant()
        .bind(
            guard.pg(),
            &tenant.uuid(),
            &new.slug,
            &new.name,
            &new.country,
            &new.currency,
            &new.minor_digits,
            &new.timezone,
            &month,
            &day,
            &new.state,
            &new.gstin,
            &new.abn,
            &new.gst_registered,
            &new.location,
            &new.gln,
            &new.settings,
            &now,
        )
        .one()
        .await
        .on_constraint("tenant_currency_fkey", Code::ValueUnknown, "currency")?;
    Ok(())
}

async fn add_member(
    guard: &Guard,
    call: &Call,
    tenant: TenantId,
    who: (UserId, &str, &str),
    roles: &[Role],
    by: UserId,
) -> Result<()> {
    let words: Vec<&str> = roles.iter().map(|r| r.as_str()).collect();
    let (person, name, email) = who;
    sql::insert_membership()
        .bind(guard.pg(), &tenant.uuid(), &person.uuid(), &name, &email, &words, &by.uuid(), &call.now)
        .one()
        .await?;
    Ok(())
}

/// Joins a proven person to the workspace of an invitation. Errors: `link_used`.
pub async fn join(
    platform: &Platform,
    call: &Call,
    link: &Credential,
    person: UserId,
    name: &str,
    address: &str,
) -> Result<()> {
    let guard = Guard::begin(platform, link.tenant, person).await?;
    let open = sql::open_invitation()
        .bind(guard.pg(), &link.tenant.uuid(), &&link.sha256[..], &call.now)
        .opt()
        .await?;
    let Some(open) = open.filter(|i| i.email == address) else {
        guard.rollback().await;
        return Err(Code::LinkUsed.into());
    };
    let used = sql::use_invitation()
        .bind(guard.pg(), &call.now, &link.tenant.uuid(), &open.invitation_id)
        .opt()
        .await?;
    if used.is_none() {
        guard.rollback().await;
        return Err(Code::LinkUsed.into());
    }
    let roles: Vec<Role> = roles_of(&open.roles)?.iter().collect();
    add_member(
        &guard,
        call,
        link.tenant,
        (person, name, address),
        &roles,
        UserId::from_uuid(open.created_by),
    )
    .await?;
    write_event(&guard, call, link.tenant, "workspace.member.join", Some((person, name)), None).await?;
    guard.commit().await
}

/// The address an open invitation is for. Errors: `link_used`.
pub async fn invited(platform: &Platform, call: &Call, link: &Credential) -> Result<String> {
    let guard = Guard::begin(platform, link.tenant, UserId::from_uuid(Uuid::nil())).await?;
    let open = sql::open_invitation()
        .bind(guard.pg(), &link.tenant.uuid(), &&link.sha256[..], &call.now)
        .opt()
        .await;
    guard.rollback().await;
    open?.map(|i| i.email).ok_or_else(|| Code::LinkUsed.into())
}

/// A person of a set-up that this program does itself (the demo, a test's workspace): added without a password of
/// their own choosing, joined to the workspace, with an API token. Not reachable by any request of a shipped program.
pub struct Seat<'a> {
    /// The person's name.
    pub name: &'a str,
    /// Their address.
    pub email: &'a str,
    /// Their password, already chosen; None: nobody can sign in by password.
    pub password: Option<&'a str>,
    /// Their roles.
    pub roles: &'a [Role],
}

/// Seats a person in a workspace. Gives the person and their bearer token. Errors: the database's.
pub async fn seat(
    platform: &Platform,
    call: &Call,
    tenant: TenantId,
    seat: &Seat<'_>,
) -> Result<(UserId, String)> {
    let person = UserId::from_uuid(fresh_id(call.now)?);
    let kept = match seat.password {
        Some(secret) => hashed(secret.to_owned()).await?,
        None => "!".to_owned(),
    };
    let guard = Guard::begin(platform, tenant, person).await?;
    let added = sql::add_person()
        .bind(guard.pg(), &person.uuid(), &seat.email, &seat.name, &kept, &call.now)
        .one()
        .await?;
    if !added {
        guard.rollback().await;
        return Err(Refusal::new(Code::ValueUnknown).field("email").into());
    }
    add_member(&guard, call, tenant, (person, seat.name, seat.email), seat.roles, person).await?;
    let (token, sha256) = Credential::make(tenant, person, random()?);
    let (id, expires) = (fresh_id(call.now)?, call.now + SEATED);
    sql::insert_token()
        .bind(guard.pg(), &tenant.uuid(), &id, &person.uuid(), &"set-up", &&sha256[..], &call.now, &expires)
        .one()
        .await?;
    write_event(&guard, call, tenant, "workspace.member.join", Some((person, seat.name)), None).await?;
    guard.commit().await?;
    Ok((person, token))
}

/// A new secret of the entered workspace, for a person of it or (an invitation's) for nobody yet: the text to show
/// once, and what is kept of it. Errors: ours.
pub fn new_secret(tx: &ReadTx, person: Option<UserId>) -> Result<(String, [u8; 32])> {
    Ok(Credential::make(tx.workspace.tenant, person.unwrap_or(UserId::from_uuid(Uuid::nil())), random()?))
}

/// The session or token that a call came with: a list of them says which is this one.
pub fn this_credential(tx: &ReadTx) -> Uuid {
    tx.member.credential
}

/// The token that a call came with; None where it came with a session.
pub fn this_token(tx: &ReadTx) -> Option<Uuid> {
    let by_token =
        tx.call.credential.as_ref().is_some_and(|credential| credential.kind == CredentialKind::Token);
    by_token.then_some(tx.member.credential)
}

/// Whether a call comes from a member of the instance's own workspace. Errors: `sign_in_required`.
#[cfg(feature = "test-clock")]
pub async fn is_of_instance(platform: &Platform, call: &Call) -> Result<()> {
    let (tx, _) = crate::tx::ReadTx::open(platform, call, "BEGIN READ ONLY").await?;
    let tenant = tx.workspace.tenant;
    tx.close().await?;
    if tenant == INSTANCE { Ok(()) } else { Err(Code::SignInRequired.into()) }
}

async fn write_event(
    guard: &Guard,
    call: &Call,
    tenant: TenantId,
    action: &str,
    who: Option<(UserId, &str)>,
    code: Option<&str>,
) -> Result<()> {
    let entry = Entry {
        tenant: tenant.uuid(),
        event: fresh_id(call.now)?,
        now: call.now,
        actor_id: who.map(|(person, _)| person.uuid()),
        actor: who.map_or("", |(_, name)| name),
        roles: &[],
        action,
        code,
        change: &Change::default(),
        call,
        opening: false,
    };
    let statement = tx_sql::insert_event().prepare(guard.pg()).await?;
    audit::write(&statement, guard.pg(), &entry).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_write_them() {
        for (text, fine) in [
            (" Asha@Shop.example ", true),
            ("a@b", false),
            ("@b.example", false),
            ("a b@c.example", false),
            ("a@b@c.example", false),
            ("a@b.", false),
            ("a@b.example,c@d.example", false),
        ] {
            assert_eq!(email(text).is_ok(), fine, "{text}");
        }
        assert_eq!(email(" Asha@Shop.example ").ok().as_deref(), Some("asha@shop.example"));
    }

    #[test]
    fn failures_delay_more_and_more_and_never_longer_than_a_minute() {
        let now = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(1);
        let failed = |kind: &str, failures| sql::Failures { kind: kind.into(), failures, last_at: now };
        assert_eq!(delay(&failed("account", 4), now), None);
        assert_eq!(delay(&failed("account", 5), now), Some(1));
        assert_eq!(delay(&failed("account", 9), now), Some(16));
        assert_eq!(delay(&failed("account", 900), now), Some(60));
        assert_eq!(delay(&failed("account", 900), now + SignedDuration::from_secs(61)), None);
        assert_eq!(delay(&failed("net", 19), now), None);
    }
}
