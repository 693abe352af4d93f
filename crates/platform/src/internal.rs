//! What the crates around the core are built with: mail, accounts, pages, the log and the life of workspaces.
//! Invariant: no part of the product names this module; `tidy` holds it. A part has no `Platform`, so it could not open a
//! transaction even so.

pub use crate::after_commit::AfterCommit;
pub use crate::encryption::seals::Seals;
pub use crate::event::write::{Entry, write_event, write_event_of};
pub use crate::tx::guard::Guard;
pub use platform_queries::tx::enter;

use crate::call::Call;
use crate::encryption::service::Service;
use crate::error::Result;
use crate::platform::Platform;
use crate::tx::{ReadTx, Tx};
use std::sync::Arc;
use tree::note::Signer;

/// What a member's transaction has beside its workspace.
pub trait Internals {
    /// The call that it is of.
    fn call(&self) -> &Call;
    /// What it sets off once it is over.
    fn after_commit(&self) -> &AfterCommit;
    /// Where values of the instance's own are sealed and opened.
    fn safe(&self) -> &Arc<Service>;
    /// The key of what the instance hands out and takes back: forms, challenges, PINs.
    fn form_key(&self) -> &[u8; 32];
    /// Signs what the audit log tells of itself.
    fn signer(&self) -> &Signer;
}

impl Internals for ReadTx {
    fn call(&self) -> &Call {
        &self.call
    }
    fn after_commit(&self) -> &AfterCommit {
        &self.mail
    }
    fn safe(&self) -> &Arc<Service> {
        &self.safe
    }
    fn form_key(&self) -> &[u8; 32] {
        &self.seal
    }
    fn signer(&self) -> &Signer {
        &self.signer
    }
}

/// What an answer brings its browser beside its text.
pub trait SetsEffects {
    /// The new secret of its session.
    fn set_session(&self, secret: String);
    /// The secret of the till that it is from now on.
    fn set_till(&self, secret: String);
}

impl SetsEffects for Tx {
    fn set_session(&self, secret: String) {
        self.has_new_session(secret);
    }
    fn set_till(&self, secret: String) {
        self.has_new_till(secret);
    }
}

/// A member's transaction that only reads. The one that writes is opened by `action::run` alone. Errors: `sign_in_required`,
/// the database's.
pub async fn open_read(platform: &Platform, call: &Call) -> Result<ReadTx> {
    ReadTx::open(platform, call, "BEGIN READ ONLY").await
}
