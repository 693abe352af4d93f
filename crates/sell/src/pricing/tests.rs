//! Prices of single pieces, in a shop's own words.

use kernel::decimal::Fineness;
use kernel::metal::Metal;
use kernel::weight::Carats;

use super::*;

fn money(minor: i64) -> Money {
    Money::new(minor).unwrap()
}

fn rate(minor: i64, per_mg: &str) -> RateUsed {
    RateUsed {
        rate_id: Uuid::nil(),
        rate_minor: money(minor),
        per_mg: PerMg::parse(per_mg).unwrap(),
        effective_at: kernel::day::parse_instant("2026-04-20T10:00:00+05:30").unwrap(),
    }
}

fn content(net_mg: i64, fineness: &str) -> MetalContent {
    let fineness = Fineness::parse(fineness).unwrap();
    MetalContent { metal: Metal::Gold, net: Milligrams::new(net_mg).unwrap(), fineness }
}

fn nothing() -> Made {
    Made {
        piece: Piece::default(),
        rate: None,
        wastage: None,
        pieces: 1,
        making: None,
        hallmark: None,
        other: None,
        to_order: None,
    }
}

fn gold(net_mg: i64, rate: RateUsed) -> Made {
    let piece = Piece { content: Some(content(net_mg, "916")), ..Piece::default() };
    Made { piece, rate: Some(rate), ..nothing() }
}

/// Reads rupees and paise, and weights in grams or carats: `6500.00` is 650000, `10.000` is 10000.
fn thousandths(text: &str, decimals: u8) -> i64 {
    kernel::decimal::Decimal::parse(text).unwrap().scaled(decimals).unwrap()
}

/// A piece in the words of the counter:
/// "10.000 g  rate 6500.00  wastage 5%  making 12%  stone 0.320 ct at 2500000 paise".
fn spoken(words: &str) -> Made {
    let mut made = nothing();
    for part in words.split("  ").map(str::trim).filter(|part| !part.is_empty()) {
        let told: Vec<&str> = part.split(' ').collect();
        let per_cent = |text: &str| text.strip_suffix('%').map(|text| Percent::parse(text).unwrap());
        match told.as_slice() {
            [grams, "g"] => made.piece.content = Some(content(thousandths(grams, 3), "916")),
            ["rate", amount] => made.rate = Some(rate(thousandths(amount, 2), "1000")),
            ["wastage", of] => made.wastage = per_cent(of),
            ["making", of] => made.making = per_cent(of).map(Making::Percent),
            ["making", amount, "fixed"] => made.making = Some(Making::Fixed(money(thousandths(amount, 2)))),
            ["making", amount, "each", "of", pieces] => {
                made.making = Some(Making::PerPiece(money(thousandths(amount, 2))));
                made.pieces = pieces.parse().unwrap();
            }
            ["making", paise, "paise", "a", "g"] => {
                made.making = Some(Making::PerGram(UnitPrice::parse(paise).unwrap()));
            }
            ["stone", carats, "ct", "at", paise, "paise"] => made.piece.stones.push(Stone {
                weight: Carats::new(thousandths(carats, 3)).unwrap(),
                rate_per_ct: UnitPrice::parse(paise).unwrap(),
            }),
            ["hallmark", amount] => made.hallmark = Some(money(thousandths(amount, 2))),
            ["other", amount] => made.other = Some(money(thousandths(amount, 2))),
            other => panic!("not understood: {other:?}"),
        }
    }
    made
}

#[test]
fn a_line_costs_the_sum_of_its_rounded_parts() {
    let table = [
        "10.000 g  rate 6500.00                                               => metal 6500000",
        "10.000 g  rate 6500.00  making 12%                                   => metal 6500000 making 780000",
        "10.000 g  rate 6500.00  wastage 2.5%  making 350.00 fixed            => metal 6500000 wastage 162500 making 35000",
        "3.333 g  rate 5400.01  wastage 7.77%                                 => metal 1799823 wastage 139846",
        "5.000 g  rate 5400.00  making 60000 paise a g                        => metal 2700000 making 300000",
        "0.001 g  rate 5.00  making 499.9 paise a g                           => metal 1 making 0",
        "0.001 g  rate 5.00  making 500 paise a g                             => metal 1 making 1",
        "making 12.50 each of 6  hallmark 45.00                               => making 7500 hallmark 4500",
        "stone 0.320 ct at 2500000 paise  stone 1.150 ct at 54000 paise       => stone_1 800000 stone_2 62100",
        "stone 0.001 ct at 499.999999 paise  other 1.00                       => stone_1 0 other 100",
    ];
    for row in table {
        let (words, expected) = row.split_once("=>").unwrap();
        let priced = price_line(&Sold::Made(spoken(words))).unwrap();
        let parts: Vec<String> =
            priced.components.rows().map(|(name, amount)| format!("{name} {}", amount.get())).collect();
        assert_eq!(parts.join(" "), expected.trim(), "{words}");
        assert_eq!(Ok(priced.price), priced.components.total());
    }
}

