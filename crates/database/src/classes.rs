//! What each column tells, how long it is meant to be kept and in which form it lies: `classes.toml` and the migrations after it,
//! against the catalogue.
//! What must stay true: the program does not serve a database with a column nobody gave a class, or with one that is said
//! to lie sealed and whose type takes clear text.

use crate::access::connect;
use crate::{Error, Result};
use tokio_postgres::{Client, Config, Row};

/// What a column tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Anybody may know it.
    Public,
    /// Figures, days, ids, codes and states: summed, sorted and joined.
    Business,
    /// What a shop keeps to itself.
    Confidential,
    /// Something of a person.
    Personal,
    /// What lets somebody in.
    Secret,
}

impl Class {
    /// Every class, from the least to what needs most care.
    pub const ALL: [Class; 5] =
        [Class::Public, Class::Business, Class::Confidential, Class::Personal, Class::Secret];

    /// Its word in `classes.toml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Public => "public",
            Class::Business => "business",
            Class::Confidential => "confidential",
            Class::Personal => "personal",
            Class::Secret => "secret",
        }
    }
}

/// In which form a column lies in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it is.
    Clear,
    /// A one-way digest of what it stands for.
    Digest,
    /// Sealed with a workspace's key, or with that of the person whose row it is.
    Sealed,
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its table with the schema.
    pub table: &'static str,
    pub name: &'static str,
    pub class: Class,
    pub form: Form,
    /// How long it is meant to be kept, in words.
    pub kept: &'static str,
    /// Why it lies in clear text, where it tells what only those entered may know.
    pub clear: Option<&'static str>,
    /// Why what lies sealed in its table is never sealed anew; None: a newer key seals it anew.
    pub stays: Option<&'static str>,
    /// The name its values are sealed for.
    cell: Option<Sealed>,
}

impl Column {
    /// The name its values are sealed for, where it lies sealed.
    #[must_use]
    pub fn cell(&self) -> Option<Sealed> {
        self.cell
    }

    /// Whether it tells what only those entered may know, and lies in clear text all the same.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.class >= Class::Confidential && self.form == Form::Clear
    }
}

/// The name of a column that lies sealed, as its values are bound to it: `ledger.party.name`. Only its class makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sealed {
    name: &'static str,
    of_person: bool,
}

impl Sealed {
    /// Schema, table and column.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// Whether its values are sealed with the key of the person whose row it is, and not with their workspace's.
    #[must_use]
    pub fn is_of_person(self) -> bool {
        self.of_person
    }
}

/// Every column that lies sealed, by schema and table: `sealed::ledger::party::NAME`.
pub mod sealed {
    include!(concat!(env!("OUT_DIR"), "/sealed.rs"));
}

/// Every column, table by table.
pub const COLUMNS: &[Column] = include!(concat!(env!("OUT_DIR"), "/classes.rs"));

/// The catalogue and not information_schema: that one shows a role only what it may touch.
const THERE: &str = "
    select n.nspname || '.' || c.relname, a.attname::text, (a.atttypid = (select k.contypid from pg_catalog.pg_constraint k
                           where k.contypid = to_regtype('app.sealed') and k.convalidated)) is true
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped
      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    order by 1, a.attnum";

/// Where the catalogue and `classes.toml` differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    /// Columns nobody gave a class.
    pub bare: Vec<String>,
    /// Columns with a class that are not there.
    pub gone: Vec<String>,
    /// Columns that are said to lie sealed and whose type takes clear text, and the other way round.
    pub loose: Vec<String>,
}

/// A column as the catalogue has it.
struct There {
    table: String,
    name: String,
    is_sealed: bool,
}

/// Compares. Any role may ask.
///
/// # Errors
/// [`Error::Server`] when the catalogue cannot be read.
pub async fn drift(client: &Client) -> Result<Drift> {
    let rows = client.query(THERE, &[]).await.map_err(Error::server("reading which columns there are"))?;
    let there = |row: &Row| There { table: row.get(0), name: row.get(1), is_sealed: row.get(2) };
    Ok(compare(&rows.iter().map(there).collect::<Vec<_>>(), COLUMNS))
}

fn compare(there: &[There], known: &[Column]) -> Drift {
    let class = |it: &There| known.iter().find(|column| column.table == it.table && column.name == it.name);
    let is_there =
        |column: &Column| there.iter().any(|it| column.table == it.table && column.name == it.name);
    let is_loose = |it: &There| class(it).is_some_and(|column| (column.form == Form::Sealed) != it.is_sealed);
    let named = |it: &There| format!("{}.{}", it.table, it.name);
    Drift {
        bare: there.iter().filter(|it| class(it).is_none()).map(named).collect(),
        gone: known
            .iter()
            .filter(|it| !is_there(it))
            .map(|column| format!("{}.{}", column.table, column.name))
            .collect(),
        loose: there.iter().filter(|it| is_loose(it)).map(named).collect(),
    }
}

/// Refuses a database with columns nobody gave a class, or that lie in another form than is said.
///
/// # Errors
/// [`Error::Unclassified`], [`Error::Unsealed`], or as [`drift`].
pub(crate) async fn check(owner: &Config) -> Result<()> {
    let found = drift(&connect(owner).await?).await?;
    match (found.bare.is_empty(), found.loose.is_empty()) {
        (true, true) => Ok(()),
        (false, _) => Err(Error::Unclassified { columns: found.bare }),
        (true, false) => Err(Error::Unsealed { columns: found.loose }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &'static str, class: Class, form: Form) -> Column {
        Column { table: "app.shelf", name, class, form, kept: "", clear: None, stays: None, cell: None }
    }

    fn there(name: &str, is_sealed: bool) -> There {
        There { table: "app.shelf".into(), name: name.into(), is_sealed }
    }

    #[test]
    fn a_column_without_a_class_and_a_class_without_a_column_are_both_named() {
        let known = [column("old", Class::Public, Form::Clear), column("both", Class::Public, Form::Clear)];
        let found = compare(&[there("both", false), there("new", false)], &known);
        assert_eq!((found.bare, found.gone), (vec!["app.shelf.new".into()], vec!["app.shelf.old".into()]));
    }

    #[test]
    fn a_column_whose_type_takes_what_its_form_does_not_is_named() {
        let known =
            [column("told", Class::Personal, Form::Sealed), column("counted", Class::Business, Form::Clear)];
        let loose = |told, counted| compare(&[there("told", told), there("counted", counted)], &known).loose;
        assert_eq!(loose(true, false), Vec::<String>::new());
        assert_eq!(loose(false, false), ["app.shelf.told"]);
        assert_eq!(loose(true, true), ["app.shelf.counted"]);
    }

    #[test]
    fn what_tells_of_a_person_or_a_shop_is_bare_unless_it_is_sealed_or_a_digest_and_a_reason_is_given() {
        for class in Class::ALL {
            let is_bare = |form| column("x", class, form).is_bare();
            let [clear, digest, sealed] = [Form::Clear, Form::Digest, Form::Sealed].map(is_bare);
            let tells = ["confidential", "personal", "secret"].contains(&class.as_str());
            assert_eq!((clear, digest, sealed), (tells, false, false), "{}", class.as_str());
        }
        for column in COLUMNS {
            assert_eq!(column.is_bare(), column.clear.is_some(), "{}.{}", column.table, column.name);
        }
    }
}
