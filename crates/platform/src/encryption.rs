//! Columns that lie sealed, as a slice writes and reads them: text is sealed for its cell and opened in it, one line each.
//! What must stay true: a value is bound to its workspace, its column and the key of its row; which columns there are, and
//! what they are called, `classes.toml` alone says.

pub(crate) mod broken;
pub(crate) mod seals;
pub mod service;

pub(crate) use seals::Seals;

use crate::email_address::folded;
use crate::encryption::service::Service;
use crate::error::{Error, Result};
use kernel::day::Instant;
use kernel::search;
use queries::BytesSql;
use serde_json::Value;
use std::error::Error as StdError;
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{IsNull, Kind, ToSql, Type, to_sql_checked};
use uuid::Uuid;
use vault::{Cell, row_of};

pub use database::classes::Sealed as Column;

/// The cells of one workspace.
#[derive(Clone, Copy)]
pub struct ColumnCipher<'a> {
    safe: &'a Service,
    tenant: Uuid,
    now: Instant,
}

/// What tells a row from the others of its table: its key after the workspace.
pub trait Key {
    /// As it is bound to a value.
    fn row(self) -> Uuid;
}

impl Key for Uuid {
    fn row(self) -> Uuid {
        self
    }
}

/// A row of several: the id of what it belongs to, and which of that it is.
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

/// A sealed value on its way to its column. Bytes of another kind are not taken there.
#[derive(Debug, Clone)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// As it lies, for who hashes it.
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

/// A value that can be sealed: a text, bytes, a value of JSON, or none of them.
pub trait Plaintext {
    /// How it lies.
    type Stored;
    /// Seals it by what seals bytes.
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

/// What lies sealed: a value, or none.
pub trait Stored {
    /// What it opens to.
    type Plaintext;
    /// Opens it by what opens bytes.
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
    /// Those of a workspace, at a moment: what does not open is told of with it.
    pub fn of(safe: &'a Service, tenant: Uuid, now: Instant) -> Self {
        Self { safe, tenant, now }
    }

    fn cell(&self, column: Column, row: impl Key) -> Cell {
        Cell { tenant: self.tenant, column: column.name(), row: row.row() }
    }

    /// Seals a value for its cell: with the key of the person whose row it is where `classes.toml` says so of the column, else
    /// with the workspace's. Errors: ours; that person was erased.
    pub fn seal<P: Plaintext>(&self, column: Column, row: impl Key, plain: P) -> Result<P::Stored> {
        let cell = self.cell(column, row);
        plain.sealed(|bytes| match column.is_of_person() {
            true => self.safe.seal_for_person(&cell, bytes),
            false => self.safe.seal(&cell, bytes),
        })
    }

    /// Seals what stands in the place of a person who was erased: it tells nothing of them, and their key is gone.
    pub(crate) fn seal_in_place<P: Plaintext>(
        &self,
        column: Column,
        row: impl Key,
        plain: P,
    ) -> Result<P::Stored> {
        let cell = self.cell(column, row);
        plain.sealed(|bytes| self.safe.seal(&cell, bytes))
    }

    /// Opens a value in its cell. Errors: ours, when it does not open; that leaves its event.
    pub fn open<S: Stored>(&self, column: Column, row: impl Key, stored: S) -> Result<S::Plaintext> {
        let cell = self.cell(column, row);
        stored.opened(|bytes| {
            let plain = self.safe.open(&cell, bytes, self.now)?;
            std::str::from_utf8(&plain).map(str::to_owned).map_err(Error::internal)
        })
    }

    /// Opens bytes that are no text. Errors: as `open`.
    pub(crate) fn open_bytes(&self, column: Column, row: impl Key, stored: &[u8]) -> Result<Vec<u8>> {
        let plain = self.safe.open(&self.cell(column, row), stored, self.now)?;
        Ok(plain.to_vec())
    }

    /// Opens what was joined: a row that may not be there, with its value.
    pub fn open_of<S: Stored>(
        &self,
        column: Column,
        row: Option<Uuid>,
        stored: Option<S>,
    ) -> Result<Option<S::Plaintext>> {
        row.zip(stored).map(|(row, stored)| self.open(column, row, stored)).transpose()
    }

    /// What a value is found again by where it lies sealed. Errors: ours.
    pub fn blind(&self, column: Column, value: &str) -> Result<Vec<u8>> {
        self.safe.blind(self.tenant, column.name(), value.as_bytes())
    }

    /// What an address is found again by, however it is typed.
    pub fn blind_address(&self, column: Column, address: &str) -> Result<Vec<u8>> {
        self.blind(column, &folded(address))
    }

    /// What a name is found by: the beginnings of its words.
    pub fn beginnings(&self, column: Column, name: &str) -> Result<Vec<Vec<u8>>> {
        search::beginnings(name).iter().map(|it| self.blind(column, it)).collect()
    }

    /// What a name must be kept by, all of it, to be what is searched for; empty: nothing is.
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
