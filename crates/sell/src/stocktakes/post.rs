//! Posts the difference of a closed count: what is missing is written off, what was written off and is there again comes back, and
//! what lies in another place is entered there.
//! Invariant: a piece that changed since the count was closed is left as it is; a sold piece and an unknown tag are for people, so
//! nothing is posted for them.

use kernel::code::Code;
use kernel::id::{EntryId, StocktakeId};
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::accounts::journal::Posting;
use ledger::stock::postings::{self, StockEntry};
use platform::action::Action;
use platform::error::{Result, stored};
use platform::fields::Text;
use platform::input;
use platform::sealed::sell::stocktake::REASON;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::stocktakes as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::rules::{CountResult, PieceAt, Remedy, remedy};
use super::sql::StocktakeHeld;
use super::{held_in, lots, place};
use crate::pieces::acts::{self, Act, ActOf, Goes, HeldPiece, Step};
use crate::pieces::write_off::{loss_of, transfers};
use crate::pieces::{ArticleMoved, ArticleStatus};

input! {
    /// A count whose difference is posted.
    pub struct PostStocktake {
        /// The count, closed.
        stocktake: Uuid,
        /// Why it differs.
        reason: Text,
    }
}

/// A posted count.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StocktakePosted {
    /// The count.
    pub stocktake: Uuid,
    /// Where; absent: the whole shop.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// posted.
    pub state: &'static str,
    /// The tags of the pieces that the posting changed.
    pub adjusted: Vec<String>,
    /// The lots of metal that the posting changed.
    pub lots: Vec<String>,
    /// The same pieces as they are now.
    pub articles: Vec<ArticleMoved>,
    /// The journal.
    pub journal: Vec<Posting>,
}

/// The acts of a posting, each with its pieces.
#[derive(Default)]
struct Acts<'a> {
    lost: Vec<Step<'a>>,
    back: Vec<Step<'a>>,
    placed: Vec<Step<'a>>,
}

impl<'a> Acts<'a> {
    /// What the results say, of the pieces as they are now.
    fn of(pieces: &'a [HeldPiece], results: &[CountResult], counted_at: &str) -> Acts<'a> {
        let mut acts = Acts::default();
        for (piece, result) in pieces.iter().zip(results) {
            let now = PieceAt { status: piece.status, location: piece.location.as_deref() };
            let here = || match counted_at {
                "" => piece.location.clone(),
                counted_at => Some(counted_at.to_owned()),
            };
            match remedy(*result, now, counted_at) {
                Remedy::WriteOff => acts.lost.push(loss_of(piece)),
                Remedy::TakeBack => acts.back.push(Step {
                    goes: Goes::In,
                    location: here(),
                    ..piece.to(ArticleStatus::InStock)
                }),
                Remedy::Place => acts.placed.push(Step { location: here(), ..piece.to(piece.status) }),
                Remedy::Leave => {}
            }
        }
        acts
    }

    fn all(&self) -> impl Iterator<Item = &Step<'a>> {
        self.lost.iter().chain(&self.back).chain(&self.placed)
    }

    /// Writes them. They name the entry, which posts the first two kinds.
    async fn write(&self, tx: &Tx, stocktake: Uuid, entry: Option<EntryId>) -> Result<Vec<ArticleMoved>> {
        let of = |act, entry| ActOf { stocktake: Some(stocktake), entry, ..ActOf::of(act) };
        let mut moved = acts::write(tx, &of(Act::WriteOff, entry), &self.lost).await?;
        moved.extend(acts::write(tx, &of(Act::Found, entry), &self.back).await?);
        moved.extend(acts::write(tx, &of(Act::Transfer, None), &self.placed).await?);
        moved.sort_by(|one, other| one.tag.cmp(&other.tag));
        Ok(moved)
    }
}

impl Action for PostStocktake {
    const NAME: &'static str = "sell.stocktake.post";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Posts the difference of a closed count, with its reason.";
    type Output = StocktakePosted;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<StocktakePosted>> {
        let held = held_in(tx, self.stocktake, "closed").await?;
        let rows = sql::tags_to_adjust().bind(tx, &tx.tenant(), &held.stocktake_id).all().await?;
        let results = rows.iter().map(|row| stored(&row.result)).collect::<Result<Vec<CountResult>>>()?;
        let tags: Vec<&str> = rows.iter().map(|row| row.tag.as_str()).collect();
        let pieces = acts::hold(tx, &tags, "stocktake").await?;
        let acts = Acts::of(&pieces, &results, &held.location);
        let id = EntryId::from_uuid(tx.new_id()?);
        let steps: Vec<Step<'_>> = acts.all().cloned().collect();
        // Pieces before lots, as in every call that locks both.
        let weighed = lots::changes(tx, StocktakeId::from_uuid(held.stocktake_id)).await?;
        let currency = &tx.workspace.currency.code;
        let mut posted = transfers(&steps, currency)?;
        posted.extend(lots::transfers(&weighed, currency)?);
        let entry = StockEntry::named(tx, id, "Stock counted", posted).await?;
        let articles = acts.write(tx, held.stocktake_id, Some(id)).await?;
        lots::write(tx, StocktakeId::from_uuid(held.stocktake_id), &weighed, id).await?;
        postings::write(tx, entry.as_ref()).await?;
        self.settle(tx, &held, entry.as_ref().map(|entry| entry.id), &articles).await?;
        let journal = postings::journal(entry.as_ref())?;
        let adjusted: Vec<String> = articles.iter().map(|it| it.tag.clone()).collect();
        let lots: Vec<String> = weighed.iter().map(|it| it.code().to_owned()).collect();
        let change = Change::of(held.stocktake_id)
            .before(json!({ "state": "closed" }))
            .after(json!({
                "state": "posted", "location": place(&held.location), "adjusted": adjusted, "lots": lots,
                "journal": journal,
            }))
            .reason(Some(self.reason.as_str()));
        let answer = StocktakePosted {
            stocktake: held.stocktake_id,
            location: place(&held.location),
            state: "posted",
            adjusted,
            lots,
            articles,
            journal: postings::seen_by(tx, journal),
        };
        Ok(tx.record(change, answer))
    }
}

impl PostStocktake {
    /// Marks what was changed, and the count as posted.
    async fn settle(
        &self,
        tx: &Tx,
        held: &StocktakeHeld,
        entry: Option<EntryId>,
        articles: &[ArticleMoved],
    ) -> Result<()> {
        let tags: Vec<&str> = articles.iter().map(|it| it.tag.as_str()).collect();
        sql::mark_adjusted().bind(tx, &tx.tenant(), &held.stocktake_id, &tags).all().await?;
        let reason = tx.cipher().seal(REASON, held.stocktake_id, Some(self.reason.as_str()))?;
        let posted = sql::post_stocktake()
            .params(
                tx,
                &sql::PostStocktakeParams {
                    by: tx.person(),
                    now: tx.now,
                    reason,
                    entry: entry.map(EntryId::uuid),
                    tenant: tx.tenant(),
                    stocktake: held.stocktake_id,
                },
            )
            .opt()
            .await?;
        posted.map(drop).ok_or_else(|| Refusal::new(Code::OrderStateInvalid).field("stocktake").into())
    }
}
