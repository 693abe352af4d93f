//! Bills in the shop's words, with the figures that a customer would check on paper.

use kernel::decimal::{Quantity, UnitPrice};
use serde_json::json;

use super::samples::*;
use super::*;
use crate::pricing::{Goods, Made, Making, Piece};

#[test]
fn a_ring_by_weight_and_making_is_billed_and_booked() {
    let bill = computed(&of(vec![jewellery(ring())]), IN_STATE).unwrap();
    let answer = answered(&bill);
    shows(
        &answer,
        json!({
            "lines": [{
                "components_minor": {"metal": 2_700_000, "making": 300_000},
                "discount_minor": 0,
                "tax": [{"hsn": "7113", "rate_percent": "3", "taxable_minor": 3_000_000,
                         "cgst_minor": 45_000, "sgst_minor": 45_000, "igst_minor": 0}],
                "taxable_minor": 3_000_000, "line_total_minor": 3_090_000, "fine_mg": 4580, "gross_mg": 5000,
                "rate_used": {"rate_minor": 540_000, "per_mg": "1000", "effective_at": "2026-04-20T04:30:00Z"},
            }],
            "taxable_minor": 3_000_000, "cgst_minor": 45_000, "sgst_minor": 45_000, "igst_minor": 0,
            "total_before_round_minor": 3_090_000, "round_off_minor": 0, "total_minor": 3_090_000,
            "total_text": "30,900.00", "total_words": "Rupees thirty thousand nine hundred only",
            "title": "Tax invoice",
        }),
    );
    let components = answer["lines"][0]["components_minor"].as_object().unwrap();
    assert_eq!(components.keys().collect::<Vec<_>>(), ["metal", "making"], "what a line has not is left out");
    let expected = books(&[
        ("AR c-meera INR", 3_090_000),
        ("SALES INR", -3_000_000),
        ("OUT_CGST INR", -45_000),
        ("OUT_SGST INR", -45_000),
        ("M_STOCK AU_FINE_MG", -4580),
        ("M_SOLD AU_FINE_MG", 4580),
    ]);
    assert_eq!(journal(&bill), expected);
}

#[test]
fn a_customer_pays_exactly_the_price_on_the_tag() {
    // (tag, taxable, half)
    let table = [(3_090_000, 3_000_000, 45_000), (3_100_000, 3_009_708, 45_146)];
    for (price, taxable, half) in table {
        let bill = computed(&of(vec![tag(price)]), IN_STATE).unwrap();
        shows(
            &answered(&bill),
            json!({"lines": [{"gross_minor": price, "taxable_minor": taxable, "fine_mg": 4580}],
                   "cgst_minor": half, "sgst_minor": half, "igst_minor": 0, "round_off_minor": 0,
                   "total_minor": price}),
        );
    }
}

#[test]
fn stones_hallmark_and_the_rupee_round_off_are_printed_and_booked() {
    let bill = computed(&of(vec![jewellery(stone_ring())]), IN_STATE).unwrap();
    shows(
        &answered(&bill),
        json!({
            "lines": [{
                "components_minor": {"metal": 3_720_000, "making": 446_400, "stone_1": 800_000, "stone_2": 62_100,
                                     "hallmark": 5000},
                "taxable_minor": 5_033_500, "line_total_minor": 5_184_506, "fine_mg": 6000, "gross_mg": 8294,
            }],
            "cgst_minor": 75_503, "sgst_minor": 75_503, "total_before_round_minor": 5_184_506,
            "round_off_minor": -6, "total_minor": 5_184_500,
            "total_words": "Rupees fifty-one thousand eight hundred forty-five only",
        }),
    );
    let rows = journal(&bill);
    assert!(rows.contains(&("ROUND_OFF INR".to_owned(), 6)), "{rows:?}");
    assert!(rows.contains(&("AR c-meera INR".to_owned(), 5_184_500)), "{rows:?}");
}

