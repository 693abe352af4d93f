//! Divides clorinde's output: one small runtime (`crates/queries`), and for each crate with `.sql` files a
//! crate of its own statements (`crates/<part>/queries`). A changed statement of SELL then rebuilds SELL
//! alone.
//! Invariant: the generator checks that each of its changes to clorinde's text has been made, or it fails.

use crate::Result;
use std::fs;
use std::path::{Path, PathBuf};

/// The runtime, which clorinde writes together with all statements.
pub(crate) const ALL: &str = "crates/queries";
const PARTS: &str = "crates";

/// Moves each part's statements out of `all` into `into`. Returns the folders of the crates it made.
pub(crate) fn by_part(all: &Path, into: &Path) -> Result<Vec<PathBuf>> {
    let statements = all.join("src/queries");
    let mut made = vec![all.to_owned()];
    for part in names(&statements)? {
        let from = statements.join(&part);
        if !from.is_dir() {
            continue;
        }
        let to = into.join(PARTS).join(&part).join("queries");
        fs::create_dir_all(to.join("src"))?;
        fs::rename(from.join("src"), to.join("src/queries"))?;
        fs::rename(from.join("src.rs"), to.join("src/queries.rs"))?;
        fs::write(to.join("src/lib.rs"), lib(&part))?;
        fs::write(to.join("Cargo.toml"), manifest(&part))?;
        made.push(to);
    }
    fs::remove_dir_all(&statements)?;
    for leftover in ["src/queries.rs", "src/types.rs"] {
        fs::remove_file(all.join(leftover))?;
    }
    make_runtime(all)?;
    Ok(made)
}

/// The generated folders of a repository.
pub(crate) fn folders(root: &Path) -> Result<Vec<String>> {
    let of_part = names(&root.join(PARTS))?.into_iter().map(|part| format!("{PARTS}/{part}/queries"));
    let all = std::iter::once(ALL.to_owned()).chain(of_part);
    Ok(all.filter(|folder| root.join(folder).is_dir()).collect())
}

/// Makes the items public that the parts' crates use, and removes the statements from the list of modules.
fn make_runtime(all: &Path) -> Result<()> {
    let attributes = "#[allow(clippy::all, clippy::pedantic)]\n#[allow(unused_variables)]\n#[allow(unused_imports)]\n\
                      #[allow(dead_code)]\n";
    let replaced = [
        ("src/lib.rs", format!("{attributes}pub mod queries;\n"), String::new()),
        ("src/lib.rs", format!("{attributes}pub mod types;\n"), String::new()),
        ("src/lib.rs", "pub(crate) use utils::slice_iter;".into(), "pub use utils::slice_iter;".into()),
        ("src/client.rs", "pub(crate) mod async_;".into(), "pub mod async_;".into()),
    ];
    for (file, from, to) in replaced {
        let path = all.join(file);
        let text = fs::read_to_string(&path)?;
        if text.matches(&from).count() != 1 {
            return Err(format!("clorinde's {file} is not as expected: `{from}` is not there once").into());
        }
        fs::write(&path, text.replacen(&from, &to, 1))?;
    }
    Ok(())
}

fn lib(part: &str) -> String {
    format!(
        "//! The statements of crates/{part}, generated from its .sql files against the migrated schema; do not edit.\n\
         #![allow(clippy::all, clippy::pedantic, unused)]\n\
         pub use ::queries::{{ArrayIterator, ArraySql, BytesSql, IterSql, JsonSql, StringSql, client, slice_iter}};\n\
         mod queries;\n\
         pub use self::queries::*;\n"
    )
}

fn manifest(part: &str) -> String {
    let dependencies =
        ["futures", "jiff", "postgres-types", "queries", "serde_json", "tokio-postgres", "uuid"];
    let dependencies = dependencies.map(|name| format!("{name}.workspace = true\n")).concat();
    format!(
        "# Generated: cargo run -p queries-gen\n\
         [package]\nname = \"{part}-queries\"\nversion.workspace = true\nedition.workspace = true\n\
         rust-version.workspace = true\nlicense.workspace = true\npublish.workspace = true\n\n\
         # It has no tests: without this line it is compiled a second time for none.\n\
         [lib]\ntest = false\ndoctest = false\n\n\
         [dependencies]\n{dependencies}"
    )
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}
