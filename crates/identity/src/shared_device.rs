//! Tills: browsers that people share at the counter; each session in them belongs to one person.
//! Invariant: only a hash of a till's secret is stored. One person at a time is signed in on it. When the
//! till ends, its sessions end.

pub mod draft;
pub mod pin;
pub mod switch;

use crate::browsers::KNOWN;
use crate::sessions::{self, this_token};
use identity_queries::client::Params;
use identity_queries::shared_device as sql;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::id::{TenantId, UserId};
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::trust::NEED_FACTOR;
use platform::call::{Call, Credential, TillClaim};
use platform::encryption::ColumnCipher;
use platform::error::Result;
use platform::for_browser::BrowserSecret;
use platform::instance::NOBODY;
use platform::internal::{Guard, HandsToBrowser, Internals, write_event_of};
use platform::platform::Platform;
use platform::random::random;
use platform::sealed::app::membership;
use platform::sealed::app::till::NAME;
use platform::tx::{Change, Tx};
use queries::client::GenericClient;
use uuid::Uuid;

/// How long a browser is a till: as long as browsers keep a cookie.
pub const LIFE: SignedDuration = KNOWN;
/// The secret of the till that the browser now is.
pub const NEW_SECRET: BrowserSecret = BrowserSecret::named("till");
/// Uses that are less than this apart count as one.
const APART: SignedDuration = SignedDuration::from_mins(1);
/// After this many wrong PINs in a row a person's PIN is shut at that till until they sign in
/// otherwise or an Owner opens it.
pub const WRONG: i32 = 5;
/// After this many at several tills of the workspace it is shut at all of them.
pub const WRONG_EVERYWHERE: i64 = 25;
/// People shown on the page where they switch.
const MOST: i64 = 100;

/// A till that has not ended.
#[derive(Debug)]
pub struct SharedDevice {
    pub tenant: TenantId,
    pub id: Uuid,
    pub name: String,
    pub slug: String,
    pub workspace: String,
}

/// A person who may switch by a PIN.
pub struct Known {
    pub person: Uuid,
    pub name: String,
}

/// Looks a till up and notes its use. Errors: `not_found` where it has ended, or is not of this address.
pub async fn find(platform: &Platform, call: &Call, claim: &TillClaim, slug: &str) -> Result<SharedDevice> {
    let till = look(platform, call, claim).await?;
    till.filter(|till| till.slug == slug).ok_or_else(|| Code::NotFound.into())
}

/// Every till that this browser is. Errors: the database's.
pub(crate) async fn of_browser(platform: &Platform, call: &Call) -> Result<Vec<SharedDevice>> {
    let mut tills = Vec::new();
    for claim in &call.tills {
        tills.extend(look(platform, call, claim).await?);
    }
    Ok(tills)
}

async fn look(platform: &Platform, call: &Call, claim: &TillClaim) -> Result<Option<SharedDevice>> {
    let guard = Guard::begin(platform, claim.tenant, NOBODY).await?;
    let (tenant, since) = (claim.tenant.uuid(), call.now - LIFE);
    let found = sql::till().bind(guard.pg(), &tenant, &&claim.sha256[..], &since).opt().await;
    guard.rollback().await;
    let Some(found) = found? else { return Ok(None) };
    if found.used_at.is_none_or(|at| call.now.duration_since(at) >= APART) {
        note(platform, claim.tenant, found.till_id, call.now);
    }
    let sql::Till { till_id: id, slug, workspace, .. } = found;
    let name = ColumnCipher::of(&platform.encryption, tenant, call.now).open(NAME, id, found.name)?;
    Ok(Some(SharedDevice { tenant: claim.tenant, id, name, slug, workspace }))
}

/// Notes a use, in the background of its call.
fn note(platform: &Platform, tenant: TenantId, till: Uuid, now: jiff::Timestamp) {
    let encryption = platform.encryption.clone();
    tokio::spawn(async move {
        let noted = async {
            let guard = Guard::begin_apart(&encryption, tenant, NOBODY).await?;
            sql::till_used().bind(guard.pg(), &now, &tenant.uuid(), &till).opt().await?;
            guard.commit().await
        };
        if let Err(error) = noted.await {
            tracing::debug!(cause = %error, "a till's use was not noted");
        }
    });
}

/// The people who may switch by a PIN here. Errors: the database's.
pub async fn people(platform: &Platform, call: &Call, till: &SharedDevice) -> Result<Vec<Known>> {
    let guard = Guard::begin(platform, till.tenant, NOBODY).await?;
    let without: Vec<&str> = NEED_FACTOR.iter().map(|role| role.as_str()).collect();
    let powerful: Vec<&str> =
        Permission::ALL.iter().filter(|it| it.is_powerful()).map(|it| it.as_str()).collect();
    let (tenant, now) = (till.tenant.uuid(), call.now);
    let found = sql::people().bind(guard.pg(), &powerful, &tenant, &now, &without, &MOST).all().await;
    guard.rollback().await;
    let cipher = ColumnCipher::of(&platform.encryption, tenant, now);
    let known = |row: sql::People| {
        let name = cipher.open(membership::NAME, row.person_id, row.name)?;
        Ok(Known { person: row.person_id, name })
    };
    let mut all = found?.into_iter().map(known).collect::<Result<Vec<_>>>()?;
    all.sort_by_cached_key(|one| (one.name.to_lowercase(), one.person));
    Ok(all)
}

