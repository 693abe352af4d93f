//! Goods that leave their lots on a bill, and return when the bill is reversed.
//! Invariant: nothing is sold from a lot that is held, expired or not released, nor more than its balance
//! (M3, M18); goods take their share of the cost along and bring the same back (M4). A piece of a lot that is kept by piece is sold
//! once: whoever sells it holds the lock of its lot.

use kernel::code::Code;
use kernel::day::{Day, is_expired};
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::{DocumentId, LotId, PartyId};
use kernel::money::Money;
use kernel::refusal::Ruled;
use ledger_queries::client::Params;
use ledger_queries::stock::sales as sql;
use platform::error::{OnConstraint, Result};
use platform::tx::{ReadTx, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use uuid::Uuid;

use crate::items;
use crate::parties;
use crate::row_count::whole;
use crate::stock::cost::Remaining;
use crate::stock::holds::rules::Use;
use crate::stock::holds::{HoldStatements, OpenHolds};
use crate::stock::lot_pieces::{self, KeptPiece, PieceChange, PieceChanges};
use crate::stock::metal::LotMetal;
use crate::stock::pieces::LotStock;
use crate::stock::quantities::Measure;

pub use sql::LotOffered;

/// A lot offered for a sale, as it is now.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The lot, with the facts of its item.
    pub lot: LotOffered,
    /// The open holds that reach it.
    pub holds: Vec<String>,
    /// Its metal, if it is a lot of metal.
    pub metal: Option<LotMetal>,
    /// Its pieces, also those that are gone, of a lot that is kept by piece.
    pub pieces: Vec<KeptPiece>,
}

impl Offer {
    /// How its item is measured. Errors: `Internal`.
    pub fn measure(&self) -> Result<Measure> {
        items::measure(&self.lot.unit, self.lot.resolution_e6, self.lot.density_e6)
    }

    /// The piece of this number, which may be gone.
    pub fn piece(&self, piece: i64) -> Option<&KeptPiece> {
        self.pieces.iter().find(|it| it.piece == piece)
    }

    /// The pieces that may be sold: they are in stock, and not held by themselves.
    pub fn free_pieces(&self) -> impl Iterator<Item = &KeptPiece> {
        self.pieces.iter().filter(|it| !it.is_gone() && !it.held)
    }

    /// Errors: `lot_held` with `facts.holds`, `lot_expired`, `lot_not_released`, in this order.
    fn may_be_sold(&self, today: Day) -> Ruled<()> {
        Use::Sell.judge(&self.holds)?;
        match &self.lot {
            lot if is_expired(lot.expires_on, today) => Err(Code::LotExpired.into()),
            lot if !lot.released => Err(Code::LotNotReleased.into()),
            _ => Ok(()),
        }
    }

    /// Errors: `pieces_required`, `piece_gone`, `piece_held` with `facts.holds`, at `field`.
    fn piece_may_be_sold(&self, piece: Option<i64>, field: &str) -> Ruled<()> {
        let lot = (self.lot.code.as_str(), self.lot.by_piece);
        lot_pieces::judge_named(Use::Sell, lot, &self.pieces, piece, field)
    }

    /// Whether the cost of its goods is known; zero is a known cost.
    pub fn cost_is_known(&self) -> bool {
        self.lot.cost_known || self.lot.cost_minor != 0
    }

    /// What there is of it, by piece where it is kept by piece.
    fn left(&self) -> Ruled<LotStock> {
        if self.lot.by_piece {
            let there = self.pieces.iter().filter(|it| !it.is_gone());
            return LotStock::of_pieces(&there.map(|it| (it.piece, it.left)).collect::<Vec<_>>());
        }
        Ok(LotStock::plain(Remaining {
            quantity: SignedQuantity::from_stored(self.lot.quantity_e6),
            cost: Money::from_stored(self.lot.cost_minor),
        }))
    }
}

/// The goods that a line of a bill takes.
#[derive(Clone, Copy, Debug)]
pub struct Take<'a> {
    /// The index of the line on the bill.
    pub line: usize,
    /// The lot.
    pub offer: &'a Offer,
    /// The piece, of goods that are kept by piece.
    pub piece: Option<i64>,
    /// How much, in the item's unit.
    pub quantity: Quantity,
}

