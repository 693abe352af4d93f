//! Encrypted columns, as a slice writes and reads them: one line seals a text for its cell, one line opens
//! it.
//! Invariant: a value is bound to its workspace, its column and the key of its row. Only `classes.toml` says
//! which columns are encrypted and what they are called.

pub(crate) mod broken;
pub(crate) mod seals;
pub mod service;

pub use seals::Seals;

use crate::email_address::folded;
use crate::encryption::service::Service;
use crate::error::{Error, Result};
use kernel::day::Instant;
use kernel::search;
use keyring::{Cell, row_of};
use queries::BytesSql;
use serde_json::Value;
use std::error::Error as StdError;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, Kind, ToSql, Type, to_sql_checked};
use uuid::Uuid;

pub use database::classes::Sealed as Column;

/// The cipher of one workspace's columns.
#[derive(Clone, Copy)]
pub struct ColumnCipher<'a> {
    encryption: &'a Service,
    tenant: Uuid,
    now: Instant,
}

/// The key of a row, without the workspace.
pub trait Key {
    /// The key in the form that values are bound to.
    fn row(self) -> Uuid;
}

impl Key for Uuid {
    fn row(self) -> Uuid {
        self
    }
}

/// One row of several: the id of its owner, and its number or key there.
impl Key for (Uuid, i64) {
    fn row(self) -> Uuid {
        row_of(self.0, &self.1.to_be_bytes())
    }
}

impl Key for (Uuid, i32) {
    fn row(self) -> Uuid {
        (self.0, i64::from(self.1)).row()
    }
}

impl Key for (Uuid, Uuid) {
    fn row(self) -> Uuid {
        row_of(self.0, self.1.as_bytes())
    }
}

impl Key for (Uuid, &str) {
    fn row(self) -> Uuid {
        row_of(self.0, self.1.as_bytes())
    }
}

/// A sealed value that is ready for its column. Such a column takes no other bytes.
#[derive(Debug, Clone)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// The stored bytes, for hashing.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl ToSql for Sealed {
    fn to_sql(
        &self,
        _: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn StdError + Sync + Send>> {
        out.extend_from_slice(&self.0);
        Ok(IsNull::No)
    }

    fn accepts(ty: &Type) -> bool {
        *ty == Type::BYTEA || matches!(ty.kind(), Kind::Domain(of) if *of == Type::BYTEA)
    }

    to_sql_checked!();
}

impl BytesSql for Sealed {}

/// A value that can be sealed: text, bytes, JSON, or none of them.
pub trait Plaintext {
    /// The stored form.
    type Stored;
    /// Seals the value with a function that seals bytes.
    fn sealed(self, by: impl Fn(&[u8]) -> Result<Vec<u8>>) -> Result<Self::Stored>;
}

impl Plaintext for &str {
    type Stored = Sealed;
    fn sealed(self, by: impl Fn(&[u8]) -> Result<Vec<u8>>) -> Result<Sealed> {
        by(self.as_bytes()).map(Sealed)
    }
}

impl Plaintext for &[u8] {
    type Stored = Sealed;
    fn sealed(self, by: impl Fn(&[u8]) -> Result<Vec<u8>>) -> Result<Sealed> {
        by(self).map(Sealed)
    }
}

impl Plaintext for &Value {
    type Stored = Sealed;
    fn sealed(self, by: impl Fn(&[u8]) -> Result<Vec<u8>>) -> Result<Sealed> {
        by(&serde_json::to_vec(self).map_err(Error::internal)?).map(Sealed)
    }
}

impl<P: Plaintext> Plaintext for Option<P> {
    type Stored = Option<P::Stored>;
    fn sealed(self, by: impl Fn(&[u8]) -> Result<Vec<u8>>) -> Result<Self::Stored> {
        self.map(|plain| plain.sealed(by)).transpose()
    }
}

/// A stored sealed value, or none.
pub trait Stored {
    /// The type of the opened value.
    type Plaintext;
    /// Opens the value with a function that opens bytes.
    fn opened(self, by: impl Fn(&[u8]) -> Result<String>) -> Result<Self::Plaintext>;
}

impl Stored for Vec<u8> {
    type Plaintext = String;
    fn opened(self, by: impl Fn(&[u8]) -> Result<String>) -> Result<String> {
        by(&self)
    }
}