/// Makes the browser of this call a till: it gets the secret with the answer, and its session belongs
/// to the till from now on. If it was a till before, that one ends. Errors: `not_found` for a
/// program, which has no browser.
pub async fn enrol(tx: &Tx, name: &str) -> Result<Uuid> {
    if this_token(tx).is_some() {
        return Err(Code::NotFound.into());
    }
    for claim in tx.call().tills.iter().filter(|claim| claim.tenant == tx.workspace.tenant) {
        let hash = &claim.sha256[..];
        if let Some(before) = sql::till().bind(tx, &tx.tenant(), &hash, &(tx.now - LIFE)).opt().await? {
            end(tx, before.till_id).await?;
        }
    }
    let (text, kept) = Credential::make(tx.workspace.tenant, NOBODY, random()?);
    let id = tx.new_id()?;
    let name = tx.cipher().seal(NAME, id, name)?;
    sql::enrol()
        .params(
            tx,
            &sql::EnrolParams {
                tenant: tx.tenant(),
                till: id,
                name,
                secret_sha256: &kept[..],
                person: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await?;
    sql::take_session().bind(tx, &id, &tx.tenant(), &tx.member.credential).opt().await?;
    tx.hand_to_browser(NEW_SECRET, text);
    Ok(id)
}

/// Ends a till and every session on it; gives its name and how many sessions. Errors: `not_found` at `till`.
pub async fn end(tx: &Tx, till: Uuid) -> Result<(String, usize)> {
    let name = sql::end_till().bind(tx, &tx.now, &tx.tenant(), &till).opt().await?;
    let name = name.ok_or_else(|| Refusal::new(Code::NotFound).field("till"))?;
    let name = tx.cipher().open(NAME, till, name)?;
    let ended = sql::vacate().bind(tx, &tx.now, &tx.tenant(), &till).all().await?;
    Ok((name, ended.len()))
}

/// Takes the till for a session about to be opened: the till cannot end until the session is
/// there, and the person who was signed in on it is signed out. Gives its name. Errors:
/// `not_found` where it ended meanwhile.
pub async fn take(guard: &Guard, call: &Call, tenant: TenantId, till: Uuid) -> Result<String> {
    let name = sql::hold().bind(guard.pg(), &tenant.uuid(), &till).opt().await?.ok_or(Code::NotFound)?;
    let cipher = guard.cipher(tenant.uuid(), call.now);
    let name = cipher.open(NAME, till, name)?;
    for left in sql::vacate().bind(guard.pg(), &call.now, &tenant.uuid(), &till).all().await? {
        let whose = cipher.open(membership::NAME, left.person_id, left.name)?;
        let who = Some((UserId::from_uuid(left.person_id), whose.as_str()));
        write_event_of(guard, call, tenant, ("workspace.till.leave", None), who, &Change::of(&name)).await?;
    }
    Ok(name)
}

/// Forgets the wrong PINs of a person at every till of the workspace. Gives at how
/// many it was shut or counted.
pub async fn open_pin_again(client: &impl GenericClient, tenant: Uuid, person: Uuid) -> Result<usize> {
    Ok(sql::open_again().bind(client, &tenant, &person).all().await?.len())
}

/// Ends the session of this browser on the till, and keeps the form that was started in it. A session that
/// ended already is no error.
pub async fn lock(
    platform: &Platform,
    call: &Call,
    till: &SharedDevice,
    draft: Option<&draft::Draft>,
) -> Result<bool> {
    let Some(claim) = call.credential.as_ref().filter(|claim| claim.tenant == till.tenant) else {
        return Ok(false);
    };
    let guard = Guard::begin(platform, till.tenant, claim.person).await?;
    let tenant = till.tenant.uuid();
    let found =
        sql::session_on().bind(guard.pg(), &tenant, &&claim.sha256[..], &till.id, &call.now).opt().await?;
    let Some(found) = found else {
        guard.rollback().await;
        return Ok(false);
    };
    if found.is_open {
        sessions::end(&guard, call, tenant, found.session_id).await?;
        let name = guard.cipher(tenant, call.now).open(membership::NAME, found.person_id, found.name)?;
        let who = Some((UserId::from_uuid(found.person_id), name.as_str()));
        let change = Change::of(&till.name);
        write_event_of(&guard, call, till.tenant, ("workspace.till.leave", None), who, &change).await?;
    }
    if let Some(draft) = draft {
        draft.keep(&guard, call, tenant, found.person_id).await?;
    }
    guard.commit().await.map(|()| true)
}

/// The name of the cookie by which a browser is a workspace's till.
pub fn till_cookie(slug: &str) -> String {
    format!("__Host-till-{slug}")
}
