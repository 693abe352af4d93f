//! Formulas, against a second evaluator that shares nothing with the first but the text.
//! Invariant: every formula gives the same number as the slow machine, or the same refusal.

use std::time::{Duration, Instant};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use proptest::prelude::*;

use super::*;

/// Figures of a table, by their names as written.
struct Table(Vec<(&'static str, Exact)>);

impl Figures for Table {
    fn figure(&self, name: &Name) -> Result<Exact, Stop> {
        let text = name.to_string();
        match self.0.iter().find(|(known, _)| *known == text) {
            Some((_, figure)) => Ok(figure.clone()),
            None if matches!(name, Name::Observed(_)) => Err(Stop::Unobserved(text)),
            None => Err(Stop::invalid(text)),
        }
    }

    fn sum_group(&self, sum: &SumGroup) -> Result<Exact, Stop> {
        self.figure(&Name::Plain(format!("{}.{}", sum.group, sum.attribute)))
    }
}

fn table() -> Table {
    Table(vec![
        ("milk_l", Exact::from(640)),
        ("zero", Exact::zero()),
        ("line_3", Exact::ratio(1_369, 10)),
        ("observed:curd_kg", Exact::from(104)),
        ("group:oils", Exact::from(12)),
        ("oils.sap_koh_mg_per_g", Exact::ratio(25_074, 10)),
    ])
}

/// The value with six decimals, or the refusal with its name.
fn result_of(text: &str) -> String {
    let value = match Formula::parse(text) {
        Ok(formula) => formula.evaluate(&table()),
        Err(refusal) => {
            return format!("{} {}", refusal.code, refusal.facts["name"].as_str().expect("a name"));
        }
    };
    match value {
        Ok(value) => value.round_to(6).expect("a number that fits").normalized().to_string(),
        Err(Stop::Unobserved(name)) => format!("waits {name}"),
        Err(Stop::Refused(code, name)) => format!("{code} {name}"),
    }
}

#[test]
fn a_formula_gives_what_its_sign_and_brackets_say() {
    for row in [
        "1 + 2 * 3 => 7",
        "(1 + 2) * 3 => 9",
        "10 - 4 - 3 => 3",
        "100 / 10 / 5 => 2",
        "2 * -3 => -6",
        "--2 => 2",
        "-(2 + 3) * 2 => -10",
        "1 / 3 * 3 => 1",
        "milk_l * 0.00025 => 0.16",
        "milk_l * 0.20 * 200 / 187 => 136.898396",
        "ceil(milk_l / 500) => 2",
        "floor(-0.5) => -1",
        "max(milk_l * 0.0002, 0.150) => 0.15",
        "min(3, 1, 2) => 1",
        "max(7) => 7",
        "round(2.345, 2) => 2.35",
        "round(-2.5, 0) => -3",
        "round(1250, -2) => 1300",
        "if(milk_l >= 640, 1, 2) => 1",
        "if(zero, 1, 2) => 2",
        "if(zero = 0, 0, 1 / zero) => 0",
        "if(milk_l < 640, 1 / zero, 5) => 5",
        "1 < 2 => 1",
        "2 <= 1 => 0",
        "1 == 1.0 => 1",
        "1 <> 1 => 0",
        "1 != 2 => 1",
        "(1 < 2) + (2 < 3) => 2",
        "line_3 / 2 => 68.45",
        "observed:curd_kg * 0.025 => 2.6",
        "group:oils * 0.03 => 0.36",
        "sum_group(oils, sap_koh_mg_per_g) / 1000 * 39.997 / 56.1056 * (1 - 0.05) / 0.98 => 1.732776",
        "observed:ph + 1 => waits observed:ph",
        "1 / zero => formula_division_by_zero /",
        "if(1 / zero > 0, 1, 2) => formula_division_by_zero /",
        "cream_l + 1 => formula_invalid cream_l",
        "sum_group(oils, colour) => formula_invalid oils.colour",
        "round(1, 0.5) => formula_invalid round",
        "round(1, 13) => formula_invalid round",
        "round(1, -99999999999999999999) => formula_invalid round",
        "0.000001 * 0.000001 * 0 => 0",
    ] {
        let (text, expected) = row.rsplit_once(" => ").expect("an expectation");
        assert_eq!(result_of(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_formula_is_refused_at_its_first_wrong_sign() {
    for (text, at) in [
        ("", "end"),
        ("milk_l ** 2", "*"),
        ("1 +", "end"),
        ("+1", "+"),
        ("(1", "end"),
        ("1)", ")"),
        ("()", ")"),
        ("1 2", "2"),
        ("1e3", "1e3"),
        ("3x", "3x"),
        (".5", ".5"),
        ("5.", "5."),
        ("1.2.3", "1.2.3"),
        ("1,2", ","),
        ("2 ^ 3", "^ 3"),
        ("x = 1 = 1", "="),
        ("1 < 2 < 3", "<"),
        ("exp(1)", "exp"),
        ("Max(1)", "Max"),
        ("ceil(1, 2)", "ceil"),
        ("round(1)", "round"),
        ("if(1, 2)", "if"),
        ("max()", ")"),
        ("max(1,)", ")"),
        ("sum_group(oils)", ")"),
        ("sum_group(1, x)", "1"),
        ("sum_group(group:oils, x)", "group:oils"),
        ("observed:", "observed:"),
        ("lot:RENNET.strength", ".strength"),
        ("lot:RENNET", "lot:RENNET"),
        ("milk l", "l"),
        ("٣ + 1", "٣ + 1"),
        ("milk_l × 2", "× 2"),
        ("a\u{0}b", "\u{0}b"),
        ("\"x\"", "\"x\""),
        ("1; drop table", "; drop table"),
    ] {
        assert_eq!(result_of(text), format!("formula_invalid {at}"), "{text:?}");
    }
    assert_eq!(result_of(&"9".repeat(31)), format!("formula_invalid {}", "9".repeat(31)));
}

#[test]
fn a_formula_ends_at_its_limits_of_nodes_and_depth() {
    let nested = |depth: usize| format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
    let sum = |terms: usize| vec!["1"; terms].join("+");
    assert_eq!(result_of(&nested(MOST_DEPTH)), "1");
    assert_eq!(result_of(&nested(MOST_DEPTH + 1)), "formula_invalid 1");
    assert_eq!(result_of(&format!("{}1", "-".repeat(MOST_DEPTH))), "1");
    assert_eq!(result_of(&format!("{}1", "-".repeat(MOST_DEPTH + 1))), "formula_invalid 1");
    assert_eq!(result_of(&sum(500)), "500"); // 500 numbers and 499 signs
    assert!(result_of(&sum(501)).starts_with("formula_invalid"));
    // A number that doubles its digits at each step ends at the limit of its length.
    let power = vec!["999999999999999999.000000000001"; 20].join("*");
    assert_eq!(result_of(&power), "number_range number");
}

#[test]
fn a_hostile_text_is_refused_at_once() {
    let many = 50_000;
    let begin = Instant::now();
    for text in [
        "(".repeat(many),
        ")".repeat(many),
        "()".repeat(many),
        "-".repeat(many),
        "1+".repeat(many),
        "if(1,".repeat(many / 5),
        "max(".repeat(many),
        "x".repeat(10_000_000),
        "1".repeat(many),
        "\u{202e}\u{1f9c0}".repeat(many),
        "observed:".repeat(many),
        " ".repeat(many),
        "1,".repeat(many),
    ] {
        let refusal = Formula::parse(&text).expect_err("no formula");
        assert_eq!(refusal.code, Code::FormulaInvalid);
        assert!(refusal.facts["name"].as_str().expect("a name").chars().count() <= 130);
    }
    assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
}

#[test]
fn names_are_listed_once_in_the_order_of_the_text() {
    let formula = Formula::parse("b + observed:a * b - sum_group(oils, x) / group:oils").expect("a formula");
    let names: Vec<String> = formula.names().into_iter().map(Name::to_string).collect();
    assert_eq!(names, ["b", "observed:a", "group:oils"]);
    assert_eq!(formula.sums(), [&SumGroup { group: "oils".into(), attribute: "x".into() }]);
    assert_eq!(formula.nodes(), 9);
}

// The second evaluator: a tree of its own is written as text with every bracket, and as orders for a stack.

#[derive(Clone, Debug)]
enum Order {
    Push(i64, i64),
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Ceil,
    Floor,
    Round(i32),
    Min(usize),
    Max(usize),
    /// Takes both sides' results; a failed side counts only if it is chosen.
    Choose,
    Compare(&'static str),
}

/// A text and the orders that compute it.
#[derive(Clone, Debug)]
struct Sample {
    text: String,
    orders: Vec<Order>,
}

fn compose(text: String, parts: &[&Sample], last: Order) -> Sample {
    let mut orders: Vec<Order> = parts.iter().flat_map(|part| part.orders.clone()).collect();
    orders.push(last);
    Sample { text, orders }
}

fn leaf() -> impl Strategy<Value = Sample> {
    let number = (0i64..100_000, 0u32..5).prop_map(|(digits, decimals)| {
        let power = 10i64.pow(decimals);
        let text =
            kernel::decimal::Decimal::new(digits.into(), decimals as u8).expect("a decimal").to_string();
        Sample { text, orders: vec![Order::Push(digits, power)] }
    });
    let named = prop_oneof![
        Just(("milk_l", 640, 1)),
        Just(("zero", 0, 1)),
        Just(("line_3", 1_369, 10)),
        Just(("observed:curd_kg", 104, 1)),
        Just(("group:oils", 12, 1)),
        Just(("sum_group(oils, sap_koh_mg_per_g)", 25_074, 10)),
    ];
    let named = named.prop_map(|(text, n, d)| Sample { text: text.into(), orders: vec![Order::Push(n, d)] });
    prop_oneof![3 => number, 1 => named]
}

fn formula() -> impl Strategy<Value = Sample> {
    leaf().prop_recursive(6, 60, 4, |inner| {
        let pair = (inner.clone(), inner.clone());
        prop_oneof![
            inner.clone().prop_map(|a| compose(format!("-({})", a.text), &[&a], Order::Negate)),
            (pair.clone(), 0usize..4).prop_map(|((a, b), n)| {
                let (sign, order) =
                    [("+", Order::Add), ("-", Order::Subtract), ("*", Order::Multiply), ("/", Order::Divide)]
                        [n]
                        .clone();
                compose(format!("({}) {sign} ({})", a.text, b.text), &[&a, &b], order)
            }),
            (pair, 0usize..6).prop_map(|((a, b), n)| {
                let sign = ["<", "<=", ">", ">=", "=", "!="][n];
                compose(format!("(({}) {sign} ({}))", a.text, b.text), &[&a, &b], Order::Compare(sign))
            }),
            (inner.clone(), any::<bool>()).prop_map(|(a, up)| {
                let (name, order) = if up { ("ceil", Order::Ceil) } else { ("floor", Order::Floor) };
                compose(format!("{name}({})", a.text), &[&a], order)
            }),
            (inner.clone(), -3i32..4).prop_map(|(a, n)| compose(
                format!("round({}, {n})", a.text),
                &[&a],
                Order::Round(n)
            )),
            (prop::collection::vec(inner.clone(), 1..4), any::<bool>()).prop_map(|(parts, least)| {
                let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
                let (name, order) =
                    if least { ("min", Order::Min(parts.len())) } else { ("max", Order::Max(parts.len())) };
                let text = format!("{name}({})", texts.join(", "));
                compose(text, &parts.iter().collect::<Vec<_>>(), order)
            }),
            (inner.clone(), inner.clone(), inner).prop_map(|(c, a, b)| {
                let text = format!("if({}, {}, {})", c.text, a.text, b.text);
                compose(text, &[&c, &a, &b], Order::Choose)
            }),
        ]
    })
}

/// None for a division by zero.
fn run(orders: &[Order]) -> Option<BigRational> {
    let mut stack: Vec<Option<BigRational>> = Vec::new();
    for order in orders {
        let mut pop = || stack.pop().expect("balanced orders");
        let value = match order {
            Order::Push(n, d) => Some(BigRational::new((*n).into(), (*d).into())),
            Order::Negate => pop().map(|a| -a),
            Order::Ceil => pop().map(|a| a.ceil()),
            Order::Floor => pop().map(|a| a.floor()),
            Order::Round(places) => pop().map(|a| round_half_away(&a, *places)),
            Order::Min(n) | Order::Max(n) => {
                let parts: Vec<Option<BigRational>> = (0..*n).map(|_| pop()).collect();
                parts.into_iter().collect::<Option<Vec<_>>>().map(|parts| {
                    let least = matches!(order, Order::Min(_));
                    if least { parts.into_iter().min() } else { parts.into_iter().max() }
                        .expect("one at least")
                })
            }
            Order::Choose => {
                let (no, yes, condition) = (pop(), pop(), pop());
                condition.and_then(|condition| if condition.is_zero() { no } else { yes })
            }
            binary => {
                let (right, left) = (pop(), pop());
                left.zip(right).and_then(|(left, right)| combine(binary, left, right))
            }
        };
        stack.push(value);
    }
    stack.pop().expect("one result")
}

fn combine(order: &Order, left: BigRational, right: BigRational) -> Option<BigRational> {
    let truth = |holds: bool| if holds { BigRational::one() } else { BigRational::zero() };
    match order {
        Order::Add => Some(left + right),
        Order::Subtract => Some(left - right),
        Order::Multiply => Some(left * right),
        Order::Divide => (!right.is_zero()).then(|| left / right),
        Order::Compare(sign) => Some(truth(match *sign {
            "<" => left < right,
            "<=" => left <= right,
            ">" => left > right,
            ">=" => left >= right,
            "=" => left == right,
            _ => left != right,
        })),
        other => unreachable!("{other:?} is not binary"),
    }
}

/// Half away from zero, from its definition: floor(|x| + 1/2) with the sign.
fn round_half_away(value: &BigRational, places: i32) -> BigRational {
    let power = BigRational::from(BigInt::from(10).pow(places.unsigned_abs()));
    let factor = if places < 0 { power.recip() } else { power };
    let half = BigRational::new(1.into(), 2.into());
    let magnitude = ((value * &factor).abs() + half).floor() / factor;
    if value.is_negative() { -magnitude } else { magnitude }
}

/// The number as text, so that the two kinds can be compared.
fn fraction(value: &Exact) -> BigRational {
    // A thousandth of the last of 12 decimals is beyond what a shown figure could hide.
    let whole = value.floor();
    let rest = value - &whole;
    let whole: BigInt = whole.round_to(0).expect("fits").to_string().parse().expect("an integer");
    let rest = rest.round_to(30).expect("fits");
    BigRational::from(whole) + BigRational::new(rest.mantissa().into(), BigInt::from(10).pow(30))
}

#[test]
fn a_formula_is_said_in_words() {
    let of = |name: &Name| super::words::plain(&name.to_string());
    for (text, words) in [
        ("milk_l / 10 * 2.40", "milk l ÷ 10 × 2.4"),
        ("(milk_l + 3) * -basis", "(milk l + 3) × (minus basis)"),
        ("ceil(milk_l / 10)", "milk l ÷ 10, rounded up"),
        ("min(1, 2, milk_l)", "the least of 1, 2, milk l"),
        ("if(milk_l >= 100, 2, 1)", "2 if milk l is at least 100, or else 1"),
        ("round(milk_l, 2) - 1", "(milk l, rounded to 2 decimals) − 1"),
        ("sum_group(oils, sap_koh_mg_per_g)", "the sum of weight × sap koh mg per g over oils"),
    ] {
        assert_eq!(Formula::parse(text).expect(text).words(&of).to_string(), words, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn two_evaluators_agree_on_every_formula(formula in formula()) {
        let read = Formula::parse(&formula.text);
        let read = read.map_err(|refusal| TestCaseError::fail(format!("{}: {refusal}", formula.text)))?;
        match (read.evaluate(&table()), run(&formula.orders)) {
            (Ok(ours), Some(theirs)) => {
                if theirs.abs() < BigRational::from(BigInt::from(10).pow(30)) {
                    let apart = (fraction(&ours) - theirs).abs();
                    prop_assert!(apart <= BigRational::new(1.into(), BigInt::from(10).pow(30)), "{}", formula.text);
                }
            }
            (Err(Stop::Refused(Code::FormulaDivisionByZero, _)), None) => {}
            // Only a number of more than 154 digits, or a rounding beyond 38, is refused for its size.
            (Err(Stop::Refused(Code::NumberRange, _)), theirs) => {
                prop_assert!(theirs.is_none_or(|theirs| theirs.numer().bits() > 100), "{}", formula.text);
            }
            (ours, theirs) => prop_assert!(false, "{}: {ours:?} {theirs:?}", formula.text),
        }
    }

    #[test]
    fn any_text_is_read_or_refused_and_gives_the_same_again(text in "[-+*/()<>=!,.:_ a-z0-9\\PC]{0,40}") {
        let read = || Formula::parse(&text).map(|formula| formula.evaluate(&table()));
        prop_assert_eq!(read(), read());
    }
}
