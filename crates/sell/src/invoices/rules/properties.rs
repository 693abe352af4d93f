//! Random bills against an independent slow oracle: fractions of 128-bit integers, one formula a figure, as
//! on paper.
//! Invariant: it shares no arithmetic with the product, so that a mistake in one is not a mistake in both.

use kernel::decimal::{Fineness, PerMg, Percent, Quantity, UnitPrice};
use kernel::metal::Metal;
use kernel::weight::{Carats, Milligrams};
use proptest::prelude::*;
use uuid::Uuid;

use super::samples::{IN_STATE, australia, dollars, law, made, money, percent, rules, rupees};
use super::*;
use crate::pricing::{Goods, Made, Making, MetalContent, Piece, RateUsed, Stone, Tagged};

const MILLION: i128 = 1_000_000;

/// A fraction rounded half away from zero; neither side is negative.
fn rounded(numerator: i128, denominator: i128) -> i128 {
    (2 * numerator + denominator) / (2 * denominator)
}

/// R3: gives one unit after the other to the line with the largest remainder.
fn shared(total: i128, weights: &[i128]) -> Vec<i128> {
    let sum: i128 = weights.iter().sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let mut shares: Vec<i128> = weights.iter().map(|weight| total * weight / sum).collect();
    let mut left: Vec<i128> = weights.iter().map(|weight| total * weight % sum).collect();
    while shares.iter().sum::<i128>() < total {
        let most = *left.iter().max().unwrap();
        let first = left.iter().position(|&it| it == most).unwrap();
        shares[first] += 1;
        left[first] = -1;
    }
    shares
}

/// A line in plain integers: weights in mg and thousandths of a carat, percentages and prices in millionths.
#[derive(Clone, Debug)]
enum Asked {
    Made {
        net: i64,
        fineness: i64,
        rate: i64,
        per_mg: i64,
        wastage: i64,
        making: (u8, i64),
        stones: Vec<(i64, i64)>,
    },
    Tag {
        gross: i64,
    },
    Goods {
        quantity: i64,
        price: i64,
    },
}

impl Asked {
    /// The price, and the part of it that is making.
    fn price(&self) -> (i128, i128) {
        match self {
            Asked::Tag { gross } => (i128::from(*gross), 0),
            Asked::Goods { quantity, price } => {
                (rounded(i128::from(*quantity) * i128::from(*price), MILLION * MILLION), 0)
            }
            Asked::Made { net, rate, per_mg, wastage, making: (kind, value), stones, .. } => {
                let (net, value) = (i128::from(*net), i128::from(*value));
                let metal = rounded(net * i128::from(*rate) * 10_000, i128::from(*per_mg));
                let wastage = rounded(metal * i128::from(*wastage), 100 * MILLION);
                let making = match kind {
                    0 => rounded(net * value, 1000 * MILLION),
                    1 => rounded(metal * value, 100 * MILLION),
                    2 => 3 * value,
                    _ => value,
                };
                let stone =
                    |(mct, rate): &(i64, i64)| rounded(i128::from(*mct) * i128::from(*rate), 1000 * MILLION);
                (metal + wastage + making + stones.iter().map(stone).sum::<i128>(), making)
            }
        }
    }

    fn fine_mg(&self) -> i128 {
        match self {
            Asked::Made { net, fineness, .. } => rounded(i128::from(*net) * i128::from(*fineness), 100_000),
            _ => 0,
        }
    }

