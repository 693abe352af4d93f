//! Tills to read: one session with what it should hold and what was counted, and the history of all.
//! Invariant: who counts a till does not see what it should hold before it is counted; a cashier sees their own tills only.

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::day::Instant;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::role::{Role, RoleSet};
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::ledger::till_session::REASON;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::tills as sql;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::choosing::drawer_of;
use super::flows_of;
use super::rules::should_hold;

/// Sessions on a page.
pub const PAGE: i64 = 50;
/// The roles that see the tills of others.
const SEES_OTHERS: RoleSet =
    RoleSet::of(&[Role::Owner, Role::Admin, Role::Manager, Role::Accountant, Role::Auditor]);
/// The roles that see what an open till should hold.
pub(super) const SEES_EXPECTED: RoleSet = RoleSet::of(&[Role::Owner, Role::Admin, Role::Manager]);

input! {
    /// Which till.
    pub struct GetTill {
        /// Its code: its latest session. Without code and session: the till that you opened and have not closed.
        till: Option<Name>,
        /// Or one of its sessions.
        session: Option<Uuid>,
    }
}

/// A session of a till.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "TillSessionShown")]
pub struct TillShown {
    /// The till's code.
    pub till: String,
    /// The session.
    pub session: Uuid,
    /// open or closed.
    pub state: String,
    /// The cash with which it began.
    pub float_minor: Money,
    /// Who opened it.
    pub opened_by: String,
    /// When it was opened.
    pub opened_at: Instant,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Why its cash differed.
    pub reason: Option<String>,
    /// What it should hold, by the way of paying. Of an open till only Managers and above see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_minor: Option<BTreeMap<String, Money>>,
    /// What was counted.
    pub counted_minor: BTreeMap<String, Money>,
    /// What was counted less what should be there.
    pub differences_minor: BTreeMap<String, Money>,
    /// The notes and coins that were counted: how many of each, by its value in minor units.
    #[schemars(with = "Option<BTreeMap<String, i64>>")]
    pub denominations: Option<Value>,
    /// The number of its close among those of its till, from 1: its Z report. Null while it is open, and of closes of before these
    /// numbers.
    pub close_no: Option<i32>,
    /// Whether its count differs beyond the limit and waits for a second person, who looks at it.
    pub to_review: bool,
    /// Who looked at it.
    pub reviewed_by: Option<String>,
    /// When they did.
    pub reviewed_at: Option<Instant>,
    /// What each person took and paid out there, by the way of paying; empty in a list. Of an open till only Managers and above see it.
    pub sellers: Vec<SellerShare>,
    /// Whether you opened it.
    pub is_own: bool,
    /// Whether you closed it.
    pub is_own_count: bool,
}

/// What one person took and paid out at a till, in one way.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SellerShare {
    /// The person's name.
    pub name: String,
    /// cash, upi, card, bank or cheque.
    pub mode: String,
    /// In so many documents.
    pub documents: i64,
    /// What came in.
    pub taken_minor: Money,
    /// What went out.
    pub paid_minor: Money,
}

impl Query for GetTill {
    const NAME: &'static str = "sell.till";
    const NEEDS: Permission = Permission::LedgerRead;
    const SUMMARY: &'static str = "Shows a till: what it should hold, what was counted, and the difference.";
    type Output = TillShown;

    async fn fetch(self, tx: &ReadTx) -> Result<TillShown> {
        let tenant = tx.tenant();
        let row = match (&self.session, &self.till) {
            (Some(session), _) => sql::session_of_id().bind(tx, &tenant, session).opt().await?,
            (None, Some(till)) => sql::session_of_till().bind(tx, &tenant, &till.as_str()).opt().await?,
            (None, None) => sql::session_of_person().bind(tx, &tenant, &tx.person()).opt().await?,
        };
        let field = if self.session.is_some() { "session" } else { "till" };
        let drawer = drawer_of(tx).await?;
        let row = row.filter(|row| may_see(tx, row, drawer.as_deref()));
        let row = row.ok_or_else(|| Refusal::new(Code::NotFound).field(field))?;
        let float = Money::from_stored(row.float_minor);
        let (id, is_open) = (row.till_session_id, row.state == "open");
        let mut shown = shown_with_counts(tx, vec![row]).await?.pop().ok_or(Code::NotFound)?;
        if is_open && !tx.member.trust.roles.intersects(SEES_EXPECTED) {
            return Ok(shown);
        }
        shown.sellers = sellers_of(tx, id).await?;
        if is_open {
            let ways = should_hold(float, &flows_of(tx, id).await?)?;
            shown.expected_minor =
                Some(ways.into_iter().map(|(mode, held)| (mode.as_str().to_owned(), held)).collect());
        }
        Ok(shown)
    }
}

