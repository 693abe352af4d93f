//! Counts of the tagged pieces of a location, or of the whole shop: opened, scanned by one or by many, closed, and posted by a
//! Manager.
//! Invariant: nothing moves before the difference is posted; a count is closed once and posted once, and what was scanned stays.

pub mod list;
pub mod lots;
pub(crate) mod page;
pub mod post;
pub mod rules;
pub mod tag_list;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashSet};

use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::StocktakeId;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use mail::messages;
use platform::action::Action;
use platform::error::{OnConstraint, Result, stored};
use platform::fields::Name;
use platform::input;
use platform::input::MAX_LIST;
use platform::sealed::app::membership;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::stocktakes as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::pieces::{ArticleStatus, acts};
use crate::tills::NEWS;
use lots::{LotCounted, LotWeighed};
use rules::{CountResult, PieceAt, judge};
use sql::StocktakeHeld;
use tag_list::TagList;

/// The states of pieces that a count expects.
fn expected_statuses() -> Vec<&'static str> {
    ArticleStatus::COUNTED.iter().map(|status| status.as_str()).collect()
}

input! {
    /// A count to open.
    pub struct OpenStocktake {
        /// Where; absent: the whole shop.
        location: Option<Name>,
    }
}

/// An opened count.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StocktakeOpened {
    /// The count.
    pub stocktake: Uuid,
    /// Where; absent: the whole shop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// open.
    pub state: &'static str,
}

/// Opens a count. Errors: `not_found` at `location`, `order_state_invalid` at `location` where one is open.
async fn open(tx: &Tx, location: Option<&Name>) -> Result<StocktakeHeld> {
    let location = location.map_or("", Name::as_str);
    if !location.is_empty() {
        acts::known_place(tx, location, "location").await?;
    }
    let id = tx.new_id()?;
    sql::open_stocktake()
        .bind(tx, &tx.tenant(), &id, &location, &tx.person(), &tx.now)
        .one()
        .await
        .on_constraint("stocktake_open", Code::OrderStateInvalid, "location")?;
    Ok(StocktakeHeld {
        stocktake_id: id,
        location: location.to_owned(),
        state: "open".to_owned(),
        opened_at: tx.now,
    })
}

/// The place of a count, for answers: none for the whole shop.
fn place(location: &str) -> Option<String> {
    (!location.is_empty()).then(|| location.to_owned())
}

impl Action for OpenStocktake {
    const NAME: &'static str = "sell.stocktake.open";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Opens a count of the tagged pieces of a location, or of the whole shop.";
    type Output = StocktakeOpened;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<StocktakeOpened>> {
        let held = open(tx, self.location.as_ref()).await?;
        let location = place(&held.location);
        let change = Change::of(held.stocktake_id).after(json!({ "state": "open", "location": location }));
        let answer = StocktakeOpened { stocktake: held.stocktake_id, location, state: "open" };
        Ok(tx.record(change, answer))
    }
}

input! {
    /// Tags that were scanned.
    pub struct CountStocktake {
        /// The count.
        stocktake: Uuid,
        /// The tags, or hallmark numbers, in the order in which they were scanned.
        scanned: Option<Vec<Name>>,
        /// Or the same in one text, as an RFID reader writes it: one a line, or between commas, semicolons or tabs.
        list: Option<TagList>,
        /// Lots of metal that were weighed.
        lots: Option<Vec<LotWeighed>>,
    }
}

/// A tag that was scanned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TagScanned {
    /// The tag of the piece, or what was scanned where no piece has it.
    pub tag: String,
    /// What it says.
    pub result: CountResult,
}

/// Tags that were counted.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StocktakeCounted {
    /// The count.
    pub stocktake: Uuid,
    /// The tags of this call, each once.
    pub results: Vec<TagScanned>,
    /// The tags of the count so far, by what they say.
    #[schemars(with = "BTreeMap<String, i64>")]
    pub counts: BTreeMap<CountResult, i64>,
    /// The pieces that are not scanned yet.
    pub waiting: i64,
    /// The lots of metal that the count weighed so far.
    pub lots: Vec<LotCounted>,
}

