//! Standing orders: set up and changed, skipped for a day, stopped.
//! Invariant: a change is for the days that are not yet settled; the customer of a standing order never changes.

use std::collections::BTreeSet;

use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::Day;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::orders::{Schedule, Weekday, Weekdays, is_within_reach};
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

use super::book::{
    LineColumns, StandingBook, StepStatements, StepTold, Whose, all_written, skip_days, unfit,
};
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
    /// A day on which a standing order is not wanted, or several.
    pub struct SkipStandingOrder {
        /// The standing order.
        standing: Name,
        /// The day.
        day: Day,
        /// The last day, where all its open days from that day on are meant; absent: the one day.
        through: Option<Day>,
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
        is_within_reach(self.from, tx.today(), "from")?;
        let party = parties::living(tx, self.party.as_str(), "party").await?;
        let lines = lines::check_lines(tx, &self.lines).await?;
        lines::judge_sum(tx, &party, &lines).await?;
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
                self.keep_days(tx, &standing).await?;
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
    fn schedule(&self) -> Schedule {
        Schedule { from: self.from, until: self.until, weekdays: Weekdays::of(&self.weekdays) }
    }

    /// Judges the days before today, which a change moves. Errors: those of `none_vanishes`.
    async fn keep_days(&self, tx: &Tx, standing: &StandingBook) -> Result<()> {
        let (entered, today, after) = (standing.entered_on, tx.today(), self.schedule());
        let settled = standing.settled_between(tx, entered, today).await?;
        none_vanishes(&standing.schedule.missed(entered, today, &settled), &after)?;
        match never_wanted(&standing.schedule, &after.missed(entered, today, &settled)).as_slice() {
            [] => Ok(()),
            days => skip_days(tx, standing, days).await,
        }
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
            weekdays: self.schedule().weekdays.stored(),
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
            weekdays: self.schedule().weekdays.stored(),
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
        let told = StepTold { verb: "set", day: Some(self.from), through: None, bill: None, reason: None };
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

    fn check(&self) -> Ruled<()> {
        match self.through {
            Some(through) if through < self.day => Err(Refusal::new(Code::NumberRange).field("through")),
            _ => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<StandingOrderChanged>> {
        is_within_reach(self.day, tx.today(), "day")?;
        is_within_reach(self.through.unwrap_or(self.day), tx.today(), "through")?;
        let standing = StandingBook::find(tx, self.standing.as_str()).await?.hold(tx).await?;
        let days = self.days(tx, &standing).await?;
        let steps = StepStatements::prepare(tx).await?;
        let reason = Some(self.reason.as_str());
        let (day, through) = (Some(self.day), self.through);
        let told = StepTold { verb: "skip", day, through, bill: None, reason };
        let (settled, event) = tokio::join!(biased;
            skip_days(tx, &standing, &days),
            steps.event(tx, Whose::Standing(standing.id), told));
        settled?;
        event?;
        let next_day = standing.next_day(tx).await?;
        let change = Change::of(&self.standing)
            .after(json!({ "skipped": self.day, "through": through, "days": days.len() }))
            .reason(reason);
        Ok(tx.record(change, StandingOrderChanged { standing: standing.code, next_day }))
    }
}

impl SkipStandingOrder {
    /// The days that it settles. Errors: `value_unknown` at `day` for a day that is not one of the standing
    /// order's, and at `through` where none of them is; `order_state_invalid` where all are settled.
    async fn days(&self, tx: &Tx, standing: &StandingBook) -> Result<Vec<Day>> {
        let Some(through) = self.through else {
            standing.has(self.day)?;
            standing.is_open_on(tx, self.day).await?;
            return Ok(vec![self.day]);
        };
        let settled = standing.settled_between(tx, self.day, through).await?;
        Ok(open_days(standing.schedule.days(self.day, through), &settled)?)
    }
}

/// Those of some days that are not settled. Errors: `value_unknown` at `through` for no days,
/// `order_state_invalid` where none is open.
fn open_days(days: impl Iterator<Item = Day>, settled: &BTreeSet<Day>) -> Ruled<Vec<Day>> {
    let (done, open): (Vec<Day>, Vec<Day>) = days.partition(|day| settled.contains(day));
    match (open.is_empty(), done.is_empty()) {
        (false, _) => Ok(open),
        (true, false) => Err(unfit("settled")),
        (true, true) => Err(Refusal::new(Code::ValueUnknown).field("through")),
    }
}

/// Refuses a change that takes a missed day out of the standing order: it would be neither delivered nor
/// skipped, and no page would show it (`order_state_invalid` with `facts.missed`).
fn none_vanishes(missed: &[Day], after: &Schedule) -> Ruled<()> {
    let gone: Vec<String> = missed.iter().filter(|day| !after.has(**day)).map(ToString::to_string).collect();
    match gone.is_empty() {
        true => Ok(()),
        false => Err(unfit("missed").fact("missed", gone)),
    }
}

/// Those days of the past that a change of the weekdays would name and that nobody wanted at their time.
fn never_wanted(before: &Schedule, days: &[Day]) -> Vec<Day> {
    let was_in_force = |day: Day| day >= before.from && before.until.is_none_or(|until| day <= until);
    days.iter().copied().filter(|day| was_in_force(*day) && !before.weekdays.has(*day)).collect()
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
        // Days after the last one that were missed are skipped with it, for its reason: none vanishes.
        let mut missed = standing.missed(tx).await?;
        missed.retain(|day| *day > self.last_day);
        if !missed.is_empty() {
            skip_days(tx, &standing, &missed).await?;
        }
        sql::stop_standing().bind(tx, &self.last_day, &tx.tenant(), &standing.id).one().await?;
        let reason = Some(self.reason.as_str());
        let told = StepTold { verb: "stop", day: Some(self.last_day), through: None, bill: None, reason };
        StepStatements::prepare(tx).await?.event(tx, Whose::Standing(standing.id), told).await?;
        let schedule = Schedule { until: Some(self.last_day), ..standing.schedule };
        let stopped = StandingBook { schedule, ..standing };
        let next_day = stopped.next_day(tx).await?;
        let change = Change::of(&self.standing)
            .before(json!({ "until": before }))
            .after(json!({ "until": self.last_day, "skipped": missed.len() }))
            .reason(reason);
        Ok(tx.record(change, StandingOrderChanged { standing: stopped.code, next_day }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const MONDAY: Day = date(2026, 6, 8);
    const WEDNESDAY: Day = date(2026, 6, 10);

    #[test]
    fn a_change_that_would_hide_a_missed_day_is_refused() {
        let every = Schedule { from: MONDAY, until: None, weekdays: Weekdays::of(Weekday::ALL) };
        assert_eq!(none_vanishes(&[MONDAY, WEDNESDAY], &every), Ok(()));
        let mondays = Schedule { weekdays: Weekdays::of(&[Weekday::Mon]), ..every };
        let refusal = none_vanishes(&[MONDAY, WEDNESDAY], &mondays).expect_err("Wednesday would vanish");
        assert_eq!(refusal.code, Code::OrderStateInvalid);
        assert_eq!(refusal.facts["missed"], json!(["2026-06-10"]));
        let later = Schedule { from: WEDNESDAY, ..every };
        assert!(none_vanishes(&[MONDAY], &later).is_err());
        assert_eq!(none_vanishes(&[], &later), Ok(()));
    }

    #[test]
    fn another_weekday_makes_no_day_of_the_past_a_missed_one() {
        let mondays = Schedule { from: MONDAY, until: None, weekdays: Weekdays::of(&[Weekday::Mon]) };
        let before = date(2026, 6, 3);
        assert_eq!(never_wanted(&mondays, &[before, MONDAY, WEDNESDAY]), [WEDNESDAY]);
        let ended = Schedule { until: Some(MONDAY), ..mondays };
        assert_eq!(never_wanted(&ended, &[WEDNESDAY]), [MONDAY; 0]);
    }

    #[test]
    fn of_several_days_those_are_skipped_that_are_open() {
        let told = |days: &[Day], settled: &[Day]| {
            let settled: BTreeSet<Day> = settled.iter().copied().collect();
            match open_days(days.iter().copied(), &settled) {
                Ok(open) => open.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
                Err(refusal) => refusal.code.to_string(),
            }
        };
        assert_eq!(told(&[MONDAY, WEDNESDAY], &[]), "2026-06-08 2026-06-10");
        assert_eq!(told(&[MONDAY, WEDNESDAY], &[MONDAY]), "2026-06-10");
        assert_eq!(told(&[MONDAY], &[MONDAY]), "order_state_invalid");
        assert_eq!(told(&[], &[]), "value_unknown");
    }
}