    fn sold(&self) -> Sold {
        match self {
            Asked::Tag { gross } => {
                Sold::Tagged(Tagged { piece: Piece::default(), rate: None, gross_price: money(*gross) })
            }
            Asked::Goods { quantity, price } => Sold::Goods(Goods {
                quantity: Some(Quantity::new(*quantity).unwrap()),
                price_per_unit: Some(UnitPrice::new(*price).unwrap()),
                ..Goods::default()
            }),
            Asked::Made { net, fineness, rate, per_mg, wastage, making, stones } => {
                let content = MetalContent {
                    metal: Metal::Gold,
                    net: Milligrams::new(*net).unwrap(),
                    fineness: Fineness::new(*fineness).unwrap(),
                };
                let stone = |&(mct, rate): &(i64, i64)| Stone {
                    weight: Carats::new(mct).unwrap(),
                    rate_per_ct: UnitPrice::new(rate).unwrap(),
                };
                let piece = Piece {
                    content: Some(content),
                    stones: stones.iter().map(stone).collect(),
                    article: None,
                };
                let rate = RateUsed {
                    rate_id: Uuid::nil(),
                    rate_minor: money(*rate),
                    per_mg: PerMg::new(*per_mg).unwrap(),
                    effective_at: kernel::day::Instant::UNIX_EPOCH,
                };
                let making = match *making {
                    (0, value) => Making::PerGram(UnitPrice::new(value).unwrap()),
                    (1, value) => Making::Percent(Percent::new(value).unwrap()),
                    (2, value) => Making::PerPiece(money(value)),
                    (_, value) => Making::Fixed(money(value)),
                };
                let wastage = Some(Percent::new(*wastage).unwrap());
                Sold::Made(Made { wastage, making: Some(making), pieces: 3, ..made(piece, Some(rate)) })
            }
        }
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    let piece = (1i64..500_000, 1i64..=100_000, 1i64..2_000_000, 1i64..400_000_000, 0i64..30_000_000);
    let making = (0u8..4, 0i64..40_000_000);
    let stones = prop::collection::vec((1i64..9_000, 0i64..3_000_000_000_000), 0..3);
    let made =
        (piece, making, stones).prop_map(|((net, fineness, rate, per_mg, wastage), making, stones)| {
            // A rate for less than a tenth of a gram would only test the limits of money.
            Asked::Made { net, fineness, rate, per_mg: per_mg.max(1_000_000), wastage, making, stones }
        });
    prop_oneof![
        made,
        (0i64..50_000_000).prop_map(|gross| Asked::Tag { gross }),
        (1i64..100_000_000, 0i64..5_000_000_000)
            .prop_map(|(quantity, price)| Asked::Goods { quantity, price }),
    ]
}

/// A bill in plain integers: its lines, each with its discount in thousandths of the price, and the discount
/// of the whole.
#[derive(Clone, Debug)]
struct AskedBill {
    lines: Vec<(Asked, i64)>,
    off: i64,
    unit: i64,
}

fn asked_bill() -> impl Strategy<Value = AskedBill> {
    let lines = prop::collection::vec((asked(), 0i64..=1000), 1..7);
    (lines, 0i64..=1000, prop::sample::select(vec![0i64, 1, 5, 100]))
        .prop_map(|(lines, off, unit)| AskedBill { lines, off, unit })
}

/// A line after its discounts, in the oracle.
struct Discounted {
    left: i128,
    share: i128,
    discount: i128,
    making: i128,
    price: i128,
}

impl AskedBill {
    fn discounts(&self) -> (Vec<Discounted>, i128) {
        let own = |(line, off): &(Asked, i64)| {
            let (price, making) = line.price();
            (price, making, price * i128::from(*off) / 1000)
        };
        let own: Vec<(i128, i128, i128)> = self.lines.iter().map(own).collect();
        let left: Vec<i128> = own.iter().map(|(price, _, off)| price - off).collect();
        let off = left.iter().sum::<i128>() * i128::from(self.off) / 1000;
        let lines = own.iter().zip(shared(off, &left)).map(|(&(price, making, own), share)| {
            let discount = own + share;
            Discounted { left: price - discount, share, discount, making, price }
        });
        (lines.collect(), off)
    }

    fn input(&self, class: &str) -> BillInput {
        let (lines, off) = self.discounts();
        let line = |((asked, _), it): (&(Asked, i64), &Discounted)| BillLine {
            sold: asked.sold(),
            asking: None,
            discount: money(i64::try_from(it.discount - it.share).unwrap()),
            tax_class: class.to_owned(),
        };
        BillInput {
            buyer: None,
            lines: self.lines.iter().zip(&lines).map(line).collect(),
            bill_discount: money(i64::try_from(off).unwrap()),
            scheme_bonus: Money::ZERO,
        }
    }

