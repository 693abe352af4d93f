//! Standing orders: set up and changed, skipped for a day, stopped.
//! Invariant: a change is for the days that are not yet settled; the customer of a standing order never changes.

use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::Day;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::orders::{Schedule, Weekday, Weekdays};
use ledger::parties;
use platform::action::Action;
use platform::error::{OnConstraint, Result};
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::orders::book as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::book::{LineColumns, StandingBook, StepStatements, StepTold, Whose, all_written};
use super::lines::{self, NewLine, OrderLineGiven};
use super::take::judge_prices;

input! {
    /// A standing order to set up, or to change.
    pub struct SetStandingOrder {
        /// Its code.
        standing: Name,
        /// Whose it is.
        party: Name,
        /// The lines to deliver on each of its days.
        lines: Vec<OrderLineGiven>,
        /// Its days of the week.
        weekdays: Vec<Weekday>,
        /// Its first day.
        from: Day,
        /// Its last day; absent: it has no end.
        until: Option<Day>,
        /// The version that is changed, 0 for a new one; absent: whichever there is.
        version: Option<Count>,
    }
}

input! {
    /// A day on which a standing order is not wanted.
    pub struct SkipStandingOrder {
        /// The standing order.
        standing: Name,
        /// The day.
        day: Day,
        /// Why.
        reason: Text,
    }
}

input! {
    /// A standing order to stop.
    pub struct StopStandingOrder {
        /// The standing order.
        standing: Name,
        /// Its last day.
        last_day: Day,
        /// Why.
        reason: Text,
    }
}

/// A standing order after a change.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StandingOrderChanged {
    /// Its code.
    pub standing: String,
    /// Its next day that is neither delivered nor skipped; null: none is left.
    pub next_day: Option<Day>,
}

impl Action for SetStandingOrder {
    const NAME: &'static str = "sell.standing_order.set";
    const NEEDS: Permission = Permission::StandingOrdersWrite;
    const SUMMARY: &'static str = "Sets up a standing order for some days of the week, or changes one.";
    type Output = StandingOrderChanged;

