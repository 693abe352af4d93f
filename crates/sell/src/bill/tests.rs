//! Bills in the shop's words, with the figures a customer would check on paper.

use kernel::decimal::{Fineness, PerMg, Percent, Quantity, UnitPrice};
use kernel::metal::Metal;
use kernel::role::{Role, RoleSet};
use kernel::weight::{Carats, Milligrams};
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::price::{Article, Goods, Made, Making, MetalContent, Piece, RateUsed, Stone, Tagged};

pub(super) fn money(minor: i64) -> Money {
    Money::new(minor).unwrap()
}

pub(super) fn percent(text: &str) -> Percent {
    Percent::parse(text).unwrap()
}

fn day(text: &str) -> Day {
    kernel::day::parse_day(text).unwrap()
}

fn tax_row(class: &str, hsn: &str, rate: &str, from: &str, to: Option<&str>) -> TaxRow {
    let hsn = (!hsn.is_empty()).then(|| hsn.to_owned());
    TaxRow { class: class.to_owned(), hsn, percent: percent(rate), from: day(from), to: to.map(day) }
}

pub(super) fn law() -> Vec<TaxRow> {
    vec![
        tax_row("jewellery", "7113", "3", "2017-07-01", None),
        tax_row(MAKING_SERVICE, "9988", "5", "2017-07-01", None),
        tax_row("diamond_loose", "7102", "0.25", "2018-01-25", Some("2022-07-17")),
        tax_row("diamond_loose", "7102", "1.5", "2022-07-18", None),
        tax_row("gst", "", "10", "2000-07-01", None),
    ]
}

pub(super) fn rupees() -> Currency {
    Currency::new("INR", 2).unwrap()
}

pub(super) fn dollars() -> Currency {
    Currency::new("AUD", 2).unwrap()
}

pub(super) const IN_STATE: TaxSystem = TaxSystem::India { place: Place::Intra, making: MakingTax::Composite };
const OUT_OF_STATE: TaxSystem = TaxSystem::India { place: Place::Inter, making: MakingTax::Composite };
const MAKING_APART: TaxSystem = TaxSystem::India { place: Place::Intra, making: MakingTax::Separate };

fn australia(rounding: GstRounding, prices_include_gst: bool) -> TaxSystem {
    TaxSystem::Australia { rounding, prices_include_gst }
}

/// The rules of an Indian shop that rounds to whole rupees, or of an Australian one that does not round.
pub(super) fn rules<'a>(currency: &'a Currency, policy: &'a [TaxRow], system: TaxSystem) -> BillRules<'a> {
    let unit = if currency.code == "INR" { 100 } else { 0 };
    BillRules { currency, system, registered: true, policy, date: day("2026-05-02"), round_off_to: money(unit) }
}

fn of(lines: Vec<BillLine>) -> BillInput {
    BillInput {
        buyer: Some("c-meera".to_owned()),
        lines,
        bill_discount: Money::ZERO,
        scheme_bonus: Money::ZERO,
    }
}

fn computed(input: &BillInput, system: TaxSystem) -> Ruled<Bill> {
    let currency = if matches!(system, TaxSystem::India { .. }) { rupees() } else { dollars() };
    bill(input, &rules(&currency, &law(), system))
}

fn answered(bill: &Bill) -> Value {
    serde_json::to_value(&bill.document).unwrap()
}

/// Whether every field of the expectation is in the answer with that value.
fn shows(answer: &Value, expected: Value) {
    match (answer, &expected) {
        (Value::Object(answer), Value::Object(fields)) => {
            for (name, value) in fields {
                shows(answer.get(name).unwrap_or_else(|| panic!("no {name} in {answer:?}")), value.clone());
            }
        }
        (Value::Array(answer), Value::Array(items)) => {
            assert_eq!(answer.len(), items.len());
            answer.iter().zip(items).for_each(|(answer, item)| shows(answer, item.clone()));
        }
        _ => assert_eq!(answer, &expected),
    }
}

