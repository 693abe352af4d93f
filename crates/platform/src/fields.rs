//! How each kind of value is read from an input: numbers, weights, money, times, words.
//! Invariant: one rule for numbers (errors.md): text for decimals, JSON integers for integers.

use crate::input::{Faults, Field, Path, Shape};
use kernel::business_day::Region;
use kernel::code::Code;
use kernel::contacts::Contact;
use kernel::day::{Day, Instant, parse_day, parse_instant};
use kernel::decimal::{Decimal, Factor, Fineness, PerMg, Percent, Quantity, SignedQuantity, UnitPrice};
use kernel::lot_code::LotCode;
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::plain_text;
use kernel::role::Role;
use kernel::role_name::{self, RoleName};
use kernel::unit::Unit;
use kernel::weight::{Carats, Milligrams};
use serde_json::Value;
use uuid::Uuid;

/// Longest free text (errors.md, `text_too_long`).
pub const MAX_TEXT: usize = 500;
/// Longest code, tag or name of a thing.
pub const MAX_CODE: usize = 64;

/// Free text of 1 to 500 characters, normalised and without invisible characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(String);

/// A code, tag or short name of 1 to 64 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

macro_rules! text {
    ($name:ident, $limit:expr, $fits:path) => {
        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
            /// The text, owned.
            pub fn into_string(self) -> String {
                self.0
            }
            /// Checks a text. Errors: `field_required`, `text_too_long`, `text_character`.
            pub fn parse(text: &str) -> Result<Self, Code> {
                let text = plain_text::in_one_spelling(text.trim());
                match text.chars().count() {
                    0 => Err(Code::FieldRequired),
                    n if n > $limit => Err(Code::TextTooLong),
                    _ if !plain_text::is_clear(&text) || !$fits(&text) => Err(Code::TextCharacter),
                    _ => Ok($name(text)),
                }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl Field for $name {
            fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
                from_text(value, at, faults, Code::ValueUnknown, $name::parse)
            }
            fn shape() -> Shape {
                Shape::Text($limit)
            }
        }
    };
}
text!(Text, MAX_TEXT, is_any);
text!(Name, MAX_CODE, plain_text::stands_in_address);

fn is_any(_: &str) -> bool {
    true
}

/// A password, code or key: exactly as sent, with its spaces, and never shown by a debugging print.
#[derive(Clone)]
pub struct Secret<const MOST: usize = MAX_SECRET>(String);

/// Longest secret that is read, unless the field says otherwise; the limits of a new password are checked
/// separately.
const MAX_SECRET: usize = 1000;

impl<const MOST: usize> Secret<MOST> {
    /// The secret.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MOST: usize> std::fmt::Debug for Secret<MOST> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(secret)")
    }
}

impl<const MOST: usize> Field for Secret<MOST> {
    const HOLDS_SECRET: bool = true;
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        match value.as_str() {
            Some(text) if text.chars().count() > MOST => fault(at, faults, Code::TextTooLong),
            Some(text) => Some(Secret(text.to_owned())),
            None => fault(at, faults, Code::ValueUnknown),
        }
    }
    fn shape() -> Shape {
        Shape::Secret(MOST)
    }
}

/// A flag that is off unless it is sent as true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flag(pub bool);

impl Field for Flag {
    const REQUIRED: bool = false;
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::Bool(on) => Some(Flag(*on)),
            _ => fault(at, faults, Code::ValueUnknown),
        }
    }
    fn absent() -> Option<Self> {
        Some(Flag(false))
    }
    fn shape() -> Shape {
        Shape::Flag
    }
}

/// A count, sequence or line number of at least zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub i32);

impl Field for Count {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let n = integer(value, at, faults)?;
        match i32::try_from(n) {
            Ok(n) if n >= 0 => Some(Count(n)),
            _ => fault(at, faults, Code::NumberRange),
        }
    }
    fn shape() -> Shape {
        Shape::Integer(0, i64::from(i32::MAX))
    }
}

/// A count of at most `MOST`, such as days of a term. A larger one is a slip of the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct UpTo<const MOST: i32>(pub i32);

impl<const MOST: i32> Field for UpTo<MOST> {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        match Count::read(value, at, faults)?.0 {
            n if n <= MOST => Some(UpTo(n)),
            _ => fault(at, faults, Code::NumberRange),
        }
    }
    fn shape() -> Shape {
        Shape::Integer(0, i64::from(MOST))
    }
}

