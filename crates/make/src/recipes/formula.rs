//! The language in which a recipe computes a line from other figures (make.md section 5).
//! Invariant: reading and computing a formula always end, soon, with one exact number or a refusal.

mod evaluator;
mod lexer;
mod parser;
mod tree;
pub mod words;

use catalogue::Phrase;
use kernel::code::Code;
use kernel::exact::Exact;
use kernel::refusal::Refusal;

pub use evaluator::MOST_BITS;
pub use parser::{MOST_DEPTH, MOST_NODES};
pub use tree::{Name, SumGroup};

/// A formula that was read: its signs and brackets are right, and what it names is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    root: tree::Node,
    nodes: usize,
}

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It waits for an observation of this name.
    Unobserved(String),
    /// It is refused; the text is the name or sign at fault.
    Refused(Code, String),
}

/// The figures that a formula may name.
pub trait Figures {
    /// The figure of a name; [`Stop::Refused`] with `formula_invalid` if there is none.
    fn figure(&self, name: &Name) -> Result<Exact, Stop>;
    /// The sum, over the lines of a group, of quantity and an attribute of the item.
    fn sum_group(&self, sum: &SumGroup) -> Result<Exact, Stop>;
}

impl Formula {
    /// Reads a formula. `formula_invalid` for a wrong sign, bracket or function, and beyond 1,000 nodes or a
    /// depth of 32; `facts.name` is the text at fault.
    pub fn parse(text: &str) -> Result<Formula, Refusal> {
        let (root, nodes) = parser::parse(text).map_err(|at| Stop::invalid(at).into_refusal())?;
        Ok(Formula { root, nodes })
    }

    /// The names that it uses, each once, in the order of the text.
    pub fn names(&self) -> Vec<&Name> {
        let mut names = Vec::new();
        self.root.visit(&mut |node| {
            if let tree::Node::Name(name) = node
                && !names.contains(&name)
            {
                names.push(name);
            }
        });
        names
    }

    /// The sums over groups that it uses, in the order of the text.
    pub fn sums(&self) -> Vec<&SumGroup> {
        let mut sums = Vec::new();
        self.root.visit(&mut |node| {
            if let tree::Node::SumGroup(sum) = node {
                sums.push(sum);
            }
        });
        sums
    }

    /// What it computes, in words; `of` has those for each name.
    pub fn words(&self, of: &impl Fn(&Name) -> Phrase) -> Phrase {
        words::words(&self.root, of)
    }

    /// How many nodes it has.
    pub fn nodes(&self) -> usize {
        self.nodes
    }

    /// Computes it, exactly. `formula_division_by_zero`; `number_range` for a number beyond [`MOST_BITS`];
    /// `formula_invalid` for a name without a figure and for a number of decimals that `round` does not know.
    pub fn evaluate(&self, figures: &impl Figures) -> Result<Exact, Stop> {
        evaluator::evaluate(&self.root, figures)
    }
}

impl Stop {
    /// `formula_invalid` at this name or sign.
    pub fn invalid(at: impl Into<String>) -> Stop {
        Stop::Refused(Code::FormulaInvalid, at.into())
    }

    /// The refusal, with `facts.name`. It is `field_required` for a figure that waits for an observation.
    pub fn into_refusal(self) -> Refusal {
        let (code, name) = match self {
            Stop::Unobserved(name) => (Code::FieldRequired, format!("observed:{name}")),
            Stop::Refused(code, name) => (code, name),
        };
        Refusal::new(code).fact("name", name)
    }
}

#[cfg(test)]
mod tests;