impl<S: Stored> Stored for Option<S> {
    type Plaintext = Option<S::Plaintext>;
    fn opened(self, by: impl Fn(&[u8]) -> Result<String>) -> Result<Self::Plaintext> {
        self.map(|stored| stored.opened(by)).transpose()
    }
}

impl<'a> ColumnCipher<'a> {
    /// The cipher of a workspace. `now` is the time of the event that is written for a value that does not
    /// open.
    pub fn of(encryption: &'a Service, tenant: Uuid, now: Instant) -> Self {
        Self { encryption, tenant, now }
    }

    fn cell(&self, column: Column, row: impl Key) -> Cell {
        Cell { tenant: self.tenant, column: column.name(), row: row.row() }
    }

    /// Seals a value for its cell: with the key of the row's person if `classes.toml` says so for the column,
    /// otherwise with the workspace's key. Errors: `Internal`, also for a person who was erased.
    pub fn seal<P: Plaintext>(&self, column: Column, row: impl Key, plain: P) -> Result<P::Stored> {
        let cell = self.cell(column, row);
        plain.sealed(|bytes| match column.is_of_person() {
            true => self.encryption.seal_for_person(&cell, bytes),
            false => self.encryption.seal(&cell, bytes),
        })
    }

    /// Seals the text that replaces an erased person's data. It says nothing about them, and their key is
    /// destroyed.
    pub fn seal_in_place<P: Plaintext>(&self, column: Column, row: impl Key, plain: P) -> Result<P::Stored> {
        let cell = self.cell(column, row);
        plain.sealed(|bytes| self.encryption.seal(&cell, bytes))
    }

    /// Opens a value in its cell. Errors: `Internal`, if it does not open; an event of that is written.
    pub fn open<S: Stored>(&self, column: Column, row: impl Key, stored: S) -> Result<S::Plaintext> {
        let cell = self.cell(column, row);
        stored.opened(|bytes| {
            let plain = self.encryption.open(&cell, bytes, self.now)?;
            std::str::from_utf8(&plain).map(str::to_owned).map_err(Error::internal)
        })
    }

    /// Opens bytes that are not text. Errors: as `open`.
    pub fn open_bytes(&self, column: Column, row: impl Key, stored: &[u8]) -> Result<Vec<u8>> {
        let plain = self.encryption.open(&self.cell(column, row), stored, self.now)?;
        Ok(plain.to_vec())
    }

    /// Opens a value of a joined row that may be missing.
    pub fn open_of<S: Stored>(
        &self,
        column: Column,
        row: Option<Uuid>,
        stored: Option<S>,
    ) -> Result<Option<S::Plaintext>> {
        row.zip(stored).map(|(row, stored)| self.open(column, row, stored)).transpose()
    }

    /// The hash by which a sealed value is found again. Errors: `Internal`.
    pub fn blind(&self, column: Column, value: &str) -> Result<Vec<u8>> {
        self.encryption.blind(self.tenant, column.name(), value.as_bytes())
    }

    /// The hash by which an address is found again, however it is typed.
    pub fn blind_address(&self, column: Column, address: &str) -> Result<Vec<u8>> {
        self.blind(column, &folded(address))
    }

    /// The hashes by which a name is found: one for each beginning of a word.
    pub fn beginnings(&self, column: Column, name: &str) -> Result<Vec<Vec<u8>>> {
        search::beginnings(name).iter().map(|it| self.blind(column, it)).collect()
    }

    /// The hashes that a name must have, all of them, to match a search. Empty: there is nothing to search
    /// for.
    pub fn asked(&self, column: Column, search: &str) -> Result<Vec<Vec<u8>>> {
        search::asked(search).iter().map(|it| self.blind(column, it)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_thing_and_of_two_are_told_apart() {
        let [one, other] = [1, 2].map(Uuid::from_u128);
        assert_eq!((one, 1_i32).row(), (one, 1_i64).row());
        let rows =
            [one.row(), (one, 1_i32).row(), (one, 2_i32).row(), (other, 1_i32).row(), (one, other).row()];
        for (at, row) in rows.iter().enumerate() {
            assert!(!rows[at + 1..].contains(row), "{at}");
        }
    }
}