/// Days of something that lasts: at most a hundred years.
pub type Days = UpTo<36_500>;

/// Any row of an import; each is checked later by the rules of its kind.
#[derive(Debug, Clone)]
pub struct AnyRow(pub Value);

impl Field for AnyRow {
    /// Rows of one kind that a shop may import at once.
    const MOST: usize = 20_000;
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        if value.is_object() { Some(AnyRow(value.clone())) } else { fault(at, faults, Code::ValueUnknown) }
    }
    fn shape() -> Shape {
        Shape::Any
    }
}

fn fault<T>(at: &Path, faults: &mut Faults, code: Code) -> Option<T> {
    faults.add(at, code);
    None
}

/// A JSON integer. Faults: `number_must_be_integer`, `number_range`.
pub fn integer(value: &Value, at: &Path, faults: &mut Faults) -> Option<i64> {
    let code = match value {
        Value::Number(n) => match n.as_i64() {
            Some(n) => return Some(n),
            // An integer beyond 64 bits arrives as a float without a fraction; its fault is the range.
            None if n.is_u64() || n.as_f64().is_some_and(|f| f.abs() >= 9.2e18) => Code::NumberRange,
            None => Code::NumberMustBeInteger,
        },
        _ => Code::NumberMustBeInteger,
    };
    fault(at, faults, code)
}

fn from_text<T>(
    value: &Value,
    at: &Path,
    faults: &mut Faults,
    otherwise: Code,
    parse: impl Fn(&str) -> Result<T, Code>,
) -> Option<T> {
    match value {
        Value::String(text) => parse(text).map_or_else(|code| fault(at, faults, code), Some),
        _ => fault(at, faults, otherwise),
    }
}

fn from_decimal<T>(
    value: &Value,
    at: &Path,
    faults: &mut Faults,
    parse: impl Fn(&str) -> Result<T, Code>,
) -> Option<T> {
    let otherwise = if value.is_number() { Code::NumberMustBeText } else { Code::NumberFormat };
    from_text(value, at, faults, otherwise, parse)
}

macro_rules! decimals {
    ($($ty:ty = $decimals:literal),+) => { $(
        impl Field for $ty {
            fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
                from_decimal(value, at, faults, <$ty>::parse)
            }
            fn shape() -> Shape { Shape::Decimal($decimals) }
        }
    )+ };
}
decimals!(
    Percent = 6,
    Quantity = 6,
    SignedQuantity = 6,
    Fineness = 2,
    PerMg = 4,
    UnitPrice = 6,
    Factor = 6,
    Decimal = 12
);

macro_rules! integers {
    ($($ty:ty, $low:expr, $high:expr, $make:expr);+) => { $(
        impl Field for $ty {
            fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
                let n = integer(value, at, faults)?;
                $make(n).map_or_else(|code| fault(at, faults, code), Some)
            }
            fn shape() -> Shape { Shape::Integer($low, $high) }
        }
    )+ };
}
integers!(
    Money, -1_000_000_000_000_000, 1_000_000_000_000_000, Money::new;
    Milligrams, 1, 10_000_000_000, Milligrams::new;
    Carats, 1, 1_000_000_000, Carats::new
);

impl Field for i64 {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        integer(value, at, faults)
    }
    fn shape() -> Shape {
        Shape::Integer(i64::MIN, i64::MAX)
    }
}

crate::word_fields!(Contact, Metal, Role);

macro_rules! texts {
    ($($ty:ty, $shape:expr, $parse:expr);+) => { $(
        impl Field for $ty {
            fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
                from_text(value, at, faults, Code::ValueUnknown, $parse)
            }
            fn shape() -> Shape { $shape }
        }
    )+ };
}
texts!(
    Unit, Shape::Text(8), |t: &str| t.parse().map_err(|_| Code::UnitUnknown);
    RoleName, Shape::Text(role_name::LONGEST), RoleName::parse;
    Permission, Shape::Word(Permission::ALL.iter().map(|p| p.as_str()).collect()), |t: &str| Permission::named(t).ok_or(Code::ValueUnknown);
    LotCode, Shape::Text(20), LotCode::parse;
    // People type "au-tas", and mean it.
    Region, Shape::Text(Region::MAX), |t: &str| Region::parse(&t.trim().to_ascii_uppercase());
    Instant, Shape::Instant, parse_instant;
    Day, Shape::Day, parse_day;
    // A malformed id is treated like an unknown one: neither is found.
    Uuid, Shape::Id, |t: &str| Ok(Uuid::parse_str(t).unwrap_or_default())
);

