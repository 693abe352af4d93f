//! The founding of workspaces: the instance's own, a shop's, and those whose people this program seats
//! itself.
//! Invariant: no workspace is without an Owner, except one whose people are seated right after it was made.

pub mod link;
pub mod opening;

use crate::factors::{self, Authenticator, TOTP};
use crate::founding::link::Founding;
use crate::sign_up;
use crate::{memberships, passwords, people};
use identity_queries::client::Params;
use identity_queries::identity as sql;
use jiff::{SignedDuration, Timestamp};
use kernel::code::Code;
use kernel::country::Country;
use kernel::id::{TenantId, UserId};
use kernel::plain_name;
use kernel::refusal::{Fault, Refusal};
use kernel::role::Role;
use platform::allowance::{Allowance, subject};
use platform::call::{Call, Credential};
use platform::error::{Error, OnConstraint, Result};
use platform::input::unfit;
use platform::instance::{INSTANCE, INSTANCE_SLUG, NOBODY};
use platform::internal::{Guard, enter, write_event};
use platform::platform::Platform;
use platform::random::{fresh_id, random};
use platform::sealed::app::{api_token as token, tenant as cell};
use platform::tx::{find_place, is_writable};
use serde::{Deserialize, Serialize};

/// The token of a seat outlives any history that is made with it: the ninety days of a demo, the years of a
/// test.
const SEATED: SignedDuration = SignedDuration::from_hours(24 * 3650);

/// Workspaces that one person opens by the proof of their address; operators' links allow more.
const A_DAY: Allowance = Allowance::a_day(3);
/// The same for a longer time.
const A_MONTH: Allowance = Allowance { most: 10, every: SignedDuration::from_hours(72) };

/// A workspace to be made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewWorkspace {
    /// Its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// ISO 3166.
    pub country: Country,
    /// ISO 4217.
    pub currency: String,
    /// Digits after the point.
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

/// Whether a database has the reserved workspace already: its sealed values were sealed with keys that exist.
/// Errors: the database's.
pub async fn is_founded(config: &tokio_postgres::Config) -> Result<bool> {
    let client = database::connect(config).await.map_err(Error::internal)?;
    Ok(sql::tenant_of().bind(&client, &instance_workspace().slug.as_str()).opt().await?.is_some())
}

/// Makes the reserved workspace at a first start. Errors: the database's.
pub async fn found_instance(platform: &Platform, now: Timestamp) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let there = find_place(guard.pg(), INSTANCE.uuid()).await?;
    if there.is_none() {
        insert_tenant(platform, &guard, INSTANCE, &instance_workspace(), now).await?;
    }
    guard.commit().await
}

fn instance_workspace() -> NewWorkspace {
    NewWorkspace {
        slug: INSTANCE_SLUG.into(),
        name: "This instance".into(),
        country: Country::India,
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

/// Refuses an address of a workspace that is taken, before anything is made. Errors: 422 at `slug`.
pub async fn is_free(platform: &Platform, slug: &str) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let there = sql::address_taken().bind(guard.pg(), &slug).one().await?;
    guard.rollback().await;
    if there { Err(unfit("slug", "This address is taken. Choose another.").into()) } else { Ok(()) }
}

/// Why somebody may found a workspace.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum By {
    /// There is none yet.
    First,
    /// They have a link, which is used up.
    Link(Founding),
    /// Sign-up is open, and their address is proved.
    Proof,
}

impl By {
    /// Whether it proves the address of a new person.
    pub(super) fn proves(&self) -> bool {
        matches!(self, By::Link(it) if it.proves)
    }

    /// Uses it up for this person, in a transaction entered in the instance's workspace. Errors: `read_only`;
    /// `link_used`; `permission_denied` where the workspace is no longer the first; 429 where they open too many.
    pub(super) async fn spend(
        &self,
        platform: &Platform,
        guard: &Guard,
        call: &Call,
        who: UserId,
    ) -> Result<()> {
        is_writable(guard.pg(), INSTANCE.uuid()).await?;
        match self {
            By::First => sign_up::hold_first(platform, guard).await,
            By::Link(it) => link::spend(guard, call, it).await,
            By::Proof => opens_few(guard, call, who).await,
        }
    }
}