#[test]
fn the_halves_are_rounded_each_and_the_one_tax_once() {
    let input = of(vec![jewellery(fixed_price(2_052_500))]);
    let (currency, law) = (rupees(), law());
    // (system, cgst, igst, total)
    for (system, half, whole, total) in
        [(IN_STATE, 30_788, 0, 2_114_076), (OUT_OF_STATE, 0, 61_575, 2_114_075)]
    {
        let unrounded = BillRules { round_off_to: Money::ZERO, ..rules(&currency, &law, system) };
        let bill = bill(&input, &unrounded).unwrap();
        shows(
            &answered(&bill),
            json!({"cgst_minor": half, "sgst_minor": half, "igst_minor": whole, "total_minor": total}),
        );
    }
}

fn farm_stall() -> BillInput {
    let cheddar = Goods {
        quantity: Some(Quantity::parse("0.412").unwrap()),
        unit: Some("kg".to_owned()),
        price_per_unit: Some(UnitPrice::parse("3800").unwrap()),
        amount: Some(money(1566)),
    };
    let lines = vec![
        farm(750, "gst"),
        line(Sold::Goods(cheddar), "gst_free"),
        farm(480, "gst_free"),
        farm(1299, "gst"),
        farm(333, "gst"),
        farm(595, "gst"),
    ];
    BillInput { buyer: None, ..of(lines) }
}

#[test]
fn a_farm_stall_rounds_its_gst_in_all_or_by_line_as_it_has_chosen() {
    // (rule, GST, GST by line, sales)
    let table = [
        (GstRounding::Total, 271, [68, 0, 0, 118, 31, 54], -4752),
        (GstRounding::Line, 270, [68, 0, 0, 118, 30, 54], -4753),
    ];
    for (rounding, gst, by_line, sales) in table {
        let bill = computed(&farm_stall(), australia(rounding, true)).unwrap();
        shows(
            &answered(&bill),
            json!({"gst_minor": gst, "gst_free_minor": 2046, "line_gst_minor": by_line, "total_minor": 5023,
                   "title": "Tax invoice", "total_text": "50.23"}),
        );
        assert!(answered(&bill).get("total_words").is_none());
        let expected = books(&[("AR AUD", 5023), ("SALES AUD", sales), ("OUT_GST AUD", -gst)]);
        assert_eq!(journal(&bill), expected);
    }
}

#[test]
fn an_invoice_without_gst_in_its_prices_adds_it() {
    let lines = [(29_990, "gst"), (100_000, "gst"), (18_750, "gst")];
    let input = of(lines.map(|(amount, class)| farm(amount, class)).to_vec());
    let bill = computed(&input, australia(GstRounding::Total, false)).unwrap();
    shows(
        &answered(&bill),
        json!({"taxable_minor": 148_740, "gst_minor": 14_874, "total_minor": 163_614, "total_text": "1,636.14"}),
    );
}

#[test]
fn the_paper_is_called_what_the_law_calls_it() {
    let (rupees, dollars, law) = (rupees(), dollars(), law());
    let stall = australia(GstRounding::Total, true);
    let table = [
        (rules(&dollars, &law, stall), "gst", "Tax invoice"),
        (rules(&dollars, &law, stall), "gst_free", "Invoice"),
        (rules(&rupees, &law, IN_STATE), "jewellery", "Tax invoice"),
        (rules(&rupees, &law, IN_STATE), "gst_free", "Bill of supply"),
        (BillRules { registered: false, ..rules(&dollars, &law, stall) }, "gst", "Invoice"),
    ];
    for (rules, class, title) in table {
        let bill = bill(&of(vec![farm(1100, class)]), &rules).unwrap();
        assert_eq!(bill.document.title, title, "{class}");
    }
}

#[test]
fn a_seller_who_is_not_registered_charges_no_tax() {
    let (currency, law) = (dollars(), law());
    let stall = rules(&currency, &law, australia(GstRounding::Line, true));
    let bill = bill(&of(vec![farm(1100, "gst")]), &BillRules { registered: false, ..stall }).unwrap();
    shows(&answered(&bill), json!({"gst_minor": 0, "taxable_minor": 1100, "total_minor": 1100}));
}

