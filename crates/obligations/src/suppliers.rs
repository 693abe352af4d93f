//! Suppliers who process data for the instance: proposed, announced to every workspace, used, reviewed, ended.
//! Invariant: each step is an event of the supplier's case; the rules of `rules` hold for the program's own
//! pages and for the API alike.

pub mod page;
pub mod public;
pub mod reads;
mod rules;
#[cfg(test)]
mod tests;
pub mod workspace;

use kernel::code::Code;
use kernel::day::Day;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use lifecycle::casework::clock::Clock;
use lifecycle::casework::{self, At, CaseKind, Step};
use lifecycle::suppliers::hosts::in_one_form;
use lifecycle::suppliers::{self, Contract, Equivalence, Profile, Review, Supplier, SupplierState};
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::{Count, Flag, Name, Text};
use platform::input;
use platform::input::unfit;
use platform::tx::{Change, Recorded, Tx};
use rules::Gate;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// The answer to each step: the supplier and its state.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SupplierStep {
    /// The number of the supplier.
    pub number: i32,
    /// Its state after the step.
    pub state: SupplierState,
}

fn at(tx: &Tx) -> At {
    At { tenant: tx.tenant(), by: tx.person(), now: tx.now }
}

/// The supplier, locked, with its state. Errors: `not_found` at `number`; the database's.
async fn lock_supplier(tx: &Tx, number: Count) -> Result<(Supplier, SupplierState)> {
    casework::lock_case(tx, tx.tenant(), CaseKind::Supplier, number.0).await?;
    let supplier = suppliers::find_supplier(tx, tx.tenant(), number.0).await?;
    let state = supplier.state()?;
    Ok((supplier, state))
}

/// Writes the event of a step and moves the case. Gives the event's id. Errors: the database's.
async fn note(
    tx: &Tx,
    supplier: &Supplier,
    (what, state): (&str, SupplierState),
    (facts, words): (&Value, Option<&Text>),
) -> Result<Uuid> {
    let (at, case) = (at(tx), &supplier.case);
    let words = words.map(Text::as_str);
    let noted = Step { what, facts: Some(facts.clone()), words, is_public: false };
    let event = casework::note(tx, at, case.id, &noted).await?;
    if case.state != state.as_str() {
        let is_over = state == SupplierState::Ended;
        casework::set_state(tx, at, case.id, (state.as_str(), is_over), event).await?;
    }
    Ok(event)
}

/// The answer to a step, and its change for the audit log.
fn answer(
    tx: &Tx,
    supplier: &Supplier,
    (what, state): (&str, SupplierState),
    facts: &Value,
) -> Recorded<SupplierStep> {
    let case = &supplier.case;
    let change = Change::of(CaseKind::Supplier.name(case.number))
        .before(json!({ "state": case.state }))
        .after(json!({ "state": state, "step": what, "facts": facts }));
    tx.record(change, SupplierStep { number: case.number, state })
}

/// Writes the event of a step, moves the case, and answers.
async fn step(
    tx: &Tx,
    supplier: &Supplier,
    to: (&str, SupplierState),
    (facts, words): (Value, Option<&Text>),
) -> Result<Recorded<SupplierStep>> {
    note(tx, supplier, to, (&facts, words)).await?;
    Ok(answer(tx, supplier, to, &facts))
}

input! {
    /// A supplier that is to be used.
    pub struct ProposeSupplier {
        /// Its name.
        name: Name,
        /// What it does for the instance.
        purpose: Text,
        /// The kinds of data that it gets.
        data_kinds: Text,
        /// The region where it keeps them.
        region: Name,
        /// The country whose law it is under.
        country: Name,
        /// By which right data goes there.
        basis: Text,
        /// The hosts that the program talks to because of it, with spaces between.
        hosts: Option<Text>,
        /// The certificates that it shows.
        certificates: Option<Text>,
    }
}

