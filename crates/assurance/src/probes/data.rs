//! Checks of the stored data: every column has a class and is stored in its form, and the keys are well kept.
//! Invariant: a check names tables and columns, never a value; it names every column that is still in clear
//! text.

use super::{planted, stored};
use crate::evidence;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use database::classes::{COLUMNS, Class, Column, Form, drift};
use jiff::SignedDuration;
use kernel::day::Instant;
use lifecycle::emptying;
use lifecycle::key_rotation::{self, RotationStatus};
use platform::keyring::Fault;
use platform::platform::Platform;
use std::collections::BTreeMap;
use tokio_postgres::Client;

/// data-inventory
pub async fn inventory(world: &World) -> Verdict {
    let found = drift(&world.as_app().await?).await?;
    ensure(found.bare.is_empty(), || format!("Nobody gave a class to {}.", found.bare.join(", ")))?;
    ensure(found.gone.is_empty(), || format!("These columns are gone: {}.", found.gone.join(", ")))?;
    let of = |class: Class| COLUMNS.iter().filter(|column| column.class == class).count();
    let counts: Vec<String> =
        Class::ALL.iter().map(|class| format!("{} {}", of(*class), class.as_str())).collect();
    let says = format!("{} columns, each with its class: {}.", COLUMNS.len(), counts.join(", "));
    Ok(Class::ALL.iter().fold(Proof::of(says), |proof, class| proof.with(class.as_str(), of(*class))))
}

/// Rows that are tried in each column.
const SAMPLE: i64 = 200;

/// encrypt-columns
pub async fn sealed(world: &World) -> Verdict {
    let bare = format!("{}{}", bare(), before(&world.platform, (world.clock)()).await?);
    let Some(superuser) = &world.access.superuser else {
        return Ok(Proof::of(format!("The database is on another machine: its files were not read. {bare}")));
    };
    let client = database::connect(superuser).await?;
    let loose = drift(&client).await?.loose;
    ensure(loose.is_empty(), || format!("These columns take clear text, or should: {}.", loose.join(", ")))?;
    let (tried, columns) = opens(world, &client).await?;
    let search = planted::hidden(world, &client).await?;
    let says = format!(
        "{tried} values of {columns} sealed columns were opened, each in its own cell. The program's own actions then \
         wrote new words into {} of these columns. None of the {} files that the program and the database wrote since \
         contains such a word: tables, indexes, the write-ahead log, backups, logs. The same search finds a word that \
         is stored beside them in clear text. {bare}",
        search.reached, search.files
    );
    let proof = Proof::of(says).with("columns", columns).with("rows", tried);
    Ok(proof.with("planted", search.reached).with("files", search.files).with("hits", 0))
}

/// The columns with facts about a shop or a person in clear text, by reason and table.
fn bare() -> String {
    let mut reasons: BTreeMap<&str, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    for column in COLUMNS.iter().filter(|column| column.is_bare()) {
        let tables = reasons.entry(column.clear.unwrap_or_default()).or_default();
        tables.entry(column.table).or_default().push(column.name);
    }
    let said = reasons.into_iter().map(|(reason, tables)| {
        let tables = tables.into_iter().map(|(table, columns)| format!("{table} ({})", columns.join(", ")));
        format!("In clear text ({reason}): {}.", tables.collect::<Vec<_>>().join(", "))
    });
    said.collect::<Vec<_>>().join(" ")
}

/// What older backups have in clear text of columns that were emptied since, and until when.
async fn before(platform: &Platform, now: Instant) -> Result<String, Broken> {
    let said =
        emptying::former_columns(platform, now).await?.into_iter().map(|it| match it.in_backups_until {
            None => format!(" Words of an earlier release in {} are being sealed.", it.place),
            Some(until) => format!(
                " Backups from before {} was sealed have its words in clear text until {}.",
                it.place,
                until.strftime("%-d %B %Y")
            ),
        });
    Ok(said.collect())
}

/// Opens a sample of every sealed column. Gives the number of values and of columns.
async fn opens(world: &World, client: &Client) -> Result<(usize, usize), Broken> {
    let sealed: Vec<&Column> = COLUMNS.iter().filter(|column| column.form == Form::Sealed).collect();
    let (vault, mut tried) = (world.platform.encryption.vault(), 0);
    for column in &sealed {
        let rows = stored::sample(client, column, SAMPLE).await?;
        tried += rows.len();
        ensure(rows.iter().all(|row| vault.open(&row.cell, &row.value).is_ok()), || {
            let name = format!("{}.{}", column.table, column.name);
            format!("A value of {name} does not open in its cell: it is clear text, was changed or moved.")
        })?;
    }
    Ok((tried, sealed.len()))
}