/// Makes a workspace with its first Owner, who gave a second factor. Errors: as `may_found`; 422, `slug`
/// taken as `value_unknown`; `link_used`; `permission_denied` where it is no longer the first.
pub async fn found(
    platform: &Platform,
    call: &Call,
    new: &NewWorkspace,
    by: &By,
    who: (UserId, &str),
) -> Result<TenantId> {
    may_found(platform, call, by, who.0).await?;
    let guard = Guard::begin(platform, INSTANCE, who.0).await?;
    let begun = async {
        let address = address_of_founder(&guard, call, by).await?;
        by.spend(platform, &guard, call, who.0).await.map(|()| address)
    };
    match begun.await {
        Ok(address) => found_within(platform, guard, call, new, (who.0, who.1, &address)).await,
        Err(error) => {
            guard.rollback().await;
            Err(error)
        }
    }
}

/// Checks that a person with an account may found a workspace with it. Errors: 422 at `email` for an
/// operator, who is nobody's member, and where the address is not theirs or not proved.
pub(super) async fn may_found(platform: &Platform, call: &Call, by: &By, who: UserId) -> Result<()> {
    if memberships::is_operator(platform, call, who).await? {
        return Err(
            unfit("email", "The people who run this server open a workspace with another address.").into()
        );
    }
    let guard = Guard::begin(platform, INSTANCE, who).await?;
    let address = address_of_founder(&guard, call, by).await;
    guard.rollback().await;
    address.map(drop)
}

/// Takes one from the number of workspaces that a person may open by the proof of their address, in a
/// transaction entered in the instance's workspace. Errors: 429 at `email`.
async fn opens_few(guard: &Guard, call: &Call, person: UserId) -> Result<()> {
    let of = |within: &[u8]| subject(&[b"workspaces by", within, person.uuid().as_bytes()]);
    let (today, lately) = (of(b"day"), of(b"month"));
    if A_DAY.take(guard.pg(), call.now, &today).await? && A_MONTH.take(guard.pg(), call.now, &lately).await? {
        return Ok(());
    }
    let words = "One person opens three workspaces a day here, and ten a month. Try again another day, or ask the people who run \
                 this server for a link.";
    Err(Refusal::invalid(vec![Fault { message: words.into(), ..Fault::new("email", Code::RateLimited) }])
        .into())
}

/// The address of the entered person's account. Their membership shows this one, whatever they typed or a
/// provider says. Errors: 422 at `email` where they lost it, or where it must be proved and is not.
pub(super) async fn address_of_founder(guard: &Guard, call: &Call, by: &By) -> Result<String> {
    let own = people::myself(guard, call.now).await?;
    let is_claim = own.verified_at.is_none() && matches!(by, By::Proof);
    let words = "Confirm the address of your account first: sign in, and do it on your account page. Then open another workspace.";
    own.email.filter(|_| !is_claim).ok_or_else(|| unfit("email", words).into())
}

/// As `found`, in a transaction that was entered in the instance's workspace as the Owner. This ends it: both
/// the workspace and the work before it in that transaction are kept, or neither.
pub(super) async fn found_within(
    platform: &Platform,
    guard: Guard,
    call: &Call,
    new: &NewWorkspace,
    (owner, name, email): (UserId, &str, &str),
) -> Result<TenantId> {
    let tenant = TenantId::from_uuid(fresh_id(call.now)?);
    enter().bind(guard.pg(), &tenant.uuid(), &owner.uuid()).one().await?;
    insert_tenant(platform, &guard, tenant, new, call.now).await?;
    memberships::add_member(&guard, call, tenant, (owner, name, email), (&[Role::Owner], &[]), owner).await?;
    write_event(&guard, call, tenant, "workspace.create", Some((owner, name)), None).await?;
    guard.commit().await?;
    Ok(tenant)
}

/// Makes a workspace whose people this program then seats itself (`seat`). Errors: as `found`.
pub async fn found_seated(platform: &Platform, call: &Call, new: &NewWorkspace) -> Result<TenantId> {
    let tenant = TenantId::from_uuid(fresh_id(call.now)?);
    let guard = Guard::begin(platform, tenant, NOBODY).await?;
    insert_tenant(platform, &guard, tenant, new, call.now).await?;
    write_event(&guard, call, tenant, "workspace.create", None, None).await?;
    guard.commit().await?;
    Ok(tenant)
}

