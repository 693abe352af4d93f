//! Writes `migrations/*.sql` in order, and the columns of `classes.toml` and of the later migrations, as
//! tables that the crate includes.
//! Invariant: a badly named, missing or duplicate migration and an unknown class fail the build, not a shop's
//! start.

use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(var("CARGO_MANIFEST_DIR")).join("../../migrations").canonicalize()?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "sql"));
    files.sort();

    let mut classes = classes()?;
    let mut table = String::from("&[\n");
    for (at, file) in files.iter().enumerate() {
        println!("cargo::rerun-if-changed={}", file.display());
        let (number, name) = number_and_name(file);
        assert!(number == at + 1, "{}: the migrations before it end at {at}", file.display());
        let text = fs::read_to_string(file)?;
        classes.tables.extend(classes_of(&file.display().to_string(), &text));
        let sha256 = Sha256::digest(&text).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        let _ = writeln!(
            table,
            "    Migration {{ number: {number}, name: {name:?}, sha256: {sha256:?}, sql: include_str!({file:?}) }},"
        );
    }
    table.push_str("]\n");
    fs::write(Path::new(&var("OUT_DIR")).join("migrations.rs"), table)?;
    let (columns, names) = written(&classes);
    fs::write(Path::new(&var("OUT_DIR")).join("sealed.rs"), names)?;
    fs::write(Path::new(&var("OUT_DIR")).join("classes.rs"), columns)
}

#[derive(Deserialize)]
struct Classes {
    kept: BTreeMap<String, String>,
    #[serde(flatten)]
    tables: BTreeMap<String, Table>,
}

/// The columns of a table by class, and those that are not stored in clear text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Table {
    kept: String,
    public: Vec<String>,
    business: Vec<String>,
    confidential: Vec<String>,
    personal: Vec<String>,
    secret: Vec<String>,
    digest: Vec<String>,
    sealed: Vec<String>,
    /// The owner of the sealing key; absent: the workspace.
    by: Option<By>,
    /// Columns with facts about a person or a shop in clear text, each with the reason.
    clear: BTreeMap<String, String>,
    /// Why sealed values in it are never sealed again; absent: a newer key seals them again.
    stays: Option<String>,
    /// Columns in clear text that earlier releases wrote, each with the sealed column that their values moved to.
    emptied: BTreeMap<String, String>,
}

/// An owner of keys other than the workspace.
#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum By {
    Person,
}

/// Why a column that was emptied is in clear text.
const EMPTIED: &str = "written by earlier releases, and emptied";

/// A column with its class and its form.
struct Column<'a> {
    table: &'a str,
    name: &'a str,
    class: &'static str,
    form: &'static str,
    kept: &'a str,
    clear: Option<&'a str>,
    stays: Option<&'a str>,
    moved_to: Option<&'a str>,
    by: Option<By>,
}

impl Column<'_> {
    /// The name that its values are bound to, and the owner of the key.
    fn cell(&self) -> String {
        let of_person = matches!(self.by, Some(By::Person));
        format!("Sealed {{ name: {:?}, of_person: {of_person} }}", format!("{}.{}", self.table, self.name))
    }
}

/// The content of `classes.toml`, for the tables of migrations without classes of their own.
fn classes() -> io::Result<Classes> {
    let path = PathBuf::from(var("CARGO_MANIFEST_DIR")).join("../../classes.toml").canonicalize()?;
    println!("cargo::rerun-if-changed={}", path.display());
    let text = fs::read_to_string(&path)?;
    Ok(toml::from_str(&text).unwrap_or_else(|why| panic!("classes.toml: {why}")))
}

/// The classes in a migration's comment `/* classes … */`; for an older table they replace the earlier ones.
fn classes_of(file: &str, migration: &str) -> BTreeMap<String, Table> {
    let Some((_, rest)) = migration.split_once("\n/* classes\n") else { return BTreeMap::new() };
    let Some((told, _)) = rest.split_once("*/") else { panic!("{file}: its classes do not end") };
    toml::from_str(told).unwrap_or_else(|why| panic!("{file}: {why}"))
}

