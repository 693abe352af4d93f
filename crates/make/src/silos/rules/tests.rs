//! Milk at the gate and in the silo, in chosen cases and on random days.
//! Invariant: the shares of a draw add up to it, and no test lets milk in that another refuses.

use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn of(text: &str) -> SignedQuantity {
    SignedQuantity::parse(text).expect("a quantity")
}

fn lot(n: u128) -> LotId {
    LotId::from_uuid(Uuid::from_u128(n))
}

fn code(result: Ruled<()>) -> Option<&'static str> {
    result.err().map(|refusal| refusal.code.as_str())
}

#[test]
fn milk_is_judged_by_its_antibiotic_test_first_and_by_the_limit_inclusive() {
    let limit = Decimal::parse("5.0").expect("a limit");
    for (antibiotic, temperature, expected) in [
        (Antibiotic::Negative, "3.8", None),
        (Antibiotic::Negative, "5", None),
        (Antibiotic::Negative, "5.000001", Some("milk_temperature_high")),
        (Antibiotic::Negative, "-0.5", None),
        (Antibiotic::Positive, "3.8", Some("milk_antibiotic_positive")),
        (Antibiotic::Positive, "9", Some("milk_antibiotic_positive")),
    ] {
        assert_eq!(code(judge_milk(antibiotic, of(temperature), limit)), expected, "{temperature}");
    }
    let percent = |text| Percent::parse(text).expect("a percentage");
    assert_eq!(code(judge_percent(percent("100"), "fat_percent")), None);
    assert_eq!(code(judge_percent(percent("100.000001"), "fat_percent")), Some("number_range"));
}

#[test]
fn milk_goes_on_top_of_milk_and_into_a_clean_silo_and_nowhere_else() {
    let cleaned = Some("2026-03-10T03:00:00Z".parse().expect("a moment"));
    for (is_empty, in_use, cleaned_at, expected) in [
        (true, false, cleaned, None),
        (true, false, None, Some("silo_dirty")),
        (true, true, cleaned, Some("silo_dirty")),
        (false, true, cleaned, None),
        // Milk came back from a batch into a silo that was cleaned since.
        (false, false, cleaned, None),
    ] {
        assert_eq!(code(Condition { is_empty, in_use, cleaned_at }.judge()), expected);
    }
}

#[test]
fn a_silo_is_full_to_the_last_drop_and_no_further() {
    let capacity = Quantity::parse("3000.0").expect("a capacity");
    let judged = |before: &str, after: &str| judge_room(&of(before).into(), &of(after).into(), capacity);
    assert_eq!(code(judged("2090", "3000")), None);
    let refusal = judged("2090", "3000.1").expect_err("too much");
    assert_eq!((refusal.code.as_str(), &refusal.facts["room"]), ("silo_overfull", &"910".into()));
    let in_litres = in_unit_of_silo(of("1032"), Unit::Kilogram, Unit::Litre, Decimal::parse("1.032").ok());
    assert_eq!(in_litres, Ok(Exact::from(1000)));
    let missing = in_unit_of_silo(of("1"), Unit::Kilogram, Unit::Litre, None);
    assert_eq!(missing.expect_err("no density").code, Code::DensityMissing);
}

#[test]
fn a_mix_has_the_density_of_its_mass_by_its_volume() {
    let density = |unit, parts: &[(SignedQuantity, Option<i64>)]| mixed_density(unit, parts);
    let same = [(of("103.2"), Some(1_032_000)), (of("7"), Some(1_032_000))];
    assert_eq!(density(Unit::Kilogram, &same), Ok(Some(1_032_000)));
    assert_eq!(density(Unit::Litre, &same), Ok(Some(1_032_000)));
    let other = [(of("100"), Some(1_000_000)), (of("100"), Some(1_250_000))];
    assert_eq!(density(Unit::Litre, &other), Ok(Some(1_125_000)));
    // 200 kg in 180 L.
    assert_eq!(density(Unit::Kilogram, &other), Ok(Some(1_111_111)));
    assert_eq!(density(Unit::Litre, &[(of("100"), Some(1_000_000)), (of("1"), None)]), Ok(None));
}

#[test]
fn a_silo_names_its_lots_and_leaves_room_for_their_numbers() {
    assert_eq!(code_of_lot("SILO-1", 2).map(|code| code.to_string()), Ok("SILO-1/2".to_owned()));
    let next = codes_after("SILO-1", 7);
    assert_eq!((next[0].0, next[0].1.as_str()), (8, "SILO-1/8"));
    assert_eq!(codes_after("FOURTEEN-SIGNS", 99_998).len(), 1);
    assert_eq!(codes_after("FOURTEEN-SIGNS", 99_999).len(), 0);
    assert_eq!(codes_after("S", i32::MAX).len(), 0);
    assert_eq!(code(judge_code("FOURTEEN-SIGNS", "code")), None);
    for long in ["FIFTEEN-SIGNS-X", "Tank 1", "Müllers"] {
        assert_eq!(code(judge_code(long, "code")), Some("lot_code_format"), "{long}");
    }
}