#[test]
fn a_rate_may_be_for_a_tola_or_an_ounce() {
    let table = [
        (8000, 540_000, "1000", 4_320_000),
        (8000, 5_400_000, "10000", 4_320_000),
        (11_664, 70_000_000, "11663.8038", 70_001_177),
        (31_103, 40_000_000, "31103.4768", 39_999_387),
    ];
    for (net_mg, minor, per_mg, expected) in table {
        let net = Milligrams::new(net_mg).unwrap();
        assert_eq!(metal_value(net, &rate(minor, per_mg)), Ok(money(expected)), "{net_mg} at {per_mg}");
    }
}

#[test]
fn a_piece_made_to_order_charges_the_metal_that_was_added_and_its_work_for_all_of_it() {
    let order = |added: i64, words: &str| {
        let metal = OwnMetal { added_fine_mg: added, ..OwnMetal::default() };
        Made { to_order: Some(MadeToOrder { metal, at_agreed_rate: false }), ..spoken(words) }
    };
    let parts = |made: Made| {
        let priced = price_line(&Sold::Made(made)).unwrap();
        let parts = (priced.components.metal, priced.components.making);
        assert_eq!((priced.weight.metal, priced.weight.fine_mg), (None, Some(9160)), "no metal leaves stock");
        [parts.0, parts.1].map(|part| part.map(Money::get))
    };
    let work = "10.000 g  rate 6500.00  making 12%";
    // 916 fine mg are a gram of 916; making is a part of the value of all ten grams.
    assert_eq!(parts(order(916, work)), [Some(650_000), Some(780_000)]);
    assert_eq!(parts(order(0, work)), [Some(0), Some(780_000)]);
    assert_eq!(
        parts(order(0, "10.000 g  making 500.00 fixed")),
        [Some(0), Some(50_000)],
        "no rate is needed"
    );
    let missing = price_line(&Sold::Made(order(1, "10.000 g  making 500.00 fixed"))).unwrap_err();
    assert_eq!((missing.len(), missing[0].code), (1, Code::RateMissing));
}

#[test]
fn gross_is_net_and_stones_each_rounded_to_the_milligram() {
    // 0.322 ct and 0.323 ct are 64.4 mg and 64.6 mg: 64 and 65.
    let priced = price_line(&Sold::Made(spoken(
        "5.000 g  rate 5400.00  stone 0.322 ct at 1 paise  stone 0.323 ct at 1 paise",
    )));
    let weight = priced.unwrap().weight;
    assert_eq!((weight.gross_mg, weight.fine_mg, weight.metal), (Some(5129), Some(4580), Some(Metal::Gold)));
    let loose = price_line(&Sold::Made(spoken("stone 1.000 ct at 100 paise"))).unwrap().weight;
    assert_eq!((loose.gross_mg, loose.fine_mg), (Some(200), None));
    let service = price_line(&Sold::Made(spoken("rate 5400.00  other 5.00"))).unwrap();
    assert_eq!((service.weight, service.rate_used), (PieceWeight::default(), None));
}

