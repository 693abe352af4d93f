//! How a batch shares its cost over everything that it output: by-products take their credit, the main goods
//! and co-products share the rest, and the lots of one item share its part by mass.
//! Invariant: the shares and what no output can bear add up to the cost (M35), whatever is still in stock.

use kernel::code::Code;
use kernel::exact::Exact;
use kernel::id::LotId;
use kernel::money::Money;

use crate::stock::cost::share_by;

/// The outputs of one item that bear a part of the cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemOutput {
    /// The item's weight among the others: its percentage, its mass in kg, or its sales value in minor units.
    pub weight: Exact,
    /// Its lots, each with the mass it was made with, less what was returned: kg, or the item's unit where
    /// one has no mass. A lot of zero mass bears nothing.
    pub lots: Vec<(LotId, Exact)>,
}

/// The sharing rule of one batch, in the order of its outputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CostShares {
    /// By-products, each with its credit: quantity x credit, rounded once (postings.md section 2).
    pub by_products: Vec<(LotId, Money)>,
    /// The main item and the co-products.
    pub items: Vec<ItemOutput>,
}

/// A cost that was shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shares {
    /// The cost of each lot; zero for one that bears nothing.
    pub lots: Vec<(LotId, Money)>,
    /// The part that no output bears: the batch made nothing but by-products, or nothing.
    pub lost: Money,
}

impl CostShares {
    /// Shares the batch's cost: by-products first, each at most what is left of it; then the items by weight,
    /// and the lots of an item by mass; floor, largest remainder, ties to the earlier. Errors:
    /// `number_range`.
    pub fn share(&self, cost: Money) -> Result<Shares, Code> {
        let (mut left, mut lots) = (cost, Vec::new());
        for &(lot, credit) in &self.by_products {
            let credit = credit.min(left).max(Money::ZERO);
            left = left.sub(credit)?;
            lots.push((lot, credit));
        }
        let returned = self.items.iter().flat_map(|item| &item.lots).filter(|lot| !has_mass(lot));
        lots.extend(returned.map(|(lot, _)| (*lot, Money::ZERO)));
        let bearers: Vec<(&Exact, Vec<&(LotId, Exact)>)> = self.bearers().collect();
        if bearers.is_empty() {
            return Ok(Shares { lots, lost: left });
        }
        let weights: Vec<Exact> = bearers.iter().map(|(weight, _)| (*weight).clone()).collect();
        for ((_, of_item), cost) in bearers.iter().zip(share_by(left, &weights)?) {
            let masses: Vec<Exact> = of_item.iter().map(|(_, mass)| mass.clone()).collect();
            lots.extend(of_item.iter().map(|(lot, _)| *lot).zip(share_by(cost, &masses)?));
        }
        Ok(Shares { lots, lost: Money::ZERO })
    }

    /// The items of which a lot is there, with those lots.
    fn bearers(&self) -> impl Iterator<Item = (&Exact, Vec<&(LotId, Exact)>)> {
        self.items
            .iter()
            .map(|item| (&item.weight, item.lots.iter().filter(|lot| has_mass(lot)).collect::<Vec<_>>()))
            .filter(|(_, lots)| !lots.is_empty())
    }
}

fn has_mass((_, mass): &(LotId, Exact)) -> bool {
    !mass.is_zero() && !mass.is_negative()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::id::new_id;
    use proptest::prelude::*;

    fn lot(n: u8) -> LotId {
        LotId::from_uuid(new_id(kernel::day::Instant::UNIX_EPOCH, [n; 10]))
    }

    fn money(minor: i64) -> Money {
        Money::new(minor).expect("money")
    }

    fn item(weight: i64, lots: &[(u8, i64)]) -> ItemOutput {
        let lots = lots.iter().map(|(n, mass)| (lot(*n), Exact::from(*mass))).collect();
        ItemOutput { weight: Exact::from(weight), lots }
    }

    fn shared(rule: &CostShares, cost: i64) -> (Vec<i64>, i64) {
        let shares = rule.share(money(cost)).expect("shares");
        (shares.lots.iter().map(|(_, cost)| cost.get()).collect(), shares.lost.get())
    }

    #[test]
    fn two_lots_of_one_item_share_by_mass_what_the_by_product_leaves() {
        let rule =
            CostShares { by_products: vec![(lot(9), money(211))], items: vec![item(5, &[(1, 3), (2, 5)])] };
        for (cost, lots, lost) in [
            (8211, [211, 3000, 5000], 0),
            (8212, [211, 3000, 5001], 0),
            (211, [211, 0, 0], 0),
            (100, [100, 0, 0], 0), // a credit is at most the batch's cost
            (0, [0, 0, 0], 0),
        ] {
            assert_eq!(shared(&rule, cost), (lots.to_vec(), lost), "{cost}");
        }
    }

    #[test]
    fn co_products_share_first_and_their_lots_then() {
        // 60 : 40, the second in three lots of equal mass: 4000 in thirds, not 10000 in fractions.
        let rule = CostShares {
            by_products: vec![],
            items: vec![item(60, &[(1, 7)]), item(40, &[(2, 1), (3, 1), (4, 1)])],
        };
        assert_eq!(shared(&rule, 10_000), (vec![6000, 1334, 1333, 1333], 0));
    }

    #[test]
    fn what_was_returned_whole_bears_nothing_and_what_nothing_bears_is_lost() {
        let returned =
            CostShares { by_products: vec![], items: vec![item(1, &[(1, 0), (2, 4)]), item(9, &[(3, 0)])] };
        assert_eq!(shared(&returned, 77), (vec![0, 0, 77], 0));
        let only_beside =
            CostShares { by_products: vec![(lot(1), money(30))], items: vec![item(1, &[(2, 0)])] };
        assert_eq!(shared(&only_beside, 77), (vec![30, 0], 47));
        assert_eq!(shared(&CostShares::default(), 77), (vec![], 77));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

        #[test]
        fn the_shares_add_up_to_the_cost(
            cost in 0i64..1_000_000_000,
            credits in prop::collection::vec(0i64..1_000_000, 0..3),
            items in prop::collection::vec((0i64..100, prop::collection::vec(0i64..50, 0..4)), 0..4),
        ) {
            let by_products = credits.iter().map(|credit| (lot(0), money(*credit))).collect();
            let items: Vec<ItemOutput> = items.iter().map(|(weight, lots)| {
                item(*weight, &lots.iter().map(|mass| (1, *mass)).collect::<Vec<_>>())
            }).collect();
            let (lots, lost) = shared(&CostShares { by_products, items }, cost);
            prop_assert_eq!(lots.iter().sum::<i64>() + lost, cost);
            prop_assert!(lots.iter().all(|share| *share >= 0) && lost >= 0);
        }
    }
}
