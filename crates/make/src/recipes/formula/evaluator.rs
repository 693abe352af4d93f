//! Computes a formula, exactly.
//! Invariant: each node is computed once at most, and no number grows beyond its limit, so the time is
//! bounded by the nodes alone.

use std::cmp::Ordering;

use kernel::code::Code;
use kernel::exact::Exact;

use super::tree::{Comparison, Function, Node, Sign};
use super::{Figures, Stop};

/// The longest number on the way, in bits of either part of its fraction: 154 digits.
pub const MOST_BITS: u64 = 512;
/// `round` knows decimals from -12 (10^12) to 12.
const MOST_DECIMALS: i64 = 12;

type Value = Result<Exact, Stop>;

pub(super) fn evaluate(node: &Node, figures: &impl Figures) -> Value {
    let value = match node {
        Node::Number(number) => number.clone(),
        Node::Name(name) => figures.figure(name)?,
        Node::SumGroup(sum) => figures.sum_group(sum)?,
        Node::Negative(part) => -evaluate(part, figures)?,
        Node::Chain(first, rest) => chain(evaluate(first, figures)?, rest, figures)?,
        Node::Compared(left, comparison, right) => {
            let order = evaluate(left, figures)?.cmp(&evaluate(right, figures)?);
            Exact::from(i64::from(holds(*comparison, order)))
        }
        Node::Call(function, arguments) => call(*function, arguments, figures)?,
    };
    within(value)
}

fn within(value: Exact) -> Value {
    if value.bits() > MOST_BITS {
        Err(Stop::Refused(Code::NumberRange, "number".to_owned()))
    } else {
        Ok(value)
    }
}

fn chain(first: Exact, rest: &[(Sign, Node)], figures: &impl Figures) -> Value {
    let mut value = first;
    for (sign, part) in rest {
        let part = evaluate(part, figures)?;
        value = within(match sign {
            Sign::Plus => value + part,
            Sign::Minus => value - part,
            Sign::Times => value * part,
            Sign::Over => value
                .checked_div(&part)
                .ok_or_else(|| Stop::Refused(Code::FormulaDivisionByZero, "/".to_owned()))?,
        })?;
    }
    Ok(value)
}

fn holds(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::More => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
        Comparison::Equal => order.is_eq(),
        Comparison::Unequal => order.is_ne(),
    }
}

/// The parser gave each function as many arguments as it takes.
fn call(function: Function, arguments: &[Node], figures: &impl Figures) -> Value {
    let argument = |n: usize| evaluate(&arguments[n], figures);
    match function {
        Function::Ceil => Ok(argument(0)?.ceil()),
        Function::Floor => Ok(argument(0)?.floor()),
        Function::Round => round(&argument(0)?, &argument(1)?),
        // Only the chosen side is computed, so that `if` can guard a division.
        Function::If => argument(if argument(0)?.is_zero() { 2 } else { 1 }),
        Function::Min => extreme(arguments, figures, Ordering::Less),
        Function::Max => extreme(arguments, figures, Ordering::Greater),
    }
}

fn extreme(arguments: &[Node], figures: &impl Figures, wanted: Ordering) -> Value {
    let mut best = evaluate(&arguments[0], figures)?;
    for argument in &arguments[1..] {
        let value = evaluate(argument, figures)?;
        if value.cmp(&best) == wanted {
            best = value;
        }
    }
    Ok(best)
}

fn round(value: &Exact, decimals: &Exact) -> Value {
    let unknown = || Stop::invalid("round");
    let places = decimals.round().map_err(|_| unknown())?;
    let is_known = places.abs() <= MOST_DECIMALS && Exact::from(places) == *decimals;
    let power = 10i64.checked_pow(u32::try_from(places.unsigned_abs()).unwrap_or(u32::MAX));
    let power = power.filter(|_| is_known).ok_or_else(unknown)?;
    let step = if places < 0 { Exact::from(power) } else { Exact::ratio(1, power) };
    value.round_to_step(&step).map_err(|code| Stop::Refused(code, "round".to_owned()))
}
