//! The days of standing orders that went by lately and were neither delivered nor skipped.
//! Invariant: they are shown beside the demand and the run, and are part of neither: each is delivered late or skipped first.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use kernel::day::{Day, local_day};
use kernel::id::PartyId;
use ledger::orders::{Schedule, Weekdays};
use ledger::parties::PartiesShown;
use platform::error::Result;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::orders::list as sql;
use serde::Serialize;
use uuid::Uuid;

/// The days before today that are looked at: older ones are on the page of their standing order.
const LATELY: i64 = 14;
/// The standing orders that are looked at.
const MOST: i64 = 500;

/// The missed days of a standing order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MissedDays {
    /// Its code.
    pub standing: String,
    /// The customer's code.
    pub party: Option<String>,
    /// The customer's name.
    pub party_name: Option<String>,
    /// The days of the last two weeks that went by and were neither delivered nor skipped, the first first.
    pub days: Vec<Day>,
}

/// Those of the last two weeks, by code; a standing order without one is left out.
pub(super) async fn lately(tx: &ReadTx) -> Result<Vec<MissedDays>> {
    let (tenant, today) = (tx.tenant(), tx.today());
    let since = today.saturating_sub(LATELY.days());
    let rows = sql::standings_begun().bind(tx, &tenant, &today, &since, &MOST).all().await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.standing_order_id).collect();
    let mut settled: BTreeMap<Uuid, BTreeSet<Day>> = BTreeMap::new();
    for row in sql::days_of_standings().bind(tx, &tenant, &ids, &since).all().await? {
        settled.entry(row.standing_order_id).or_default().insert(row.day);
    }
    let mut parties = PartiesShown::default();
    let mut missed = Vec::new();
    for row in rows {
        let weekdays = Weekdays::from_stored(row.weekdays);
        let schedule = Schedule { from: row.from_on, until: row.until_on, weekdays };
        let entered = local_day(row.created_at, &tx.workspace.zone);
        let settled = settled.remove(&row.standing_order_id).unwrap_or_default();
        let days = schedule.missed(entered.max(since), today, &settled);
        if days.is_empty() {
            continue;
        }
        let party = Some(PartyId::from_uuid(row.party_id));
        let (party, party_name) = parties.of(tx, party, Some(row.party), Some(row.party_name))?;
        missed.push(MissedDays { standing: row.code, party, party_name, days });
    }
    Ok(missed)
}
