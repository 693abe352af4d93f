//! How much of a soap's oil stays oil, with the lye as it was weighed.
//! Invariant: computed from the rounded lines, so it says what is in the pot.

use kernel::decimal::{Factor, Percent};
use kernel::exact::Exact;

use super::super::entries::{Amount, Entry};
use super::run::Run;

/// The attribute whose sum over the oils a lye is computed from.
const SAPONIFICATION: &str = "sap_koh_mg_per_g";

/// The molar masses of the two alkalis, g/mol: settings of the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MolarMasses {
    /// Of sodium hydroxide.
    pub naoh: Factor,
    /// Of potassium hydroxide.
    pub koh: Factor,
}

impl Default for MolarMasses {
    /// 39.997 and 56.1056 (make.md section 5).
    fn default() -> MolarMasses {
        MolarMasses { naoh: Factor::from_stored(39_997_000), koh: Factor::from_stored(56_105_600) }
    }
}

/// The superfat, if a line is computed from the saponification values of a group: that line is the lye, of
/// potassium hydroxide if its code says KOH, else of sodium hydroxide. None without oils or lye.
pub(super) fn superfat_percent(run: &Run, masses: &MolarMasses) -> Option<Exact> {
    let place = run.entries.lines.iter().position(is_lye)?;
    let (entry, item) = (&run.entries.lines[place], &run.items[place]);
    let pure = item.purity_percent.map_or_else(|| Exact::from(1), Percent::fraction);
    let lye = run.lines[place].kg.as_ref()? * pure;
    let mut needed = Exact::zero();
    for (place, line) in run.lines.iter().enumerate() {
        if matches!(run.entries.lines[place].amount, Amount::OfGroup(_)) {
            let milligrams = run.items[place].attribute(SAPONIFICATION)? * line.kg.as_ref()?;
            needed = needed + milligrams / Exact::from(1_000);
        }
    }
    let is_koh = entry.what.to_uppercase().contains("KOH");
    let ratio =
        if is_koh { Exact::from(1) } else { Exact::from(masses.naoh).checked_div(&masses.koh.into())? };
    let bound = lye.checked_div(&(needed * ratio))?;
    Some((Exact::from(1) - bound) * Exact::from(100))
}

fn is_lye(entry: &Entry) -> bool {
    let Amount::Formula(formula) = &entry.amount else { return false };
    formula.sums().iter().any(|sum| sum.attribute == SAPONIFICATION)
}
