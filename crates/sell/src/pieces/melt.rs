//! Melts pieces into a lot of metal.
//! Invariant: the lot takes the cost of the pieces; the fine metal that they had and the lot has not is lost, and posted as that.

use kernel::code::Code;
use kernel::decimal::Quantity;
use kernel::id::EntryId;
use kernel::lot_code::LotCode;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::weight::Milligrams;
use ledger::accounts::journal::{Account, Leg, Posting, Transfer};
use ledger::stock::metal::FineMetal;
use ledger::stock::movements::Moved;
use ledger::stock::postings::{self, StockEntry};
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
use crate::metal_lots::arrivals::Arrival;

/// The states of pieces that may be melted.
const MELTED_FROM: [ArticleStatus; 2] = [ArticleStatus::InStock, ArticleStatus::Returned];

input! {
    /// Pieces to melt.
    pub struct MeltArticles {
        /// Their tags.
        tags: Vec<Name>,
        /// The lot that the metal goes into: a new one, or one of the same item.
        lot: LotCode,
        /// The item of a new lot, whose fineness the metal has.
        item: Option<Name>,
        /// What came out of the fire.
        net_mg: Milligrams,
        /// Why.
        reason: Option<Text>,
    }
}

/// Pieces that were melted.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArticlesMelted {
    /// The lot.
    pub lot: String,
    /// Its quantity now, in its item's unit.
    pub quantity: Quantity,
    /// The fine metal that the lot took.
    pub fine_mg: i64,
    /// The fine metal that was lost; negative where more came out than the tags said.
    pub loss_fine_mg: i64,
    /// The pieces, melted.
    pub articles: Vec<ArticleMoved>,
    /// The journal.
    pub journal: Vec<Posting>,
}

/// What pieces cost together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CostTogether {
    /// The sum of the known costs; None where no cost is known.
    pub known: Option<Money>,
    /// Whether some have a cost and some have none.
    pub is_part: bool,
}

/// What pieces are together: their cost and their fine metal. Errors: `lot_item_mismatch` at
/// `tags[i]` for a piece of another metal than the lot, `number_range`.
pub(crate) fn together(pieces: &[HeldPiece], fine: FineMetal) -> Ruled<(CostTogether, i64)> {
    if let Some(n) = pieces.iter().position(|piece| piece.metal != fine.metal) {
        return Err(Refusal::new(Code::LotItemMismatch).field(format!("tags[{n}]")));
    }
    Ok((cost_of(pieces)?, pieces.iter().map(|piece| piece.fine_mg).sum()))
}

/// The cost of pieces together. Known costs stay in the books; an unknown one among them marks the result and is not taken for zero
/// (D13).
/// Errors: `number_range`.
pub(crate) fn cost_of(pieces: &[HeldPiece]) -> Ruled<CostTogether> {
    let known: Vec<Money> = pieces.iter().filter_map(|piece| piece.cost).collect();
    let is_mixed = !known.is_empty() && known.len() < pieces.len();
    let is_part = is_mixed || pieces.iter().any(|piece| piece.cost_is_part);
    Ok(CostTogether { known: if known.is_empty() { None } else { Some(Money::sum(known)?) }, is_part })
}

/// Refuses more fine metal than the pieces had: an alloy adds weight, but none of the metal. The fine metal of each piece and of the
/// lot is rounded. Errors: `weight_mismatch` at `net_mg`.
fn is_of_pieces(pieces: &[HeldPiece], was: i64, fine: FineMetal) -> Ruled<()> {
    let rounded = i64::try_from(pieces.len()).map_err(|_| Code::NumberRange)?;
    match fine.fine_mg > was.saturating_add(rounded) {
        true => Err(Refusal::new(Code::WeightMismatch).field("net_mg").fact("fine_mg", was)),
        false => Ok(()),
    }
}

/// What a melt posts: the fine metal that is lost.
pub(crate) fn loss(fine: FineMetal, loss_mg: i64) -> Vec<Transfer> {
    let (debit, credit) = (Leg::of(Account::MLoss), Leg::of(Account::MStock));
    Transfer::of(debit, credit, fine.metal.commodity(), loss_mg).into_iter().collect()
}

impl Action for MeltArticles {
    const NAME: &'static str = "sell.article.melt";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Melts tagged pieces into a lot of metal, which takes their cost.";
    type Output = ArticlesMelted;

    fn check(&self) -> Ruled<()> {
        acts::distinct(&self.tags, "tags")
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ArticlesMelted>> {
        let tags: Vec<&str> = self.tags.iter().map(Name::as_str).collect();
        let pieces = acts::hold(tx, &tags, "tags").await?;
        let into = Arrival::at(tx, &self.lot, self.item.as_ref(), self.net_mg).await?;
        acts::in_state(&pieces, &MELTED_FROM, "tags")?;
        let (cost, was) = together(&pieces, into.fine)?;
        is_of_pieces(&pieces, was, into.fine)?;
        let loss_fine_mg = was - into.fine.fine_mg;
        let (quantity, _) = into.after(cost.known.unwrap_or(Money::ZERO))?;
        let id = EntryId::from_uuid(tx.new_id()?);
        let entry = StockEntry::named(tx, id, "Pieces melted", loss(into.fine, loss_fine_mg)).await?;
        let lot = into.write(tx, Moved::Melt, cost, id).await?;
        let steps: Vec<Step<'_>> =
            pieces.iter().map(|piece| Step { goes: Goes::Out, ..piece.to(ArticleStatus::Melted) }).collect();
        let act = ActOf { entry: Some(id), lot: Some(lot), ..ActOf::of(Act::Melt) };
        let (melted, booked) =
            tokio::join!(biased; acts::write(tx, &act, &steps), postings::write(tx, entry.as_ref()));
        let articles = melted?;
        booked?;
        let change = Change::of(tags.join(", "))
            .before(json!({ "fine_mg": was, "cost_minor": cost.known }))
            .after(json!({
                "lot": self.lot.as_str(), "net_mg": self.net_mg, "fine_mg": into.fine.fine_mg, "loss_fine_mg": loss_fine_mg,
            }))
            .reason(self.reason.as_ref().map(Text::as_str));
        let answer = ArticlesMelted {
            lot: self.lot.as_str().to_owned(),
            quantity,
            fine_mg: into.fine.fine_mg,
            loss_fine_mg,
            articles,
            journal: postings::seen_by(tx, postings::journal(entry.as_ref())?),
        };
        Ok(tx.record(change, answer))
    }
}
