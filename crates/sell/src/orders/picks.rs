//! Which lots an order takes, and which pieces of them: by first expired, first out, or as a person chose.
//! Invariant: no more is picked than was ordered, and never from a lot that may not be sold; a choice that
//! passes over an offered lot has a reason. Only the last piece that a person picks for a line may be heavier
//! than what is open of it: a piece is taken whole unless a part of it is asked for.

use std::collections::{BTreeMap, BTreeSet};

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::ItemId;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::stock::fefo::{self, Override, judge_choice};

use super::shelf::{Draw, Shelf};

/// A line of an order, as far as picking needs it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WantedLine {
    pub line: i32,
    pub item: ItemId,
    /// In the unit of the item.
    pub quantity: Quantity,
    /// The weighing step of the item.
    pub resolution: Quantity,
    /// Whether the item is kept in lots.
    pub in_lots: bool,
}

/// A pick that a person chose.
#[derive(Clone, Debug)]
pub(crate) struct ChosenPick {
    pub line: i32,
    pub lot: String,
    /// The piece, of goods that are kept by piece.
    pub piece: Option<i32>,
    /// None: all of the piece.
    pub quantity: Option<Quantity>,
}

/// A part of a line that is delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub line: i32,
    /// None for an item that is not kept in lots.
    pub lot: Option<String>,
    /// The piece, of goods that are kept by piece.
    pub piece: Option<i32>,
    /// Whether it is all of the piece, by its stored weight.
    pub is_whole_piece: bool,
    /// In the unit of the item.
    pub quantity: SignedQuantity,
}

/// The delivered parts of an order, and the shortage of each line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PickList {
    pub parts: Vec<Part>,
    pub short: BTreeMap<i32, SignedQuantity>,
}

impl PickList {
    /// Refuses a delivery of nothing (`lot_insufficient`).
    pub fn is_something(&self) -> Ruled<()> {
        match self.parts.is_empty() {
            true => Err(Refusal::new(Code::LotInsufficient).fact("available", "0")),
            false => Ok(()),
        }
    }

    /// The lots of a line.
    pub fn of_line(&self, line: i32) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.line == line)
    }
}

/// Picks by first expired, first out; a line has what the lines before it leave. Of goods that are kept by
/// piece it takes whole pieces, and none that is heavier than what is open.
pub(crate) fn by_fefo(wanted: &[WantedLine], shelf: &Shelf, today: Day) -> PickList {
    let mut left = shelf.clone();
    let mut picked = PickList::default();
    for line in wanted {
        if !line.in_lots {
            picked.parts.push(whole(line));
            continue;
        }
        left.round(line.item, line.resolution);
        let mut open = line.quantity.get();
        for lot in left.in_order(line.item, today) {
            for draw in left.draw(line.item, &lot, open) {
                open -= draw.quantity.get();
                picked.parts.push(part_of(line.line, &lot, draw, draw.piece.is_some()));
            }
        }
        if open > 0 {
            picked.short.insert(line.line, SignedQuantity::from_stored(open));
        }
    }
    picked
}

/// Picks as a person chose. A line without a pick is missing whole. Errors: `value_unknown` at a pick's line,
/// `number_range` and `quantity_resolution` at its quantity, `number_range` at a piece for a line that has
/// enough; `fefo_override_reason_required`.
pub(crate) fn by_hand(
    wanted: &[WantedLine],
    chosen: &[ChosenPick],
    shelf: &Shelf,
    today: Day,
    reason: Option<&str>,
) -> Ruled<(PickList, Option<Override>)> {
    let mut open: BTreeMap<i32, i64> =
        wanted.iter().filter(|line| line.in_lots).map(|line| (line.line, line.quantity.get())).collect();
    let mut left = shelf.clone();
    let mut faults = Vec::new();
    let mut parts = Vec::with_capacity(chosen.len());
    for (n, pick) in chosen.iter().enumerate() {
        match chosen_part(pick, wanted, &mut open, &mut left) {
            Ok(part) => parts.push(part),
            Err((field, code)) => faults.push(Fault::new(format!("picks[{n}].{field}"), code)),
        }
    }
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults));
    }
    let skipped = passed_over(&left, &parts, today);
    let judged = judge_choice(skipped, reason)?;
    parts.extend(wanted.iter().filter(|line| !line.in_lots).map(whole));
    let missing = open.into_iter().filter(|(_, rest)| *rest > 0);
    let short = missing.map(|(line, rest)| (line, SignedQuantity::from_stored(rest))).collect();
    Ok((PickList { parts, short }, judged))
}

