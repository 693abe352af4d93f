//! First expired, first out: the lots to take, and the lots that a choice skips.
//! Invariant: the order is expiry, received date, code, with no-expiry last, whatever the order of the input;
//! a lot that is expired, held or unreleased is never offered (M6).

pub mod suggest;

use kernel::code::Code;
use kernel::day::{Day, is_expired};
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::refusal::{Refusal, Ruled};

/// A lot of the wanted item, as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stock {
    /// Its code, unique in the workspace.
    pub lot: String,
    /// The quantity left, in the item's unit.
    pub quantity: SignedQuantity,
    /// Its last day, inclusive; none for goods that do not spoil.
    pub expires: Option<Day>,
    /// The day it came in or was made.
    pub received: Option<Day>,
    /// Whether an open hold reaches it.
    pub held: bool,
    /// Whether its batch is released; a bought lot counts as released.
    pub released: bool,
}

/// A quantity of one lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The lot's code.
    pub lot: String,
    /// How much to take of it, in the item's unit.
    pub quantity: SignedQuantity,
}

/// The lots to take, in order, and the quantity that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The lots to take from, first to expire first.
    pub picks: Vec<Pick>,
    /// The part of the wanted quantity that no offered lot covers; zero if all is covered.
    pub short: SignedQuantity,
}

/// A choice that skipped offered lots, with the given reason; stored with the batch line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// The lots that should have gone first, in their order.
    pub skipped: Vec<String>,
    /// Why they did not.
    pub reason: String,
}

/// The lots to take `wanted` from. `today` is the workspace's local day.
pub fn suggest(lots: &[Stock], wanted: Quantity, today: Day) -> Suggestion {
    let (mut picks, mut short) = (Vec::new(), wanted.get());
    for lot in offered(lots, today) {
        let take = short.min(lot.quantity.get());
        if take == 0 {
            break;
        }
        picks.push(Pick { lot: lot.lot.clone(), quantity: SignedQuantity::from_stored(take) });
        short -= take;
    }
    Suggestion { picks, short: SignedQuantity::from_stored(short) }
}

/// How much of the lots is offered on this day.
pub fn sellable(lots: &[Stock], today: Day) -> SignedQuantity {
    let all = offered(lots, today).iter().fold(0i64, |sum, lot| sum.saturating_add(lot.quantity.get()));
    SignedQuantity::from_stored(all)
}

/// Takes what was picked off the lots.
pub fn take(lots: &mut [Stock], picks: &[Pick]) {
    for pick in picks {
        if let Some(lot) = lots.iter_mut().find(|lot| lot.lot == pick.lot) {
            lot.quantity =
                SignedQuantity::from_stored(lot.quantity.get().saturating_sub(pick.quantity.get()));
        }
    }
}

/// The offered lots that come before `chosen`, in their order. The chosen lot itself need not be offered: an
/// unreleased one may be consumed, and its dates set its place in the order.
pub fn skipped(lots: &[Stock], chosen: &Stock, today: Day) -> Vec<String> {
    offered(lots, today)
        .into_iter()
        .take_while(|lot| rank(lot) < rank(chosen))
        .map(|lot| lot.lot.clone())
        .collect()
}

/// Judges a choice: if it skips nothing, no reason is needed (nor kept); if it skips a lot, a reason is
/// required, else `fefo_override_reason_required` at the field `override_reason`, with `facts.skipped`.
pub fn judge_choice(skipped: Vec<String>, reason: Option<&str>) -> Ruled<Option<Override>> {
    if skipped.is_empty() {
        return Ok(None);
    }
    match reason.map(str::trim) {
        None | Some("") => Err(Refusal::new(Code::FefoOverrideReasonRequired)
            .field("override_reason")
            .fact("skipped", skipped)),
        Some(reason) => Ok(Some(Override { skipped, reason: reason.to_owned() })),
    }
}

/// The lots that may be taken on this day, in their order.
pub fn offered(lots: &[Stock], today: Day) -> Vec<&Stock> {
    let mut offered: Vec<&Stock> = lots.iter().filter(|lot| is_offered(lot, today)).collect();
    offered.sort_unstable_by_key(|lot| rank(lot));
    offered
}

