//! Faults that other programs had, each with the right result here, and sums that only the rule of one
//! rounding gives.

use kernel::day::parse_day;
use platform::input::read;
use proptest::prelude::*;
use serde_json::{Value, json};
use testing::Shop;

use super::*;

fn policy() -> Vec<TaxRow> {
    let row = |percent: &str, from: &str, to: Option<&str>| TaxRow {
        class: "diamond_loose".into(),
        hsn: None,
        percent: Percent::parse(percent).unwrap(),
        from: parse_day(from).unwrap(),
        to: to.map(|to| parse_day(to).unwrap()),
    };
    vec![row("0.25", "2018-01-25", Some("2022-07-17")), row("1.5", "2022-07-18", None)]
}

fn answer_to(input: &Value) -> Ruled<Value> {
    let asked: PreviewTax = read(input)?;
    asked.sound()?;
    let figures = asked.figures(&policy(), parse_day("2026-04-20").unwrap(), "INR", 2)?;
    Ok(serde_json::to_value(figures).unwrap())
}

fn faults_of(input: &Value) -> String {
    let refusal = answer_to(input).unwrap_err();
    refusal
        .faults
        .iter()
        .map(|fault| format!("{} {}", fault.code, fault.field))
        .collect::<Vec<_>>()
        .join(", ")
}

fn single(lines: Value) -> Value {
    json!({ "place": "single_tax", "lines": lines })
}

#[test]
fn parts_of_a_price_add_up_to_it() {
    let gross = json!([{ "gross_minor": 10_000, "rate_percent": "18" }]);
    let answer = answer_to(&json!({ "place": "intra", "lines": gross })).unwrap();
    assert_eq!(
        answer,
        json!({"lines": [{"taxable_minor": 8474, "tax_minor": 1526, "rate_percent": "18"}], "line_tax_minor": [1526],
               "taxable_minor": 8474, "cgst_minor": 763, "sgst_minor": 763, "igst_minor": 0, "total_minor": 10_000,
               "total_text": "100.00", "cash_due_minor": 10_000, "cash_round_minor": 0})
    );
    // A gross line includes the tax, whatever the other lines do.
    let included = json!({ "place": "intra", "price_includes_tax": true, "lines": gross });
    assert_eq!(answer_to(&included).unwrap(), answer);
}

#[test]
fn a_discounted_line_is_rounded_once_and_taxed_as_rounded() {
    let priced = |quantity: &str, price: &str, off: &str, rate: &str| {
        let line = json!({ "quantity": quantity, "price_minor_per_unit": price, "discount_percent": off, "rate_percent": rate });
        let answer = answer_to(&single(json!([line]))).unwrap();
        ["taxable_minor", "tax_minor", "total_minor"].map(|name| answer[name].as_i64().unwrap())
    };
    assert_eq!(priced("16", "34835", "4", "22"), [535_066, 117_715, 652_781]);
    // 144.495 less all of it is zero, not a paisa below.
    assert_eq!(priced("2.25", "6422", "100", "3"), [0, 0, 0]);
    assert_eq!(priced("3", "3205", "0", "10.1"), [9615, 971, 10_586]);
}

#[test]
fn an_amount_beside_a_quantity_without_a_price_is_that_of_the_line() {
    let beside =
        json!({ "quantity": "3", "amount_minor": 1000, "discount_percent": "10", "rate_percent": "18" });
    let alone = json!({ "amount_minor": 1000, "discount_percent": "10", "rate_percent": "18" });
    assert_eq!(answer_to(&single(json!([beside]))).unwrap(), answer_to(&single(json!([alone]))).unwrap());
    let no_quantity = json!([{ "price_minor_per_unit": "10", "amount_minor": 1000, "rate_percent": "18" }]);
    assert_eq!(faults_of(&single(no_quantity)), "field_required lines[0].quantity");
}

#[test]
fn a_half_goes_away_from_zero_and_a_negative_line_mirrors() {
    let line = |amount: i64, rate: &str| json!({ "amount_minor": amount, "rate_percent": rate });
    let lines = json!([line(59_889, "8.5"), line(32_984, "8.5"), line(-5989, "8.5"), line(-3298, "8.5")]);
    let answer = answer_to(&single(lines)).unwrap();
    assert_eq!(answer["line_tax_minor"], json!([5091, 2804, -509, -280]));
    assert_eq!((&answer["taxable_minor"], &answer["tax_minor"]), (&json!(83_586), &json!(7106)));
    let mut yen = single(json!([line(12_345, "10")]));
    yen["minor_digits"] = json!(0);
    let yen = answer_to(&yen).unwrap();
    assert_eq!((&yen["tax_minor"], &yen["total_minor"]), (&json!(1235), &json!(13_580)));
    assert_eq!(yen["total_text"], "13,580");
}

#[test]
fn cash_is_rounded_to_the_coin_and_the_difference_told() {
    let mut asked = single(json!([{ "amount_minor": 29_500, "rate_percent": "7.7" }]));
    asked["cash_round_minor"] = json!(5);
    let answer = answer_to(&asked).unwrap();
    assert_eq!((&answer["tax_minor"], &answer["total_minor"]), (&json!(2272), &json!(31_772)));
    assert_eq!((&answer["cash_due_minor"], &answer["cash_round_minor"]), (&json!(31_770), &json!(-2)));
}