#[cfg(test)]
#[expect(dead_code, reason = "of the inputs made here only the reading is tested")]
mod tests {
    use super::*;
    use crate::input::read;
    use serde_json::json;

    crate::input! {
        /// A line of the table below.
        pub struct Sample { /// percent
            percent: Percent, /// weight
            net_mg: Milligrams, /// why
            reason: Option<Text>, /// sure
            confirm: Flag }
    }

    fn codes(value: Value) -> Vec<String> {
        match read::<Sample>(&value) {
            Ok(_) => vec![],
            Err(refusal) => {
                refusal.faults.iter().map(|f| format!("{} {}", f.field, f.code.as_str())).collect()
            }
        }
    }

    crate::input! {
        /// A term.
        pub struct Term { /// days
            days: UpTo<90> }
    }

    #[test]
    fn a_count_ends_where_its_type_says() {
        let code = |n: i64| {
            read::<Term>(&json!({ "days": n })).map(|it| it.days.0).map_err(|why| why.faults[0].code)
        };
        assert_eq!((code(0), code(90)), (Ok(0), Ok(90)));
        for n in [91, -1, 1 << 40] {
            assert_eq!(code(n), Err(Code::NumberRange), "{n}");
        }
    }

    #[test]
    fn every_bad_field_is_named_at_once_in_the_order_of_the_input() {
        let bad = json!({"percent": 3, "net_mg": "5", "reason": "a\u{0}b", "extra": 1});
        let want = [
            "percent number_must_be_text",
            "net_mg number_must_be_integer",
            "reason text_character",
            "extra field_unknown",
        ];
        assert_eq!(codes(bad), want);
    }

    #[test]
    fn a_code_that_no_address_can_end_with_is_refused() {
        for (code, expected) in [
            (".", Err(Code::TextCharacter)),
            (" .. ", Err(Code::TextCharacter)),
            ("...", Ok("...".to_owned())),
            (".a", Ok(".a".to_owned())),
        ] {
            assert_eq!(Name::parse(code).map(Name::into_string), expected, "{code}");
        }
        assert!(Text::parse(".").is_ok(), "a text is no code");
    }

    #[test]
    fn one_rule_for_numbers() {
        for (percent, net_mg, want) in [
            (json!("3"), json!(1), vec![]),
            (json!("1e3"), json!(1), vec!["percent number_format"]),
            (json!("1,5"), json!(1.5), vec!["percent number_format", "net_mg number_must_be_integer"]),
            (json!("0.0000001"), json!(0), vec!["percent number_decimals", "net_mg number_range"]),
            (json!("-1"), json!(1e30), vec!["percent number_range", "net_mg number_range"]),
            (json!(true), json!(null), vec!["percent number_format", "net_mg field_required"]),
        ] {
            assert_eq!(codes(json!({"percent": percent, "net_mg": net_mg})), want);
        }
    }

    #[test]
    fn a_text_comes_in_one_spelling_and_hides_nothing() {
        for (sent, read) in [
            (" Cafe\u{301} ", Ok("Caf\u{e9}")),
            ("क्\u{200d}ष", Ok("क्\u{200d}ष")),
            ("\u{202e}fdp.exe", Err(Code::TextCharacter)),
            ("a\u{200d}b", Err(Code::TextCharacter)),
            ("\u{2003}", Err(Code::FieldRequired)),
        ] {
            assert_eq!(Text::parse(sent).as_ref().map(Text::as_str).map_err(|code| *code), read, "{sent:?}");
            assert_eq!(Name::parse(sent).as_ref().map(Name::as_str).map_err(|code| *code), read, "{sent:?}");
        }
        // The length is that of the stored form.
        assert!(Name::parse(&"e\u{301}".repeat(64)).is_ok());
        assert_eq!(Name::parse(&"e\u{301}".repeat(65)), Err(Code::TextTooLong));
    }

    #[test]
    fn what_may_be_left_out_may_also_be_null_or_empty() {
        assert_eq!(codes(json!({"percent": "1", "net_mg": 1, "reason": null})), Vec::<String>::new());
        assert_eq!(
            codes(json!({"percent": "1", "net_mg": 1, "reason": "  "})),
            vec!["reason field_required"]
        );
    }
}
