//! Check of the masked copy: each column has its rule, and what the rules make of a canary's words has none
//! of them.
//! Invariant: only a canary's values are opened; the verdict names columns and no value.

use super::stored;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use database::classes::{COLUMNS, Column, Form, drift};
use lifecycle::masking::{Mask, Rule, rule_of, words_of};
use platform::instance::CANARIES;
use platform::random::random;
use tokio_postgres::Client;
use uuid::Uuid;

/// Values that are masked of each column.
const SAMPLE: i64 = 200;

/// no-production-data-elsewhere
pub async fn invent(world: &World) -> Verdict {
    let found = drift(&world.as_app().await?).await?;
    ensure(found.bare.is_empty(), || format!("A masked copy has no rule for {}.", found.bare.join(", ")))?;
    let without: Vec<String> = COLUMNS.iter().filter(|it| rule_of(it).is_none()).map(name_of).collect();
    ensure(without.is_empty(), || format!("A masked copy has no rule for {}.", without.join(", ")))?;
    let Some(superuser) = &world.access.superuser else {
        return Ok(Proof::of("The database is on another machine: no masked copy is made of it."));
    };
    let client = database::connect(superuser).await?;
    let canary = "select tenant_id from app.address where slug = $1";
    let canary: Uuid = client.query_one(canary, &[&CANARIES[0]]).await?.get(0);
    let mask = Mask::new(random().map_err(|why| Broken::caused("The check could not be run.", why))?);
    let (mut columns, mut values) = (0, 0);
    for column in COLUMNS.iter().filter(|it| it.form == Form::Sealed) {
        let rule = rule_of(column).unwrap_or(Rule::LeftOut);
        if rule == Rule::LeftOut {
            continue;
        }
        values += mask_values(world, (&client, canary), (column, rule), &mask).await?;
        columns += 1;
    }
    let says = format!(
        "Each column has a rule for a masked copy. {values} values of {columns} columns of a canary were masked, and none of \
         their words is left."
    );
    Ok(Proof::of(says).with("columns", columns).with("values", values).with("hits", 0))
}

fn name_of(column: &Column) -> String {
    format!("{}.{}", column.table, column.name)
}

/// Masks values of a column of the canary. Gives their number. Errors: a word is left.
async fn mask_values(
    world: &World,
    (client, canary): (&Client, Uuid),
    (column, rule): (&Column, Rule),
    mask: &Mask,
) -> Result<usize, Broken> {
    let vault = world.platform.encryption.vault();
    let rows = stored::newest(client, column, canary, SAMPLE).await?;
    for row in &rows {
        // A value that does not open is the concern of another check.
        let Ok(plain) = vault.open(&row.cell, &row.value) else { continue };
        let value = mask.value(rule, column, row.cell.row, &plain);
        let value = String::from_utf8_lossy(&value);
        let is_left = words_of(rule, &plain).iter().any(|word| value.contains(word.as_str()));
        ensure(!is_left, || format!("A masked value of {} has a word of its original.", name_of(column)))?;
    }
    Ok(rows.len())
}