/// A part of a lot that moves: negative out of the lot, positive back into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The lot.
    pub lot: LotId,
    /// The piece, of goods that are kept by piece.
    pub piece: Option<i64>,
    /// In the item's unit.
    pub quantity: SignedQuantity,
    /// The cost of that part.
    pub cost: Money,
    /// Its fine metal, of a lot of metal.
    pub fine_mg: i64,
    /// The line of the bill, from one; None for a bill from before it was kept.
    pub line: Option<i32>,
}

impl Part {
    /// What it changes of its piece; None for goods that are not kept by piece.
    fn of_piece(&self) -> Option<PieceChange> {
        let Part { lot, quantity, cost, .. } = *self;
        self.piece.map(|piece| PieceChange { lot, piece, quantity, cost })
    }
}

/// The parts that leave the lots, take by take; takes of one lot, and of one piece, count together. Errors: those of the first
/// line that may not be sold: the errors of its lot at `lines[n].lot`, those of its piece at `lines[n].piece`, then
/// `lot_insufficient` at `lines[n].quantity`.
pub fn draw(takes: &[Take<'_>], today: Day) -> Ruled<Vec<Part>> {
    let mut left: HashMap<LotId, (LotStock, i64)> = HashMap::new();
    let mut parts = Vec::with_capacity(takes.len());
    for take in takes {
        let field = |name: &str| format!("lines[{}].{name}", take.line);
        take.offer.may_be_sold(today).map_err(|refusal| refusal.field(field("lot")))?;
        take.offer.piece_may_be_sold(take.piece, &field("piece"))?;
        let lot = LotId::from_uuid(take.offer.lot.lot_id);
        let (stock, left_fine) = match left.entry(lot) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert((take.offer.left()?, take.offer.lot.fine_mg)),
        };
        // A line before may have taken the piece.
        stock.quantity(take.piece).map_err(|refusal| refusal.field(field("piece")))?;
        let there = stock.whole().quantity;
        let cost = stock.draw(take.piece, take.quantity, &field("quantity"))?;
        let fine = match take.offer.metal {
            Some(metal) => metal.draw(*left_fine, there, take.quantity.into())?.fine_mg,
            None => 0,
        };
        *left_fine -= fine;
        parts.push(Part {
            lot,
            piece: take.piece,
            quantity: SignedQuantity::from_stored(-take.quantity.get()),
            cost: cost.neg()?,
            fine_mg: -fine,
            line: i32::try_from(take.line + 1).ok(),
        });
    }
    Ok(parts)
}

/// The statements that look lots up for a sale, prepared before their flight.
pub struct OfferStatements {
    lots: sql::LockOfferedStmt,
    holds: HoldStatements,
}

impl OfferStatements {
    /// Prepares them.
    pub async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self { lots: sql::lock_offered().prepare(tx).await?, holds: HoldStatements::prepare(tx).await? })
    }

    /// The lots of these codes, their balances locked until the transaction ends; unknown codes are left out.
    pub async fn locked(&self, tx: &Tx, codes: &[&str]) -> Result<Vec<Offer>> {
        // Read the holds after the lock: a call that waited for the lock sees the current holds.
        let (lots, holds) = tokio::join!(biased;
            async { self.lots.bind(tx, &tx.tenant(), &codes).all().await },
            self.holds.read(tx));
        offers(tx, lots?, &holds?).await
    }
}

/// The lots of these codes as they are, without a lock: for the preview of a bill.
pub async fn known(tx: &ReadTx, codes: &[&str]) -> Result<Vec<Offer>> {
    if codes.is_empty() {
        return Ok(vec![]);
    }
    let lots = sql::lots_offered().bind(tx, &tx.tenant(), &codes).all().await?;
    offers(tx, lots, &OpenHolds::read(tx).await?).await
}

async fn offers(tx: &ReadTx, lots: Vec<LotOffered>, holds: &OpenHolds) -> Result<Vec<Offer>> {
    let id = |lot: &LotOffered| LotId::from_uuid(lot.lot_id);
    let ids: Vec<LotId> = lots.iter().map(id).collect();
    let mut held = holds.reaching(tx, &ids).await?;
    let by_piece: Vec<LotId> = lots.iter().filter(|lot| lot.by_piece).map(id).collect();
    // Read after the lock: of two tills that sell one piece, the second sees that it is gone.
    let mut pieces = lot_pieces::of_lots(tx, &by_piece).await?;
    let offer = |lot: LotOffered| {
        let metal = LotMetal::of(lot.metal.as_deref(), lot.fineness, &lot.unit)?;
        let holds = held.remove(&id(&lot)).unwrap_or_default();
        Ok(Offer { holds, metal, pieces: pieces.remove(&id(&lot)).unwrap_or_default(), lot })
    };
    lots.into_iter().map(offer).collect()
}

