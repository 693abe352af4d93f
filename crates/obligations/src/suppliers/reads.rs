//! The suppliers as a list, and one of them with its history.
//! Invariant: both read the rows of the public list.

use kernel::day::{Day, Instant};
use kernel::permission::Permission;
use lifecycle::casework::{self, CaseKind, Event};
use lifecycle::suppliers::gaps::gaps;
use lifecycle::suppliers::{self, Supplier, SupplierState};
use platform::action::Query;
use platform::error::Result;
use platform::fields::Count;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

input! {
    /// Which suppliers: all.
    pub struct ListSuppliers {}
}

/// The suppliers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SupplierList {
    /// By their number.
    pub rows: Vec<SupplierLine>,
}

/// A supplier in the list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SupplierLine {
    /// Its number.
    pub number: i32,
    /// The name of its case, such as SU-7.
    pub case: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub purpose: String,
    /// Its state.
    pub state: SupplierState,
    /// The day of the next review.
    pub review_due: Option<Day>,
    /// Whether that day is over.
    pub is_review_overdue: bool,
}

impl SupplierLine {
    pub(super) fn of(supplier: &Supplier, today: Day) -> Result<SupplierLine> {
        let (state, review_due) = (supplier.state()?, supplier.review.map(|review| review.due));
        Ok(SupplierLine {
            number: supplier.case.number,
            case: CaseKind::Supplier.name(supplier.case.number),
            name: supplier.profile.name.clone(),
            purpose: supplier.profile.purpose.clone(),
            state,
            review_due,
            is_review_overdue: state != SupplierState::Ended && review_due.is_some_and(|due| due < today),
        })
    }
}

impl Query for ListSuppliers {
    const NAME: &'static str = "instance.suppliers";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str = "Lists the suppliers who process data for this instance.";
    type Output = SupplierList;

    async fn fetch(self, tx: &ReadTx) -> Result<SupplierList> {
        let (found, today) = (suppliers::list(tx, tx.tenant()).await?, tx.today());
        let rows = found.iter().map(|one| SupplierLine::of(one, today)).collect::<Result<_>>()?;
        Ok(SupplierList { rows })
    }
}

input! {
    /// Which supplier.
    pub struct GetSupplier {
        /// Its number.
        number: Count,
    }
}

/// A supplier with its history.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SupplierShown {
    /// Its number.
    pub number: i32,
    /// The name of its case, such as SU-7.
    pub case: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub purpose: String,
    /// The kinds of data that it gets.
    pub data_kinds: String,
    /// The region where it keeps them.
    pub region: String,
    /// The country whose law it is under.
    pub country: String,
    /// By which right data goes there.
    pub basis: String,
    /// The hosts that the program talks to because of it.
    pub hosts: String,
    /// The certificates that it shows.
    pub certificates: Option<String>,
    /// Its state.
    pub state: SupplierState,
    /// The date of the contract.
    pub contract_on: Option<Day>,
    /// The SHA-256 of the contract.
    pub contract_sha256: Option<String>,
    /// The day of the last review.
    pub reviewed_on: Option<Day>,
    /// The day of the next.
    pub review_due: Option<Day>,
    /// When every workspace was told.
    pub noticed_at: Option<Instant>,
    /// How many were told.
    pub told: Option<i32>,
    /// The moment from which it may be used.
    pub opens_at: Option<Instant>,
    /// Why it did not wait for that.
    pub emergency: Option<String>,
    /// Since when it is in use.
    pub activated_at: Option<Instant>,
    /// What it lacks to be used, in words.
    pub lacks: Vec<&'static str>,
    /// Its events, in their order.
    pub events: Vec<SupplierEvent>,
}

/// An event of a supplier.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SupplierEvent {
    /// What happened, as a word.
    pub what: String,
    /// What happened, for people.
    pub title: &'static str,
    /// What somebody wrote.
    pub words: Option<String>,
    /// When.
    pub at: Instant,
}

impl SupplierEvent {
    fn of(event: Event) -> SupplierEvent {
        SupplierEvent { title: title(&event.what), what: event.what, words: event.words, at: event.at }
    }
}

/// An event's word in the words of people.
fn title(what: &str) -> &'static str {
    match what {
        "proposed" => "Proposed",
        "changed" => "The entry was changed",
        "bound" => "The contract was recorded",
        "reviewed" => "A person reviewed its security",
        "announced" => "Announced to every workspace",
        "noticed" => "Every workspace is told",
        "objected" => "An Owner objected",
        "activated" => "In use",
        "ended" => "Ended",
        _ => "Something else",
    }
}

impl SupplierShown {
    pub(super) fn of(supplier: Supplier, events: Vec<Event>, today: Day) -> Result<SupplierShown> {
        let state = supplier.state()?;
        let opens_at = supplier.opens_at();
        let lacks = gaps(supplier.contract.as_ref(), supplier.review, today);
        Ok(SupplierShown {
            number: supplier.case.number,
            case: CaseKind::Supplier.name(supplier.case.number),
            state,
            contract_on: supplier.contract.as_ref().map(|contract| contract.on),
            contract_sha256: supplier.contract.map(|contract| contract.sha256),
            reviewed_on: supplier.review.map(|review| review.on),
            review_due: supplier.review.map(|review| review.due),
            noticed_at: supplier.noticed_at,
            told: supplier.told,
            opens_at,
            emergency: supplier.emergency,
            activated_at: supplier.activated_at,
            lacks: lacks.into_iter().map(|gap| gap.says).collect(),
            name: supplier.profile.name,
            purpose: supplier.profile.purpose,
            data_kinds: supplier.profile.data_kinds,
            region: supplier.profile.region,
            country: supplier.profile.country,
            basis: supplier.profile.basis,
            hosts: supplier.profile.hosts,
            certificates: supplier.profile.certificates,
            events: events.into_iter().map(SupplierEvent::of).collect(),
        })
    }
}

impl Query for GetSupplier {
    const NAME: &'static str = "instance.supplier";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str = "Shows a supplier with its contract, its reviews and its history.";
    type Output = SupplierShown;

    async fn fetch(self, tx: &ReadTx) -> Result<SupplierShown> {
        let supplier = suppliers::find_supplier(tx, tx.tenant(), self.number.0).await?;
        let events = casework::events(tx, tx.tenant(), supplier.case.id, tx.now).await?;
        SupplierShown::of(supplier, events, tx.today())
    }
}
