//! Whole days of goods by the rules alone: the books hold what the goods are, to the minor unit and the milligram (S14, M4).

use std::collections::HashMap;

use kernel::decimal::{Quantity, SignedQuantity};
use kernel::metal::Metal;
use proptest::prelude::*;

use super::*;
use crate::stock::cost::{Remaining, draw};
use crate::stock::metal::LotMetal;

fn money(minor: i64) -> Money {
    Money::new(minor).expect("money")
}

fn in_words(transfers: &[Transfer]) -> Vec<String> {
    let side = |leg: &Leg| match &leg.party {
        Some(party) => format!("{}({party})", leg.account.as_str()),
        None => leg.account.as_str().to_owned(),
    };
    let row =
        |it: &Transfer| format!("{} / {} {} {}", side(&it.debit), side(&it.credit), it.amount, it.commodity);
    transfers.iter().map(row).collect()
}

#[test]
fn each_event_posts_what_the_page_of_postings_says() {
    let metal = Some(FineMetal { metal: Metal::Gold, fine_mg: 916 });
    let goods = Goods { cost: Some(money(500)), metal };
    for (transfers, expected) in [
        (goods.opening("INR"), ["OPENING_STOCK / OPENING 500 INR", "M_STOCK / OPENING 916 AU_FINE_MG"]),
        (
            goods.receipt("INR", Some("s")),
            ["STOCK / RECEIVED_NOT_BILLED(s) 500 INR", "M_STOCK / M_BOUGHT_IN 916 AU_FINE_MG"],
        ),
        (goods.receipt("INR", None), ["STOCK / PURCHASES 500 INR", "M_STOCK / M_BOUGHT_IN 916 AU_FINE_MG"]),
        (goods.loss("INR"), ["STOCK_LOSS / STOCK 500 INR", "M_ADJUST / M_STOCK 916 AU_FINE_MG"]),
        (goods.sale("INR"), ["COGS / STOCK 500 INR", "M_SOLD / M_STOCK 916 AU_FINE_MG"]),
        (goods.into_batch("INR"), ["WORK_IN_PROGRESS / STOCK 500 INR", "M_ADJUST / M_STOCK 916 AU_FINE_MG"]),
        (
            goods.out_of_batch("INR"),
            ["STOCK / WORK_IN_PROGRESS 500 INR", "M_STOCK / M_ADJUST 916 AU_FINE_MG"],
        ),
    ] {
        assert_eq!(in_words(&transfers), expected);
    }
    assert_eq!(in_words(&goods.lost_in_batch("INR")), ["STOCK_LOSS / WORK_IN_PROGRESS 500 INR"]);
    assert_eq!(in_words(&goods.opening_batch("INR")), ["WORK_IN_PROGRESS / OPENING 500 INR"]);
}

#[test]
fn an_unknown_cost_and_a_cost_of_zero_post_no_money_and_found_metal_comes_back() {
    for cost in [None, Some(Money::ZERO)] {
        assert_eq!(Goods { cost, metal: None }.sale("INR"), vec![]);
    }
    let metal = Some(FineMetal { metal: Metal::Silver, fine_mg: -3 });
    let found = Goods { cost: Some(Money::ZERO), metal }.loss("INR");
    assert_eq!(in_words(&found), ["M_STOCK / M_ADJUST 3 AG_FINE_MG"]);
}

/// One thing that happens in a day.
#[derive(Debug, Clone)]
enum Event {
    /// A lot of so many mg comes in at a cost, as opening stock or from a supplier.
    Came { opening: bool, mg: i64, cost: i64 },
    /// A part of a lot, in thousandths, is sold.
    Sold { lot: usize, part: i64 },
    /// The last sale comes back.
    Returned,
    /// A part is lost.
    Lost { lot: usize, part: i64 },
    /// A count finds some mg more.
    Found { lot: usize, mg: i64 },
    /// A part goes into the batch.
    Used { lot: usize, part: i64 },
    /// The batch ends with a lot of so many mg, or without goods.
    Ended { mg: Option<i64> },
}

fn any_event() -> impl Strategy<Value = Event> {
    let (lot, part) = (0usize..4, 1i64..=1000);
    prop_oneof![
        (any::<bool>(), 1i64..1_000_000, 0i64..1_000_000).prop_map(|(opening, mg, cost)| Event::Came {
            opening,
            mg,
            cost
        }),
        (lot.clone(), part.clone()).prop_map(|(lot, part)| Event::Sold { lot, part }),
        Just(Event::Returned),
        (lot.clone(), part.clone()).prop_map(|(lot, part)| Event::Lost { lot, part }),
        (lot.clone(), 1i64..1000).prop_map(|(lot, mg)| Event::Found { lot, mg }),
        (lot, part).prop_map(|(lot, part)| Event::Used { lot, part }),
        proptest::option::of(1i64..1_000_000).prop_map(|mg| Event::Ended { mg }),
    ]
}

#[derive(Debug, Clone, Copy)]
struct Lot {
    left: Remaining,
    fine_mg: i64,
}

