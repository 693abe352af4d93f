//! Makes the generated statements and schema.sql: a throw-away server, the migrations, clorinde, rustfmt, a dump.
//! Invariant: the same sources give the same bytes on every machine, so that a check can compare them.

mod compare;
mod split;

use clorinde::config::{Config, UseWorkspaceDeps};
use compare::differences;
use database::TestDb;
use database::schema::{self, digests};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Errors are messages for a developer.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

const SCHEMA: &str = "schema.sql";
/// The number of differences shown; the rest is only counted.
const SHOWN: usize = 20;

/// Writes both. Returns a sentence about them.
///
/// # Errors
/// A statement that does not fit the schema, a server that does not start, a file that cannot be written.
pub async fn write() -> Result<String> {
    let root = root()?;
    let aside = Aside::new(&root)?;
    let made = make(&root, &aside.0).await?;
    // Without its generated crates the workspace does not build, so the old ones are removed only when the
    // new ones exist.
    for folder in split::folders(&root)? {
        fs::remove_dir_all(root.join(folder))?;
    }
    for folder in split::folders(&aside.0)? {
        fs::rename(aside.0.join(&folder), root.join(&folder))?;
    }
    fs::rename(aside.0.join(SCHEMA), root.join(SCHEMA))?;
    fs::write(root.join(digests::FILE), digests::of(&root)?)?;
    Ok(format!("the statements and schema.sql ({} lines) are up to date", made.lines().count()))
}

/// Makes both in a temporary folder and compares them with the committed ones. Returns a sentence about them.
///
/// # Errors
/// The list of differences, or an error of [`write()`].
pub async fn check() -> Result<String> {
    let root = root()?;
    let aside = Aside::new(&root)?;
    make(&root, &aside.0).await?;
    let mut made: BTreeSet<String> = split::folders(&root)?.into_iter().collect();
    made.extend(split::folders(&aside.0)?);
    made.insert(SCHEMA.into());
    let mut found = Vec::new();
    fs::write(aside.0.join(digests::FILE), digests::of(&root)?)?;
    for part in &made {
        found.extend(differences(part, &root.join(part), &aside.0.join(part))?);
    }
    if found.is_empty() {
        return Ok("the statements and schema.sql are up to date".into());
    }
    let more = found.len().saturating_sub(SHOWN);
    let mut words = found.into_iter().take(SHOWN).collect::<Vec<_>>().join("\n");
    if more > 0 {
        words.push_str(&format!("\nand {more} more"));
    }
    Err(format!("{words}\nout of date: run `cargo run -p queries-gen` and commit what it writes").into())
}

/// The repository: two folders above this package.
fn root() -> Result<PathBuf> {
    Ok(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?)
}

/// Generates from the sources in `root` into the same places in `into`. Returns the text of schema.sql.
async fn make(root: &Path, into: &Path) -> Result<String> {
    let all = into.join(split::ALL);
    let server = TestDb::fresh().await;
    let owner = database::connect(&server.owner_config()).await?;
    let schema = schema::dump(&owner).await?;
    let mut config = Config::from_file(root.join("clorinde.toml"))?;
    config.queries = root.join(&config.queries);
    config.destination.clone_from(&all);
    config.use_workspace_deps = UseWorkspaceDeps::Path(root.join("Cargo.toml"));
    // clorinde blocks on the database, so it does not run on a thread that drives the connection.
    tokio::task::spawn_blocking(move || clorinde::gen_live(&owner, config).map_err(|e| explained(&e)))
        .await??;
    for made in split::by_part(&all, into)? {
        format(root, &made)?;
    }
    fs::write(into.join(SCHEMA), &schema)?;
    Ok(schema)
}

/// clorinde's error with its causes: the first line alone does not name the statement.
fn explained(error: &clorinde::Error) -> String {
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(deeper) = cause {
        words.push_str(&format!("\n  because {deeper}"));
        cause = deeper.source();
    }
    format!("{words}\n{error:?}")
}

fn format(root: &Path, made: &Path) -> Result<()> {
    let program = std::env::var_os("RUSTFMT").unwrap_or_else(|| "rustfmt".into());
    let done = Command::new(program)
        .args(["--edition", "2024", "--config-path"])
        .arg(root.join("rustfmt.toml"))
        .arg(made.join("src/lib.rs"))
        .output()?;
    if done.status.success() {
        Ok(())
    } else {
        Err(format!("rustfmt: {}", String::from_utf8_lossy(&done.stderr)).into())
    }
}

/// A folder of this run, next to the build's output; it is removed at the end.
struct Aside(PathBuf);

impl Aside {
    fn new(root: &Path) -> Result<Aside> {
        let folder = root.join("target").join(format!("queries-gen-{}", std::process::id()));
        fs::create_dir_all(folder.join("crates"))?;
        Ok(Aside(folder))
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // A folder that cannot be removed does no harm: it is in `target`.
        let _ = fs::remove_dir_all(&self.0);
    }
}
