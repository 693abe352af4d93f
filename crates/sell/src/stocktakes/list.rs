//! Counts, the newest first, and one count with its differences.
//! Invariant: of an open count the pieces that are not scanned yet are told as missing; only users who may read costs see them.

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::day::Instant;
use kernel::decimal::Fineness;
use kernel::id::StocktakeId;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use platform::action::Query;
use platform::error::{Result, stored};
use platform::fields::Name;
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::sell::article::DESCRIPTION;
use platform::sealed::sell::stocktake::REASON;
use platform::tx::ReadTx;
use platform::word_fields;
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::stocktakes as sql;
use serde::Serialize;
use uuid::Uuid;

use super::lots::LotCounted;
use super::rules::CountResult;
use super::{count_waiting, expected_statuses, lots, place};
use crate::pieces::ArticleStatus;

word_fields!(CountResult);

/// Counts on a page.
pub const PAGE: i64 = 50;
/// Tags on a page.
pub const LINES: i64 = 200;
/// What is shown of a count unless something else is asked for.
const DIFFERENCES: [CountResult; 5] = [
    CountResult::Missing,
    CountResult::SoldButPresent,
    CountResult::Unknown,
    CountResult::WrongPlace,
    CountResult::WrittenOff,
];

input! {
    /// Which counts.
    pub struct ListStocktakes {
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of counts.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StocktakePage {
    /// The counts, the newest first.
    pub rows: Vec<StocktakeShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// A count.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StocktakeShown {
    /// The count.
    pub stocktake: Uuid,
    /// Where; absent: the whole shop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// open, closed or posted.
    pub state: String,
    /// Who opened it.
    pub opened_by: String,
    /// When it was opened.
    pub opened_at: Instant,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Who posted its difference.
    pub posted_by: Option<String>,
    /// When it was posted.
    pub posted_at: Option<Instant>,
    /// Why it differed.
    pub reason: Option<String>,
    /// Its tags, by what they say.
    #[schemars(with = "BTreeMap<String, i64>")]
    pub counts: BTreeMap<CountResult, i64>,
    /// The pieces that the posting changed.
    pub adjusted: i64,
}

impl Query for ListStocktakes {
    const NAME: &'static str = "sell.stocktakes";
    const NEEDS: Permission = Permission::ArticlesRead;
    const SUMMARY: &'static str = "Lists the counts of the tagged pieces, the newest first, fifty a page.";
    type Output = StocktakePage;

    async fn fetch(self, tx: &ReadTx) -> Result<StocktakePage> {
        let before = self.after.unwrap_or(Uuid::max());
        let rows = sql::stocktakes().bind(tx, &tx.tenant(), &before, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.stocktake_id);
        Ok(StocktakePage { rows: with_counts(tx, rows).await?, next })
    }
}

async fn with_counts(tx: &ReadTx, rows: Vec<sql::StocktakeRow>) -> Result<Vec<StocktakeShown>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.stocktake_id).collect();
    let counts =
        if ids.is_empty() { vec![] } else { sql::counts_of().bind(tx, &tx.tenant(), &ids).all().await? };
    rows.into_iter().map(|row| show(tx, row, &counts)).collect()
}

fn show(tx: &ReadTx, row: sql::StocktakeRow, counts: &[sql::CountsOf]) -> Result<StocktakeShown> {
    let id = row.stocktake_id;
    let own = || counts.iter().filter(|count| count.stocktake_id == id);
    Ok(StocktakeShown {
        stocktake: id,
        location: place(&row.location),
        state: row.state,
        opened_by: tx.cipher().open(membership::NAME, row.opened_by, row.opener)?,
        opened_at: row.opened_at,
        closed_by: tx.cipher().open_of(membership::NAME, row.closed_by, row.closer)?,
        closed_at: row.closed_at,
        posted_by: tx.cipher().open_of(membership::NAME, row.posted_by, row.poster)?,
        posted_at: row.posted_at,
        reason: tx.cipher().open(REASON, id, row.reason)?,
        counts: own().map(|count| Ok((stored(&count.result)?, count.many))).collect::<Result<_>>()?,
        adjusted: own().map(|count| count.adjusted).sum(),
    })
}

