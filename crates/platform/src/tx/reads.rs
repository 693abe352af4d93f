//! What a member's transaction uses to read: its cipher, its effects, and where statements are sent.

use super::{Guard, ReadTx, Tx};
use crate::encryption::ColumnCipher;
use crate::encryption::seals::Seals;
use crate::fast_path::prefetch::Reads;
use kernel::day::Instant;
use uuid::Uuid;

impl ReadTx {
    /// The cipher of the entered workspace.
    pub fn cipher(&self) -> ColumnCipher<'_> {
        ColumnCipher::of(&self.encryption, self.tenant(), self.now)
    }
}

impl ReadTx {
    /// Whether the text of waiting mail may be shown: in the demo.
    pub fn shows_mail(&self) -> bool {
        self.mail.post.shows_waiting()
    }

    /// Whether mail reaches anybody.
    pub fn mail_reaches(&self) -> bool {
        self.mail.post.reaches()
    }
}

impl Seals for ReadTx {
    fn cipher_of(&self, tenant: Uuid, now: Instant) -> ColumnCipher<'_> {
        ColumnCipher::of(&self.encryption, tenant, now)
    }
}

impl Seals for Tx {
    fn cipher_of(&self, tenant: Uuid, now: Instant) -> ColumnCipher<'_> {
        ColumnCipher::of(&self.encryption, tenant, now)
    }
}

impl Seals for Guard {
    fn cipher_of(&self, tenant: Uuid, now: Instant) -> ColumnCipher<'_> {
        self.cipher(tenant, now)
    }
}

impl Reads for ReadTx {
    fn tenant(&self) -> Uuid {
        ReadTx::tenant(self)
    }
    fn cipher(&self) -> ColumnCipher<'_> {
        ReadTx::cipher(self)
    }
    fn now(&self) -> Instant {
        self.now
    }
}

impl Reads for Tx {
    fn tenant(&self) -> Uuid {
        ReadTx::tenant(self)
    }
    fn cipher(&self) -> ColumnCipher<'_> {
        ReadTx::cipher(self)
    }
    fn now(&self) -> Instant {
        self.now
    }
}