/// All tags of a call. Errors: `list_too_long` at `list` for more than a list may have.
fn all_tags(scanned: Option<&Vec<Name>>, list: Option<&TagList>) -> Ruled<Vec<Name>> {
    let all: Vec<Name> =
        scanned.into_iter().flatten().chain(list.into_iter().flat_map(|list| &list.0)).cloned().collect();
    match all.len() > MAX_LIST {
        true => Err(Refusal::invalid(vec![Fault::new("list", Code::ListTooLong)])),
        false => Ok(all),
    }
}

/// The count of this id, locked. Errors: `not_found` at `stocktake`; `order_state_invalid`, with `facts.state`, in another state.
async fn held_in(tx: &Tx, stocktake: Uuid, state: &str) -> Result<StocktakeHeld> {
    let held = sql::lock_stocktake().bind(tx, &tx.tenant(), &stocktake).opt().await?;
    let held = held.ok_or_else(|| Refusal::new(Code::NotFound).field("stocktake"))?;
    if held.state != state {
        let refusal = Refusal::new(Code::OrderStateInvalid).field("stocktake");
        return Err(refusal.fact("state", held.state).into());
    }
    Ok(held)
}

/// Keeps tags that were scanned; a tag that was scanned before stays as it was.
async fn keep(tx: &Tx, held: &StocktakeHeld, tags: &[Name]) -> Result<Vec<TagScanned>> {
    if tags.is_empty() {
        return Ok(vec![]);
    }
    let codes: Vec<&str> = tags.iter().map(Name::as_str).collect();
    let pieces = sql::pieces_scanned().bind(tx, &tx.tenant(), &codes).all().await?;
    let (mut seen, mut scans, mut articles) = (HashSet::new(), vec![], vec![]);
    for code in codes {
        let by_tag = pieces.iter().find(|piece| piece.tag == code);
        let piece = by_tag.or_else(|| pieces.iter().find(|piece| piece.huid.as_deref() == Some(code)));
        let tag = piece.map_or(code, |piece| piece.tag.as_str());
        if !seen.insert(tag) {
            continue;
        }
        let at = piece
            .map(|piece| {
                Ok::<_, platform::error::Error>(PieceAt {
                    status: stored(&piece.status)?,
                    location: piece.location.as_deref(),
                })
            })
            .transpose()?;
        scans.push(TagScanned { tag: tag.to_owned(), result: judge(at, &held.location) });
        articles.push(piece.map(|piece| piece.article_id));
    }
    let seqs = (0..scans.len()).map(|n| i32::try_from(n).unwrap_or(i32::MAX)).collect::<Vec<_>>();
    sql::insert_scans()
        .params(
            tx,
            &sql::InsertScansParams {
                stocktake: held.stocktake_id,
                by: tx.person(),
                now: tx.now,
                tags: scans.iter().map(|scan| scan.tag.as_str()).collect::<Vec<_>>(),
                articles,
                results: scans.iter().map(|scan| scan.result.as_str()).collect::<Vec<_>>(),
                seqs,
                tenant: tx.tenant(),
            },
        )
        .all()
        .await?;
    Ok(scans)
}

/// The tags of a count so far, by what they say.
async fn counts(tx: &ReadTx, stocktake: Uuid) -> Result<BTreeMap<CountResult, i64>> {
    let rows = sql::counts_of().bind(tx, &tx.tenant(), &vec![stocktake]).all().await?;
    rows.into_iter().map(|row| Ok((stored(&row.result)?, row.many))).collect()
}

/// The pieces of an open count that are not scanned yet.
async fn count_waiting(tx: &ReadTx, held: &StocktakeHeld) -> Result<i64> {
    let (tenant, statuses) = (tx.tenant(), expected_statuses());
    Ok(sql::count_waiting()
        .bind(tx, &tenant, &statuses, &held.location.as_str(), &held.opened_at, &held.stocktake_id)
        .one()
        .await?)
}

impl Action for CountStocktake {
    const NAME: &'static str = "sell.stocktake.count";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Adds tags that were scanned to an open count.";
    type Output = StocktakeCounted;

