//! The findings of the watch in the workspace's audit log, and their dismissal by an Owner.
//! Invariant: a finding is never removed; its dismissal has a reason, happens once, and is in the audit log.

pub mod page;
#[cfg(test)]
mod tests;

use admin_queries::findings as sql;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use lifecycle::detection::rules::Rule;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::Text;
use platform::input;
use platform::sealed::app::finding::REASON as REASONS;
use platform::sealed::app::membership;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// Findings on a page.
pub const PAGE: i64 = 50;
/// Longest reason.
const REASON: usize = 500;

input! {
    /// Which findings.
    pub struct ListFindings {
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of findings.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FindingList {
    /// The number of findings that nobody has dismissed yet.
    pub open: i64,
    /// The rules that are off: the operator of the instance has set no file of networks and countries.
    pub resting: Vec<&'static str>,
    /// The newest first, fifty at most.
    pub rows: Vec<FindingShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// One finding.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FindingShown {
    /// Its id.
    pub finding: Uuid,
    /// Its rule: guessing, net, new_browser, new_origin, far, off_hours, export, changes, power, token_net,
    /// recovery_code, factor_removed, owners, operator, audit_export.
    pub rule: String,
    /// The rule's title.
    pub title: &'static str,
    /// What happened, and what to check.
    pub says: &'static str,
    /// The person it is about; null if nobody was signed in.
    pub person: Option<Uuid>,
    /// The person's name here.
    pub name: Option<String>,
    /// When it happened.
    pub at: Instant,
    /// When it was dismissed.
    pub dismissed_at: Option<Instant>,
    /// The user who dismissed it.
    pub dismissed_by: Option<String>,
    /// The reason.
    pub reason: Option<String>,
}

impl Query for ListFindings {
    const NAME: &'static str = "workspace.findings";
    const NEEDS: Permission = Permission::AuditRead;
    const SUMMARY: &'static str = "Lists what is unusual in the audit log, the newest first.";
    type Output = FindingList;

    async fn fetch(self, tx: &ReadTx) -> Result<FindingList> {
        let before = self.after.unwrap_or(Uuid::max());
        let open = sql::count_open().bind(tx, &tx.tenant()).one().await?;
        let rows = sql::findings().bind(tx, &tx.tenant(), &before, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |row| row.finding_id);
        let rows = rows.into_iter().map(|row| shown(tx, row)).collect::<Result<_>>()?;
        Ok(FindingList { open, resting: resting(tx.knows_origins), rows, next })
    }
}

/// The titles of the rules that are off.
fn resting(knows_origins: bool) -> Vec<&'static str> {
    let rests = |rule: &&Rule| rule.is_by_origin() && !knows_origins;
    Rule::ALL.iter().filter(rests).map(|rule| rule.title()).collect()
}

fn shown(tx: &ReadTx, row: sql::Findings) -> Result<FindingShown> {
    // A rule of an earlier version has only its name.
    let rule = Rule::ALL.iter().copied().find(|rule| rule.as_str() == row.rule);
    Ok(FindingShown {
        reason: tx.cipher().open(REASONS, row.finding_id, row.reason)?,
        finding: row.finding_id,
        title: rule.map_or("A rule of an earlier version", Rule::title),
        says: rule.map_or("", Rule::says),
        rule: row.rule,
        person: row.person_id,
        name: tx.cipher().open_of(membership::NAME, row.person_id, row.name)?,
        at: row.at,
        dismissed_at: row.dismissed_at,
        dismissed_by: tx.cipher().open_of(membership::NAME, row.dismissed_by, row.dismisser)?,
    })
}

input! {
    /// A finding that needs no more attention.
    pub struct DismissFinding {
        /// The finding.
        finding: Uuid,
        /// Why.
        reason: Text,
    }
}

/// The answer to dismissing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Dismissed {
    /// The finding.
    pub finding: Uuid,
}

impl Action for DismissFinding {
    const NAME: &'static str = "workspace.finding.dismiss";
    const NEEDS: Permission = Permission::FindingsDismiss;
    const SUMMARY: &'static str = "Dismisses a finding, with the reason.";
    type Output = Dismissed;

    fn check(&self) -> kernel::refusal::Ruled<()> {
        let long = self.reason.as_str().chars().count() > REASON;
        if long { Err(Refusal::new(Code::TextTooLong).field("reason")) } else { Ok(()) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Dismissed>> {
        let (id, reason) = (self.finding, self.reason.as_str());
        let found = sql::finding_standing().bind(tx, &tx.tenant(), &id).opt().await?;
        let found = found.ok_or_else(|| Refusal::new(Code::NotFound).field("finding"))?;
        if found.dismissed_at.is_some() {
            return Err(Code::VersionStale.into());
        }
        let sealed = tx.cipher().seal(REASONS, id, reason)?;
        sql::dismiss().bind(tx, &tx.now, &tx.person(), &sealed, &tx.tenant(), &id).one().await?;
        let change = Change::of(id).after(json!({ "rule": found.rule })).reason(Some(reason));
        Ok(tx.record(change, Dismissed { finding: id }))
    }
}
