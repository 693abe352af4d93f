//! Karigars: the goldsmiths who work for the shop with its metal and with that of its customers.
//! Invariant: the metal with a karigar is the balance of his account; what he may use up follows his terms.

use kernel::code::Code;
use kernel::country::Country;
use kernel::refusal::{Refusal, Ruled};
use ledger::parties::{Party, PartyKind};
use platform::error::Error;

mod receive;
pub mod rules;
#[cfg(test)]
mod tests;
pub use receive::{KarigarReceived, ReceiveFromKarigar};

/// The party, if it is a karigar. Errors: `value_unknown` at `karigar`.
pub(crate) fn is_karigar(party: &Party) -> Ruled<&Party> {
    match party.kind {
        PartyKind::Karigar => Ok(party),
        _ => Err(Refusal::new(Code::ValueUnknown).field("karigar")),
    }
}

/// Whether nothing here says that the tax on a karigar's labour is a credit: he has no GSTIN (India).
pub(crate) fn lacks_gstin(country: Country, karigar: &Party) -> bool {
    country == Country::India && karigar.gstin.is_none()
}

/// A refusal about the party of a paper, at the field that names the karigar.
pub(crate) fn at_karigar(error: Error) -> Error {
    match error {
        Error::Refused(mut refusal) => {
            let of_party = refusal.faults.iter_mut().filter(|fault| fault.field == "party");
            of_party.for_each(|fault| fault.field = "karigar".to_owned());
            Error::Refused(refusal)
        }
        other => other,
    }
}