/// The classes as Rust: the columns, and a constant for each sealed one. Panics with the table's name where
/// they contradict each other.
fn written(classes: &Classes) -> (String, String) {
    let (mut rust, mut named) = (String::from("&[\n"), BTreeMap::<&str, String>::new());
    for (name, table) in &classes.tables {
        let Some(kept) = classes.kept.get(&table.kept) else {
            panic!("the classes of {name}: nothing says how long {:?} is", table.kept);
        };
        let columns = columns(name, table, kept);
        for column in &columns {
            let Column { table, name, class, form, kept, clear, stays, moved_to, .. } = column;
            let cell = match *form {
                "Sealed" => format!("Some({})", column.cell()),
                _ => "None".to_owned(),
            };
            let _ = writeln!(
                rust,
                "    Column {{ table: {table:?}, name: {name:?}, class: Class::{class}, form: Form::{form}, kept: {kept:?}, clear: {clear:?}, stays: {stays:?}, moved_to: {moved_to:?}, cell: {cell} }},"
            );
        }
        let (schema, table) =
            name.split_once('.').unwrap_or_else(|| panic!("the classes of {name}: no schema"));
        let _ = write!(named.entry(schema).or_default(), "{}", names(table, &columns));
    }
    rust.push_str("]\n");
    let named = named.iter().map(|(schema, tables)| format!("pub mod {schema} {{\n{tables}}}\n")).collect();
    (rust, named)
}

/// The sealed columns of a table as constants of a module.
fn names(table: &str, columns: &[Column<'_>]) -> String {
    let sealed = columns.iter().filter(|column| column.form == "Sealed");
    let names = sealed.fold(String::new(), |mut names, column| {
        let constant = column.name.to_uppercase();
        let _ = writeln!(names, "        pub const {constant}: Sealed = {};", column.cell());
        names
    });
    match names.is_empty() {
        true => names,
        false => format!("    pub mod {table} {{\n        use crate::classes::Sealed;\n{names}    }}\n"),
    }
}

fn columns<'a>(name: &'a str, table: &'a Table, kept: &'a str) -> Vec<Column<'a>> {
    let by_class = [
        ("Public", &table.public),
        ("Business", &table.business),
        ("Confidential", &table.confidential),
        ("Personal", &table.personal),
        ("Secret", &table.secret),
    ];
    let mut known = BTreeSet::new();
    let mut columns = Vec::new();
    for (class, column) in by_class.into_iter().flat_map(|(class, of)| of.iter().map(move |it| (class, it))) {
        assert!(known.insert(column), "the classes of {name}: {column} has two classes");
        let moved_to = table.emptied.get(column).map(String::as_str);
        let clear = table.clear.get(column).map(String::as_str).or(moved_to.and(Some(EMPTIED)));
        let tells = class != "Public" && class != "Business";
        let form = match (table.sealed.contains(column), table.digest.contains(column), clear) {
            (true, false, None) => "Sealed",
            (false, true, None) => "Digest",
            (false, false, None) if tells => {
                panic!(
                    "the classes of {name}: {column} is neither sealed nor a digest, and `clear` has no reason for it"
                )
            }
            (false, false, _) => "Clear",
            _ => panic!("the classes of {name}: {column} lies in one form, not in two"),
        };
        columns.push(Column {
            table: name,
            name: column,
            class,
            form,
            kept,
            clear,
            stays: table.stays.as_deref(),
            moved_to,
            by: table.by,
        });
    }
    assert!(
        table.by.is_none() && table.stays.is_none() || !table.sealed.is_empty(),
        "the classes of {name}: nothing is sealed by anybody"
    );
    for sealed in table.emptied.values() {
        assert!(table.sealed.contains(sealed), "the classes of {name}: {sealed} is not sealed");
    }
    for column in
        table.sealed.iter().chain(&table.digest).chain(table.clear.keys()).chain(table.emptied.keys())
    {
        assert!(known.contains(column), "the classes of {name}: {column} has no class");
    }
    columns
}

/// `0012_people.sql` is number 12, named `people`.
fn number_and_name(file: &Path) -> (usize, String) {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let parsed = stem.split_once('_').filter(|(digits, name)| digits.len() == 4 && !name.is_empty());
    match parsed.and_then(|(digits, name)| Some((digits.parse().ok()?, name.to_owned()))) {
        Some(parsed) => parsed,
        None => panic!("{}: a migration is named NNNN_what_it_does.sql", file.display()),
    }
}

fn var(name: &str) -> String {
    env::var(name).expect("Cargo sets it for every build script")
}
