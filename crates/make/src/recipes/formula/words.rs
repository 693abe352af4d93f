//! A formula in the words of people who do not write formulas.
//! Invariant: the words say what is computed, in its order; brackets stand wherever the formula needs them.

use catalogue::{Phrase, say};
use kernel::exact::Exact;

use crate::phrases::listed;

use super::tree::{Comparison, Function, Name, Node, Sign};

/// The decimals of a number in a formula.
const DECIMALS: u8 = 9;

/// A part of a formula, with the words for each name.
pub(super) fn words(node: &Node, of: &impl Fn(&Name) -> Phrase) -> Phrase {
    match node {
        Node::Number(number) => figure(number),
        Node::Name(name) => of(name),
        Node::Negative(part) => say!("minus {part}", part = in_brackets(part, of)),
        Node::Chain(first, rest) => rest.iter().fold(in_brackets(first, of), |before, (sign, part)| {
            let part = in_brackets(part, of);
            match sign {
                Sign::Plus => say!("{before} + {part}", before, part),
                Sign::Minus => say!("{before} − {part}", before, part),
                Sign::Times => say!("{before} × {part}", before, part),
                Sign::Over => say!("{before} ÷ {part}", before, part),
            }
        }),
        Node::Compared(left, how, right) => comparison(words(left, of), *how, words(right, of)),
        Node::Call(function, parts) => call(*function, parts, of),
        Node::SumGroup(sum) => say!(
            "the sum of weight × {attribute} over {group}",
            attribute = plain(&sum.attribute),
            group = plain(&sum.group)
        ),
    }
}

/// A name of the program in words: `curd_kg` is "curd kg".
pub fn plain(name: &str) -> Phrase {
    Phrase::verbatim(name.replace('_', " "))
}

fn figure(number: &Exact) -> Phrase {
    let decimal = number.round_to(DECIMALS).map(|decimal| decimal.normalized().to_string());
    Phrase::verbatim(decimal.unwrap_or_default())
}

/// In brackets if it has parts of its own.
fn in_brackets(node: &Node, of: &impl Fn(&Name) -> Phrase) -> Phrase {
    let part = words(node, of);
    match node {
        Node::Number(_) | Node::Name(_) => part,
        _ => say!("({part})", part),
    }
}

fn comparison(left: Phrase, how: Comparison, right: Phrase) -> Phrase {
    match how {
        Comparison::Less => say!("{left} is less than {right}", left, right),
        Comparison::AtMost => say!("{left} is at most {right}", left, right),
        Comparison::More => say!("{left} is more than {right}", left, right),
        Comparison::AtLeast => say!("{left} is at least {right}", left, right),
        Comparison::Equal => say!("{left} is {right}", left, right),
        Comparison::Unequal => say!("{left} is not {right}", left, right),
    }
}

fn call(function: Function, parts: &[Node], of: &impl Fn(&Name) -> Phrase) -> Phrase {
    let all: Vec<Phrase> = parts.iter().map(|part| words(part, of)).collect();
    let list = || listed(all.clone()).unwrap_or_else(|| "".into());
    match (function, &all[..]) {
        (Function::Ceil, [part]) => say!("{part}, rounded up", part),
        (Function::Floor, [part]) => say!("{part}, rounded down", part),
        (Function::Round, [part, decimals]) => say!("{part}, rounded to {decimals} decimals", part, decimals),
        (Function::Round, [part]) => say!("{part}, rounded", part),
        (Function::If, [asked, then, otherwise]) => {
            say!("{then} if {asked}, or else {otherwise}", asked, then, otherwise)
        }
        (Function::Min, _) => say!("the least of {list}", list = list()),
        (Function::Max, _) => say!("the greatest of {list}", list = list()),
        (function, _) => say!("{function} of {list}", function = function.as_str(), list = list()),
    }
}