/// The remaining stock of a lot that moved, as answers show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LotLeft {
    /// The lot.
    pub lot: String,
    /// The quantity left.
    pub quantity: SignedQuantity,
    /// Its unit.
    pub unit: String,
    /// The cost of that quantity; left out for those who may not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_minor: Option<Money>,
}

/// The statements that move goods on a document, prepared before their flight.
pub struct SaleStatements {
    moved: sql::InsertSoldStmt,
    left: sql::ChangeSoldStmt,
    pieces: PieceChanges,
}

impl SaleStatements {
    /// Prepares them for these parts.
    pub async fn prepare(tx: &Tx, parts: &[Part]) -> Result<Self> {
        Ok(Self {
            moved: sql::insert_sold().prepare(tx).await?,
            left: sql::change_sold().prepare(tx).await?,
            pieces: PieceChanges::prepare(tx, parts.iter().filter_map(Part::of_piece).collect()).await?,
        })
    }

    /// Moves the parts that it was prepared for on a document of a party, in one flight; returns the remaining stock of each lot,
    /// by their codes. The caller holds the lots' locks. Errors: `lot_insufficient` if less was left after all.
    pub async fn book(
        &self,
        tx: &Tx,
        document: DocumentId,
        party: Option<PartyId>,
        parts: &[Part],
    ) -> Result<Vec<LotLeft>> {
        let ids = parts.iter().map(|_| tx.new_id()).collect::<Result<Vec<Uuid>>>()?;
        let lots: Vec<Uuid> = parts.iter().map(|part| part.lot.uuid()).collect();
        let quantities: Vec<i64> = parts.iter().map(|part| part.quantity.get()).collect();
        let costs: Vec<i64> = parts.iter().map(|part| part.cost.get()).collect();
        let fine: Vec<i64> = parts.iter().map(|part| part.fine_mg).collect();
        let lines: Vec<Option<i32>> = parts.iter().map(|part| part.line).collect();
        let pieces: Vec<Option<i64>> = parts.iter().map(|part| part.piece).collect();
        let tenant = tx.tenant();
        let sold = sql::InsertSoldParams {
            document: document.uuid(),
            party: party.map(PartyId::uuid),
            now: tx.now,
            by: tx.person(),
            movements: ids,
            lots: &lots,
            quantity_e6: &quantities,
            cost_minor: &costs,
            fine_mg: &fine,
            line_nos: &lines,
            pieces: &pieces,
            tenant,
        };
        let (moved, left, of_pieces) = tokio::join!(biased;
            async { self.moved.params(tx, &sold).all().await },
            async { self.left.bind(tx, &lots, &quantities, &costs, &fine, &tenant).all().await },
            self.pieces.write(tx));
        // A failed statement aborts those after it, so check the first one first.
        whole(moved?.len(), parts.len())?;
        let left = left.on_constraint("lot_balance_quantity_e6_check", Code::LotInsufficient, "quantity")?;
        of_pieces?;
        let shown = |row: sql::ChangeSold| LotLeft {
            lot: row.code,
            quantity: SignedQuantity::from_stored(row.quantity_e6),
            unit: row.unit,
            cost_minor: Some(Money::from_stored(row.cost_minor)),
        };
        let mut left: Vec<LotLeft> = left.into_iter().map(shown).collect();
        left.sort_unstable_by(|one, other| one.lot.cmp(&other.lot));
        Ok(left)
    }
}