/// The part that a pick takes; it is taken off the shelf. Errors: the field of the pick, and its code.
fn chosen_part(
    pick: &ChosenPick,
    wanted: &[WantedLine],
    open: &mut BTreeMap<i32, i64>,
    left: &mut Shelf,
) -> Result<Part, (&'static str, Code)> {
    let line = wanted.iter().find(|line| line.line == pick.line && line.in_lots);
    let (line, rest) = line.zip(open.get_mut(&pick.line)).ok_or(("line", Code::ValueUnknown))?;
    match pick.quantity {
        Some(quantity) if quantity.get() > *rest => return Err(("quantity", Code::NumberRange)),
        Some(quantity) if quantity.get() % line.resolution.get() != 0 => {
            return Err(("quantity", Code::QuantityResolution));
        }
        None if *rest <= 0 => return Err(("piece", Code::NumberRange)),
        _ => {}
    }
    if left.is_of_another(&pick.lot, line.item) {
        return Err(("lot", Code::LotItemMismatch));
    }
    let quantity = match (pick.quantity, pick.piece) {
        (Some(quantity), _) => SignedQuantity::from(quantity),
        // The bill refuses a piece that is not there.
        (None, piece) => piece
            .and_then(|piece| left.weight(&pick.lot, piece))
            .unwrap_or_else(|| SignedQuantity::from_stored(0)),
    };
    *rest -= quantity.get();
    let draw = Draw { piece: pick.piece, quantity };
    left.take(line.item, &pick.lot, draw);
    Ok(part_of(pick.line, &pick.lot, draw, pick.quantity.is_none()))
}

/// The lots that still have goods and expire before one that was chosen.
fn passed_over(left: &Shelf, parts: &[Part], today: Day) -> Vec<String> {
    let chosen: BTreeSet<&str> = parts.iter().filter_map(|part| part.lot.as_deref()).collect();
    let mut skipped: Vec<String> = Vec::new();
    for lots in left.lots() {
        for lot in lots.iter().filter(|lot| chosen.contains(lot.lot.as_str())) {
            skipped.extend(fefo::skipped(lots, lot, today));
        }
    }
    skipped.sort_unstable();
    skipped.dedup();
    skipped
}

fn part_of(line: i32, lot: &str, draw: Draw, is_whole_piece: bool) -> Part {
    let Draw { piece, quantity } = draw;
    Part { line, lot: Some(lot.to_owned()), piece, is_whole_piece, quantity }
}