    fn computed(&self, class: &str, system: TaxSystem) -> Document {
        let (currency, law) = (if class == "gst" { dollars() } else { rupees() }, law());
        let rules = BillRules { round_off_to: money(self.unit), ..rules(&currency, &law, system) };
        let bill = bill(&self.input(class), &rules).unwrap();
        always_true(&bill, self.unit);
        bill.document
    }
}

/// Properties of every bill: sums are sums, halves are equal, the round-off is small, the books receive the
/// debt.
fn always_true(bill: &Bill, unit: i64) {
    let document = &bill.document;
    let [cgst, sgst, igst, gst] = document.tax.amounts().each().map(Money::get);
    let tax = cgst + sgst + igst + gst;
    assert_eq!(cgst, sgst);
    let sum = |of: fn(&DocumentLine) -> Money| document.lines.iter().map(|line| of(line).get()).sum::<i64>();
    assert_eq!(document.taxable_minor.get(), sum(|line| line.taxable_minor));
    assert_eq!(tax, sum(|line| line.tax_amounts.total().unwrap()));
    assert_eq!(document.total_before_round_minor.get(), sum(|line| line.line_total_minor));
    let round_off = document.round_off_minor.get();
    assert_eq!(document.total_minor.get(), document.taxable_minor.get() + tax + round_off);
    assert!(2 * round_off.abs() <= unit.max(1), "{round_off} for {unit}");
    assert!(unit <= 1 || document.total_minor.get() % unit == 0);
    for line in &document.lines {
        let part = |of: fn(&TaxPart) -> i64| line.tax.iter().map(of).sum::<i64>();
        assert_eq!(line.taxable_minor.get(), part(|part| part.taxable_minor.get()));
        assert_eq!(line.tax_amounts.total().unwrap().get(), part(|part| part.tax.total().unwrap().get()));
        assert!(line.taxable_minor >= Money::ZERO);
    }
    balanced(bill);
}

fn balanced(bill: &Bill) {
    assert!(bill.transfers.iter().all(|it| it.amount > 0 && it.debit != it.credit));
    let journal = journal_of(&bill.transfers).unwrap();
    for commodity in ["INR", "AUD", "AU_FINE_MG"] {
        let of = journal.iter().filter(|it| it.commodity == commodity);
        assert_eq!(of.map(|it| it.amount).sum::<i64>(), 0, "{commodity}");
    }
    let owed: i64 = journal.iter().filter(|it| it.account == "AR").map(|it| it.amount).sum();
    assert_eq!(owed, bill.document.total_minor.get());
    assert!(journal.iter().all(|it| it.amount != 0));
}

/// An amount and its percentage in millionths, split: taxable, each half, the one tax.
fn split(amount: i128, rate: i128, included: bool) -> (i128, i128, i128) {
    let whole = if included { 100 * MILLION + rate } else { 100 * MILLION };
    let (half, one) = (rounded(amount * rate, 2 * whole), rounded(amount * rate, whole));
    (amount, half, one)
}

/// The figures of a part: taxable, CGST, SGST, IGST, GST.
fn figures(part: &TaxPart) -> [i128; 5] {
    let [cgst, sgst, igst, gst] = part.tax.each();
    [part.taxable_minor, cgst, sgst, igst, gst].map(|it| i128::from(it.get()))
}

fn is_tag(asked: &(Asked, i64)) -> bool {
    matches!(asked.0, Asked::Tag { .. })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn indian_bills_have_the_oracles_figures(bill in asked_bill(), intra in any::<bool>()) {
        let place = if intra { PlaceOfSupply::Intra } else { PlaceOfSupply::Inter };
        let document = bill.computed("jewellery", TaxSystem::India { place, making: MakingTax::Composite });
        let (expected, _) = bill.discounts();
        for ((line, it), asked) in document.lines.iter().zip(&expected).zip(&bill.lines) {
            let (amount, half, one) = split(it.left, 3 * MILLION, is_tag(asked));
            let taxable = match (is_tag(asked), intra) {
                (false, _) => amount,
                (true, true) => amount - 2 * half,
                (true, false) => amount - one,
            };
            let expected = if intra { [taxable, half, half, 0, 0] } else { [taxable, 0, 0, one, 0] };
            prop_assert_eq!(figures(&line.tax[0]), expected);
            prop_assert_eq!(i128::from(line.price_minor.get()), it.price);
            prop_assert_eq!(i128::from(line.discount_minor.get()), it.discount);
            prop_assert_eq!(i128::from(line.bill_discount_share_minor.get()), it.share);
            prop_assert_eq!(i128::from(line.fine_mg.unwrap_or(0)), asked.0.fine_mg());
            // S7: if the price includes tax, the customer pays the tag's price less the discount.
            prop_assert!(!is_tag(asked) || i128::from(line.line_total_minor.get()) == it.left);
        }
    }

    #[test]
    fn making_taxed_apart_has_the_oracles_figures(bill in asked_bill()) {
        let apart = TaxSystem::India { place: PlaceOfSupply::Intra, making: MakingTax::Separate };
        let document = bill.computed("jewellery", apart);
        let (expected, _) = bill.discounts();
        for ((line, it), asked) in document.lines.iter().zip(&expected).zip(&bill.lines) {
            let goods = it.price - it.making;
            let off = shared(it.discount, &[goods, it.making]);
            let mut parts = vec![];
            if goods > 0 || it.making == 0 {
                let (amount, half, _) = split(goods - off[0], 3 * MILLION, is_tag(asked));
                parts.push([if is_tag(asked) { amount - 2 * half } else { amount }, half, half, 0, 0]);
            }
            if it.making > 0 {
                let (amount, half, _) = split(it.making - off[1], 5 * MILLION, false);
                parts.push([amount, half, half, 0, 0]);
            }
            prop_assert_eq!(line.tax.iter().map(figures).collect::<Vec<_>>(), parts);
        }
    }

    #[test]
    fn australian_bills_have_the_oracles_figures(
        bill in asked_bill(), inside in any::<bool>(), by_line in any::<bool>()
    ) {
        let rounding = if by_line { GstRounding::Line } else { GstRounding::Total };
        let document = bill.computed("gst", australia(rounding, inside));
        let (expected, _) = bill.discounts();
        let included: Vec<bool> = bill.lines.iter().map(|asked| inside || is_tag(asked)).collect();
        // Ten per cent on top is 11/110 of the amount, inside it 10/110: one denominator for all lines.
        let weights = expected.iter().zip(&included).map(|(it, &inside)| it.left * if inside { 10 } else { 11 });
        let weights: Vec<i128> = weights.collect();
        let gst = match by_line {
            true => weights.iter().map(|&weight| rounded(weight, 110)).collect(),
            false => shared(rounded(weights.iter().sum(), 110), &weights),
        };
        for (i, line) in document.lines.iter().enumerate() {
            let taxable = if included[i] { expected[i].left - gst[i] } else { expected[i].left };
            prop_assert_eq!(figures(&line.tax[0]), [taxable, 0, 0, 0, gst[i]]);
        }
    }

    #[test]
    fn figures_near_the_limits_are_computed_or_refused_and_never_wrap(
        net in prop::sample::select(vec![1i64, 5000, 9_999_999_999, 10_000_000_000]),
        rate in prop::sample::select(vec![1i64, 540_000, Money::LIMIT - 1, Money::LIMIT]),
        per_mg in prop::sample::select(vec![1i64, 10_000_000, PerMg::MAX]),
        wastage in prop::sample::select(vec![0i64, 1, Percent::MAX]),
        making in (0u8..4, prop::sample::select(vec![0i64, 1, 1_000_000, Percent::MAX, Money::LIMIT])),
        price in prop::sample::select(vec![0i64, 1, UnitPrice::MAX]),
        discount in prop::sample::select(vec![0i64, 1, Money::LIMIT, -1, -Money::LIMIT]),
        unit in prop::sample::select(vec![0i64, 1, 100, Money::LIMIT, -100]),
    ) {
        prop_assume!(making.0 != 1 || making.1 <= Percent::MAX);
        let stones = vec![(1_000_000_000, price)];
        let lines = [
            Asked::Made { net, fineness: 99_999, rate, per_mg, wastage, making, stones },
            Asked::Goods { quantity: Quantity::MAX, price },
            Asked::Tag { gross: Money::LIMIT },
        ];
        for asked in lines {
            let line = BillLine { sold: asked.sold(), asking: None, discount: money(discount), tax_class: "jewellery".to_owned() };
            let input = BillInput {
                buyer: None, lines: vec![line], bill_discount: money(discount), scheme_bonus: money(discount),
            };
            let (currency, law) = (rupees(), law());
            for system in [IN_STATE, australia(GstRounding::Total, true)] {
                let rules = BillRules { round_off_to: money(unit), ..rules(&currency, &law, system) };
                match bill(&input, &rules) {
                    Ok(bill) => always_true(&bill, unit),
                    Err(refusal) => {
                        prop_assert!(matches!(refusal.code, Code::NumberRange | Code::DiscountExceedsLine));
                    }
                }
            }
        }
    }
}

#[test]
fn the_oracle_rounds_and_shares_as_on_paper() {
    assert_eq!((rounded(5, 10), rounded(4, 10), rounded(25, 10)), (1, 0, 3));
    assert_eq!(shared(100, &[1, 1, 1]), [34, 33, 33]);
    assert_eq!(percent("3").get(), i64::try_from(3 * MILLION).unwrap());
}