impl Action for ProposeSupplier {
    const NAME: &'static str = "instance.supplier.propose";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Proposes a supplier who is to process data for this instance.";
    type Output = SupplierStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SupplierStep>> {
        let (at, state) = (at(tx), SupplierState::Proposed);
        let profile = Profile {
            name: self.name.into_string(),
            purpose: self.purpose.into_string(),
            data_kinds: self.data_kinds.into_string(),
            region: self.region.into_string(),
            country: self.country.into_string(),
            basis: self.basis.into_string(),
            hosts: self.hosts.map_or(String::new(), |hosts| in_one_form(hosts.as_str())),
            certificates: self.certificates.map(Text::into_string),
        };
        let first = Step { what: "proposed", ..Step::default() };
        let opened = casework::open(&*tx, at, CaseKind::Supplier, (state.as_str(), false), &first).await?;
        suppliers::insert(&*tx, at, opened.case, &profile).await?;
        let change = Change::of(CaseKind::Supplier.name(opened.number))
            .after(json!({ "state": state, "name": profile.name, "hosts": profile.hosts }));
        Ok(tx.record(change, SupplierStep { number: opened.number, state }))
    }
}

input! {
    /// What everybody may know of a supplier, as it is now.
    pub struct ChangeSupplier {
        /// Its number.
        number: Count,
        /// What it does for the instance; absent: as before.
        purpose: Option<Text>,
        /// The kinds of data that it gets; absent: as before.
        data_kinds: Option<Text>,
        /// The region where it keeps them; absent: as before.
        region: Option<Name>,
        /// By which right data goes there; absent: as before.
        basis: Option<Text>,
        /// The hosts that the program talks to because of it; absent: as before. After the announcement none may
        /// be added.
        hosts: Option<Text>,
        /// The certificates that it shows; absent: as before.
        certificates: Option<Text>,
    }
}

impl Action for ChangeSupplier {
    const NAME: &'static str = "instance.supplier.change";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Changes what the public list says of a supplier.";
    type Output = SupplierStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SupplierStep>> {
        let (supplier, state) = lock_supplier(tx, self.number).await?;
        rules::is_open(state)?;
        let was = supplier.profile.clone();
        let or = |new: Option<Text>, old: String| new.map_or(old, Text::into_string);
        let profile = Profile {
            purpose: or(self.purpose, was.purpose),
            data_kinds: or(self.data_kinds, was.data_kinds),
            region: self.region.map_or(was.region, Name::into_string),
            basis: or(self.basis, was.basis),
            hosts: self.hosts.map_or(was.hosts, |hosts| in_one_form(hosts.as_str())),
            certificates: self.certificates.map(Text::into_string).or(was.certificates),
            ..supplier.profile.clone()
        };
        rules::keeps_notice(state, &supplier.profile, &profile)?;
        suppliers::set_profile(&*tx, at(tx), supplier.case.id, &profile).await?;
        let facts = json!({ "region": profile.region, "hosts": profile.hosts });
        step(tx, &supplier, ("changed", state), (facts, None)).await
    }
}

input! {
    /// The contract with a supplier.
    pub struct BindSupplier {
        /// The number of the supplier.
        number: Count,
        /// The SHA-256 of the contract's text.
        contract_sha256: Name,
        /// The date of the contract.
        contract_on: Day,
        /// It keeps data as private as we have promised to.
        keeps_privacy: Flag,
        /// It keeps data as secret as we have promised to.
        keeps_secrecy: Flag,
        /// It tells of incidents in time for us to tell others.
        tells_incidents: Flag,
        /// It binds its own suppliers in the same way.
        binds_others: Flag,
    }
}

impl Action for BindSupplier {
    const NAME: &'static str = "instance.supplier.bind";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str =
        "Records the contract with a supplier, and whether it is as strict as ours.";
    type Output = SupplierStep;

