//! The class, retention and form of each column: `classes.toml` and the later migrations, compared with the
//! catalogue.
//! Invariant: the program does not serve a database with an unclassified column, or with a column that should
//! be sealed and whose type allows clear text.

use crate::access::connect;
use crate::{Error, Result};
use tokio_postgres::{Client, Config, Row};

/// How confidential a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Anybody may know it.
    Public,
    /// Figures, days, ids, codes and states: the program sums, sorts and joins them.
    Business,
    /// Facts that only the shop may know.
    Confidential,
    /// Facts about a person.
    Personal,
    /// A value that grants access.
    Secret,
}

impl Class {
    /// Every class, from the least to the most confidential.
    pub const ALL: [Class; 5] =
        [Class::Public, Class::Business, Class::Confidential, Class::Personal, Class::Secret];

    /// Its name in `classes.toml`.
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

/// The form of a column's values in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Clear text.
    Clear,
    /// A one-way digest.
    Digest,
    /// Sealed with the key of a workspace, or of the person in the row.
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
    /// How long it is kept, in words.
    pub kept: &'static str,
    /// Why it is in clear text although only members may know it.
    pub clear: Option<&'static str>,
    /// Why sealed values in its table are never sealed again; None: a newer key seals them again.
    pub stays: Option<&'static str>,
    /// The sealed column of its table that its values moved to. None: it is in use.
    pub moved_to: Option<&'static str>,
    /// The name its values are sealed for.
    cell: Option<Sealed>,
}

impl Column {
    /// The name its values are sealed for; None unless the column is sealed.
    #[must_use]
    pub fn cell(&self) -> Option<Sealed> {
        self.cell
    }

    /// Whether it is in clear text although only members may know it.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.class >= Class::Confidential && self.form == Form::Clear
    }
}

/// The name of a sealed column, to which its values are bound: `ledger.party.name`. Only the list of classes
/// creates one.
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

    /// Whether the key of the person in the row seals its values, and not their workspace's.
    #[must_use]
    pub fn is_of_person(self) -> bool {
        self.of_person
    }
}

/// Every sealed column, by schema and table: `sealed::ledger::party::NAME`.
pub mod sealed {
    include!(concat!(env!("OUT_DIR"), "/sealed.rs"));
}

/// Every column, table by table.
pub const COLUMNS: &[Column] = include!(concat!(env!("OUT_DIR"), "/classes.rs"));

/// From the catalogue and not information_schema, which shows a role only the tables it may use. What belongs to
/// an extension is not ours.
const THERE: &str = "
    select n.nspname || '.' || c.relname, a.attname::text, (a.atttypid = (select k.contypid from pg_catalog.pg_constraint k
                           where k.contypid = to_regtype('app.sealed') and k.convalidated)) is true
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped
      and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and not exists (select from pg_catalog.pg_depend e where e.deptype = 'e' and e.classid = 'pg_catalog.pg_class'::regclass and e.objid = c.oid)
    order by 1, a.attnum";

/// The differences between the catalogue and the classes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    /// Columns without a class.
    pub bare: Vec<String>,
    /// Columns with a class that do not exist.
    pub gone: Vec<String>,
    /// Columns that should be sealed and whose type allows clear text, and the reverse.
    pub loose: Vec<String>,
}

/// A column in the catalogue.
struct There {
    table: String,
    name: String,
    is_sealed: bool,
}

/// Compares catalogue and classes. Any role may do this.
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

/// Refuses a database with unclassified columns, or with columns in another form than their class says.
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
        Column {
            table: "app.shelf",
            name,
            class,
            form,
            kept: "",
            clear: None,
            stays: None,
            moved_to: None,
            cell: None,
        }
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
