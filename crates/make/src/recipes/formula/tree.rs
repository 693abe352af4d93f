//! The tree of a formula: numbers, names and what is done with them.
//! Invariant: a chain of one rank, such as a + b - c, is one node with many parts, so that depth counts
//! brackets and functions and never the length of a sum.

use kernel::exact::Exact;
use kernel::words;

/// A name for a figure that the recipe or its batch knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Name {
    /// A figure, a line or a parameter: `milk_l`, `line_3`, `rennet_imcu`.
    Plain(String),
    /// A measurement at the vat: `observed:curd_kg`.
    Observed(String),
    /// The weight of a group of lines, kg: `group:oils`.
    Group(String),
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Name::Plain(name) => f.write_str(name),
            Name::Observed(name) => write!(f, "observed:{name}"),
            Name::Group(name) => write!(f, "group:{name}"),
        }
    }
}

/// `sum_group(group, attribute)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumGroup {
    /// The group of lines.
    pub group: String,
    /// The attribute of their items.
    pub attribute: String,
}

/// What joins two parts of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
    Times,
    Over,
}

words! {
    /// A comparison; its value is 1 or 0.
    pub enum Comparison {
        Less = "<", AtMost = "<=", More = ">", AtLeast = ">=", Equal = "=", Unequal = "!="
    }
}

words! {
    /// A function by its name.
    pub enum Function {
        Min = "min", Max = "max", Ceil = "ceil", Floor = "floor", Round = "round", If = "if"
    }
}

/// A part of a formula.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    Number(Exact),
    Name(Name),
    Negative(Box<Node>),
    /// The first part, and what follows it from left to right.
    Chain(Box<Node>, Vec<(Sign, Node)>),
    Compared(Box<Node>, Comparison, Box<Node>),
    Call(Function, Vec<Node>),
    SumGroup(SumGroup),
}

impl Node {
    /// Calls `seen` for this and every part of it, in the order of the text.
    pub(super) fn visit<'a>(&'a self, seen: &mut impl FnMut(&'a Node)) {
        seen(self);
        match self {
            Node::Number(_) | Node::Name(_) | Node::SumGroup(_) => {}
            Node::Negative(part) => part.visit(seen),
            Node::Chain(first, rest) => {
                first.visit(seen);
                rest.iter().for_each(|(_, part)| part.visit(seen));
            }
            Node::Compared(left, _, right) => {
                left.visit(seen);
                right.visit(seen);
            }
            Node::Call(_, arguments) => arguments.iter().for_each(|part| part.visit(seen)),
        }
    }
}
