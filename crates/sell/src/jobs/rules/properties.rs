//! Properties of a job's metal over whole lives: it balances at every step, and custody is never negative.

use ledger::accounts::journal::journal_of;
use proptest::prelude::*;

use super::tests::{deliver, weight};
use super::*;

/// What may happen to a job, with figures that are cut to what is possible.
#[derive(Clone, Debug)]
enum Deed {
    Issue { shop: i64, metal: Metal },
    Receive { share: i64, wastage: i64, metal: Metal },
    Ready { made: i64, metal: Metal },
    Deliver { pieces: Vec<(i64, Metal)>, agreed: i64, returned: i64 },
    Cancel { returned: i64 },
    GiveBack { returned: i64 },
}

fn metal() -> impl Strategy<Value = Metal> {
    prop::sample::select(vec![Metal::Gold, Metal::Silver])
}

fn deed() -> impl Strategy<Value = Deed> {
    let fine = 0i64..100_000;
    prop_oneof![
        (fine.clone(), metal()).prop_map(|(shop, metal)| Deed::Issue { shop, metal }),
        (0i64..120, 0i64..2_000, metal()).prop_map(|(share, wastage, metal)| Deed::Receive {
            share,
            wastage,
            metal
        }),
        (fine.clone(), metal()).prop_map(|(made, metal)| Deed::Ready { made, metal }),
        (prop::collection::vec((1i64..50_000, metal()), 0..4), 0i64..6_000_000, fine.clone())
            .prop_map(|(pieces, agreed, returned)| Deed::Deliver { pieces, agreed, returned }),
        fine.clone().prop_map(|returned| Deed::Cancel { returned }),
        fine.prop_map(|returned| Deed::GiveBack { returned }),
    ]
}

/// The movements of a deed; None where the rules refuse it.
fn movements_of(deed: &Deed, balances: &Balances) -> Option<Vec<Movement>> {
    let of = |metal: &Metal| balances.get(metal).copied().unwrap_or_default();
    let owed = |share: i64| -> BTreeMap<Metal, i64> {
        balances.iter().map(|(metal, balance)| (*metal, share.min(balance.owed))).collect()
    };
    match deed {
        Deed::Issue { shop, metal } => {
            let item = IssueRow { item: Some(1), metal: Some(*metal), fine: of(metal).custody };
            let shop = IssueRow { item: None, metal: Some(*metal), fine: *shop };
            issue_movements(&[item, shop]).ok()
        }
        Deed::Receive { share, wastage, metal } => {
            let fine = of(metal).karigar.max(0) * share / 100;
            receive(&BTreeMap::from([(*metal, BroughtBack { fine, wastage: *wastage })]), true).ok()
        }
        Deed::Ready { made, metal } => {
            ready(&BTreeMap::from([(*metal, *made)]), &BTreeMap::new(), balances).ok()
        }
        Deed::Deliver { pieces, agreed, returned } => {
            let pieces: Vec<(MetalWeight, i64)> =
                pieces.iter().map(|(net, metal)| (weight(*metal, *net, "916"), net * 916 / 1_000)).collect();
            let agreed = Some(Percent::from_stored(*agreed));
            let (lines, movements) = deliver(&pieces, agreed, &owed(*returned), balances).ok()?;
            for (line, (_, fine)) in lines.iter().zip(&pieces) {
                assert_eq!(line.covered_fine_mg + line.added_fine_mg, fine + line.wastage_fine_mg);
                assert!(line.covered_fine_mg >= 0 && line.added_fine_mg >= 0);
            }
            Some(movements)
        }
        Deed::Cancel { returned } => {
            is_all_back(balances, JobState::InWork).ok()?;
            give_back(&BTreeMap::new(), &owed(*returned), balances).ok()
        }
        Deed::GiveBack { returned } => give_back(&BTreeMap::new(), &owed(*returned), balances).ok(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn metal_balances_at_every_step_of_every_life(
        gold in 0i64..200_000, silver in 0i64..200_000, deeds in prop::collection::vec(deed(), 0..10)
    ) {
        let came_in = BTreeMap::from([(Metal::Gold, gold), (Metal::Silver, silver)]);
        let mut balances = Balances::new();
        let (mut given, mut steps) = (BTreeMap::<Metal, i64>::new(), vec![take(&came_in)]);
        let mut next = deeds.iter();
        while let Some(movements) = steps.pop().or_else(|| next.find_map(|deed| movements_of(deed, &balances))) {
            for movement in &movements {
                let Movement { custody, karigar, owed, stock, .. } = *movement;
                prop_assert_eq!(custody + karigar + stock + movement.elsewhere(), owed);
                let before = balances.get(&movement.metal).copied().unwrap_or_default();
                let after = movement.after(before);
                prop_assert!(after.custody >= 0, "{:?} after {:?}", after, movement);
                prop_assert!(after.owed >= 0 && after.owed <= came_in[&movement.metal]);
                if owed < 0 {
                    *given.entry(movement.metal).or_insert(0) -= owed;
                }
                balances.insert(movement.metal, after);
            }
            // Covered, returned and still owed are what came in.
            for (metal, balance) in &balances {
                let given = given.get(metal).copied().unwrap_or(0);
                prop_assert_eq!(balance.owed + given, came_in[metal]);
            }
            for karigar in [None, Some("k")] {
                let parties = Parties { customer: Some("c"), karigar };
                let moved = transfers(&movements, &parties);
                prop_assert!(moved.iter().all(|it| it.amount > 0 && it.debit != it.credit));
                for row in journal_of(&moved).unwrap() {
                    let of = movements.iter().find(|it| it.metal.commodity() == row.commodity).unwrap();
                    let expected = match row.account.as_str() {
                        "M_CUSTODY" => of.custody,
                        "M_KARIGAR" => of.karigar,
                        "M_CUSTOMER" => -of.owed,
                        "M_STOCK" => of.stock,
                        "M_WASTAGE" => of.wastage,
                        "M_SOLD" => of.sold,
                        other => panic!("{other}"),
                    };
                    // Without a karigar his part has no leg; then the hub takes it, and only those steps are compared.
                    prop_assert!(row.amount == expected || of.karigar != 0);
                }
            }
        }
    }

    #[test]
    fn what_is_delivered_and_left_is_the_shops_or_the_customers(
        custody in 0i64..100_000, owed in 0i64..100_000, net in 1i64..100_000, back in 0i64..100_000
    ) {
        let balances = BTreeMap::from([(Metal::Gold, Balance { custody, karigar: 0, owed })]);
        let fine = net * 916 / 1_000;
        let returned = BTreeMap::from([(Metal::Gold, back)]);
        let piece = weight(Metal::Gold, net, "916");
        match deliver(&[(piece, fine)], None, &returned, &balances) {
            Err(refused) => prop_assert_eq!(refused.facts["available_mg"].as_i64(), Some(owed - fine.min(owed))),
            Ok((_, movements)) => {
                let moved = movements.first().copied().unwrap_or(Movement::none(Metal::Gold));
                let after = moved.after(balances[&Metal::Gold]);
                prop_assert_eq!(after.owed, owed - fine.min(owed) - back);
                // Custody keeps what is owed as far as it has it, and nothing else.
                prop_assert_eq!(after.custody, (custody - fine - back).clamp(0, after.owed));
                prop_assert_eq!(moved.stock, custody - fine - back - after.custody);
            }
        }
    }
}
