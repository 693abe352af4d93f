//! Sealing in any workspace, for who is not a member of it.

use crate::encryption::ColumnCipher;
use kernel::day::Instant;
use queries::client::GenericClient;
use uuid::Uuid;

/// A transaction in which values of any workspace are sealed and opened: an account's lie under the instance's key,
/// wherever their person is entered.
pub trait Seals: GenericClient {
    /// The cells of a workspace.
    fn cipher_of(&self, tenant: Uuid, now: Instant) -> ColumnCipher<'_>;
}