#[test]
fn making_taxed_apart_takes_its_part_of_the_discount() {
    // 27,000.00 of gold and 3,000.00 of making, 300.00 off: the gold bears 270.00 of it.
    let mut input = of(vec![jewellery(ring())]);
    input.lines[0].discount = money(30_000);
    let bill = computed(&input, MAKING_APART).unwrap();
    shows(
        &answered(&bill),
        json!({"lines": [{"discount_minor": 30_000, "taxable_minor": 2_970_000, "tax": [
            {"hsn": "7113", "rate_percent": "3", "taxable_minor": 2_673_000, "cgst_minor": 40_095},
            {"hsn": "9988", "rate_percent": "5", "taxable_minor": 297_000, "cgst_minor": 7425},
        ]}], "total_before_round_minor": 3_065_040}),
    );
}

#[test]
fn making_alone_is_one_part_and_no_making_is_none() {
    let repair = Made { making: Some(Making::Fixed(money(10_000))), ..made(Piece::default(), None) };
    let hsn = |made: Made| {
        let bill = computed(&of(vec![jewellery(made)]), MAKING_APART).unwrap();
        bill.document.lines[0].tax.iter().filter_map(|part| part.hsn.clone()).collect::<Vec<_>>()
    };
    assert_eq!(hsn(repair), ["9988"]);
    assert_eq!(hsn(fixed_price(10_000)), ["7113"]);
    let free_of_charge = Making::Fixed(Money::ZERO);
    assert_eq!(hsn(Made { making: Some(free_of_charge), ..fixed_price(10_000) }), ["7113"]);
}

#[test]
fn a_bill_discount_is_shared_over_what_is_left_of_the_lines() {
    let mut input = of(vec![
        jewellery(fixed_price(30_000)),
        jewellery(fixed_price(10_000)),
        jewellery(fixed_price(10_000)),
    ]);
    input.lines[0].discount = money(20_000);
    input.bill_discount = money(100);
    let bill = computed(&input, IN_STATE).unwrap();
    shows(
        &answered(&bill),
        json!({"lines": [
            {"discount_minor": 20_034, "bill_discount_share_minor": 34, "taxable_minor": 9966},
            {"discount_minor": 33, "bill_discount_share_minor": 33, "taxable_minor": 9967},
            {"discount_minor": 33, "bill_discount_share_minor": 33, "taxable_minor": 9967},
        ], "taxable_minor": 29_900}),
    );
}

#[test]
fn the_law_of_the_bills_own_day_decides_the_percentage() {
    let (currency, law) = (rupees(), law());
    let table = [
        ("2022-07-17", Ok("0.25")),
        ("2022-07-18", Ok("1.5")),
        ("2018-01-25", Ok("0.25")),
        ("2018-01-24", Err(Code::ValueUnknown)),
    ];
    for (date, expected) in table {
        let rules = BillRules { date: day(date), ..rules(&currency, &law, IN_STATE) };
        let mut input = of(vec![jewellery(fixed_price(100_000))]);
        input.lines[0].tax_class = "diamond_loose".to_owned();
        let got = bill(&input, &rules).map(|bill| bill.document.lines[0].tax[0].rate_percent.to_string());
        let got = got.map_err(|refusal| (refusal.code, refusal.faults[0].field.clone()));
        let expected = expected.map(str::to_owned).map_err(|code| (code, "lines[0].tax_class".to_owned()));
        assert_eq!(got, expected, "{date}");
    }
}

#[test]
fn transfers_that_meet_cancel_in_the_journal() {
    let bill = computed(&of(vec![farm(1000, "gst_free")]), australia(GstRounding::Line, true)).unwrap();
    let mut transfers = bill.transfers.clone();
    transfers.extend(bill.transfers.iter().map(|it| Transfer {
        debit: it.credit.clone(),
        credit: it.debit.clone(),
        ..it.clone()
    }));
    assert_eq!(journal_of(&transfers), Ok(vec![]));
}