    fn check(&self) -> Ruled<()> {
        let mut faults = Vec::new();
        if self.lines.is_empty() {
            faults.push(Fault::new("lines", Code::FieldRequired));
        }
        if self.weekdays.is_empty() {
            faults.push(Fault::new("weekdays", Code::FieldRequired));
        }
        if self.until.is_some_and(|until| until < self.from) {
            faults.push(Fault::new("until", Code::NumberRange));
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<StandingOrderChanged>> {
        let party = parties::living(tx, self.party.as_str(), "party").await?;
        let lines = lines::check_lines(tx, &self.lines).await?;
        let known = StandingBook::known(tx, self.standing.as_str()).await?;
        let before = known.as_ref().map(|it| told_of(&it.schedule));
        if known.as_ref().is_some_and(|it| it.party_id != party.party_id) {
            return Err(Refusal::new(Code::ValueUnknown).field("party").into());
        }
        judge_prices(tx, &lines)?;
        match known {
            Some(standing) => {
                let standing = standing.hold(tx).await?;
                if self.version.as_ref().is_some_and(|version| version.0 != standing.version) {
                    return Err(Code::VersionStale.into());
                }
                self.change(tx, standing, &lines).await?;
            }
            None => self.insert(tx, party.party_id.uuid(), &lines).await?,
        }
        let standing = StandingBook::find(tx, self.standing.as_str()).await?;
        let mut after = told_of(&standing.schedule);
        after["party"] = json!(self.party.as_str());
        after["lines"] = json!(lines.len());
        let change = Change::of(&self.standing).before(json!(before)).after(after);
        let next_day = standing.next_day(tx).await?;
        Ok(tx.record(change, StandingOrderChanged { standing: standing.code, next_day }))
    }
}

/// What the audit event tells of its days.
fn told_of(schedule: &Schedule) -> serde_json::Value {
    let weekdays: Vec<&str> = schedule.weekdays.iter().map(Weekday::as_str).collect();
    json!({ "weekdays": weekdays, "from": schedule.from, "until": schedule.until })
}

impl SetStandingOrder {
    fn weekdays(&self) -> i32 {
        Weekdays::of(&self.weekdays).stored()
    }

    async fn insert(&self, tx: &Tx, party: Uuid, lines: &[NewLine]) -> Result<()> {
        let id = tx.new_id()?;
        let params = sql::InsertStandingParams {
            tenant: tx.tenant(),
            party,
            standing: id,
            code: self.standing.as_str(),
            from: self.from,
            until: self.until,
            weekdays: self.weekdays(),
            by: tx.person(),
            now: tx.now,
        };
        let kept = sql::insert_standing().params(tx, &params).opt().await;
        let kept = kept.on_constraint("standing_order_key", Code::ValueUnknown, "standing")?;
        // The customer was erased meanwhile.
        kept.ok_or_else(|| Refusal::new(Code::PartyErased).field("party"))?;
        self.write_lines(tx, id, 1, lines).await
    }

    async fn change(&self, tx: &Tx, standing: StandingBook, lines: &[NewLine]) -> Result<()> {
        let version = standing.version + 1;
        let params = sql::ChangeStandingParams {
            from: self.from,
            until: self.until,
            weekdays: self.weekdays(),
            version,
            tenant: tx.tenant(),
            standing: standing.id,
        };
        sql::change_standing().params(tx, &params).one().await?;
        self.write_lines(tx, standing.id, version, lines).await
    }

    async fn write_lines(&self, tx: &Tx, standing: Uuid, version: i32, lines: &[NewLine]) -> Result<()> {
        let rows = sql::insert_standing_lines().prepare(tx).await?;
        let steps = StepStatements::prepare(tx).await?;
        let columns = LineColumns::of(lines);
        let params = sql::InsertStandingLinesParams {
            standing,
            version,
            items: columns.items,
            quantity_e6: columns.quantity_e6,
            ordered_e6: columns.ordered_e6,
            units: columns.units,
            price_e6: columns.price_e6,
            tenant: tx.tenant(),
        };
        let told = StepTold { verb: "set", day: Some(self.from), bill: None, reason: None };
        let (written, event) = tokio::join!(biased;
            async { rows.params(tx, &params).all().await },
            steps.event(tx, Whose::Standing(standing), told));
        all_written(written?.len(), lines.len())?;
        event
    }
}

impl Action for SkipStandingOrder {
    const NAME: &'static str = "sell.standing_order.skip";
    const NEEDS: Permission = Permission::OrdersTake;
    const SUMMARY: &'static str = "Skips a standing order on one of its days.";
    type Output = StandingOrderChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<StandingOrderChanged>> {
        let standing = StandingBook::find(tx, self.standing.as_str()).await?.hold(tx).await?;
        standing.has(self.day)?;
        standing.is_open_on(tx, self.day).await?;
        let steps = StepStatements::prepare(tx).await?;
        let reason = Some(self.reason.as_str());
        let told = StepTold { verb: "skip", day: Some(self.day), bill: None, reason };
        let (settled, event) = tokio::join!(biased;
            steps.settle(tx, &standing, self.day, "skipped", None),
            steps.event(tx, Whose::Standing(standing.id), told));
        settled?;
        event?;
        let next_day = standing.next_day(tx).await?;
        let change = Change::of(&self.standing).after(json!({ "skipped": self.day })).reason(reason);
        Ok(tx.record(change, StandingOrderChanged { standing: standing.code, next_day }))
    }
}

impl Action for StopStandingOrder {
    const NAME: &'static str = "sell.standing_order.stop";
    const NEEDS: Permission = Permission::OrdersTake;
    const SUMMARY: &'static str = "Stops a standing order after a last day.";
    type Output = StandingOrderChanged;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<StandingOrderChanged>> {
        let standing = StandingBook::find(tx, self.standing.as_str()).await?.hold(tx).await?;
        let before = standing.schedule.until;
        if before.is_some_and(|until| self.last_day > until)
            || self.last_day < standing.schedule.from.saturating_sub(1.days())
        {
            return Err(Refusal::new(Code::NumberRange).field("last_day").into());
        }
        sql::stop_standing().bind(tx, &self.last_day, &tx.tenant(), &standing.id).one().await?;
        let reason = Some(self.reason.as_str());
        let told = StepTold { verb: "stop", day: Some(self.last_day), bill: None, reason };
        StepStatements::prepare(tx).await?.event(tx, Whose::Standing(standing.id), told).await?;
        let schedule = Schedule { until: Some(self.last_day), ..standing.schedule };
        let stopped = StandingBook { schedule, ..standing };
        let next_day = stopped.next_day(tx).await?;
        let change = Change::of(&self.standing)
            .before(json!({ "until": before }))
            .after(json!({ "until": self.last_day }))
            .reason(reason);
        Ok(tx.record(change, StandingOrderChanged { standing: stopped.code, next_day }))
    }
}