#[test]
fn fat_mixes_by_quantity() {
    let fat = |text: &str| Decimal::parse(text).expect("fat").scaled(15).expect("fat");
    let mixed = mixed_fat(&[(of("850"), fat("4.10")), (of("1240"), fat("3.80"))]).expect("a mix");
    assert_eq!(mixed, 3_922_009_569_377_990);
    assert_eq!(mixed_fat(&[(of("1"), fat("4.10"))]), Ok(fat("4.10")));
    assert_eq!(mixed_fat(&[]), Err(Code::NumberRange));
}

#[test]
fn a_draw_takes_the_newest_milk_first_and_never_more_than_there_is() {
    let wanted = |text| Quantity::parse(text).expect("a quantity");
    let part = |text| Some(wanted(text));
    assert_eq!(parts_of_draw(&[of("1450")], wanted("1450")), Ok(vec![part("1450")]));
    assert_eq!(parts_of_draw(&[of("100"), of("20")], wanted("110")), Ok(vec![part("100"), part("10")]));
    assert_eq!(parts_of_draw(&[of("100"), of("20")], wanted("60")), Ok(vec![part("60"), None]));
    let refusal = parts_of_draw(&[of("1450")], wanted("1450.1")).expect_err("too much");
    assert_eq!((refusal.code, &refusal.facts["available"]), (Code::LotInsufficient, &"1450".into()));
    let refusal = parts_of_draw(&[], wanted("1")).expect_err("nothing");
    assert_eq!(refusal.facts["available"], "0");
}

fn six_places(shares: &BTreeMap<LotId, Exact>) -> Vec<(LotId, String)> {
    let six = |share: &Exact| share.round_to(6).expect("a share").to_string();
    shares.iter().map(|(lot, share)| (*lot, six(share))).collect()
}

#[test]
fn a_draw_holds_every_intake_that_was_mixed_into_it() {
    // IN-1 is 1, IN-2 is 2; SILO-1/1 is 11, SILO-1/2 is 12.
    let poured =
        |into, no, from, quantity| Pour { into: lot(into), no, from: lot(from), quantity: of(quantity) };
    let day = [poured(11, 1, 1, "1850"), poured(12, 2, 11, "850"), poured(12, 2, 2, "1240")];
    let of_draw = shares(&[(lot(12), of("640"))], &day).expect("shares");
    assert_eq!(six_places(&of_draw), [(lot(1), "260.287081".to_owned()), (lot(2), "379.712919".to_owned())]);
    let of_first = shares(&[(lot(11), of("1000"))], &day).expect("shares");
    assert_eq!(six_places(&of_first), [(lot(1), "1000.000000".to_owned())]);
    let of_both = shares(&[(lot(11), of("1000")), (lot(12), of("640"))], &day).expect("shares");
    assert_eq!(six_places(&of_both)[0].1, "1260.287081");
    // A lot into which nothing is known to have gone stands for itself.
    assert_eq!(
        six_places(&shares(&[(lot(7), of("5"))], &day).expect("shares")),
        [(lot(7), "5.000000".to_owned())]
    );
}

proptest! {
    /// Days of a silo: what came, and how many percent of what was there then were drawn.
    #[test]
    fn the_shares_of_any_mix_add_up_to_it(days in prop::collection::vec((1..5_000_000_i64, 0..100_i64), 1..120)) {
        let (mut poured, mut left) = (Vec::new(), 0_i64);
        for (n, (came, drawn)) in days.iter().enumerate() {
            let n = n as u128;
            let (into, no) = (lot(1_000 + n), n as i32 + 1);
            if left > 0 {
                let quantity = SignedQuantity::from_stored(left);
                poured.push(Pour { into, no, from: lot(999 + n), quantity });
            }
            poured.push(Pour { into, no, from: lot(n), quantity: SignedQuantity::from_stored(*came) });
            left += came;
            left -= left * drawn / 100;
        }
        let newest = lot(999 + days.len() as u128);
        let drawn = SignedQuantity::from_stored(1_000_000);
        let shares = shares(&[(newest, drawn)], &poured).expect("shares");
        let sum: Exact = shares.values().cloned().sum();
        prop_assert_eq!(sum.round_to(18).expect("a sum"), Decimal::parse("1").expect("one"));
        prop_assert!(shares.keys().all(|it| *it < lot(999)), "every share is an intake's");
        prop_assert!(shares.values().all(|share| !share.is_negative()));
    }
}