    fn check(&self) -> Ruled<()> {
        lots::distinct(self.lots())?;
        match all_tags(self.scanned.as_ref(), self.list.as_ref())?.is_empty() && self.lots().is_empty() {
            true => Err(Refusal::invalid(vec![Fault::new("scanned", Code::FieldRequired)])),
            false => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<StocktakeCounted>> {
        let held = held_in(tx, self.stocktake, "open").await?;
        let tags = all_tags(self.scanned.as_ref(), self.list.as_ref())?;
        let results = keep(tx, &held, &tags).await?;
        lots::keep(tx, &held, self.lots()).await?;
        let lots = lots::list_counted(tx, StocktakeId::from_uuid(held.stocktake_id)).await?;
        let counts = counts(tx, held.stocktake_id).await?;
        let waiting = count_waiting(tx, &held).await?;
        let change =
            Change::of(held.stocktake_id).after(json!({ "scanned": results.len(), "weighed": lots.len() }));
        let answer = StocktakeCounted { stocktake: held.stocktake_id, results, counts, waiting, lots };
        Ok(tx.record(change, answer))
    }
}

input! {
    /// A count to close.
    pub struct CloseStocktake {
        /// The count; absent: the open one of the location, or a new one of what is scanned here.
        stocktake: Option<Uuid>,
        /// Where, for a count that is not named; absent: the whole shop.
        location: Option<Name>,
        /// The last tags, or all of them.
        scanned: Option<Vec<Name>>,
        /// Or the same in one text.
        list: Option<TagList>,
        /// Lots of metal that were weighed.
        lots: Option<Vec<LotWeighed>>,
    }
}

impl CountStocktake {
    fn lots(&self) -> &[LotWeighed] {
        self.lots.as_deref().unwrap_or_default()
    }
}

/// A closed count: what the tags say. Those that were scanned are in the order in which they were.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StocktakeClosed {
    /// The count.
    pub stocktake: Uuid,
    /// Where; absent: the whole shop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// closed.
    pub state: &'static str,
    /// Pieces that are where they should be.
    pub found: Vec<String>,
    /// Pieces that should be there and were not scanned.
    pub missing: Vec<String>,
    /// Pieces that were sold.
    pub sold_but_present: Vec<String>,
    /// Tags that no piece has.
    pub unknown: Vec<String>,
    /// Pieces that should be somewhere else.
    pub wrong_place: Vec<String>,
    /// Pieces that were written off, and are there again.
    pub written_off: Vec<String>,
    /// The lots of metal that were weighed.
    pub lots: Vec<LotCounted>,
}

impl CloseStocktake {
    fn lots(&self) -> &[LotWeighed] {
        self.lots.as_deref().unwrap_or_default()
    }

    /// The count that is closed, locked.
    async fn held(&self, tx: &Tx) -> Result<StocktakeHeld> {
        if let Some(stocktake) = self.stocktake {
            return held_in(tx, stocktake, "open").await;
        }
        let location = self.location.as_ref().map_or("", Name::as_str);
        match sql::lock_open_at().bind(tx, &tx.tenant(), &location).opt().await? {
            Some(held) => Ok(held),
            None => open(tx, self.location.as_ref()).await,
        }
    }
}

/// Looks again at what was not in its place when it was scanned: a piece may have come back, been sold or been added since.
async fn settle(tx: &Tx, held: &StocktakeHeld) -> Result<()> {
    let rows = sql::unsettled().bind(tx, &tx.tenant(), &held.stocktake_id).all().await?;
    if rows.is_empty() {
        return Ok(());
    }
    let result = |row: &sql::Unsettled| -> Result<&'static str> {
        let status = row.status.as_deref().map(stored::<ArticleStatus>).transpose()?;
        let at = status.map(|status| PieceAt { status, location: row.location.as_deref() });
        Ok(judge(at, &held.location).as_str())
    };
    let results = rows.iter().map(result).collect::<Result<Vec<_>>>()?;
    sql::settle()
        .params(
            tx,
            &sql::SettleParams {
                tags: rows.iter().map(|row| row.tag.as_str()).collect::<Vec<_>>(),
                articles: rows.iter().map(|row| row.article_id).collect::<Vec<_>>(),
                results,
                tenant: tx.tenant(),
                stocktake: held.stocktake_id,
            },
        )
        .all()
        .await?;
    Ok(())
}

