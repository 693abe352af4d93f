//! Holds a party for a call that writes what says who it is: a mail, a print, a request.
//! Invariant: while a party is held nobody erases it. An erasure sees what a call wrote that held the party first;
//! a call that comes later waits for the erasure's end, and reads what it left.

use kernel::id::PartyId;
use ledger_queries::parties as sql;
use platform::error::Result;
use platform::tx::Tx;

/// Holds a party until the end of the call. What the call read before may be from before an erasure: it reads
/// again. False: the party is erased, or nobody has this id. Errors: the database's.
pub async fn hold(tx: &Tx, party: PartyId) -> Result<bool> {
    Ok(sql::hold_party().bind(tx, &tx.tenant(), &party.uuid()).opt().await?.unwrap_or(false))
}
