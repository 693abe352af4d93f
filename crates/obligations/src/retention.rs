//! Retention as the Owner sees it: each kind of record with its rules, what is due and when it goes; and
//! rules of the workspace's own.
//! Invariant: nothing goes before it is shown here for its time; a rule that is made shorter holds later.

pub mod archive;
pub mod archive_page;
pub mod books;
pub mod books_page;
pub mod page;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use lifecycle::retention::rules::{self, OwnRule, RecordKind, Rule};
use lifecycle::retention::{self, Terms};
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

/// The longest rule in months, as the table has it.
const MOST_MONTHS: i32 = 1200;
/// The customers and suppliers that are shown by name before they are erased.
const SHOWN: i64 = 50;

/// The terms of the entered workspace. Errors: the database's.
async fn terms(tx: &ReadTx) -> Result<Terms> {
    let shop = &tx.workspace;
    Terms::of(tx, tx.tenant(), (shop.country.as_str(), shop.fy_start, tx.today())).await
}

input! {
    /// Which rules: those of the whole workspace.
    pub struct GetRetention {}
}

/// The kinds of record with their rules, and who is erased next.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RetentionShown {
    /// Each kind of record.
    pub kinds: Vec<KindShown>,
    /// The customers and suppliers who are erased next, the first fifty.
    pub parties: Vec<PartyDue>,
}

/// A kind of record.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "RetentionKind")]
pub struct KindShown {
    /// The kind.
    pub kind: RecordKind,
    /// Its words for people.
    pub title: &'static str,
    /// The act when the time is over.
    pub end: &'static str,
    /// Whether a run does something to it.
    pub goes: bool,
    /// Its rules; the longest decides.
    pub rules: Vec<RuleShown>,
    /// How many are due and not announced yet; at most 1,000 are counted.
    pub due: usize,
    /// How many are announced and wait for their run.
    pub waiting: i64,
    /// When the first of those goes.
    pub acts_at: Option<Instant>,
    /// How many went.
    pub done: i64,
}

/// A rule as it holds today.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "RetentionRule")]
pub struct RuleShown {
    /// Its name.
    pub rule: &'static str,
    /// Its name for people: the law and the place in it.
    pub title: &'static str,
    /// Months; 0: it does not apply to this workspace.
    pub months: i32,
    /// From when they count.
    pub begins: &'static str,
    /// The day from which it holds.
    pub from_day: Day,
    /// Where it is written.
    pub source: String,
    /// The day on which that was read.
    pub source_on: Day,
    /// Whether an Owner set it.
    pub is_own: bool,
    /// The months of a change that does not hold yet.
    pub next_months: Option<i32>,
    /// The day from which that change holds.
    pub next_from: Option<Day>,
}

impl RuleShown {
    fn of(rule: &Rule) -> RuleShown {
        RuleShown {
            rule: rule.rule,
            title: rule.title,
            months: rule.months,
            begins: rule.begins.label(),
            from_day: rule.from_day,
            source: rule.source.clone(),
            source_on: rule.source_on,
            is_own: rule.is_own,
            next_months: rule.next.map(|(months, _)| months),
            next_from: rule.next.map(|(_, day)| day),
        }
    }
}

/// A customer or supplier who is erased next.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartyDue {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Not before this moment.
    pub acts_at: Instant,
}

impl Query for GetRetention {
    const NAME: &'static str = "workspace.retention";
    const NEEDS: Permission = Permission::RetentionWrite;
    const SUMMARY: &'static str =
        "Shows how long each kind of record is kept, what is due, and what goes next and when.";
    type Output = RetentionShown;

    async fn fetch(self, tx: &ReadTx) -> Result<RetentionShown> {
        let terms = terms(tx).await?;
        let due = retention::due(tx, tx.tenant(), &terms).await?;
        let counts = retention::counts(tx, tx.tenant()).await?;
        let kind_shown = |kind: &RecordKind| {
            let count = counts.iter().find(|it| it.kind == *kind);
            let own = terms.rules.iter().filter(|rule| rule.kind == *kind);
            KindShown {
                kind: *kind,
                title: kind.title(),
                end: kind.end(),
                goes: kind.goes(),
                rules: own.map(RuleShown::of).collect(),
                due: due.iter().find(|(of, _)| of == kind).map_or(0, |(_, things)| things.len()),
                waiting: count.map_or(0, |it| it.waiting),
                acts_at: count.and_then(|it| it.acts_at),
                done: count.map_or(0, |it| it.done),
            }
        };
        let parties = retention::parties_planned(tx, tx.tenant(), tx.now, SHOWN).await?;
        let party =
            |it: retention::PartyPlanned| PartyDue { code: it.code, name: it.name, acts_at: it.acts_at };
        Ok(RetentionShown {
            kinds: RecordKind::ALL.iter().map(kind_shown).collect(),
            parties: parties.into_iter().map(party).collect(),
        })
    }
}

input! {
    /// A rule of the workspace's own.
    pub struct SetRule {
        /// The name of the rule that it replaces.
        rule: Name,
        /// Months; 0: it does not apply to this workspace.
        months: Count,
        /// Where it is written, or who advised it.
        source: Text,
        /// The day on which that was read.
        source_on: Day,
        /// Why.
        reason: Text,
    }
}

/// The answer to setting a rule.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RuleChange {
    /// The rule.
    pub rule: &'static str,
    /// Its months from that day on.
    pub months: i32,
    /// The day from which it holds: a shorter one holds 30 days later.
    pub from_day: Day,
}

/// Whether a rule may be set so. Errors: `number_range` at `months`, `time_in_future` at `source_on`.
fn may_set(months: i32, source_on: Day, today: Day) -> Ruled<()> {
    if !(0..=MOST_MONTHS).contains(&months) {
        return Err(Refusal::new(Code::NumberRange).field("months"));
    }
    if source_on > today {
        return Err(Refusal::new(Code::TimeInFuture).field("source_on"));
    }
    Ok(())
}

impl Action for SetRule {
    const NAME: &'static str = "workspace.retention.set";
    const NEEDS: Permission = Permission::RetentionWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Sets how long a rule keeps records in this workspace, with its source; a shorter time holds 30 days later.";
    type Output = RuleChange;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RuleChange>> {
        let (months, today) = (self.months.0, tx.today());
        may_set(months, self.source_on, today)?;
        let terms = terms(tx).await?;
        let known = terms.rules.iter().find(|it| it.rule == self.rule.as_str());
        let was = known.ok_or_else(|| Refusal::new(Code::ValueUnknown).field("rule"))?;
        let from_day = rules::holds_from(&terms.rules, was, months, today);
        let own = OwnRule {
            rule: was.rule.to_owned(),
            months,
            from_day,
            source: self.source.into_string(),
            source_on: self.source_on,
        };
        retention::set_rule(&*tx, (tx.person(), tx.now), tx.tenant(), &own).await?;
        let change = Change::of(was.rule)
            .before(json!({ "months": was.months, "source": was.source }))
            .after(json!({ "months": months, "from_day": from_day, "source": own.source }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, RuleChange { rule: was.rule, months, from_day }))
    }
}