fn journal(bill: &Bill) -> Vec<(String, i64)> {
    let postings = journal_of(&bill.transfers).unwrap();
    let mut rows: Vec<(String, i64)> = postings
        .into_iter()
        .map(|it| {
            let party = it.party.map(|party| format!(" {party}")).unwrap_or_default();
            (format!("{}{party} {}", it.account, it.commodity), it.amount)
        })
        .collect();
    rows.sort();
    rows
}

fn books(rows: &[(&str, i64)]) -> Vec<(String, i64)> {
    let mut rows: Vec<(String, i64)> = rows.iter().map(|(name, amount)| ((*name).to_owned(), *amount)).collect();
    rows.sort();
    rows
}

fn rate_of(minor: i64) -> RateUsed {
    RateUsed {
        rate_id: Uuid::nil(),
        rate_minor: money(minor),
        per_mg: PerMg::parse("1000").unwrap(),
        effective_at: kernel::day::parse_instant("2026-04-20T10:00:00+05:30").unwrap(),
    }
}

fn gold(net_mg: i64, fineness: &str) -> Piece {
    let content = MetalContent {
        metal: Metal::Gold,
        net: Milligrams::new(net_mg).unwrap(),
        fineness: Fineness::parse(fineness).unwrap(),
    };
    Piece { content: Some(content), ..Piece::default() }
}

pub(super) fn made(piece: Piece, rate: Option<RateUsed>) -> Made {
    Made { piece, rate, wastage: None, pieces: 1, making: None, hallmark: None, other: None }
}

fn fixed_price(minor: i64) -> Made {
    Made { other: Some(money(minor)), ..made(Piece::default(), None) }
}

fn line(sold: Sold, class: &str) -> BillLine {
    BillLine { sold, discount: Money::ZERO, tax_class: class.to_owned() }
}

fn jewellery(made: Made) -> BillLine {
    line(Sold::Made(made), "jewellery")
}

fn farm(amount: i64, class: &str) -> BillLine {
    line(Sold::Goods(Goods { amount: Some(money(amount)), ..Goods::default() }), class)
}

fn ring() -> Made {
    Made {
        making: Some(Making::PerGram(UnitPrice::parse("60000").unwrap())),
        ..made(gold(5000, "916"), Some(rate_of(540_000)))
    }
}

fn tag(gross_price: i64) -> BillLine {
    let piece = gold(5000, "916");
    line(Sold::Tagged(Tagged { piece, rate: None, gross_price: money(gross_price) }), "jewellery")
}

/// The ring of two stones: 8.000 g of 18k, a diamond of 0.320 ct and a ruby of 1.150 ct.
fn stone_ring() -> Made {
    let stone = |mct: i64, rate: &str| Stone {
        weight: Carats::new(mct).unwrap(),
        rate_per_ct: UnitPrice::parse(rate).unwrap(),
    };
    let mut piece = gold(8000, "750");
    piece.stones = vec![stone(320, "2500000"), stone(1150, "54000")];
    piece.article = piece.content.map(|content| Article { content, gross_mg: 8294, stone_mg: 294, fine_mg: 6000 });
    Made {
        making: Some(Making::Percent(percent("12"))),
        hallmark: Some(money(5000)),
        ..made(piece, Some(rate_of(465_000)))
    }
}

/// The fields a refusal blames, with its code.
fn blamed(refused: Ruled<Bill>) -> (Code, Vec<String>) {
    let refusal = refused.unwrap_err();
    (refusal.code, refusal.faults.into_iter().map(|fault| fault.field).collect())
}

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
    for (system, half, whole, total) in [(IN_STATE, 30_788, 0, 2_114_076), (OUT_OF_STATE, 0, 61_575, 2_114_075)] {
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
        cost: None,
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
    // 27,000.00 of gold and 3,000.00 of making, 300.00 off: 270.00 of it from the gold.
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
}

