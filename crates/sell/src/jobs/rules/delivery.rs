//! The metal of a delivery: what the customer's metal covers, what the shop adds, what goes back and what stays.
//! Invariant: what the customer is owed afterwards, what went back and what was covered are what the customer was owed
//! before.

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::decimal::Percent;
use kernel::metal::Metal;
use kernel::refusal::{Refusal, Ruled};

use super::{Balance, Balances, MetalWeight, Movement, custody_after, sum, too_much, wastage};
use crate::pricing::OwnMetal;

/// What the customer's metal covers of the delivered pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The metal of each piece, in their order.
    pub lines: Vec<OwnMetal>,
    /// What each metal of them comes to.
    sums: BTreeMap<Metal, Sums>,
    /// What the customer is still owed of each metal.
    left: BTreeMap<Metal, i64>,
}

/// What a metal of a delivery comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Sums {
    fine: i64,
    agreed: i64,
    covered: i64,
    added: i64,
}

/// Covers pieces with the customer's metal, in the order of their lines and as far as it goes. A piece comes with its fine metal.
pub fn cover(
    pieces: &[(MetalWeight, i64)],
    agreed: Option<Percent>,
    balances: &Balances,
) -> Result<Coverage, Code> {
    let left = balances.iter().map(|(metal, balance)| (*metal, balance.owed)).collect();
    let mut coverage = Coverage { left, ..Coverage::default() };
    for (piece, fine) in pieces {
        let agreed = agreed.map_or(Ok(0), |percent| wastage(piece, percent))?;
        let need = sum([*fine, agreed])?;
        let left = coverage.left.entry(piece.metal).or_insert(0);
        let covered = need.min((*left).max(0));
        *left -= covered;
        let line =
            OwnMetal { wastage_fine_mg: agreed, covered_fine_mg: covered, added_fine_mg: need - covered };
        let of = coverage.sums.entry(piece.metal).or_default();
        *of = of.with(*fine, &line)?;
        coverage.lines.push(line);
    }
    Ok(coverage)
}

impl Coverage {
    /// Delivers the pieces and gives other metal back. Errors: `lot_insufficient` at `returned` for more than the customer is
    /// owed after the pieces.
    pub fn deliver(&self, returned: &BTreeMap<Metal, i64>, balances: &Balances) -> Ruled<Vec<Movement>> {
        let mut movements = vec![];
        for metal in Metal::ALL {
            let of = self.sums.get(metal).copied().unwrap_or_default();
            let given = returned.get(metal).copied().unwrap_or(0);
            let available = self.left.get(metal).copied().unwrap_or(0);
            if given > available {
                return Err(too_much(available));
            }
            let balance = balances.get(metal).copied().unwrap_or_default();
            movements.push(of.movement(*metal, &balance, given)?);
        }
        movements.retain(|movement| !movement.is_none());
        Ok(movements)
    }
}

impl Sums {
    fn with(self, fine: i64, line: &OwnMetal) -> Result<Sums, Code> {
        Ok(Sums {
            fine: sum([self.fine, fine])?,
            agreed: sum([self.agreed, line.wastage_fine_mg])?,
            covered: sum([self.covered, line.covered_fine_mg])?,
            added: sum([self.added, line.added_fine_mg])?,
        })
    }

    /// The movement of one metal: pieces and returned metal leave custody, and the agreed wastage comes back to the
    /// shop, which lost it when the piece was made.
    fn movement(&self, metal: Metal, balance: &Balance, returned: i64) -> Result<Movement, Code> {
        let owed = -sum([self.covered, returned])?;
        let out = sum([self.fine, returned])?;
        let (custody, stock) = custody_after(balance, out, balance.owed + owed);
        let (wastage, sold) = (-self.agreed, self.added);
        Ok(Movement { custody, owed, stock, wastage, sold, ..Movement::none(metal) })
    }
}

/// A finished piece that a line of a delivery names: the line's index and the piece's number.
pub type NamedPiece = (usize, i32);

fn at(line: usize) -> String {
    format!("lines[{line}].finished")
}

/// The pieces that a delivery names, in the order of its lines. Errors: `not_found` at the line for a number that the
/// job does not have.
pub fn pieces_named<T: Copy>(numbers: &[NamedPiece], pieces: &[(i32, T)]) -> Ruled<Vec<T>> {
    let named = |(line, number): &NamedPiece| {
        let piece = pieces.iter().find(|(of, _)| of == number).map(|(_, piece)| *piece);
        piece.ok_or_else(|| Refusal::new(Code::NotFound).field(at(*line)))
    };
    numbers.iter().map(named).collect()
}

/// Refuses a piece that another bill or line delivers (`lot_insufficient` at the line).
pub fn are_free(numbers: &[NamedPiece], delivered: &[i32]) -> Ruled<()> {
    let taken = |(n, (_, number)): &(usize, &NamedPiece)| {
        delivered.contains(number) || numbers[..*n].iter().any(|(_, before)| before == number)
    };
    match numbers.iter().enumerate().find(taken) {
        Some((_, (line, _))) => {
            Err(Refusal::new(Code::LotInsufficient).field(at(*line)).fact("available_mg", 0))
        }
        None => Ok(()),
    }
}