#[test]
fn three_equal_prices_are_split_alike_and_sum_to_what_is_paid() {
    let line = json!({ "gross_minor": 1000, "rate_percent": "15" });
    let answer = answer_to(&single(json!([line, line, line]))).unwrap();
    let alike = json!({"taxable_minor": 870, "tax_minor": 130, "rate_percent": "15"});
    assert_eq!(answer["lines"], json!([alike, alike, alike]));
    assert_eq!((&answer["taxable_minor"], &answer["total_minor"]), (&json!(2610), &json!(3000)));
}

#[test]
fn a_class_has_the_tax_of_the_day() {
    let on = |date: &str| {
        let lines = json!([{ "amount_minor": 100_000, "tax_class": "diamond_loose" }]);
        answer_to(&json!({ "place": "intra", "date": date, "lines": lines })).unwrap()["cgst_minor"].clone()
    };
    assert_eq!((on("2022-07-17"), on("2022-07-18")), (json!(125), json!(750)));
    let unknown = json!([{ "amount_minor": 100_000, "tax_class": "moon" }]);
    assert_eq!(faults_of(&single(unknown)), "value_unknown lines[0].tax_class");
}

#[test]
fn every_line_at_fault_is_named_at_once() {
    let lines = json!([
        { "rate_percent": "3" },
        { "quantity": "1", "rate_percent": "3" },
        { "amount_minor": 1, "gross_minor": 1, "rate_percent": "3", "tax_class": "gst" },
        { "amount_minor": 1 },
    ]);
    assert_eq!(
        faults_of(&single(lines)),
        "field_required lines[0].amount_minor, field_required lines[1].price_minor_per_unit, \
         field_unknown lines[2].gross_minor, field_unknown lines[2].tax_class, field_required lines[3].rate_percent"
    );
    assert_eq!(faults_of(&single(json!([]))), "field_required lines");
}

#[test]
fn more_than_all_cannot_be_taken_off_and_a_sum_beyond_money_is_refused() {
    let line = |amount: i64, off: &str, rate: &str| json!({ "amount_minor": amount, "discount_percent": off, "rate_percent": rate });
    let table = [
        (json!([line(1000, "100.000001", "15")]), "discount_exceeds_line lines[0].discount_percent"),
        (json!([line(Money::LIMIT, "0", "0"), line(Money::LIMIT, "0", "0")]), "number_range lines"),
        (json!([line(Money::LIMIT, "0", "100000")]), "number_range lines[0]"),
        (
            json!([{ "quantity": "2", "price_minor_per_unit": "500", "amount_minor": 900, "rate_percent": "3" }]),
            "amount_mismatch lines[0].amount_minor",
        ),
    ];
    for (lines, said) in table {
        assert_eq!(faults_of(&single(lines)), said);
    }
}

proptest! {
    /// The slow oracle: whole fractions of i128, a half away from zero.
    #[test]
    fn sums_are_sums_of_lines_and_each_line_is_rounded_once(
        lines in prop::collection::vec((-10_000_000i64..10_000_000, 0i64..40_000, 0i64..=100_000), 1..8),
        included in any::<bool>(),
    ) {
        let half_away = |top: i128, bottom: i128| (2 * top.abs() + bottom) / (2 * bottom) * top.signum();
        let thousandths = |n: i64| format!("{}.{:03}", n / 1000, n % 1000);
        let sent: Vec<Value> = lines.iter().map(|(amount, rate, off)| json!({
            "amount_minor": amount, "rate_percent": thousandths(*rate), "discount_percent": thousandths(*off),
        })).collect();
        let answer = answer_to(&json!({
            "place": "single_tax", "price_includes_tax": included, "lines": sent,
        })).unwrap();
        let mut total = 0;
        for ((amount, rate, off), shown) in lines.iter().zip(answer["lines"].as_array().unwrap()) {
            let line = half_away(i128::from(*amount) * i128::from(100_000 - off), 100_000);
            let base = if included { 100_000 + i128::from(*rate) } else { 100_000 };
            let tax = half_away(line * i128::from(*rate), base);
            let taxable = if included { line - tax } else { line };
            prop_assert_eq!((shown["taxable_minor"].as_i64(), shown["tax_minor"].as_i64()),
                            (i64::try_from(taxable).ok(), i64::try_from(tax).ok()));
            total += taxable + tax;
        }
        prop_assert_eq!(answer["total_minor"].as_i64(), i64::try_from(total).ok());
    }
}

#[tokio::test]
async fn a_cashier_asks_and_nothing_is_written() {
    let shop = Shop::jeweller().await;
    let asked = json!({ "place": "intra", "lines": [{ "amount_minor": 100_000, "tax_class": "jewellery" }] });
    let answer = shop.ask::<PreviewTax>("cas", asked.clone()).await.expect("computed");
    assert_eq!((&answer["cgst_minor"], &answer["total_minor"]), (&json!(1500), &json!(103_000)));
    assert_eq!(shop.ask::<PreviewTax>("quinn", asked).await, Err("permission_denied".into()));
}