async fn sellers_of(tx: &ReadTx, session: Uuid) -> Result<Vec<SellerShare>> {
    let rows = sql::sellers_of().bind(tx, &tx.tenant(), &session).all().await?;
    let share = |row: sql::SellersOf| -> Result<SellerShare> {
        Ok(SellerShare {
            name: tx.cipher().open(membership::NAME, row.created_by, row.seller)?,
            mode: row.mode,
            documents: row.documents,
            taken_minor: Money::from_stored(row.taken_minor),
            paid_minor: Money::from_stored(row.paid_minor),
        })
    };
    rows.into_iter().map(share).collect()
}

/// Whether the caller may see a session: their own, one of the drawer of their shared browser, or by their role.
pub(super) fn may_see(tx: &ReadTx, row: &sql::SessionRow, drawer: Option<&str>) -> bool {
    row.opened_by == tx.person()
        || drawer == Some(row.till.as_str())
        || tx.member.trust.roles.intersects(SEES_OTHERS)
}

input! {
    /// Which sessions.
    pub struct ListTills {
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of sessions.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TillPage {
    /// The sessions, the newest first.
    pub rows: Vec<TillShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

impl Query for ListTills {
    const NAME: &'static str = "sell.tills";
    const NEEDS: Permission = Permission::LedgerRead;
    const SUMMARY: &'static str =
        "Lists the sessions of tills, the newest first, fifty a page; a Cashier's own only.";
    type Output = TillPage;

    async fn fetch(self, tx: &ReadTx) -> Result<TillPage> {
        let (tenant, many) = (tx.tenant(), PAGE + 1);
        let before = self.after.unwrap_or(Uuid::max());
        let rows = match tx.member.trust.roles.intersects(SEES_OTHERS) {
            true => sql::sessions().bind(tx, &tenant, &before, &many).all().await?,
            false => {
                let drawer = drawer_of(tx).await?;
                sql::sessions_of_person()
                    .bind(tx, &tenant, &tx.person(), &drawer.as_deref(), &before, &many)
                    .all()
                    .await?
            }
        };
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.till_session_id);
        Ok(TillPage { rows: shown_with_counts(tx, rows).await?, next })
    }
}

/// The sessions with their counts; those of an open one are not there yet.
async fn shown_with_counts(tx: &ReadTx, rows: Vec<sql::SessionRow>) -> Result<Vec<TillShown>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.till_session_id).collect();
    let counts =
        if ids.is_empty() { vec![] } else { sql::counts_of().bind(tx, &tx.tenant(), &ids).all().await? };
    rows.into_iter().map(|row| show_session(tx, row, &counts)).collect()
}

fn show_session(tx: &ReadTx, row: sql::SessionRow, counts: &[sql::CountsOf]) -> Result<TillShown> {
    let id = row.till_session_id;
    let counts: Vec<&sql::CountsOf> = counts.iter().filter(|count| count.till_session_id == id).collect();
    let by_way = |of: fn(&sql::CountsOf) -> Option<i64>| {
        let named = |count: &&sql::CountsOf| Some((count.mode.clone(), Money::from_stored(of(count)?)));
        counts.iter().filter_map(named).collect::<BTreeMap<String, Money>>()
    };
    let closed_by = tx.cipher().open_of(membership::NAME, row.closed_by, row.closer)?;
    Ok(TillShown {
        till: row.till,
        session: id,
        float_minor: Money::from_stored(row.float_minor),
        opened_by: tx.cipher().open(membership::NAME, row.opened_by, row.opener)?,
        opened_at: row.opened_at,
        closed_by,
        closed_at: row.closed_at,
        reason: tx.cipher().open(REASON, id, row.reason)?,
        expected_minor: (row.state == "closed").then(|| by_way(|count| Some(count.expected_minor))),
        counted_minor: by_way(|count| count.counted_minor),
        differences_minor: by_way(|count| Some(count.counted_minor? - count.expected_minor)),
        denominations: counts.iter().find_map(|count| count.denominations.clone()),
        close_no: row.close_no,
        to_review: row.to_review,
        reviewed_by: tx.cipher().open_of(membership::NAME, row.reviewed_by, row.reviewer)?,
        reviewed_at: row.reviewed_at,
        sellers: vec![],
        is_own: row.opened_by == tx.person(),
        is_own_count: row.closed_by == Some(tx.person()),
        state: row.state,
    })
}