    fn check(&self) -> Ruled<()> {
        rules::sha256(self.contract_sha256.as_str()).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SupplierStep>> {
        let (supplier, state) = lock_supplier(tx, self.number).await?;
        rules::is_open(state)?;
        let equivalence = Equivalence {
            keeps_privacy: self.keeps_privacy.0,
            keeps_secrecy: self.keeps_secrecy.0,
            tells_incidents: self.tells_incidents.0,
            binds_others: self.binds_others.0,
        };
        rules::is_signed(self.contract_on, tx.today())?;
        let sha256 = rules::sha256(self.contract_sha256.as_str())?;
        let contract = Contract { sha256, on: self.contract_on, equivalence };
        suppliers::set_contract(&*tx, at(tx), supplier.case.id, &contract).await?;
        let facts = json!({ "contract_sha256": contract.sha256, "contract_on": contract.on });
        step(tx, &supplier, ("bound", state), (facts, None)).await
    }
}

input! {
    /// A review of a supplier's security by the person who records it.
    pub struct ReviewSupplier {
        /// The number of the supplier.
        number: Count,
        /// The day of the next review, within 365 days.
        review_due: Day,
        /// What was looked at, and what was found.
        findings: Text,
    }
}

impl Action for ReviewSupplier {
    const NAME: &'static str = "instance.supplier.review";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Records that its caller reviewed the security of a supplier.";
    type Output = SupplierStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SupplierStep>> {
        let (supplier, state) = lock_supplier(tx, self.number).await?;
        rules::is_open(state)?;
        let today = tx.today();
        rules::may_wait_until(today, self.review_due)?;
        let review = Review { by: tx.person(), on: today, due: self.review_due };
        let (at, case) = (at(tx), supplier.case.id);
        suppliers::set_review(&*tx, at, case, review).await?;
        let (to, facts) = (("reviewed", state), json!({ "review_due": self.review_due }));
        let event = note(tx, &supplier, to, (&facts, Some(&self.findings))).await?;
        casework::stop_clock(&*tx, at, case, event, Clock::SupplierReview).await?;
        casework::begin_clock_until(&*tx, at, (case, event), Clock::SupplierReview, self.review_due).await?;
        Ok(answer(tx, &supplier, to, &facts))
    }
}

input! {
    /// A supplier of whom every workspace is told.
    pub struct AnnounceSupplier {
        /// Its number.
        number: Count,
    }
}

impl Action for AnnounceSupplier {
    const NAME: &'static str = "instance.supplier.announce";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str =
        "Announces a supplier to the Owners and billing contacts of every workspace.";
    type Output = SupplierStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SupplierStep>> {
        let (supplier, state) = lock_supplier(tx, self.number).await?;
        rules::may_announce(state)?;
        suppliers::set_announced(&*tx, at(tx), supplier.case.id).await?;
        step(tx, &supplier, ("announced", SupplierState::Announced), (json!({}), None)).await
    }
}

input! {
    /// A supplier that is used from now on.
    pub struct ActivateSupplier {
        /// Its number.
        number: Count,
        /// Why it is used at once, before the end of the notice.
        emergency: Option<Text>,
    }
}

impl Action for ActivateSupplier {
    const NAME: &'static str = "instance.supplier.activate";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str =
        "Records that a supplier is in use: at the end of its notice, or at once in an emergency.";
    type Output = SupplierStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SupplierStep>> {
        let (supplier, state) = lock_supplier(tx, self.number).await?;
        let gate = Gate::of(&supplier, state);
        let is_open = gate.opens_at.is_some_and(|from| tx.now >= from);
        let emergency = self.emergency.as_ref().filter(|_| !is_open);
        rules::may_activate(&gate, emergency.is_some(), (tx.now, tx.today()))?;
        let (at, case) = (at(tx), supplier.case.id);
        suppliers::set_announced(&*tx, at, case).await?;
        suppliers::set_active(&*tx, at, case, emergency.map(Text::as_str)).await?;
        let facts = json!({ "is_emergency": emergency.is_some() });
        step(tx, &supplier, ("activated", SupplierState::Active), (facts, emergency)).await
    }
}

input! {
    /// A supplier that is used no more.
    pub struct EndSupplier {
        /// Its number.
        number: Count,
        /// What became of the data there.
        reason: Option<Text>,
    }
}

impl Action for EndSupplier {
    const NAME: &'static str = "instance.supplier.end";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Records that a supplier is used no more.";
    type Output = SupplierStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SupplierStep>> {
        let (supplier, state) = lock_supplier(tx, self.number).await?;
        rules::is_open(state)?;
        suppliers::set_ended(&*tx, at(tx), supplier.case.id).await?;
        step(tx, &supplier, ("ended", SupplierState::Ended), (json!({}), self.reason.as_ref())).await
    }
}

/// Ends the use of a supplier, because of an incident. Errors: `not_found` at `supplier_no`; 422 there, if it ended
/// before; the database's.
pub(crate) async fn end_use(tx: &Tx, number: Count, reason: &Text) -> Result<()> {
    let found = match lock_supplier(tx, number).await {
        Err(Error::Refused(_)) => Err(Refusal::new(Code::NotFound).field("supplier_no").into()),
        other => other,
    };
    let (supplier, state) = found?;
    if state == SupplierState::Ended {
        return Err(unfit("supplier_no", "This supplier ended.").into());
    }
    suppliers::set_ended(tx, at(tx), supplier.case.id).await?;
    step(tx, &supplier, ("ended", SupplierState::Ended), (json!({}), Some(reason))).await.map(drop)
}
