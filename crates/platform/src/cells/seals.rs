//! Sealing in any workspace, for who is not a member of it.

use super::Cells;
use crate::tx::{Guard, ReadTx, Tx};
use kernel::day::Instant;
use queries::client::GenericClient;
use uuid::Uuid;

/// A transaction in which values of any workspace are sealed and opened: an account's lie under the instance's key,
/// wherever their person is entered.
pub trait Seals: GenericClient {
    /// The cells of a workspace.
    fn cells_of(&self, tenant: Uuid, now: Instant) -> Cells<'_>;
}

impl Seals for ReadTx {
    fn cells_of(&self, tenant: Uuid, now: Instant) -> Cells<'_> {
        Cells::of(&self.safe, tenant, now)
    }
}

impl Seals for Tx {
    fn cells_of(&self, tenant: Uuid, now: Instant) -> Cells<'_> {
        Cells::of(&self.safe, tenant, now)
    }
}

impl Seals for Guard {
    fn cells_of(&self, tenant: Uuid, now: Instant) -> Cells<'_> {
        self.cells(tenant, now)
    }
}
