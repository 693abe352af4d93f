//! The policies of a workspace as a list, and one of them with its text and its readers.
//! Invariant: everybody reads the texts; who has read them is for those who may read the audit log.

use super::kind_of;
use super::rules::{GRACE, PolicyKind, read_by};
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use obligations_queries::policies as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Count;
use platform::input;
use platform::sealed::app::{membership, policy_version};
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// The most policies, versions and readers that are shown.
const POLICIES: i64 = 200;
const VERSIONS: i64 = 200;
const READERS: i64 = 1000;

input! {
    /// Which policies: all in force.
    pub struct ListPolicies {}
}

/// The policies in force.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PolicyList {
    /// In the order in which they were added.
    pub rows: Vec<PolicyLine>,
}

/// A policy in the list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PolicyLine {
    /// The policy.
    pub policy: Uuid,
    /// Its kind.
    pub kind: PolicyKind,
    /// Its title.
    pub title: String,
    /// The name of who keeps it current; null: they are here no more.
    pub owner: Option<String>,
    /// The roles that must read it; none: everybody.
    pub readers: Vec<String>,
    /// The number of its last version.
    pub version: i32,
    /// When that was published.
    pub published_at: Instant,
    /// The day of its next review.
    pub review_due: Day,
    /// Whether that day is over.
    pub is_outdated: bool,
    /// By when the caller must read it; null: they have read it, or need not.
    pub read_by: Option<Instant>,
    /// When the caller acknowledged it.
    pub acknowledged_at: Option<Instant>,
    /// How many must read it, have and are late; null for those who do not read the audit log.
    pub counts: Option<ReaderCounts>,
}

/// How far the reading of a policy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReaderCounts {
    /// People who must read it.
    pub readers: i64,
    /// Of them, those who have.
    pub acknowledged: i64,
    /// Of them, those who have not in seven days.
    pub overdue: i64,
}

/// What both reads have of a policy and its reader.
struct Parts {
    policy: Uuid,
    kind: String,
    title: String,
    owner_id: Uuid,
    owner: Option<Vec<u8>>,
    readers: Vec<String>,
    version: i32,
    review_due: Day,
    published_at: Instant,
    joined_at: Instant,
    acknowledged_at: Option<Instant>,
    is_reader: Option<bool>,
}

fn line(tx: &ReadTx, of: Parts, counts: Option<ReaderCounts>) -> Result<PolicyLine> {
    let waits = of.is_reader.unwrap_or(false) && of.acknowledged_at.is_none() && !tx.member.is_by_grant();
    Ok(PolicyLine {
        policy: of.policy,
        kind: kind_of(&of.kind)?,
        title: of.title,
        owner: tx.cipher().open(membership::NAME, of.owner_id, of.owner)?,
        readers: of.readers,
        version: of.version,
        published_at: of.published_at,
        review_due: of.review_due,
        is_outdated: of.review_due < tx.today(),
        read_by: waits.then(|| read_by(of.published_at, of.joined_at)),
        acknowledged_at: of.acknowledged_at,
        counts,
    })
}

async fn counts(tx: &ReadTx) -> Result<Vec<(Uuid, ReaderCounts)>> {
    if !tx.member.may(Permission::AuditRead) {
        return Ok(Vec::new());
    }
    let rows = sql::counts_of_readers().bind(tx, &(tx.now - GRACE), &tx.tenant()).all().await?;
    let count = |row: sql::CountsOfReaders| {
        let counts =
            ReaderCounts { readers: row.readers, acknowledged: row.acknowledged, overdue: row.overdue };
        (row.policy_id, counts)
    };
    Ok(rows.into_iter().map(count).collect())
}

impl Query for ListPolicies {
    const NAME: &'static str = "workspace.policies";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str =
        "Lists the policies in force, and which of them the caller must still read.";
    type Output = PolicyList;