#[test]
fn a_bill_discount_is_shared_over_what_is_left_of_the_lines() {
    let mut input = of(vec![jewellery(fixed_price(30_000)), jewellery(fixed_price(10_000)), jewellery(fixed_price(10_000))]);
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
fn every_bad_field_is_named_at_once_in_the_order_of_the_input() {
    let mut worse = stone_ring();
    worse.piece.content = gold(8001, "750").content;
    worse.hallmark = Some(money(-1));
    let mut input = of(vec![jewellery(worse), jewellery(fixed_price(100)), farm(-1, "chees")]);
    input.lines[1].discount = money(101);
    let refused = blamed(computed(&input, IN_STATE));
    let fields = [
        "lines[0].net_mg",
        "lines[0].hallmark_minor",
        "lines[1].discount_minor",
        "lines[2].amount_minor",
        "lines[2].tax_class",
    ];
    assert_eq!(refused, (Code::WeightMismatch, fields.map(str::to_owned).to_vec()));
}

#[test]
fn a_missing_rate_is_told_only_where_the_input_is_sound() {
    let unpriced = made(gold(5000, "916"), None);
    let mut input = of(vec![jewellery(unpriced), jewellery(fixed_price(100))]);
    let refused = blamed(computed(&input, IN_STATE));
    assert_eq!(refused, (Code::RateMissing, vec!["lines[0].fineness_ppt".to_owned()]));
    input.lines[1].tax_class = "gems".to_owned();
    let refused = blamed(computed(&input, IN_STATE));
    assert_eq!(refused, (Code::ValueUnknown, vec!["lines[1].tax_class".to_owned()]));
}

#[test]
fn more_than_the_bill_cannot_be_taken_off_it() {
    let mut input = of(vec![jewellery(fixed_price(100)), jewellery(fixed_price(50))]);
    input.lines[0].discount = money(40);
    for (off, bonus, refused) in [(110, 0, false), (60, 50, false), (111, 0, true), (60, 51, true), (-1, 0, true)] {
        input.bill_discount = money(off);
        input.scheme_bonus = money(bonus);
        let got = computed(&input, IN_STATE).map_err(|refusal| refusal.faults[0].field.clone());
        assert_eq!(got.err(), refused.then(|| "bill_discount_minor".to_owned()), "{off} and {bonus}");
    }
}

#[test]
fn a_bill_without_lines_is_no_bill() {
    assert_eq!(blamed(computed(&of(vec![]), IN_STATE)), (Code::FieldRequired, vec!["lines".to_owned()]));
}

#[test]
fn figures_at_the_limit_are_refused_and_never_cut() {
    let most = Money::LIMIT;
    let two = of(vec![jewellery(fixed_price(most)), jewellery(fixed_price(most))]);
    assert_eq!(blamed(computed(&two, IN_STATE)), (Code::NumberRange, vec!["lines".to_owned()]));
    let taxed = of(vec![jewellery(fixed_price(most))]);
    assert_eq!(blamed(computed(&taxed, IN_STATE)), (Code::NumberRange, vec!["lines".to_owned()]));
    let split = Made { hallmark: Some(money(1)), ..fixed_price(most) };
    assert_eq!(blamed(computed(&of(vec![jewellery(split)]), IN_STATE)).1, ["lines[0]"]);
    let heavy = made(gold(10_000_000_000, "1000"), Some(rate_of(most)));
    assert_eq!(blamed(computed(&of(vec![jewellery(heavy)]), IN_STATE)).1, ["lines[0].net_mg"]);
    let free = computed(&of(vec![farm(most, "gst_free")]), australia(GstRounding::Total, true)).unwrap();
    assert_eq!(free.document.total_minor, money(most));
}

#[test]
fn a_sale_above_the_limit_needs_the_buyers_pan() {
    let limit = Some(money(20_000_000));
    for (total, known, refused) in [(20_000_000, false, false), (20_000_001, false, true), (20_000_001, true, false)] {
        assert_eq!(pan_is_known(money(total), limit, known).is_err(), refused, "{total} {known}");
    }
    let refusal = pan_is_known(money(20_000_001), limit, false).unwrap_err();
    assert_eq!((refusal.code, refusal.facts["above_minor"].as_i64()), (Code::PanRequired, Some(20_000_000)));
    assert!(pan_is_known(money(Money::LIMIT), None, false).is_ok());
}

#[test]
fn an_australian_paper_asks_more_the_more_it_is_for() {
    let limits = RequirementLimits { tax_invoice_above: money(8250), buyer_identity_from: money(100_000) };
    for (total, on_request, identity) in
        [(8250, false, false), (8251, true, false), (99_999, true, false), (100_000, true, true)]
    {
        let needed = Requirements { tax_invoice_on_request: on_request, buyer_identity: identity };
        assert_eq!(Requirements::of(money(total), &limits), needed, "{total}");
    }
}

const CEILINGS: Ceilings = Ceilings {
    cashier: Percent::from_stored(2_000_000),
    manager: Percent::from_stored(10_000_000),
    admin: Percent::from_stored(25_000_000),
};

/// A line of 1,000.00 with that much off the line and off the bill.
fn discounted(line: i64, bill: i64) -> DiscountsGiven {
    let mut input = of(vec![jewellery(fixed_price(100_000))]);
    input.lines[0].discount = money(line);
    input.bill_discount = money(bill);
    computed(&input, IN_STATE).unwrap().discounts
}

#[test]
fn a_discount_above_the_roles_ceiling_names_the_least_role_that_may() {
    // (who, off the line, off the bill, who may)
    let table = [
        (Role::Cashier, 2000, 0, None),
        (Role::Cashier, 2001, 0, Some("Manager")),
        (Role::Cashier, 0, 2000, None),
        (Role::Cashier, 0, 2001, Some("Manager")),
        (Role::Cashier, 2000, 1, Some("Manager")),
        (Role::Manager, 10_000, 0, None),
        (Role::Manager, 10_001, 0, Some("Admin")),
        (Role::Admin, 25_001, 0, Some("Owner")),
        (Role::Owner, 100_000, 0, None),
        (Role::Accountant, 0, 0, None),
        (Role::Accountant, 1, 0, Some("Cashier")),
    ];
    for (who, line, bill, may) in table {
        let judged = discounted(line, bill).within_ceiling(RoleSet::of(&[who]), &CEILINGS);
        let named = judged.err().map(|refusal| refusal.facts["needs_role"].as_str().unwrap().to_owned());
        assert_eq!(named.as_deref(), may, "{who:?} {line} {bill}");
    }
}

#[test]
fn a_refused_discount_blames_the_fields_that_asked_for_it() {
    let refusal = discounted(2000, 1).within_ceiling(RoleSet::of(&[Role::Cashier]), &CEILINGS).unwrap_err();
    assert_eq!((refusal.code, refusal.faults[0].field.as_str()), (Code::DiscountCeiling, "bill_discount_minor"));
    let refusal = discounted(2001, 0).within_ceiling(RoleSet::of(&[Role::Cashier]), &CEILINGS).unwrap_err();
    assert_eq!(refusal.faults[0].field, "lines[0].discount_minor");
}

#[test]
fn who_holds_two_roles_may_what_the_higher_may() {
    let both = RoleSet::of(&[Role::Cashier, Role::Manager]);
    assert!(discounted(10_000, 0).within_ceiling(both, &CEILINGS).is_ok());
}

#[test]
fn a_schemes_bonus_is_under_no_ceiling() {
    let mut input = of(vec![jewellery(fixed_price(100_000))]);
    input.scheme_bonus = money(50_000);
    let given = computed(&input, IN_STATE).unwrap().discounts;
    assert!(given.within_ceiling(RoleSet::of(&[Role::Cashier]), &CEILINGS).is_ok());
}

#[test]
fn above_a_quarter_the_owner_says_why_and_others_are_told_they_may_not() {
    // (who, off, reason, asked for a reason)
    let table = [
        (Role::Owner, 25_000, None, false),
        (Role::Owner, 25_001, None, true),
        (Role::Owner, 25_001, Some("  "), true),
        (Role::Owner, 25_001, Some("wedding"), false),
        (Role::Cashier, 25_001, None, false),
    ];
    for (who, off, reason, asked) in table {
        let judged = discounted(off, 0).explained(RoleSet::of(&[who]), &CEILINGS, reason);
        assert_eq!(judged.err().map(|refusal| refusal.code), asked.then_some(Code::FieldRequired), "{who:?} {off}");
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