/// A shop's goods, and the transfers that the rules posted for them.
struct Day {
    metal: LotMetal,
    lots: Vec<Lot>,
    sold: Vec<(usize, i64, Goods)>,
    batch: i64,
    posted: Vec<Transfer>,
}

fn mg(mg: i64) -> SignedQuantity {
    SignedQuantity::from_stored(mg * 1_000_000)
}

impl Day {
    fn add(&mut self, quantity: i64, cost: i64) -> Goods {
        let metal = self.metal.fine(mg(quantity)).expect("in range");
        self.lots.push(Lot {
            left: Remaining { quantity: mg(quantity), cost: money(cost) },
            fine_mg: metal.fine_mg,
        });
        Goods { cost: Some(money(cost)), metal: Some(metal) }
    }

    /// Takes a part of a lot, at least a mg; None where there is nothing.
    fn take(&mut self, lot: usize, part: i64) -> Option<(i64, Goods)> {
        let at = self.lots.get_mut(lot)?;
        let whole = at.left.quantity.get() / 1_000_000;
        let taken = (whole * part / 1000).max(1).min(whole);
        let quantity = Quantity::new(taken * 1_000_000).ok()?;
        let metal = self.metal.draw(at.fine_mg, at.left.quantity, quantity.into()).expect("in range");
        let drawn = draw(at.left, quantity, "quantity").expect("enough");
        at.left = drawn.left;
        at.fine_mg -= metal.fine_mg;
        Some((taken, Goods { cost: Some(drawn.cost), metal: Some(metal) }))
    }

    fn happen(&mut self, event: Event) {
        let transfers = match event {
            Event::Came { opening, mg, cost } => {
                let goods = self.add(mg, cost);
                if opening { goods.opening("INR") } else { goods.receipt("INR", Some("s")) }
            }
            Event::Sold { lot, part } => {
                let Some((taken, goods)) = self.take(lot, part) else { return };
                self.sold.push((lot, taken, goods));
                goods.sale("INR")
            }
            Event::Returned => {
                let Some((lot, taken, goods)) = self.sold.pop() else { return };
                let at = &mut self.lots[lot];
                at.left.quantity = SignedQuantity::from_stored(at.left.quantity.get() + taken * 1_000_000);
                at.left.cost = at.left.cost.add(goods.cost.unwrap_or_default()).expect("in range");
                at.fine_mg += goods.metal.map_or(0, |metal| metal.fine_mg);
                goods.sale("INR").into_iter().map(Transfer::mirrored).collect()
            }
            Event::Lost { lot, part } => {
                let Some((_, goods)) = self.take(lot, part) else { return };
                goods.loss("INR")
            }
            Event::Found { lot, mg: more } => {
                let metal = self.metal.fine(mg(more)).expect("in range");
                let Some(at) = self.lots.get_mut(lot) else { return };
                at.left.quantity = SignedQuantity::from_stored(at.left.quantity.get() + more * 1_000_000);
                at.fine_mg += metal.fine_mg;
                Goods { cost: Some(Money::ZERO), metal: Some(metal.reversed()) }.loss("INR")
            }
            Event::Used { lot, part } => {
                let Some((_, goods)) = self.take(lot, part) else { return };
                self.batch += goods.cost.unwrap_or_default().get();
                goods.into_batch("INR")
            }
            Event::Ended { mg: made } => {
                let cost = std::mem::take(&mut self.batch);
                match made {
                    Some(made) => self.add(made, cost).out_of_batch("INR"),
                    None => Goods::costing(money(cost)).lost_in_batch("INR"),
                }
            }
        };
        self.posted.extend(transfers);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn the_books_hold_what_the_goods_are_after_any_days(
        events in prop::collection::vec(any_event(), 0..40), fineness in 1i32..=100_000,
    ) {
        let metal = LotMetal::of(Some("gold"), Some(fineness), "mg").unwrap().unwrap();
        let mut day = Day { metal, lots: vec![], sold: vec![], batch: 0, posted: vec![] };
        for event in events {
            day.happen(event);
            let rows: Vec<Posting> = journal_of(&add_up(day.posted.clone()).unwrap()).unwrap();
            let mut books: HashMap<&str, i64> = HashMap::new();
            for row in &rows {
                *books.entry(&row.account).or_default() += row.amount;
            }
            let of = |accounts: &[&str]| accounts.iter().map(|it| books.get(it).copied().unwrap_or(0)).sum::<i64>();
            let cost: i64 = day.lots.iter().map(|lot| lot.left.cost.get()).sum();
            prop_assert_eq!(of(&["STOCK", "OPENING_STOCK"]), cost, "K2");
            prop_assert_eq!(of(&["WORK_IN_PROGRESS"]), day.batch, "K5");
            prop_assert_eq!(of(&["M_STOCK"]), day.lots.iter().map(|lot| lot.fine_mg).sum::<i64>(), "K6");
            let sold: i64 = day.sold.iter().map(|(_, _, goods)| goods.cost.unwrap_or_default().get()).sum();
            prop_assert_eq!(of(&["COGS"]), sold, "K10");
            prop_assert!(day.lots.iter().all(|lot| lot.left.quantity.get() > 0 || (lot.left.cost.is_zero() && lot.fine_mg == 0)));
        }
    }
}