/// The results of a count.
async fn results(tx: &Tx, held: &StocktakeHeld) -> Result<StocktakeClosed> {
    let rows = sql::results_of().bind(tx, &tx.tenant(), &held.stocktake_id).all().await?;
    let mut closed = StocktakeClosed {
        stocktake: held.stocktake_id,
        location: place(&held.location),
        state: "closed",
        found: vec![],
        missing: vec![],
        sold_but_present: vec![],
        unknown: vec![],
        wrong_place: vec![],
        written_off: vec![],
        lots: lots::list_counted(tx, StocktakeId::from_uuid(held.stocktake_id)).await?,
    };
    for row in rows {
        let list = match stored::<CountResult>(&row.result)? {
            CountResult::Found => &mut closed.found,
            CountResult::Missing => &mut closed.missing,
            CountResult::SoldButPresent => &mut closed.sold_but_present,
            CountResult::Unknown => &mut closed.unknown,
            CountResult::WrongPlace => &mut closed.wrong_place,
            CountResult::WrittenOff => &mut closed.written_off,
        };
        list.push(row.tag);
    }
    Ok(closed)
}

/// Closed stocktakes that are looked at for pieces that they did not find; older ones follow when these are posted.
const WATCHED: i64 = 20;

/// A closed stocktake that did not find all pieces.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PiecesMissing {
    /// The stocktake.
    pub stocktake: Uuid,
    /// Its location; empty: the whole shop.
    pub location: String,
    /// How many pieces were not found then and seen nowhere since.
    pub many: i64,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// When.
    pub closed_at: Option<Instant>,
}

/// The closed stocktakes that did not find all pieces, the latest first.
pub(crate) async fn missing_pieces(tx: &ReadTx) -> Result<Vec<PiecesMissing>> {
    let rows = sql::missing_in_counts().bind(tx, &tx.tenant(), &WATCHED, &expected_statuses()).all().await?;
    let shown = |row: sql::MissingInCounts| -> Result<PiecesMissing> {
        Ok(PiecesMissing {
            stocktake: row.stocktake_id,
            location: row.location,
            many: row.many,
            closed_by: tx.cipher().open_of(membership::NAME, row.closed_by, row.closer)?,
            closed_at: row.closed_at,
        })
    };
    rows.into_iter().map(shown).collect()
}

impl Action for CloseStocktake {
    const NAME: &'static str = "sell.stocktake.close";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str =
        "Closes a count and tells what was found, is missing, or should not be there.";
    type Output = StocktakeClosed;

    fn check(&self) -> Ruled<()> {
        if self.stocktake.is_some() && self.location.is_some() {
            return Err(Refusal::invalid(vec![Fault::new("location", Code::FieldUnknown)]));
        }
        lots::distinct(self.lots())?;
        all_tags(self.scanned.as_ref(), self.list.as_ref()).map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<StocktakeClosed>> {
        let held = self.held(tx).await?;
        let (tenant, id) = (tx.tenant(), held.stocktake_id);
        keep(tx, &held, &all_tags(self.scanned.as_ref(), self.list.as_ref())?).await?;
        lots::keep(tx, &held, self.lots()).await?;
        settle(tx, &held).await?;
        sql::insert_missing()
            .params(
                tx,
                &sql::InsertMissingParams {
                    stocktake: id,
                    tenant,
                    statuses: expected_statuses(),
                    location: held.location.as_str(),
                    opened_at: held.opened_at,
                },
            )
            .all()
            .await?;
        sql::close_stocktake().bind(tx, &tx.person(), &tx.now, &tenant, &id).one().await?;
        let closed = results(tx, &held).await?;
        if !closed.missing.is_empty() {
            let words = messages::counts::missing(
                closed.missing.len(),
                closed.location.as_deref().unwrap_or_default(),
                &tx.member.name,
            );
            let page = format!("/w/{}/stocktakes/{id}", tx.workspace.slug);
            mail::tell_owners(tx, words, page, tx.now + NEWS).await?;
        }
        let change = Change::of(id).before(json!({ "state": "open" })).after(json!({
            "state": "closed", "location": closed.location, "found": closed.found.len(), "missing": closed.missing.len(),
            "sold_but_present": closed.sold_but_present.len(), "unknown": closed.unknown.len(),
            "wrong_place": closed.wrong_place.len(), "written_off": closed.written_off.len(), "weighed": closed.lots.len(),
        }));
        Ok(tx.record(change, closed))
    }
}