input! {
    /// Which count, and what of it.
    pub struct GetStocktake {
        /// The count.
        stocktake: Uuid,
        /// Only tags that say this; absent: all that differ.
        result: Option<CountResult>,
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A count and a page of its tags.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StocktakeDetail {
    /// The count. While it is open, the pieces that are not scanned yet count as missing.
    #[serde(flatten)]
    pub it: StocktakeShown,
    /// The lots of metal that were weighed.
    pub lots: Vec<LotCounted>,
    /// The tags, in their order.
    pub rows: Vec<StocktakeLine>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A tag of a count, and the piece that has it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StocktakeLine {
    /// The tag.
    pub tag: String,
    /// What it says.
    pub result: CountResult,
    /// Whether the posting changed the piece.
    pub adjusted: bool,
    /// The hallmark number.
    pub huid: Option<String>,
    /// The description.
    pub description: Option<String>,
    /// The metal.
    pub metal: Option<String>,
    /// The fineness.
    pub fineness_ppt: Option<Fineness>,
    /// The weight of the metal.
    pub net_mg: Option<i64>,
    /// The fine metal.
    pub fine_mg: Option<i64>,
    /// The cost; absent for users without `cost.read`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_minor: Option<Money>,
    /// The state of the piece now.
    pub status: Option<ArticleStatus>,
    /// The location of the piece now.
    pub location: Option<String>,
}

impl Query for GetStocktake {
    const NAME: &'static str = "sell.stocktake";
    const NEEDS: Permission = Permission::ArticlesRead;
    const SUMMARY: &'static str = "Shows a count and the tags that differ, two hundred a page.";
    type Output = StocktakeDetail;

    async fn fetch(self, tx: &ReadTx) -> Result<StocktakeDetail> {
        let row = sql::stocktake_of().bind(tx, &tx.tenant(), &self.stocktake).opt().await?;
        let row = row.ok_or_else(|| Refusal::new(Code::NotFound).field("stocktake"))?;
        let held = sql::StocktakeHeld {
            stocktake_id: row.stocktake_id,
            location: row.location.clone(),
            state: row.state.clone(),
            opened_at: row.opened_at,
        };
        let mut it = with_counts(tx, vec![row]).await?.pop().ok_or(Code::NotFound)?;
        let is_open = held.state == "open";
        if is_open {
            it.counts.insert(CountResult::Missing, count_waiting(tx, &held).await?);
        }
        let rows = match self.result {
            Some(CountResult::Missing) if is_open => self.waiting(tx, &held).await?,
            _ => self.lines(tx).await?,
        };
        let Page { rows, next } = Page::of(rows, LINES, |last| last.tag.clone());
        let tells_cost = tx.member.may(Permission::CostRead);
        let rows = rows.into_iter().map(|row| line(tx, row, tells_cost)).collect::<Result<_>>()?;
        let lots = lots::list_counted(tx, StocktakeId::from_uuid(held.stocktake_id)).await?;
        Ok(StocktakeDetail { it, lots, rows, next })
    }
}

impl GetStocktake {
    fn after(&self) -> &str {
        self.after.as_ref().map_or("", Name::as_str)
    }

    async fn waiting(&self, tx: &ReadTx, held: &sql::StocktakeHeld) -> Result<Vec<sql::StocktakeLineRow>> {
        let asked = sql::WaitingParams {
            tenant: tx.tenant(),
            statuses: expected_statuses(),
            location: held.location.as_str(),
            opened_at: held.opened_at,
            after: self.after(),
            stocktake: held.stocktake_id,
            many: LINES + 1,
        };
        Ok(sql::waiting().params(tx, &asked).all().await?)
    }

    async fn lines(&self, tx: &ReadTx) -> Result<Vec<sql::StocktakeLineRow>> {
        let results: Vec<&str> = match self.result {
            Some(result) => vec![result.as_str()],
            None => DIFFERENCES.iter().map(|result| result.as_str()).collect(),
        };
        let (tenant, many) = (tx.tenant(), LINES + 1);
        Ok(sql::lines_of().bind(tx, &tenant, &self.stocktake, &results, &self.after(), &many).all().await?)
    }
}

fn line(tx: &ReadTx, row: sql::StocktakeLineRow, tells_cost: bool) -> Result<StocktakeLine> {
    Ok(StocktakeLine {
        tag: row.tag,
        result: stored(&row.result)?,
        adjusted: row.adjusted,
        huid: row.huid,
        description: tx.cipher().open_of(DESCRIPTION, row.article_id, row.description)?,
        metal: row.metal,
        fineness_ppt: row.fineness.map(|fineness| Fineness::from_stored(fineness.into())),
        net_mg: row.net_mg,
        fine_mg: row.fine_mg,
        cost_minor: row.cost_minor.filter(|_| tells_cost).map(Money::from_stored),
        status: row.status.as_deref().map(stored).transpose()?,
        location: row.location,
    })
}