/// The faults of a line, as field and code.
fn faults(sold: &Sold) -> Vec<(String, Code)> {
    price_line(sold).unwrap_err().into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn one(field: &str, code: Code) -> Vec<(String, Code)> {
    vec![(field.to_owned(), code)]
}

#[test]
fn what_is_of_the_metal_needs_metal_and_a_line_needs_something() {
    for words in
        ["", "making 12%", "making 60000 paise a g", "wastage 3%  other 5.00", "wastage 3%  making 12%"]
    {
        assert_eq!(faults(&Sold::Made(spoken(words))), one("metal", Code::FieldRequired), "{words:?}");
    }
}

#[test]
fn metal_without_a_rate_on_the_board_has_no_price() {
    let unpriced = Sold::Made(spoken("5.000 g  wastage 3%  making 12%"));
    assert_eq!(faults(&unpriced), one("fineness_ppt", Code::RateMissing));
}

#[test]
fn a_tagged_piece_leaves_with_the_weights_it_came_in_with() {
    let article = Article { content: content(5000, "916"), gross_mg: 5064, stone_mg: 64, fine_mg: 4579 };
    let of = |words: &str| {
        let mut made = spoken(words);
        made.piece.article = Some(article);
        Sold::Made(made)
    };
    let weight = price_line(&of("5.000 g  rate 5400.00")).unwrap().weight;
    assert_eq!((weight.fine_mg, weight.gross_mg), (Some(4579), Some(5064)));
    assert!(price_line(&of("5.000 g  rate 5400.00  stone 0.320 ct at 1 paise")).is_ok());
    let mismatched = faults(&of("5.001 g  rate 5400.00"));
    assert_eq!(mismatched, one("net_mg", Code::WeightMismatch));
    let mismatched = faults(&of("5.000 g  rate 5400.00  stone 0.330 ct at 1 paise"));
    assert_eq!(mismatched, one("stones", Code::WeightMismatch));
    let mut finer = spoken("5.000 g  rate 5400.00");
    finer.piece.article = Some(Article { content: content(5000, "995"), ..article });
    assert_eq!(faults(&Sold::Made(finer)), one("fineness_ppt", Code::WeightMismatch));
    let mut silver = spoken("5.000 g  rate 5400.00");
    let of_silver = MetalContent { metal: Metal::Silver, ..content(5000, "916") };
    silver.piece.article = Some(Article { content: of_silver, ..article });
    assert_eq!(faults(&Sold::Made(silver)), one("metal", Code::WeightMismatch));
}

#[test]
fn no_part_of_a_price_is_below_nil() {
    let below = Some(money(-1));
    let table = [
        ("hallmark_minor", Made { hallmark: below, other: Some(money(5)), ..nothing() }),
        ("other_minor", Made { other: below, ..nothing() }),
        ("making", Made { making: Some(Making::Fixed(money(-1))), ..nothing() }),
        ("making", Made { making: Some(Making::PerPiece(money(-1))), ..nothing() }),
    ];
    for (field, made) in table {
        assert_eq!(faults(&Sold::Made(made)), one(field, Code::NumberRange));
    }
    let tagged = Tagged { piece: Piece::default(), rate: None, gross_price: money(-1) };
    assert_eq!(faults(&Sold::Tagged(tagged)), one("gross_price_minor", Code::NumberRange));
}

#[test]
fn goods_cost_quantity_times_price_and_an_amount_beside_it_must_agree() {
    let goods = |quantity: Option<&str>, price: Option<&str>, amount: Option<i64>| {
        let goods = Goods {
            quantity: quantity.map(|text| Quantity::parse(text).unwrap()),
            price_per_unit: price.map(|text| UnitPrice::parse(text).unwrap()),
            amount: amount.map(money),
            ..Goods::default()
        };
        let priced = price_line(&Sold::Goods(goods));
        priced.map(|line| line.price.get()).map_err(|faults| (faults[0].field.clone(), faults[0].code))
    };
    let bad = |code| Err(("amount_minor".to_owned(), code));
    let table = [
        (goods(Some("0.412"), Some("3800"), None), Ok(1566)),
        (goods(Some("0.412"), Some("3800"), Some(1566)), Ok(1566)),
        (goods(Some("0.412"), Some("3800"), Some(1565)), bad(Code::AmountMismatch)),
        (goods(Some("3"), Some("33.333333"), None), Ok(100)),
        (goods(Some("3"), None, Some(480)), Ok(480)),
        (goods(None, None, Some(0)), Ok(0)),
        (goods(None, Some("3800"), None), bad(Code::FieldRequired)),
        (goods(Some("3"), None, None), bad(Code::FieldRequired)),
        (goods(None, None, Some(-1)), bad(Code::NumberRange)),
        (goods(Some("999999999999"), Some("999999999999"), None), bad(Code::NumberRange)),
    ];
    for (line, (got, expected)) in table.into_iter().enumerate() {
        assert_eq!(got, expected, "line {line}");
    }
}

#[test]
fn the_largest_figures_are_refused_in_their_field() {
    let most = UnitPrice::from_stored(UnitPrice::MAX);
    let mut made = gold(10_000_000_000, rate(Money::LIMIT, "0.0001"));
    made.wastage = Some(Percent::from_stored(Percent::MAX));
    made.making = Some(Making::PerGram(most));
    made.piece.stones = vec![Stone { weight: Carats::new(1_000_000_000).unwrap(), rate_per_ct: most }];
    let fields: Vec<String> = faults(&Sold::Made(made)).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["net_mg", "making", "stones[0].weight_mct"]);
    let mut many = nothing();
    many.making = Some(Making::PerPiece(money(Money::LIMIT)));
    many.pieces = u32::MAX;
    assert_eq!(faults(&Sold::Made(many)), one("making", Code::NumberRange));
}