/// The parts of these lots on a bill, reversed: the movements that bring them back. Locks the lots' balances.
pub async fn given_back(tx: &Tx, bill: DocumentId, lots: &[LotId]) -> Result<Vec<Part>> {
    let rows = sql::lock_sold().bind(tx, &tx.tenant(), &LotId::uuids(lots), &bill.uuid()).all().await?;
    let back = |row: sql::LockSold| {
        let quantity = SignedQuantity::new(row.quantity_e6.saturating_neg())?;
        Ok(Part {
            lot: LotId::from_uuid(row.lot_id),
            piece: row.piece,
            quantity,
            cost: Money::from_stored(row.cost_minor).neg()?,
            fine_mg: row.fine_mg.saturating_neg(),
            line: row.line_no,
        })
    };
    rows.into_iter().map(back).collect()
}

/// The step in which the goods of each of these lots are weighed or counted, in millionths of the item's unit.
pub async fn steps_of(tx: &ReadTx, lots: &[LotId]) -> Result<HashMap<LotId, i64>> {
    let rows = sql::steps_of().bind(tx, &tx.tenant(), &LotId::uuids(lots)).all().await?;
    Ok(rows.into_iter().map(|row| (LotId::from_uuid(row.lot_id), row.resolution_e6)).collect())
}

/// The bills with goods of these lots, and the holders of the goods: a recall must inform them.
pub async fn of_lots(tx: &ReadTx, lots: &[LotId]) -> Result<Vec<Sold>> {
    let mut rows = rows_of(tx, lots, usize::MAX).await?;
    rows.sort_by(|one, other| (one.document_id, &one.lot).cmp(&(other.document_id, &other.lot)));
    rows.into_iter().map(|row| Sold::read(tx, row)).collect()
}

async fn rows_of(tx: &ReadTx, lots: &[LotId], many: usize) -> Result<Vec<sql::SoldNewest>> {
    let many = i64::try_from(many).unwrap_or(i64::MAX);
    Ok(sql::sold_newest().bind(tx, &tx.tenant(), &LotId::uuids(lots), &many).all().await?)
}

/// The newest bills and delivery notes with goods of some lots.
#[derive(Debug, Default)]
pub struct NewestSold {
    /// The newest first.
    pub rows: Vec<Sold>,
    /// How many there are in all, one for each lot on a paper.
    pub count: usize,
    /// How many papers they are on.
    pub papers: usize,
}

/// The newest `many` of `of_lots`, and how many there are in all.
pub async fn newest_of_lots(tx: &ReadTx, lots: &[LotId], many: usize) -> Result<NewestSold> {
    let rows = rows_of(tx, lots, many).await?;
    let counted = |count: i64| usize::try_from(count).unwrap_or_default();
    let (count, papers) =
        rows.first().map_or((0, 0), |first| (counted(first.sold_count), counted(first.paper_count)));
    Ok(NewestSold {
        rows: rows.into_iter().map(|row| Sold::read(tx, row)).collect::<Result<_>>()?,
        count,
        papers,
    })
}

/// A quantity of a lot on a bill, and its buyer.
#[derive(Debug, Clone)]
pub struct Sold {
    /// The bill; None for goods that were shipped without one.
    pub bill: Option<DocumentId>,
    pub document: String,
    pub document_date: Day,
    pub party: Option<String>,
    pub party_name: Option<String>,
    pub lot: String,
    pub unit: String,
    pub quantity_e6: i64,
}