/// Oldest age of the root key (promises.toml, key-custody).
const OLDEST: SignedDuration = SignedDuration::from_hours(24 * 365);
/// Longest time that values may wait for a newer key.
const WAIT: SignedDuration = SignedDuration::from_hours(24);
/// The event of writing shares of the root key.
const SHARED: &str = "keys.share";

/// key-custody
pub async fn keys(world: &World) -> Verdict {
    let vault = world.platform.encryption.vault();
    let custody = vault.judged().map_err(unkept)?;
    let age = (world.clock)().duration_since(custody.root_made_at);
    let days = age.as_hours() / 24;
    ensure(age <= OLDEST, || format!("The root key is {days} days old; 365 are the most."))?;
    let there = world.workspaces().await?;
    let mut without = 0;
    for tenant in &there {
        without += usize::from(!vault.has_key(*tenant).map_err(unkept)?);
    }
    ensure(without == 0, || format!("{without} of {} workspaces have no key.", there.len()))?;
    let newer = key_rotation::standings(&world.platform).await?;
    let newer = renewed(&newer, (world.clock)())?;
    let beside = match custody.seal_is_beside {
        true => " The secret that unseals it is in the same folder: a copy of that folder contains both.",
        false => "",
    };
    let [shared] = evidence::last(&world.platform, [SHARED]).await?;
    let shared = shared.map(|it| it.found["root"].as_u64());
    let says = format!(
        "The keyring is its owner's alone and apart from the database; root key {} is {days} days old, each of {} keys \
         opens on the disk what it seals in the program.{newer}{beside}",
        custody.root, custody.keys
    );
    let proof = Proof::of(says).with("keys", custody.keys).with("workspaces", there.len());
    recoverable(proof, shared, custody.root)
}

/// The result for workspaces that have a newer key.
fn renewed(standings: &[RotationStatus], now: Instant) -> Result<String, Broken> {
    let is_late = |it: &&RotationStatus| it.waiting > 0 && now.duration_since(it.made_at) > WAIT;
    let late: i64 = standings.iter().filter(is_late).map(|it| it.waiting).sum();
    ensure(late == 0, || format!("{late} values lie under a key that was replaced more than a day ago."))?;
    let waiting: i64 = standings.iter().map(|it| it.waiting).sum();
    Ok(match standings.len() {
        0 => String::new(),
        many => {
            format!(" Workspaces that had a newer key: {many}; {waiting} values wait to be sealed with it.")
        }
    })
}

/// Whether the root key can be recovered if the secret that unseals it is lost. `shared`: the root key of the
/// last shares, if there are any.
fn recoverable(proof: Proof, shared: Option<Option<u64>>, root: u32) -> Verdict {
    match shared {
        None => Ok(proof
            .lacking("the shares by which the root key is recovered; `steelyard keys share` writes them")),
        Some(of) if of == Some(root.into()) => Ok(proof),
        Some(_) => Err(Broken::because(format!(
            "The shares of the root key that were written last are not of root key {root}: they recover nothing."
        ))),
    }
}

/// A fault of the keyring in public words, without its path.
fn unkept(fault: Fault) -> Broken {
    let says = match fault {
        Fault::Exposed { .. } => "The keyring can be read by others than its owner.",
        Fault::OtherOwner { .. } => "The keyring is no plain file of who runs the program.",
        Fault::Gone { .. } => "The keyring is gone.",
        Fault::Damaged { .. } | Fault::OtherSeal { .. } => "The keyring on the disk cannot be opened.",
        Fault::Broken => "A key on the disk is not the one the program uses.",
        _ => "The keyring could not be judged.",
    };
    Broken::caused(says, fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn shares_of_the_root_key_before_recover_nothing() {
        let judged = |shared| recoverable(Proof::of(""), shared, 2);
        assert!(judged(None).expect("held").lacks.is_some(), "nobody wrote any");
        assert!(judged(Some(Some(2))).expect("held").lacks.is_none());
        for other in [Some(Some(1)), Some(Some(3)), Some(None)] {
            assert!(judged(other).expect_err("broken").says.contains("not of root key 2"), "{other:?}");
        }
    }

    #[test]
    fn values_may_wait_for_a_newer_key_a_day_and_no_longer() {
        let made_at: Instant = "2026-11-20T08:00:00Z".parse().expect("a moment");
        let standing =
            |waiting| RotationStatus { tenant: Uuid::nil(), key: 4, made_at, versions: 2, waiting };
        let soon = made_at + SignedDuration::from_hours(23);
        let late = made_at + SignedDuration::from_hours(25);
        assert!(renewed(&[standing(7)], soon).expect("held").contains("newer key: 1; 7 values"));
        assert!(renewed(&[standing(7), standing(1)], late).expect_err("late").says.starts_with("8 values"));
        assert!(renewed(&[standing(0)], late).is_ok());
        assert_eq!(renewed(&[], late).expect("held"), "");
    }
}
