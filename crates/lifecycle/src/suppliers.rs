//! Suppliers who process data for the instance, as cases of its own workspace: what each does, where, by which
//! contract, and since when.
//! Invariant: the public list, the check and the operators' pages read the same rows.

pub mod gaps;
pub mod hosts;
pub mod notices;

use crate::casework::{At, Case};
use crate::settings::{GuardedFigure, Values, values_of};
use jiff::SignedDuration;
use kernel::day::{Day, Instant};
use kernel::words;
use lifecycle_queries::client::Params;
use lifecycle_queries::suppliers as sql;
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, Seals};
use platform::platform::Platform;
use uuid::Uuid;

/// The most suppliers of an instance.
const SUPPLIERS: i64 = 500;

words! {
    /// The states of a supplier.
    pub enum SupplierState {
        /// Somebody proposed it; nobody is told yet.
        Proposed = "proposed",
        /// The Owners of all workspaces are told, or being told.
        Announced = "announced",
        /// It is in use.
        Active = "active",
        /// It is used no more.
        Ended = "ended",
    }
}

impl SupplierState {
    /// Its words for people.
    pub const fn label(self) -> &'static str {
        match self {
            SupplierState::Proposed => "Proposed",
            SupplierState::Announced => "Announced",
            SupplierState::Active => "In use",
            SupplierState::Ended => "Ended",
        }
    }
}

/// What everybody may know of a supplier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// What it does for the instance.
    pub purpose: String,
    /// The kinds of data that it gets.
    pub data_kinds: String,
    /// The region where it keeps them.
    pub region: String,
    /// The country whose law it is under.
    pub country: String,
    /// By which right data goes there.
    pub basis: String,
    /// The hosts that the program talks to because of it, with one space between.
    pub hosts: String,
    /// The certificates that it shows.
    pub certificates: Option<String>,
}

/// Whether a contract is as strict as what the operator accepted itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Equivalence {
    /// It keeps data as private.
    pub keeps_privacy: bool,
    /// It keeps data as secret.
    pub keeps_secrecy: bool,
    /// It tells of incidents in time.
    pub tells_incidents: bool,
    /// It binds its own suppliers in the same way.
    pub binds_others: bool,
}

/// The contract with a supplier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// The SHA-256 of its text.
    pub sha256: String,
    /// Its date.
    pub on: Day,
    /// The four answers.
    pub equivalence: Equivalence,
}

/// A review of a supplier's security by a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// The person.
    pub by: Uuid,
    /// Its day.
    pub on: Day,
    /// The day of the next.
    pub due: Day,
}

/// A supplier.
#[derive(Clone, Debug)]
pub struct Supplier {
    /// Its case.
    pub case: Case,
    /// What everybody may know.
    pub profile: Profile,
    /// The contract.
    pub contract: Option<Contract>,
    /// The last review.
    pub review: Option<Review>,
    /// When it was announced.
    pub announced_at: Option<Instant>,
    /// From the notice to the first use, as it was promised when the supplier was announced.
    pub notice: SignedDuration,
    /// When every workspace was told.
    pub noticed_at: Option<Instant>,
    /// How many were told.
    pub told: Option<i32>,
    /// Why it did not wait for the end of the notice.
    pub emergency: Option<String>,
    /// Since when it is in use.
    pub activated_at: Option<Instant>,
    /// When it ended.
    pub ended_at: Option<Instant>,
}

impl Supplier {
    /// Its state. Errors: `Internal`, for a word of another version.
    pub fn state(&self) -> Result<SupplierState> {
        SupplierState::of(&self.case.state).ok_or_else(|| Error::internal("a state that no supplier has"))
    }

    /// Whether it is in use.
    pub fn is_active(&self) -> bool {
        self.case.state == SupplierState::Active.as_str()
    }

    /// The moment from which it may be used; None: some workspace has no notice yet.
    pub fn opens_at(&self) -> Option<Instant> {
        self.noticed_at.map(|at| at + self.notice)
    }

    fn of(row: sql::SupplierRow, values: &Values) -> Supplier {
        let told_at = row.announced_at.unwrap_or(row.opened_at);
        let days = values.value(GuardedFigure::SupplierNotice, told_at);
        let yes = |answer: Option<bool>| answer.unwrap_or(false);
        let equivalence = Equivalence {
            keeps_privacy: yes(row.keeps_privacy),
            keeps_secrecy: yes(row.keeps_secrecy),
            tells_incidents: yes(row.tells_incidents),
            binds_others: yes(row.binds_others),
        };
        let contract = row.contract_sha256.zip(row.contract_on);
        let review = row.reviewed_by.zip(row.reviewed_on).zip(row.review_due);
        Supplier {
            case: Case {
                id: row.case_file_id,
                number: row.case_no,
                state: row.state,
                is_drill: row.is_drill,
                opened_at: row.opened_at,
                closed_at: row.closed_at,
            },
            profile: Profile {
                name: row.name,
                purpose: row.purpose,
                data_kinds: row.data_kinds,
                region: row.region,
                country: row.country,
                basis: row.basis,
                hosts: row.hosts,
                certificates: row.certificates,
            },
            contract: contract.map(|(sha256, on)| Contract { sha256, on, equivalence }),
            review: review.map(|((by, on), due)| Review { by, on, due }),
            announced_at: row.announced_at,
            notice: SignedDuration::from_hours(24 * i64::from(days)),
            noticed_at: row.noticed_at,
            told: row.told,
            emergency: row.emergency,
            activated_at: row.activated_at,
            ended_at: row.ended_at,
        }
    }
}