    async fn fetch(self, tx: &ReadTx) -> Result<PolicyList> {
        let rows = sql::policies_for().bind(tx, &tx.person(), &tx.tenant(), &POLICIES).all().await?;
        let counts = counts(tx).await?;
        let one = |row: sql::PoliciesFor| {
            let of = counts.iter().find(|(policy, _)| *policy == row.policy_id).map(|(_, counts)| *counts);
            let parts = Parts {
                policy: row.policy_id,
                kind: row.kind,
                title: row.title,
                owner_id: row.owner_id,
                owner: row.owner,
                readers: row.readers,
                version: row.version_no,
                review_due: row.review_due,
                published_at: row.published_at,
                joined_at: row.joined_at,
                acknowledged_at: row.acknowledged_at,
                is_reader: row.is_reader,
            };
            line(tx, parts, of)
        };
        Ok(PolicyList { rows: rows.into_iter().map(one).collect::<Result<_>>()? })
    }
}

input! {
    /// Which policy.
    pub struct GetPolicy {
        /// The policy.
        policy: Uuid,
        /// The number of a version; absent: the last one.
        version: Option<Count>,
    }
}

/// A policy with its text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PolicyShown {
    /// Its line, of the version that is shown.
    pub line: PolicyLine,
    /// The text of that version.
    pub body: String,
    /// Whether it is the last version.
    pub is_last: bool,
    /// When the policy ended; null: it is in force.
    pub ended_at: Option<Instant>,
    /// Its versions, the last one first.
    pub versions: Vec<VersionLine>,
    /// Who must read it; none for those who do not read the audit log.
    pub readers: Vec<Reader>,
}

/// A version of a policy.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct VersionLine {
    /// Its number.
    pub version: i32,
    /// When it was published.
    pub published_at: Instant,
}

/// Somebody who must read a policy.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "PolicyReader")]
pub struct Reader {
    /// Their name.
    pub name: String,
    /// When they acknowledged the version.
    pub acknowledged_at: Option<Instant>,
    /// By when they must.
    pub read_by: Instant,
    /// Whether that is over.
    pub is_late: bool,
}

impl Query for GetPolicy {
    const NAME: &'static str = "workspace.policy";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Shows a policy with its text, its versions, and who has read it.";
    type Output = PolicyShown;

    async fn fetch(self, tx: &ReadTx) -> Result<PolicyShown> {
        let none = || Refusal::new(Code::NotFound).field("policy");
        let (tenant, policy) = (tx.tenant(), self.policy);
        let versions = sql::versions_of().bind(tx, &tenant, &policy, &VERSIONS).all().await?;
        let last = versions.first().ok_or_else(none)?.version_no;
        let version = self.version.map_or(last, |wanted| wanted.0);
        let row = sql::policy_for().bind(tx, &tx.person(), &tenant, &policy, &version).opt().await?;
        let row = row.ok_or_else(none)?;
        let body = tx.cipher().open(policy_version::BODY, row.policy_version_id, row.body)?;
        let (is_last, ended_at, published_at) = (version == last, row.ended_at, row.published_at);
        let parts = Parts {
            policy,
            kind: row.kind,
            title: row.title,
            owner_id: row.owner_id,
            owner: row.owner,
            readers: row.readers,
            version,
            review_due: row.review_due,
            published_at,
            joined_at: row.joined_at,
            acknowledged_at: row.acknowledged_at,
            // Nobody has to read an earlier version, or one that is not in force.
            is_reader: row.is_reader.filter(|_| is_last && ended_at.is_none()),
        };
        let shown =
            |row: sql::VersionsOf| VersionLine { version: row.version_no, published_at: row.published_at };
        Ok(PolicyShown {
            line: line(tx, parts, None)?,
            body,
            is_last,
            ended_at,
            versions: versions.into_iter().map(shown).collect(),
            readers: readers(tx, policy, version, published_at).await?,
        })
    }
}

async fn readers(tx: &ReadTx, policy: Uuid, version: i32, published: Instant) -> Result<Vec<Reader>> {
    if !tx.member.may(Permission::AuditRead) {
        return Ok(Vec::new());
    }
    let rows = sql::readers_of().bind(tx, &version, &tx.tenant(), &policy, &READERS).all().await?;
    let reader = |row: sql::ReadersOf| {
        let by = read_by(published, row.joined_at);
        Ok(Reader {
            name: tx.cipher().open(membership::NAME, row.person_id, row.name)?,
            acknowledged_at: row.acknowledged_at,
            read_by: by,
            is_late: row.acknowledged_at.is_none() && by < tx.now,
        })
    };
    rows.into_iter().map(reader).collect()
}
