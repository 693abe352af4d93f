//! Takes a piece, or what is left of a lot, out of the stock because it is not there any more.
//! Invariant: what leaves is the piece's own cost and fine metal, or all that is left of the lot; it is a loss, with its reason.

use kernel::code::Code;
use kernel::decimal::Quantity;
use kernel::id::{EntryId, LotId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::journal::{Posting, Transfer};
use ledger::stock::holds::OpenHolds;
use ledger::stock::holds::rules::Use;
use ledger::stock::lot_pieces::{self, KeptPiece};
use ledger::stock::lots;
use ledger::stock::metal::FineMetal;
use ledger::stock::movements::{self, Moved, Movement};
use ledger::stock::pieces::LotStock;
use ledger::stock::postings::{self, Goods, StockEntry};
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::acts::{self, Act, ActOf, Goes, HeldPiece, Step};
use super::{ArticleMoved, ArticleStatus};

/// The memo of the entry.
const MEMO: &str = "Stock written off";

input! {
    /// Stock that is not there any more.
    pub struct AdjustStock {
        /// The tag of a piece.
        tag: Option<Name>,
        /// Or a lot: all that is left of it.
        lot: Option<Name>,
        /// Why.
        reason: Text,
    }
}

/// Stock that was written off.
#[derive(Debug, Serialize, JsonSchema)]
pub struct StockAdjusted {
    /// The piece.
    pub articles: Vec<ArticleMoved>,
    /// The lot that is empty now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lot: Option<String>,
    /// The journal.
    pub journal: Vec<Posting>,
}

/// What pieces post that are gone, or that are there again, which come back as they went.
pub(crate) fn transfers(steps: &[Step<'_>], currency: &str) -> Ruled<Vec<Transfer>> {
    let goods = |step: &Step<'_>| -> Ruled<Option<Goods>> {
        let goods = step.piece.goods();
        Ok(match step.goes {
            Goes::Nowhere => None,
            Goes::Out => Some(goods),
            Goes::In => Some(Goods {
                cost: goods.cost.map(kernel::money::Money::neg).transpose()?,
                metal: goods.metal.map(FineMetal::reversed),
            }),
        })
    };
    let goods = steps.iter().map(goods).collect::<Ruled<Vec<_>>>()?;
    Ok(goods.into_iter().flatten().flat_map(|goods| goods.loss(currency)).collect())
}

/// A piece that is gone.
pub(crate) fn loss_of(piece: &HeldPiece) -> Step<'_> {
    Step { goes: Goes::Out, ..piece.to(ArticleStatus::Missing) }
}

impl Action for AdjustStock {
    const NAME: &'static str = "sell.stock.adjust";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Writes off a piece that is lost, or what is left of a lot.";
    type Output = StockAdjusted;

    fn check(&self) -> Ruled<()> {
        let wrong = |field: &str, code| Err(Refusal::invalid(vec![Fault::new(field, code)]));
        match (&self.tag, &self.lot) {
            (None, None) => wrong("tag", Code::FieldRequired),
            (Some(_), Some(_)) => wrong("lot", Code::FieldUnknown),
            _ => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<StockAdjusted>> {
        match (&self.tag, &self.lot) {
            (Some(tag), _) => self.piece(tx, tag).await,
            (None, Some(lot)) => self.lot(tx, lot).await,
            (None, None) => Err(Refusal::new(Code::FieldRequired).field("tag").into()),
        }
    }
}

impl AdjustStock {
    async fn piece(&self, tx: &Tx, tag: &Name) -> Result<Recorded<StockAdjusted>> {
        let pieces = acts::hold(tx, &[tag.as_str()], "tag").await?;
        acts::in_state(&pieces, &ArticleStatus::IN_SHOP, "tag")?;
        let steps: Vec<Step<'_>> = pieces.iter().map(loss_of).collect();
        let id = EntryId::from_uuid(tx.new_id()?);
        let posted = transfers(&steps, &tx.workspace.currency.code)?;
        let entry = StockEntry::named(tx, id, MEMO, posted).await?;
        let act = ActOf { entry: Some(id), ..ActOf::of(Act::WriteOff) };
        let (moved, booked) =
            tokio::join!(biased; acts::write(tx, &act, &steps), postings::write(tx, entry.as_ref()));
        let articles = moved?;
        booked?;
        let change = Change::of(tag)
            .before(json!({ "status": pieces.first().map(|piece| piece.status) }))
            .after(json!({ "status": ArticleStatus::Missing }))
            .reason(Some(self.reason.as_str()));
        let journal = postings::seen_by(tx, postings::journal(entry.as_ref())?);
        Ok(tx.record(change, StockAdjusted { articles, lot: None, journal }))
    }

    async fn lot(&self, tx: &Tx, code: &Name) -> Result<Recorded<StockAdjusted>> {
        let lot = lots::locked(tx, code.as_str(), "lot").await?;
        let id = LotId::from_uuid(lot.lot_id);
        let held = OpenHolds::read(tx).await?.reaching(tx, &[id]).await?;
        Use::WriteOff
            .judge(held.get(&id).map_or(&[][..], Vec::as_slice))
            .map_err(|refusal| refusal.field("lot"))?;
        let nothing = || Refusal::new(Code::LotInsufficient).field("lot").fact("available", "0");
        let all = Quantity::new(lot.quantity_e6).map_err(|_| nothing())?;
        let pieces = lot_pieces::of(tx, &lot).await?;
        let mut stock = lot_pieces::stock_of(&lot, &pieces)?;
        let parts = all_of(all, &pieces, &mut stock)?;
        let lost_cost = Money::sum(parts.iter().map(|(.., cost)| *cost))?;
        let metal = lots::fine_of_draw(&lot, all)?;
        let lost = Goods { cost: Some(lost_cost), metal };
        let entry = StockEntry::of(tx, MEMO, lost.loss(&tx.workspace.currency.code)).await?;
        let mut movements = Vec::with_capacity(parts.len());
        for (n, (piece, quantity, cost)) in parts.into_iter().enumerate() {
            movements.push(Movement {
                piece,
                fine_mg: metal.filter(|_| n == 0).map_or(0, |metal| metal.reversed().fine_mg),
                entry: entry.as_ref().map(|entry| entry.id),
                ..Movement::of(id, Moved::Loss, -quantity.get(), cost.neg()?)
            });
        }
        let (moved, booked) =
            tokio::join!(biased; movements::post_all(tx, &movements), postings::write(tx, entry.as_ref()));
        moved?;
        booked?;
        lot_pieces::keep(tx, id, &pieces, &mut stock).await?;
        let change = Change::of(code)
            .before(json!({ "quantity": all, "cost_minor": lost_cost }))
            .after(json!({ "quantity": stock.whole().quantity }))
            .reason(Some(self.reason.as_str()));
        let journal = postings::seen_by(tx, postings::journal(entry.as_ref())?);
        Ok(tx.record(change, StockAdjusted { articles: vec![], lot: Some(lot.code), journal }))
    }
}

/// Everything that is left of a lot, piece by piece where it is kept by piece, with the cost of each part.
fn all_of(
    all: Quantity,
    pieces: &[KeptPiece],
    stock: &mut LotStock,
) -> Ruled<Vec<(Option<i64>, Quantity, Money)>> {
    let mut parts = Vec::with_capacity(pieces.len().max(1));
    if pieces.is_empty() {
        parts.push((None, all, stock.draw(None, all, "lot")?));
    }
    for it in pieces {
        let part = Quantity::new(it.left.quantity.get())?;
        parts.push((Some(it.piece), part, stock.draw(Some(it.piece), part, "lot")?));
    }
    Ok(parts)
}
