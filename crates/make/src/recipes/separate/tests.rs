//! Cream and skim milk, against figures worked out manually and against the balance of fat.
//! Invariant: nothing is lost in the separator.

use proptest::prelude::*;

use super::super::book::fixtures::refusal_text;
use super::*;

fn milk_of(litres: &str, fat: &str, cream: &str, skim: &str) -> Separation {
    let percent = |text| Percent::parse(text).expect("a percentage");
    Separation {
        milk_l: Quantity::parse(litres).expect("milk"),
        density: Decimal::parse("1.032").ok(),
        fat_percent: percent(fat),
        cream_fat_percent: percent(cream),
        skim_fat_percent: percent(skim),
        resolution: Quantity::parse("0.001").expect("a step"),
    }
}

#[test]
fn milk_is_parted_by_its_fat() {
    for row in [
        "1000 3.9 40 0.05 => 1032 99.454 932.546 40.248 40.247873",
        "1000 4 40 0 => 1032 103.2 928.8 41.28 41.28",
        "0.1 3.9 40 0.05 => 0.1032 0.01 0.0932 0.0040248 0.0040466",
        "10 0.05 40 0.05 => 10.32 0 10.32 0.00516 0.00516",
        "10 40 40 0.05 => 10.32 10.32 0 4.128 4.128",
    ] {
        let (sent, expected) = row.split_once(" => ").expect("an expectation");
        let sent: Vec<&str> = sent.split(' ').collect();
        let parted = separate(&milk_of(sent[0], sent[1], sent[2], sent[3])).expect("parted");
        let shown = [parted.milk_kg, parted.cream_kg, parted.skim_kg, parted.fat_in_kg, parted.fat_out_kg];
        assert_eq!(shown.map(|figure| figure.to_string()).join(" "), expected, "{row}");
    }
}

#[test]
fn fat_that_cannot_be_parted_so_is_refused() {
    for (fat, cream, skim, expected) in [
        ("3", "2", "0.1", "number_range cream_fat_percent"),
        ("0.01", "40", "0.05", "number_range fat_percent, number_range skim_fat_percent"),
        ("4", "101", "0", "number_range cream_fat_percent"),
        ("4", "4", "4", "number_range cream_fat_percent, number_range skim_fat_percent"),
    ] {
        assert_eq!(refusal_text(separate(&milk_of("10", fat, cream, skim))), expected);
    }
    let mut unknown = milk_of("10", "4", "40", "0");
    unknown.density = None;
    assert_eq!(refusal_text(separate(&unknown)), "density_missing milk_l");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn cream_and_skim_milk_weigh_what_the_milk_did(
        milk in 1i64..1_000_000_000_000, skim in 0i64..2_000_000, more in 0i64..6_000_000, cream in 8_000_001i64..=100_000_000,
    ) {
        let percent = Percent::from_stored;
        let (fat_percent, cream_fat_percent, skim_fat_percent) = (percent(skim + more), percent(cream), percent(skim));
        let given = Separation {
            milk_l: Quantity::from_stored(milk), fat_percent, cream_fat_percent, skim_fat_percent, ..milk_of("1", "1", "2", "0")
        };
        let parted = separate(&given).expect("parted");
        let kg = Exact::from;
        prop_assert_eq!(kg(parted.cream_kg) + kg(parted.skim_kg), kg(parted.milk_kg));
        prop_assert!(!kg(parted.skim_kg).is_negative());
        // Half a step of cream carries at most the difference of the two kinds' fat.
        let lost = (kg(parted.fat_in_kg) - kg(parted.fat_out_kg)).abs();
        prop_assert!(lost <= Exact::ratio(1, 1_000) * cream_fat_percent.fraction() + Exact::ratio(2, 1_000_000_000));
    }
}
