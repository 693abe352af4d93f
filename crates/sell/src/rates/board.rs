//! The rate board: the rates in force, the rates ahead, and the history.
//! Invariant: a superseded row is shown in the history and nowhere else.

use kernel::day::Instant;
use kernel::decimal::{Fineness, PerMg};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use platform::action::Query;
use platform::error::Result;
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::sell::rate::REASON;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::rates as sql;
use serde::Serialize;
use uuid::Uuid;

use super::{SideGiven, board_row, stale_hours, stored_fineness};
use crate::rates::rules::{RateRow, rate_is_fresh};

/// Rows of one page of the history.
const PAGE: i64 = 200;

input! {
    /// Asks for the whole board.
    pub struct Board {}
}

/// The board.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BoardShown {
    /// One row for each metal, fineness and side that has a rate or will have one.
    pub rows: Vec<BoardRow>,
    /// The hours after which a rate must be published again.
    pub rate_stale_hours: u32,
}

/// One line of the board.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BoardRow {
    /// The metal.
    pub metal: Metal,
    /// Its fineness.
    pub fineness_ppt: Fineness,
    /// buy or sell.
    pub side: &'static str,
    /// The rate in force; null if the first is still ahead.
    pub in_force: Option<RateShown>,
    /// The rates ahead, the next first.
    pub ahead: Vec<RateShown>,
}

/// One rate.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RateShown {
    /// Its row.
    pub rate: Uuid,
    /// The price.
    pub rate_minor: Money,
    /// The weight of the price.
    pub per_mg: PerMg,
    /// The start of its validity.
    pub effective_at: Instant,
    /// Its age in seconds; negative while it is ahead.
    pub age_seconds: i64,
    /// Whether it is too old to price a piece.
    pub stale: bool,
}

impl Query for Board {
    const NAME: &'static str = "sell.rates";
    const NEEDS: Permission = Permission::RatesRead;
    const SUMMARY: &'static str = "Shows the rate board: the rates in force and the next ones.";
    type Output = BoardShown;

    async fn fetch(self, tx: &ReadTx) -> Result<BoardShown> {
        let (now, ahead) = (sql::board_now().prepare(tx).await?, sql::board_ahead().prepare(tx).await?);
        let tenant = tx.tenant();
        let (now, ahead) = tokio::join!(biased;
            async { now.bind(tx, &tenant, &tx.now).all().await },
            async { ahead.bind(tx, &tenant, &tx.now).all().await });
        let now = now?.into_iter().map(board_row).collect::<Result<Vec<RateRow>>>()?;
        let ahead = ahead?.into_iter().map(board_row).collect::<Result<Vec<RateRow>>>()?;
        Ok(BoardShown {
            rows: lines(&now, &ahead, tx.now, stale_hours(tx)),
            rate_stale_hours: stale_hours(tx),
        })
    }
}

/// The lines of the board, in the order of metal, fineness from the finest, side.
fn lines(in_force: &[RateRow], ahead: &[RateRow], now: Instant, stale_hours: u32) -> Vec<BoardRow> {
    let mut lines: Vec<(&RateRow, BoardRow)> = Vec::new();
    for row in in_force.iter().chain(ahead) {
        if lines.iter().any(|(first, _)| first.quoted == row.quoted) {
            continue;
        }
        let of = |rows: &[RateRow]| -> Vec<RateShown> {
            rows.iter()
                .filter(|other| other.quoted == row.quoted)
                .map(|row| shown(row, now, stale_hours))
                .collect()
        };
        let line = BoardRow {
            metal: row.quoted.metal,
            fineness_ppt: row.quoted.fineness,
            side: SideGiven::from(row.quoted.side).as_str(),
            in_force: of(in_force).into_iter().next(),
            ahead: of(ahead),
        };
        lines.push((row, line));
    }
    lines.sort_by_key(|(_, line)| (line.metal, std::cmp::Reverse(line.fineness_ppt), line.side));
    lines.into_iter().map(|(_, line)| line).collect()
}