impl Sold {
    fn read(tx: &ReadTx, row: sql::SoldNewest) -> Result<Sold> {
        let party = row.party_id.map(PartyId::from_uuid);
        Ok(Sold {
            bill: (!row.is_shipment).then(|| DocumentId::from_uuid(row.document_id)),
            document: row.document,
            document_date: row.document_date,
            party: parties::code_of(tx, party, row.party)?,
            party_name: parties::name_of(tx, party, row.party_name)?,
            lot: row.lot,
            unit: row.unit,
            quantity_e6: row.quantity_e6,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::refusal::Refusal;
    use proptest::prelude::*;

    const TODAY: Day = Day::constant(2026, 3, 5);

    /// "CH-1  5 kg for 1000, last day 2026-03-05, released, no hold".
    fn offer(id: u128, quantity: &str, cost: i64) -> Offer {
        let quantity = Quantity::parse(quantity).expect("a quantity").get();
        let lot = LotOffered {
            lot_id: Uuid::from_u128(id),
            code: format!("CH-{id}"),
            item_id: Uuid::nil(),
            item: "CHEDDAR".into(),
            item_name: "Farm cheddar".into(),
            unit: "kg".into(),
            resolution_e6: 1000,
            density_e6: None,
            price_e6: None,
            tax_class: None,
            expires_on: Some(TODAY),
            released: true,
            quantity_e6: quantity,
            cost_minor: cost,
            metal: None,
            fineness: None,
            fine_mg: 0,
            cost_known: true,
            by_piece: false,
        };
        Offer { lot, holds: vec![], metal: None, pieces: vec![] }
    }

    fn take<'a>(line: usize, offer: &'a Offer, quantity: &str) -> Take<'a> {
        Take { line, offer, piece: None, quantity: Quantity::parse(quantity).expect("a quantity") }
    }

    /// The same lot in wheels: 1 of 2 kg for 400, 2 of 2 kg for 400 and held, 3 is gone, 4 of 1 kg for 201.
    fn wheels() -> Offer {
        let mut lot = offer(7, "5", 1001);
        lot.lot.by_piece = true;
        let wheel = |(piece, quantity, cost, held): (i64, &str, i64, bool)| KeptPiece {
            piece,
            left: Remaining {
                quantity: SignedQuantity::parse(quantity).expect("a quantity"),
                cost: Money::from_stored(cost),
            },
            held,
        };
        let kept = [(1, "2", 400, false), (2, "2", 400, true), (3, "0", 0, false), (4, "1", 201, false)];
        lot.pieces = kept.map(wheel).into();
        lot
    }

    fn said(refusal: &Refusal) -> String {
        format!("{} {}", refusal.code, refusal.faults[0].field)
    }

    #[test]
    fn a_lot_may_be_sold_until_its_last_day_is_over_if_released_and_free() {
        let tomorrow = TODAY.tomorrow().expect("a day");
        for (today, released, holds, expected) in [
            (TODAY, true, &[][..], "sold"),
            (tomorrow, true, &[], "lot_expired lines[0].lot"),
            (TODAY, false, &[], "lot_not_released lines[0].lot"),
            (TODAY, true, &["H-1"], "lot_held lines[0].lot"),
            (tomorrow, false, &["H-1"], "lot_held lines[0].lot"),
            (tomorrow, false, &[], "lot_expired lines[0].lot"),
        ] {
            let mut lot = offer(1, "5", 1000);
            lot.lot.released = released;
            lot.holds = holds.iter().map(|hold| (*hold).to_owned()).collect();
            // Far more than there is: the lot's own refusal comes before the one about its balance.
            let quantity = if expected == "sold" { "5" } else { "500" };
            let drawn = draw(&[take(0, &lot, quantity)], today);
            assert_eq!(drawn.map_or_else(|refusal| said(&refusal), |_| "sold".into()), expected);
        }
    }

    #[test]
    fn two_lines_of_one_lot_count_together_and_the_last_takes_the_rest_of_its_cost() {
        let (one, other) = (offer(1, "3", 100), offer(2, "1", 40));
        let takes = [take(0, &one, "1"), take(1, &other, "1"), take(2, &one, "2")];
        let costs: Vec<i64> =
            draw(&takes, TODAY).expect("enough").iter().map(|part| part.cost.get()).collect();
        assert_eq!(costs, [-33, -40, -67]);
        let refused = draw(&[take(0, &one, "2"), take(4, &one, "1.001")], TODAY).expect_err("too much");
        assert_eq!(said(&refused), "lot_insufficient lines[4].quantity");
        assert_eq!(refused.facts["available"], "1");
    }

    #[test]
    fn lines_of_one_lot_of_metal_take_their_fine_metal_and_the_last_takes_the_rest() {
        let mut lot = offer(1, "3", 100);
        lot.lot.fine_mg = 2_775_000;
        lot.metal = LotMetal::of(Some("silver"), Some(92_500), "kg").expect("stored words");
        let takes = [take(0, &lot, "0.000333"), take(1, &lot, "2.999667")];
        let fine: Vec<i64> = draw(&takes, TODAY).expect("enough").iter().map(|part| part.fine_mg).collect();
        assert_eq!(fine, [-308, -2_774_692]); // 308.025
    }

    #[test]
    fn a_wheel_leaves_at_its_own_cost_a_part_at_its_share_and_a_held_or_gone_one_not_at_all() {
        let lot = wheels();
        let piece = |line, piece, quantity| Take { piece, ..take(line, &lot, quantity) };
        let cut = [piece(0, Some(4), "1"), piece(1, Some(1), "0.5"), piece(2, Some(1), "1.5")];
        let drawn = draw(&cut, TODAY).expect("there");
        let figures: Vec<_> = drawn.iter().map(|part| (part.piece, part.cost.get())).collect();
        assert_eq!(figures, [(Some(4), -201), (Some(1), -100), (Some(1), -300)]);
        for (takes, expected) in [
            (vec![piece(0, None, "1")], "pieces_required lines[0].piece"),
            (vec![piece(0, Some(2), "2")], "piece_held lines[0].piece"),
            (vec![piece(3, Some(3), "1")], "piece_gone lines[3].piece"),
            (vec![piece(0, Some(9), "1")], "piece_gone lines[0].piece"),
            (vec![piece(0, Some(1), "2.001")], "lot_insufficient lines[0].quantity"),
            (vec![piece(0, Some(1), "2"), piece(1, Some(1), "2")], "piece_gone lines[1].piece"),
            (vec![piece(0, Some(1), "1.5"), piece(1, Some(1), "1")], "lot_insufficient lines[1].quantity"),
        ] {
            assert_eq!(said(&draw(&takes, TODAY).expect_err("refused")), expected);
        }
        let held = draw(&[piece(0, Some(2), "2")], TODAY).expect_err("held");
        assert_eq!(held.facts["holds"], serde_json::json!(["piece:CH-7/2"]));
        assert_eq!(lot.free_pieces().map(|it| it.piece).collect::<Vec<_>>(), [1, 4]);
        let whole = offer(1, "5", 1000);
        let named = Take { piece: Some(1), ..take(0, &whole, "1") };
        assert_eq!(said(&draw(&[named], TODAY).expect_err("no wheels")), "piece_gone lines[0].piece");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

        #[test]
        fn what_is_drawn_and_what_is_left_are_what_there_was(
            cost in 0i64..1_000_000_000, left in 1i64..5_000_000_000,
            parts in prop::collection::vec(1i64..2_000_000_000, 1..10),
        ) {
            let mut lot = offer(1, "1", cost);
            lot.lot.quantity_e6 = left;
            let takes: Vec<Take<'_>> = parts
                .iter()
                .enumerate()
                .map(|(line, part)| Take { line, offer: &lot, piece: None, quantity: Quantity::from_stored(*part) })
                .collect();
            let fits = parts.iter().sum::<i64>() <= left;
            let drawn = draw(&takes, TODAY);
            prop_assert_eq!(drawn.is_ok(), fits);
            let Ok(drawn) = drawn else { return Ok(()) };
            let quantity: i64 = drawn.iter().map(|part| part.quantity.get()).sum();
            let taken: i64 = drawn.iter().map(|part| part.cost.get()).sum();
            prop_assert_eq!(-quantity, parts.iter().sum::<i64>());
            prop_assert!(drawn.iter().all(|part| part.cost <= Money::ZERO));
            prop_assert!(cost + taken >= 0);
            prop_assert!(left + quantity > 0 || cost + taken == 0, "the last takes what is left");
        }

        #[test]
        fn lots_do_not_touch_each_other(
            parts in prop::collection::vec((0usize..3, 1i64..1_000_000), 1..12),
        ) {
            let lots = [offer(1, "20", 777), offer(2, "20", 1), offer(3, "20", 999_999)];
            let take = |(line, (lot, part)): (usize, &(usize, i64))| Take {
                line, offer: &lots[*lot], piece: None, quantity: Quantity::from_stored(*part),
            };
            let takes: Vec<Take<'_>> = parts.iter().enumerate().map(take).collect();
            let together = draw(&takes, TODAY).expect("enough");
            for (n, lot) in lots.iter().enumerate() {
                let own: Vec<Take<'_>> = takes.iter().filter(|it| it.offer.lot.lot_id == lot.lot.lot_id).copied().collect();
                let alone = draw(&own, TODAY).expect("enough");
                let id = LotId::from_uuid(lot.lot.lot_id);
                let of_lot: Vec<Part> = together.iter().filter(|part| part.lot == id).copied().collect();
                prop_assert_eq!(of_lot, alone, "lot {}", n);
            }
        }
    }
}
