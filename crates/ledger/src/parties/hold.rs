//! Holds a party for a call that writes what says who it is: a mail, a print, a request.
//! Invariant: while a party is held nobody erases it. An erasure sees what a call wrote that held the party first;
//! a call that comes later waits for the erasure's end, and reads what it left.

use kernel::id::PartyId;
use ledger_queries::parties as sql;
use platform::error::Result;
use platform::tx::Tx;

use super::{Party, opened};

/// Holds a party until the end of the call. What the call read before may be from before an erasure: it reads
/// again. False: the party is erased, or nobody has this id. Errors: the database's.
pub async fn hold(tx: &Tx, party: PartyId) -> Result<bool> {
    Ok(sql::hold_party().bind(tx, &tx.tenant(), &party.uuid()).opt().await?.unwrap_or(false))
}

/// The party as it is now, for a call that has locked it. What the call read before the lock may be from before
/// an erasure; an erased party keeps its id, and its name says nothing. Errors: the database's.
pub async fn read_locked(tx: &Tx, party: PartyId) -> Result<Party> {
    opened(tx, sql::party_of_id().bind(tx, &tx.tenant(), &party.uuid()).one().await?)
}