fn shown(row: &RateRow, now: Instant, stale_hours: u32) -> RateShown {
    RateShown {
        rate: row.rate_id,
        rate_minor: row.rate,
        per_mg: row.per_mg,
        effective_at: row.effective_at,
        age_seconds: now.duration_since(row.effective_at).as_secs(),
        stale: rate_is_fresh(row.effective_at, now, stale_hours).is_err(),
    }
}

/// The selling rates that are too old, for the home page.
pub(crate) async fn stale_now(tx: &ReadTx) -> Result<Vec<BoardRow>> {
    let rows = Board {}.fetch(tx).await?.rows;
    Ok(rows.into_iter().filter(|row| row.in_force.as_ref().is_some_and(|rate| rate.stale)).collect())
}

input! {
    /// The rates of which piece, in which time.
    pub struct History {
        /// The metal.
        metal: Metal,
        /// Its fineness.
        fineness_ppt: Fineness,
        /// buy or sell.
        side: SideGiven,
        /// From when on.
        from: Option<Instant>,
        /// Where the page before ended.
        before: Option<Instant>,
        /// The row at which the page before ended.
        before_rate: Option<Uuid>,
    }
}

/// A page of the history, newest first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HistoryShown {
    /// The rows, including the superseded ones.
    pub rows: Vec<HistoryRow>,
    /// True if there is more.
    pub more: bool,
}

/// A row of the history.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HistoryRow {
    /// Its row.
    pub rate: Uuid,
    /// The price.
    pub rate_minor: Money,
    /// The weight of the price.
    pub per_mg: PerMg,
    /// The start of its validity.
    pub effective_at: Instant,
    /// Its source.
    pub source: Option<String>,
    /// The reason of its correction.
    pub reason: Option<String>,
    /// The row it replaced.
    pub supersedes: Option<Uuid>,
    /// The row that replaced it.
    pub superseded_by: Option<Uuid>,
    /// The user who published it.
    pub by: String,
    /// When it was published.
    pub published_at: Instant,
}

impl Query for History {
    const NAME: &'static str = "sell.rate_history";
    const NEEDS: Permission = Permission::RatesRead;
    const SUMMARY: &'static str = "Lists the rates of a piece over time, corrections and corrected ones too.";
    type Output = HistoryShown;

    async fn fetch(self, tx: &ReadTx) -> Result<HistoryShown> {
        let before_at = self.before.unwrap_or(Instant::MAX);
        let before = self.before_rate.unwrap_or(Uuid::max());
        let rows = sql::history()
            .params(
                tx,
                &sql::HistoryParams {
                    tenant: tx.tenant(),
                    metal: self.metal.as_str(),
                    fineness: stored_fineness(self.fineness_ppt)?,
                    side: self.side.as_str(),
                    from_at: self.from.unwrap_or(Instant::UNIX_EPOCH),
                    before_at,
                    before,
                    many: PAGE + 1,
                },
            )
            .all()
            .await?;
        let Page { rows, next } = Page::of(rows, PAGE, |_| ());
        let row = |row: sql::History| -> Result<HistoryRow> {
            Ok(HistoryRow {
                rate: row.rate_id,
                rate_minor: Money::from_stored(row.rate_minor),
                per_mg: PerMg::from_stored(row.per_mg_e4),
                effective_at: row.effective_at,
                source: row.source,
                reason: tx.cipher().open(REASON, row.rate_id, row.reason)?,
                supersedes: row.supersedes,
                superseded_by: row.superseded_by,
                by: tx.cipher().open(membership::NAME, row.created_by, row.by)?,
                published_at: row.created_at,
            })
        };
        Ok(HistoryShown { rows: rows.into_iter().map(row).collect::<Result<_>>()?, more: next.is_some() })
    }
}