/// All suppliers, by their number. Errors: the database's.
pub async fn list(client: &impl Seals, tenant: Uuid) -> Result<Vec<Supplier>> {
    let rows = sql::suppliers().bind(client, &tenant, &SUPPLIERS).all().await?;
    let values = values_of(client, tenant).await?;
    Ok(rows.into_iter().map(|row| Supplier::of(row, &values)).collect())
}

/// The supplier of this number. Errors: `not_found` at `number`; the database's.
pub async fn find_supplier(client: &impl Seals, tenant: Uuid, number: i32) -> Result<Supplier> {
    let row = sql::supplier_numbered().bind(client, &tenant, &number).opt().await?;
    let values = values_of(client, tenant).await?;
    row.map(|row| Supplier::of(row, &values))
        .ok_or_else(|| kernel::refusal::Refusal::new(kernel::code::Code::NotFound).field("number").into())
}

/// All suppliers of the instance, for pages and checks outside its own workspace. Errors: the database's.
pub async fn all(platform: &Platform) -> Result<Vec<Supplier>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let found = list(&guard, INSTANCE.uuid()).await;
    guard.rollback().await;
    found
}

/// Keeps a new supplier of a case. Errors: the database's.
pub async fn insert(client: &impl Seals, at: At, case: Uuid, profile: &Profile) -> Result<()> {
    sql::insert_supplier()
        .params(
            client,
            &sql::InsertSupplierParams {
                tenant: at.tenant,
                case_file: case,
                name: profile.name.as_str(),
                purpose: profile.purpose.as_str(),
                data_kinds: profile.data_kinds.as_str(),
                region: profile.region.as_str(),
                country: profile.country.as_str(),
                basis: profile.basis.as_str(),
                hosts: profile.hosts.as_str(),
                certificates: profile.certificates.as_deref(),
            },
        )
        .one()
        .await?;
    Ok(())
}

/// Keeps what changed of a supplier. Errors: the database's.
pub async fn set_profile(client: &impl Seals, at: At, case: Uuid, profile: &Profile) -> Result<()> {
    sql::set_profile()
        .params(
            client,
            &sql::SetProfileParams {
                name: profile.name.as_str(),
                purpose: profile.purpose.as_str(),
                data_kinds: profile.data_kinds.as_str(),
                region: profile.region.as_str(),
                country: profile.country.as_str(),
                basis: profile.basis.as_str(),
                hosts: profile.hosts.as_str(),
                certificates: profile.certificates.as_deref(),
                tenant: at.tenant,
                case_file: case,
            },
        )
        .one()
        .await?;
    Ok(())
}

/// Keeps the contract. Errors: the database's.
pub async fn set_contract(client: &impl Seals, at: At, case: Uuid, contract: &Contract) -> Result<()> {
    let answers = contract.equivalence;
    sql::set_contract()
        .params(
            client,
            &sql::SetContractParams {
                contract_sha256: contract.sha256.as_str(),
                contract_on: contract.on,
                keeps_privacy: answers.keeps_privacy,
                keeps_secrecy: answers.keeps_secrecy,
                tells_incidents: answers.tells_incidents,
                binds_others: answers.binds_others,
                tenant: at.tenant,
                case_file: case,
            },
        )
        .one()
        .await?;
    Ok(())
}

/// Keeps a review. Errors: the database's.
pub async fn set_review(client: &impl Seals, at: At, case: Uuid, review: Review) -> Result<()> {
    sql::set_review().bind(client, &review.by, &review.on, &review.due, &at.tenant, &case).one().await?;
    Ok(())
}

/// Keeps that it is announced: the program then tells every workspace. Errors: the database's.
pub async fn set_announced(client: &impl Seals, at: At, case: Uuid) -> Result<()> {
    sql::set_announced().bind(client, &at.now, &at.tenant, &case).one().await?;
    Ok(())
}

/// Keeps that it is in use, and why it did not wait for the end of the notice. Errors: the database's.
pub async fn set_active(client: &impl Seals, at: At, case: Uuid, emergency: Option<&str>) -> Result<()> {
    sql::set_active().bind(client, &at.now, &emergency, &at.tenant, &case).one().await?;
    Ok(())
}

/// Keeps that it ended. Errors: the database's.
pub async fn set_ended(client: &impl Seals, at: At, case: Uuid) -> Result<()> {
    sql::set_ended().bind(client, &at.now, &at.tenant, &case).one().await?;
    Ok(())
}
