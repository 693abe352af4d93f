//! The PAN of a buyer, kept when a bill has asked for it.
//! Invariant: a PAN that is there is never replaced here; what is stored is checked and in capitals.

use kernel::code::Code;
use kernel::refusal::{Refusal, Ruled};
use kernel::tax_id;
use ledger_queries::parties as sql;
use platform::error::Result;
use platform::fields::Name;
use platform::sealed::ledger::party::PAN;
use platform::tx::Tx;

use super::Party;

/// A PAN as it is stored: people type it in small letters too. Errors: `pan_format` at `field`.
pub fn pan_typed(typed: &Name, field: &str) -> Ruled<String> {
    let pan = typed.as_str().to_ascii_uppercase();
    tax_id::pan(&pan).map_err(|code| Refusal::new(code).field(field))?;
    Ok(pan)
}

/// Refuses another PAN than the one that is stored (`value_unknown` at `field`).
pub fn is_pan_of(party: &Party, pan: &str, field: &str) -> Ruled<()> {
    match party.pan.as_deref() {
        Some(stored) if stored != pan => Err(Refusal::new(Code::ValueUnknown).field(field)),
        _ => Ok(()),
    }
}

/// Stores the PAN of a party that has none. Errors: `version_stale` where another call stored one just now.
pub async fn keep_pan(tx: &Tx, party: &Party, pan: &str) -> Result<()> {
    if party.pan.is_some() {
        return Ok(());
    }
    let id = party.party_id.uuid();
    let (sealed, blind) = (tx.cipher().seal(PAN, id, pan)?, tx.cipher().blind(PAN, pan)?);
    sql::keep_pan().bind(tx, &sealed, &blind, &tx.tenant(), &id).opt().await?.ok_or(Code::VersionStale)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pan_in_small_letters_is_the_same_pan() {
        let typed = |text: &str| pan_typed(&Name::parse(text).unwrap(), "pan");
        assert_eq!(typed("abcpj1234k"), Ok("ABCPJ1234K".to_owned()));
        assert_eq!(typed("abcpj1234").unwrap_err().code, Code::PanFormat);
    }
}
