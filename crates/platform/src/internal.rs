//! What the crates around the core build on: mail, accounts, pages, the log, and the life of workspaces.
//! Invariant: no part of the product names this module; `tidy` checks that. A part has no `Platform`, so it
//! could not open a transaction anyway.

pub use crate::after_commit::AfterCommit;
pub use crate::encryption::seals::Seals;
pub use crate::entering::{at_instance, at_instance_as, entered_at};
pub use crate::event::write::{Entry, write_event, write_event_of};
pub use crate::tx::guard::Guard;
pub use platform_queries::tx::enter;

use crate::call::Call;
use crate::encryption::service::Service;
use crate::error::Result;
use crate::for_browser::BrowserSecret;
use crate::platform::Platform;
use crate::tx::{ReadTx, Tx};
use std::sync::Arc;
use transparency::note::Signer;

/// What a member's transaction offers these crates beyond its workspace.
pub trait Internals {
    /// Its call.
    fn call(&self) -> &Call;
    /// What it triggers when it is over.
    fn after_commit(&self) -> &AfterCommit;
    /// Seals and opens the instance's own values.
    fn encryption(&self) -> &Arc<Service>;
    /// The key for what the instance hands out and recognises later: forms, challenges, PINs.
    fn form_key(&self) -> &[u8; 32];
    /// Signs what the audit log publishes about itself.
    fn signer(&self) -> &Signer;
}

impl Internals for ReadTx {
    fn call(&self) -> &Call {
        &self.call
    }
    fn after_commit(&self) -> &AfterCommit {
        &self.mail
    }
    fn encryption(&self) -> &Arc<Service> {
        &self.encryption
    }
    fn form_key(&self) -> &[u8; 32] {
        &self.seal
    }
    fn signer(&self) -> &Signer {
        &self.signer
    }
}

/// What an answer hands to its browser, besides its text.
pub trait HandsToBrowser {
    /// Hands over a secret; if the call is refused, nobody gets it.
    fn hand_to_browser(&self, which: BrowserSecret, secret: String);
}

impl HandsToBrowser for Tx {
    fn hand_to_browser(&self, which: BrowserSecret, secret: String) {
        Tx::hand_to_browser(self, which, secret);
    }
}

/// A member's read-only transaction. Only `action::run` opens one that writes. Errors: `sign_in_required`,
/// the database's.
pub async fn open_read(platform: &Platform, call: &Call) -> Result<ReadTx> {
    ReadTx::open(platform, call, "BEGIN READ ONLY").await
}