async fn insert_tenant(
    platform: &Platform,
    guard: &Guard,
    tenant: TenantId,
    new: &NewWorkspace,
    now: Timestamp,
) -> Result<()> {
    let name = plain_name::read("workspace", &new.name)?;
    sql::take_address().bind(guard.pg(), &new.slug, &tenant.uuid()).one().await.on_constraint(
        "address_pkey",
        Code::ValueUnknown,
        "slug",
    )?;
    // Before the commit: no workspace is without its key. If it is rolled back, the key that is left opens
    // nothing.
    platform.encryption.make_for(tenant, now).await?;
    let (cipher, row) = (guard.cipher(tenant.uuid(), now), tenant.uuid());
    let (month, day) = (i16::from(new.fy_start.0), i16::from(new.fy_start.1));
    sql::insert_tenant()
        .params(
            guard.pg(),
            &sql::InsertTenantParams {
                tenant: tenant.uuid(),
                slug: new.slug.as_str(),
                name,
                country: new.country.as_str(),
                currency: new.currency.as_str(),
                minor_digits: new.minor_digits,
                timezone: new.timezone.as_str(),
                fy_start_month: month,
                fy_start_day: day,
                state: new.state.as_deref(),
                gstin: cipher.seal(cell::GSTIN, row, new.gstin.as_deref())?,
                abn: cipher.seal(cell::ABN, row, new.abn.as_deref())?,
                gst_registered: new.gst_registered,
                location: cipher.seal(cell::LOCATION, row, new.location.as_deref())?,
                gln: new.gln.as_deref(),
                settings: &new.settings,
                now,
            },
        )
        .one()
        .await
        .on_constraint("tenant_currency_fkey", Code::ValueUnknown, "currency")?;
    Ok(())
}

/// A person of a set-up that this program makes itself (the demo, a test's workspace): with a confirmed
/// address, without a password of their own choosing, joined to the workspace, with an API token. No request
/// to a shipped program reaches this.
pub struct Seat<'a> {
    /// The person's name.
    pub name: &'a str,
    /// Their address.
    pub email: &'a str,
    /// The password, chosen for them; None: they cannot sign in by password.
    pub password: Option<&'a str>,
    /// The key of their authenticator; None: they have no second factor.
    pub authenticator: Option<&'a Authenticator>,
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
        Some(secret) => passwords::hashed(secret.to_owned()).await?,
        None => passwords::NONE.to_owned(),
    };
    let standing = seat.password.map(|secret| passwords::strength_of(secret, &[seat.name, seat.email]));
    let guard = Guard::begin(platform, tenant, person).await?;
    let new = people::New { person, email: seat.email, name: seat.name, password: &kept, standing };
    if !people::add(&guard, &new, call.now).await? {
        guard.rollback().await;
        return Err(Refusal::new(Code::ValueUnknown).field("email").into());
    }
    people::verify(&guard, seat.email, call.now).await?;
    if let Some(key) = seat.authenticator {
        let id = fresh_id(call.now)?;
        let (name, encryption) = ("Authenticator", &platform.encryption);
        factors::add(&guard, encryption, (id, TOTP), (name, key.bytes()), call.now).await?;
    }
    memberships::add_member(&guard, call, tenant, (person, seat.name, seat.email), (seat.roles, &[]), person)
        .await?;
    let (token, sha256) = Credential::make(tenant, person, random()?);
    let (id, expires) = (fresh_id(call.now)?, call.now + SEATED);
    let name = guard.cipher(tenant.uuid(), call.now).seal(token::NAME, id, "set-up")?;
    sql::insert_token()
        .params(
            guard.pg(),
            &sql::InsertTokenParams {
                tenant: tenant.uuid(),
                token: id,
                person: person.uuid(),
                name,
                token_sha256: &sha256[..],
                now: call.now,
                expires,
            },
        )
        .one()
        .await?;
    write_event(&guard, call, tenant, "workspace.member.join", Some((person, seat.name)), None).await?;
    guard.commit().await?;
    Ok((person, token))
}