fn is_offered(lot: &Stock, today: Day) -> bool {
    lot.released && !lot.held && lot.quantity.get() > 0 && !is_expired(lot.expires, today)
}

/// None sorts before Some, so the first element puts lots without expiry last.
fn rank(lot: &Stock) -> (bool, Option<Day>, bool, Option<Day>, &str) {
    (lot.expires.is_none(), lot.expires, lot.received.is_none(), lot.received, &lot.lot)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Day = date(2026, 6, 15);

    /// "F-31  12.000  expires 2026-08-01  received 2026-05-02", then "held" or "unreleased" where it is so.
    fn stock(line: &str) -> Stock {
        let words: Vec<&str> = line.split_whitespace().collect();
        let day_after = |name: &str| {
            let at = words.iter().position(|word| *word == name)?;
            words[at + 1].parse::<Day>().ok()
        };
        Stock {
            lot: words[0].to_owned(),
            quantity: SignedQuantity::parse(words[1]).expect("a quantity"),
            expires: day_after("expires"),
            received: day_after("received"),
            held: words.contains(&"held"),
            released: !words.contains(&"unreleased"),
        }
    }

    fn flour() -> Vec<Stock> {
        [
            "F-31  12.000  expires 2026-08-01  received 2026-05-02",
            "F-30   8.000  expires 2026-07-15  received 2026-05-05",
            "F-28   9.500  expires 2026-07-15  received 2026-05-01",
            "F-20  40.000  expires 2026-06-14  received 2026-01-10",
            "F-29  20.000  expires 2026-07-01  received 2026-05-01  held",
            "F-32  20.000  expires 2026-07-01  received 2026-05-01  unreleased",
            "F-27   0.000  expires 2026-07-01  received 2026-05-01",
            "F-33  25.000  expires -           received 2026-04-01",
        ]
        .map(stock)
        .into()
    }

    fn picks(lots: &[Stock], wanted: &str) -> String {
        let Suggestion { picks, short } = suggest(lots, Quantity::parse(wanted).expect("a quantity"), TODAY);
        let picks: Vec<String> = picks.iter().map(|pick| format!("{} {}", pick.lot, pick.quantity)).collect();
        format!("{} short {short}", picks.join(", "))
    }

    fn lot<'a>(lots: &'a [Stock], code: &str) -> &'a Stock {
        lots.iter().find(|lot| lot.lot == code).expect("a lot")
    }

    #[test]
    fn a_suggestion_takes_the_first_to_expire_first() {
        let lots = flour();
        for (wanted, expected) in [
            ("0.5", "F-28 0.5 short 0"),
            ("9.5", "F-28 9.5 short 0"),
            ("30", "F-28 9.5, F-30 8, F-31 12, F-33 0.5 short 0"),
            ("54.5", "F-28 9.5, F-30 8, F-31 12, F-33 25 short 0"),
            ("60", "F-28 9.5, F-30 8, F-31 12, F-33 25 short 5.5"),
        ] {
            assert_eq!(picks(&lots, wanted), expected, "wanted {wanted}");
        }
        assert_eq!(picks(&[], "1"), " short 1");
    }

    #[test]
    fn a_lot_is_offered_through_its_last_day() {
        let last_day = [stock("F-1 5 expires 2026-06-15")];
        assert_eq!(picks(&last_day, "1"), "F-1 1 short 0");
        let day_after = [stock("F-1 5 expires 2026-06-14")];
        assert_eq!(picks(&day_after, "1"), " short 1");
    }

    #[test]
    fn equal_days_go_by_code_and_an_unknown_receipt_comes_after_a_known_one() {
        let lots = ["B 1 received 2026-05-01", "C 1", "A 1 received 2026-05-01"].map(stock);
        assert_eq!(picks(&lots, "3"), "A 1, B 1, C 1 short 0");
    }

    #[test]
    fn a_choice_skips_the_offered_lots_before_it_and_no_others() {
        let lots = flour();
        for (chosen, expected) in [
            ("F-28", ""),
            ("F-30", "F-28"),
            ("F-31", "F-28 F-30"),
            ("F-33", "F-28 F-30 F-31"),
            ("F-32", ""), // unreleased, but it may be consumed, and no offered lot expires before it
        ] {
            assert_eq!(skipped(&lots, lot(&lots, chosen), TODAY).join(" "), expected, "chosen {chosen}");
        }
    }

    #[test]
    fn a_choice_that_skips_a_lot_needs_a_reason_and_keeps_it() {
        let skipped = || vec!["F-28".to_owned()];
        for empty in [None, Some(""), Some("  ")] {
            let refusal = judge_choice(skipped(), empty).expect_err("no reason");
            assert_eq!(refusal.code, Code::FefoOverrideReasonRequired);
            assert_eq!(refusal.faults[0].field, "override_reason");
        }
        let kept = judge_choice(skipped(), Some("lift broken")).expect("a reason").expect("an override");
        assert_eq!(kept, Override { skipped: skipped(), reason: "lift broken".to_owned() });
    }

    #[test]
    fn a_reason_given_for_nothing_is_no_override() {
        assert_eq!(judge_choice(Vec::new(), Some("just so")).expect("allowed"), None);
    }

    prop_compose! {
        fn shelf()(lots in prop::collection::vec(
            (0i64..4, prop::option::of(-2i32..3), prop::option::of(0i32..3), any::<bool>(), any::<bool>()), 0..9,
        )) -> Vec<Stock> {
            let day = |days: i32| TODAY.saturating_add(days.days());
            lots.into_iter().enumerate().map(|(n, (quantity, expires, received, held, released))| Stock {
                lot: format!("L-{n}"),
                quantity: SignedQuantity::from_stored(quantity * 1_000_000),
                expires: expires.map(day),
                received: received.map(day),
                held,
                released,
            }).collect()
        }
    }

    proptest! {
        #[test]
        fn the_order_lots_come_in_changes_nothing(lots in shelf(), wanted in 1i64..20, turn in 0usize..9) {
            let wanted = Quantity::from_stored(wanted * 500_000);
            let mut turned = lots.clone();
            turned.reverse();
            turned.rotate_left(turn % lots.len().max(1));
            prop_assert_eq!(suggest(&lots, wanted, TODAY), suggest(&turned, wanted, TODAY));
            for chosen in &lots {
                prop_assert_eq!(skipped(&lots, chosen, TODAY), skipped(&turned, chosen, TODAY));
            }
        }

        #[test]
        fn picks_and_short_make_up_the_wanted_quantity_from_usable_lots(lots in shelf(), wanted in 1i64..20) {
            let Suggestion { picks, short } = suggest(&lots, Quantity::from_stored(wanted * 500_000), TODAY);
            prop_assert_eq!(short.get(), (wanted * 500_000 - sellable(&lots, TODAY).get()).max(0));
            let mut left = lots.clone();
            take(&mut left, &picks);
            prop_assert!(left.iter().all(|lot| lot.quantity.get() >= 0));
            let picked: i64 = picks.iter().map(|pick| pick.quantity.get()).sum();
            prop_assert_eq!(picked + short.get(), wanted * 500_000);
            for pick in &picks {
                let from = lot(&lots, &pick.lot);
                prop_assert!(from.released && !from.held && !is_expired(from.expires, TODAY));
                prop_assert!(pick.quantity.get() > 0 && pick.quantity.get() <= from.quantity.get());
            }
        }

        #[test]
        fn following_the_suggestion_skips_nothing_that_is_not_used_up_before(lots in shelf(), wanted in 1i64..20) {
            let Suggestion { picks, .. } = suggest(&lots, Quantity::from_stored(wanted * 500_000), TODAY);
            let mut left = lots;
            for pick in picks {
                prop_assert_eq!(skipped(&left, lot(&left, &pick.lot), TODAY), Vec::<String>::new());
                left.retain(|lot| lot.lot != pick.lot);
            }
        }
    }
}
