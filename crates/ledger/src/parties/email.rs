//! The address to which a party's papers are sent.
//! Invariant: it is kept encrypted with the party, under the party's own key, and goes when the party is erased.

use kernel::code::Code;
use kernel::refusal::Refusal;
use ledger_queries::parties as sql;
use platform::error::Result;
use platform::sealed::ledger::party::EMAIL;
use platform::tx::Tx;

use super::Party;

/// Keeps an address with a party, in place of the one before. Errors: `party_erased` at `invoice`.
pub async fn keep_email(tx: &Tx, party: &Party, email: &str) -> Result<()> {
    let id = party.party_id.uuid();
    let sealed = tx.cipher().seal(EMAIL, id, email)?;
    let kept = sql::keep_email().bind(tx, &sealed, &tx.tenant(), &id).opt().await?;
    kept.map(drop).ok_or_else(|| Refusal::new(Code::PartyErased).field("invoice").into())
}
