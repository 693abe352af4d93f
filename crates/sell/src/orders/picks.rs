//! Which lots an order takes: by first expired, first out, or as a person chose.
//! Invariant: no more is picked than was ordered, and never from a lot that may not be sold; a choice that passes over an offered lot
//! has a reason.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::ItemId;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::stock::fefo::suggest::InStock;
use ledger::stock::fefo::{self, Override, Pick, Stock, judge_choice};

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
    pub quantity: Quantity,
}

/// A part of a line that is delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub line: i32,
    /// None for an item that is not kept in lots.
    pub lot: Option<String>,
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

/// The lots of the items that are ordered.
pub(crate) type Shelf = HashMap<ItemId, InStock>;

/// Picks by first expired, first out; a line has what the lines before it leave.
pub(crate) fn by_fefo(wanted: &[WantedLine], shelf: &Shelf, today: Day) -> PickList {
    let mut left = lots_of(shelf);
    let mut picked = PickList::default();
    for line in wanted {
        if !line.in_lots {
            picked.parts.push(whole(line));
            continue;
        }
        let lots = left.entry(line.item).or_default();
        lots.iter_mut().for_each(|lot| lot.quantity = in_steps(lot.quantity, line.resolution));
        let suggested = fefo::suggest(lots, line.quantity, today);
        fefo::take(lots, &suggested.picks);
        let part = |pick: Pick| Part { line: line.line, lot: Some(pick.lot), quantity: pick.quantity };
        picked.parts.extend(suggested.picks.into_iter().map(part));
        if suggested.short.get() > 0 {
            picked.short.insert(line.line, suggested.short);
        }
    }
    picked
}

/// Picks as a person chose. A line without a pick is missing whole. Errors: `value_unknown` at a pick's line, `number_range` and
/// `quantity_resolution` at its quantity; `fefo_override_reason_required`.
pub(crate) fn by_hand(
    wanted: &[WantedLine],
    chosen: &[ChosenPick],
    shelf: &Shelf,
    today: Day,
    reason: Option<&str>,
) -> Ruled<(PickList, Option<Override>)> {
    let mut open: BTreeMap<i32, i64> =
        wanted.iter().filter(|line| line.in_lots).map(|line| (line.line, line.quantity.get())).collect();
    let mut left = lots_of(shelf);
    let mut faults = Vec::new();
    let mut parts = Vec::with_capacity(chosen.len());
    for (n, pick) in chosen.iter().enumerate() {
        let fault = |field: &str, code: Code| Fault::new(format!("picks[{n}].{field}"), code);
        let line = wanted.iter().find(|line| line.line == pick.line && line.in_lots);
        let Some((line, rest)) = line.zip(open.get_mut(&pick.line)) else {
            faults.push(fault("line", Code::ValueUnknown));
            continue;
        };
        if pick.quantity.get() > *rest {
            faults.push(fault("quantity", Code::NumberRange));
            continue;
        }
        if pick.quantity.get() % line.resolution.get() != 0 {
            faults.push(fault("quantity", Code::QuantityResolution));
            continue;
        }
        let is_of = |stock: &InStock| stock.lots.iter().any(|lot| lot.lot == pick.lot);
        if shelf.iter().any(|(item, stock)| *item != line.item && is_of(stock)) {
            faults.push(fault("lot", Code::LotItemMismatch));
            continue;
        }
        *rest -= pick.quantity.get();
        let quantity = SignedQuantity::from(pick.quantity);
        fefo::take(left.entry(line.item).or_default(), &[Pick { lot: pick.lot.clone(), quantity }]);
        parts.push(Part { line: pick.line, lot: Some(pick.lot.clone()), quantity });
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

/// The lots that still have goods and expire before one that was chosen.
fn passed_over(left: &HashMap<ItemId, Vec<Stock>>, parts: &[Part], today: Day) -> Vec<String> {
    let chosen: BTreeSet<&str> = parts.iter().filter_map(|part| part.lot.as_deref()).collect();
    let mut skipped: Vec<String> = Vec::new();
    for lots in left.values() {
        for lot in lots.iter().filter(|lot| chosen.contains(lot.lot.as_str())) {
            skipped.extend(fefo::skipped(lots, lot, today));
        }
    }
    skipped.sort_unstable();
    skipped.dedup();
    skipped
}

/// The part of a quantity that can be weighed: whole steps.
fn in_steps(quantity: SignedQuantity, step: Quantity) -> SignedQuantity {
    let rest = quantity.get().checked_rem_euclid(step.get()).unwrap_or(0);
    SignedQuantity::from_stored(quantity.get() - rest)
}

fn whole(line: &WantedLine) -> Part {
    Part { line: line.line, lot: None, quantity: line.quantity.into() }
}

fn lots_of(shelf: &Shelf) -> HashMap<ItemId, Vec<Stock>> {
    shelf.iter().map(|(item, stock)| (*item, stock.lots.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
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
        HashMap::from([(MILK, InStock { lots, holds: vec![] })])
    }

    fn wanted(line: i32, quantity: i64) -> WantedLine {
        WantedLine { line, item: MILK, quantity: each(quantity), resolution: each(1), in_lots: true }
    }

    fn chosen(line: i32, lot: &str, quantity: i64) -> ChosenPick {
        ChosenPick { line, lot: lot.to_owned(), quantity: each(quantity) }
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
        assert_eq!(told(&by_fefo(&[carriage], &Shelf::new(), TODAY)), "2:- 1 | ");
    }

    #[test]
    fn nothing_sellable_is_no_delivery() {
        let refusal = by_fefo(&[wanted(1, 5)], &Shelf::new(), TODAY).is_something().expect_err("nothing");
        assert_eq!(refusal.code, Code::LotInsufficient);
    }

    fn by_choice(lines: &[WantedLine], picks: &[ChosenPick], reason: Option<&str>) -> String {
        match by_hand(lines, picks, &shelf(), TODAY, reason) {
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
        let fine = ChosenPick { quantity: Quantity::from_stored(500_000), ..chosen(1, "MK-2", 1) };
        assert_eq!(by_choice(&lines, &[fine], None), "quantity_resolution picks[0].quantity");
    }

    proptest! {
        #[test]
        fn picks_and_what_is_short_make_up_the_order(
            amounts in prop::collection::vec(1i64..60, 1..5), stock in prop::collection::vec((0i64..40, 8i8..14, any::<bool>()), 0..5),
        ) {
            let lots = stock.iter().enumerate().map(|(n, (quantity, day, held))| lot(&format!("L-{n}"), *quantity, *day, *held));
            let shelf = HashMap::from([(MILK, InStock { lots: lots.collect(), holds: vec![] })]);
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
                quantity: Quantity::from_stored(part.quantity.get()),
            }).collect();
            let (again, passed) = by_hand(&lines, &chosen, &shelf, TODAY, None).expect("nothing is passed over");
            prop_assert_eq!((again, passed), (picked, None));
        }
    }
}