fn whole(line: &WantedLine) -> Part {
    let quantity = line.quantity.into();
    Part { line: line.line, lot: None, piece: None, is_whole_piece: false, quantity }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::orders::shelf::tests::{WHEEL, wheels};
    use jiff::civil::date;
    use ledger::stock::fefo::Stock;
    use ledger::stock::fefo::suggest::InStock;
    use proptest::prelude::*;
    use uuid::Uuid;

    const TODAY: Day = date(2026, 6, 10);
    const MILK: ItemId = ItemId::from_uuid(Uuid::from_u128(1));
    const CARRIAGE: ItemId = ItemId::from_uuid(Uuid::from_u128(2));

    fn each(quantity: i64) -> Quantity {
        Quantity::from_stored(quantity * 1_000_000)
    }

    fn lot(code: &str, quantity: i64, last_day: i8, held: bool) -> Stock {
        Stock {
            lot: code.to_owned(),
            quantity: SignedQuantity::from_stored(quantity * 1_000_000),
            expires: Some(date(2026, 6, last_day)),
            received: None,
            held,
            released: true,
        }
    }

    /// 12 past their day, 25 and 30 to sell, 40 held.
    fn shelf() -> Shelf {
        let lots = vec![
            lot("MK-1", 12, 9, false),
            lot("MK-3", 40, 11, true),
            lot("MK-4", 30, 14, false),
            lot("MK-2", 25, 12, false),
        ];
        shelf_of(lots)
    }

    fn shelf_of(lots: Vec<Stock>) -> Shelf {
        Shelf::of(HashMap::from([(MILK, InStock { lots, holds: vec![] })]), &HashMap::new())
    }

    fn wanted(line: i32, quantity: i64) -> WantedLine {
        WantedLine { line, item: MILK, quantity: each(quantity), resolution: each(1), in_lots: true }
    }

    fn chosen(line: i32, lot: &str, quantity: i64) -> ChosenPick {
        ChosenPick { line, lot: lot.to_owned(), piece: None, quantity: Some(each(quantity)) }
    }

    fn told(picked: &PickList) -> String {
        let part =
            |part: &Part| format!("{}:{} {}", part.line, part.lot.as_deref().unwrap_or("-"), part.quantity);
        let parts: Vec<String> = picked.parts.iter().map(part).collect();
        let short: Vec<String> = picked.short.iter().map(|(line, short)| format!("{line} {short}")).collect();
        format!("{} | {}", parts.join(", "), short.join(", "))
    }

    #[test]
    fn a_line_has_what_the_lines_before_it_leave() {
        for (lines, expected) in [
            (vec![wanted(1, 18)], "1:MK-2 18 | "),
            (vec![wanted(1, 30)], "1:MK-2 25, 1:MK-4 5 | "),
            (vec![wanted(1, 18), wanted(2, 10)], "1:MK-2 18, 2:MK-2 7, 2:MK-4 3 | "),
            (vec![wanted(1, 60), wanted(2, 1)], "1:MK-2 25, 1:MK-4 30 | 1 5, 2 1"),
        ] {
            assert_eq!(told(&by_fefo(&lines, &shelf(), TODAY)), expected);
        }
    }

    #[test]
    fn a_service_is_delivered_without_a_lot() {
        let carriage = WantedLine { item: CARRIAGE, in_lots: false, ..wanted(2, 1) };
        assert_eq!(told(&by_fefo(&[carriage], &Shelf::default(), TODAY)), "2:- 1 | ");
    }

    #[test]
    fn nothing_sellable_is_no_delivery() {
        let refusal = by_fefo(&[wanted(1, 5)], &Shelf::default(), TODAY).is_something().expect_err("nothing");
        assert_eq!(refusal.code, Code::LotInsufficient);
    }

    fn by_choice(lines: &[WantedLine], picks: &[ChosenPick], reason: Option<&str>) -> String {
        choice_from(&shelf(), lines, picks, reason)
    }

    fn choice_from(
        shelf: &Shelf,
        lines: &[WantedLine],
        picks: &[ChosenPick],
        reason: Option<&str>,
    ) -> String {
        match by_hand(lines, picks, shelf, TODAY, reason) {
            Ok((picked, None)) => told(&picked),
            Ok((picked, Some(passed))) => format!("{} over {}", told(&picked), passed.skipped.join(" ")),
            Err(refusal) => {
                let faults: Vec<String> =
                    refusal.faults.iter().map(|it| format!("{} {}", it.code, it.field)).collect();
                faults.join(", ")
            }
        }
    }

    #[test]
    fn a_choice_that_passes_over_an_offered_lot_needs_a_reason() {
        let lines = [wanted(1, 30)];
        let later = [chosen(1, "MK-4", 20)];
        assert_eq!(by_choice(&lines, &later, None), "fefo_override_reason_required override_reason");
        assert_eq!(
            by_choice(&lines, &later, Some("the customer asked for the fresh one")),
            "1:MK-4 20 | 1 10 over MK-2"
        );
        // A lot that is used up is not passed over, in whatever order it was chosen.
        let both = [chosen(1, "MK-4", 5), chosen(1, "MK-2", 25)];
        assert_eq!(by_choice(&lines, &both, None), "1:MK-4 5, 1:MK-2 25 | ");
    }

    #[test]
    fn a_choice_is_for_a_line_of_the_order_and_no_more_than_it() {
        let lines = [wanted(1, 10)];
        assert_eq!(by_choice(&lines, &[chosen(2, "MK-2", 1)], None), "value_unknown picks[0].line");
        let twice = [chosen(1, "MK-2", 6), chosen(1, "MK-2", 5)];
        assert_eq!(by_choice(&lines, &twice, None), "number_range picks[1].quantity");
        let fine = ChosenPick { quantity: Some(Quantity::from_stored(500_000)), ..chosen(1, "MK-2", 1) };
        assert_eq!(by_choice(&lines, &[fine], None), "quantity_resolution picks[0].quantity");
    }

    /// So many grams of cheese.
    fn cheese(line: i32, grams: i64) -> WantedLine {
        let (quantity, resolution) = (Quantity::from_stored(grams * 1_000), Quantity::from_stored(1_000));
        WantedLine { line, item: WHEEL, quantity, resolution, in_lots: true }
    }

    fn wheel(line: i32, lot: &str, piece: i32) -> ChosenPick {
        ChosenPick { line, lot: lot.to_owned(), piece: Some(piece), quantity: None }
    }

    #[test]
    fn whole_pieces_are_picked_that_are_no_heavier_than_the_order() {
        for (lines, expected) in [
            (vec![cheese(1, 2_000)], "1:W-2 1.2 | 1 0.8"),
            (vec![cheese(1, 2_050)], "1:W-1 2.05 | "),
            (vec![cheese(1, 6_250)], "1:W-1 2.05, 1:W-1 3, 1:W-2 1.2 | "),
            (vec![cheese(1, 3_000), cheese(2, 3_000)], "1:W-1 2.05, 2:W-1 3 | 1 0.95"),
            (vec![cheese(1, 1_000)], " | 1 1"),
        ] {
            let picked = by_fefo(&lines, &wheels(), TODAY);
            assert_eq!(told(&picked), expected);
            assert!(picked.parts.iter().all(|part| part.piece.is_some() && part.is_whole_piece));
        }
    }

    #[test]
    fn a_chosen_piece_is_taken_whole_and_only_the_last_may_be_heavier() {
        let chosen = |lines: &[WantedLine], picks: &[ChosenPick], reason: Option<&str>| {
            choice_from(&wheels(), lines, picks, reason)
        };
        let order = [cheese(1, 2_000)];
        assert_eq!(chosen(&order, &[wheel(1, "W-1", 1)], None), "1:W-1 2.05 | ");
        let both = [wheel(1, "W-1", 1), wheel(1, "W-1", 2)];
        assert_eq!(chosen(&order, &both, None), "number_range picks[1].piece");
        assert_eq!(chosen(&[cheese(1, 2_100)], &both, None), "1:W-1 2.05, 1:W-1 3 | ");
        // A part is cut off a wheel: no more than is open.
        let cut = |grams: i64| ChosenPick {
            quantity: Some(Quantity::from_stored(grams * 1_000)),
            ..wheel(1, "W-1", 2)
        };
        assert_eq!(chosen(&order, &[cut(2_000)], None), "1:W-1 2 | ");
        assert_eq!(chosen(&order, &[cut(2_001)], None), "number_range picks[0].quantity");
        let later = [wheel(1, "W-2", 1)];
        assert_eq!(chosen(&order, &later, None), "fefo_override_reason_required override_reason");
        assert_eq!(chosen(&order, &later, Some("a small one")), "1:W-2 1.2 | 1 0.8 over W-1");
    }

    proptest! {
        #[test]
        fn picks_and_what_is_short_make_up_the_order(
            amounts in prop::collection::vec(1i64..60, 1..5), stock in prop::collection::vec((0i64..40, 8i8..14, any::<bool>()), 0..5),
        ) {
            let lots = stock.iter().enumerate().map(|(n, (quantity, day, held))| lot(&format!("L-{n}"), *quantity, *day, *held));
            let shelf = shelf_of(lots.collect());
            let lines: Vec<WantedLine> = (1..).zip(&amounts).map(|(n, quantity)| wanted(n, *quantity)).collect();
            let picked = by_fefo(&lines, &shelf, TODAY);
            for line in &lines {
                let sum: i64 = picked.of_line(line.line).map(|part| part.quantity.get()).sum();
                let short = picked.short.get(&line.line).map_or(0, |short| short.get());
                prop_assert_eq!(sum + short, line.quantity.get());
            }
            // The same picks, chosen by a user, pass over nothing.
            let chosen: Vec<ChosenPick> = picked.parts.iter().map(|part| ChosenPick {
                line: part.line,
                lot: part.lot.clone().unwrap_or_default(),
                piece: None,
                quantity: Some(Quantity::from_stored(part.quantity.get())),
            }).collect();
            let (again, passed) = by_hand(&lines, &chosen, &shelf, TODAY, None).expect("nothing is passed over");
            prop_assert_eq!((again, passed), (picked, None));
        }
    }
}
