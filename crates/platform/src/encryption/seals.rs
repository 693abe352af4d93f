//! Encryption in any workspace, for callers that are not members of it.

use crate::encryption::ColumnCipher;
use kernel::day::Instant;
use queries::client::GenericClient;
use uuid::Uuid;

/// A transaction that can seal and open values of any workspace. The values of an account are sealed with the
/// instance's key, whichever workspace its person has entered.
pub trait Seals: GenericClient {
    /// The cipher of a workspace.
    fn cipher_of(&self, tenant: Uuid, now: Instant) -> ColumnCipher<'_>;
}
