//! Check of what leaves the server: each column has its rule for a masked copy, what the rules make of a
//! canary's words has none of them and of its amounts is none, and each raw dump has its operator.
//! Invariant: only a canary's values are opened; the verdict names columns and no value, and counts dumps.

use super::stored;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{World, enter, leave};
use assurance_queries::probes::masking as sql;
use database::classes::{COLUMNS, Column, Form, drift};
use jiff::SignedDuration;
use lifecycle::masking::{Mask, Rule, rule_of, words_of};
use platform::instance::{CANARIES, INSTANCE};
use platform::random::random;
use std::collections::BTreeSet;
use tokio_postgres::Client;
use uuid::Uuid;

/// Values that are masked of each column.
const SAMPLE: i64 = 200;
/// The raw dumps of this time are listed: the check runs every seven days.
const LISTED: SignedDuration = SignedDuration::from_hours(8 * 24);

/// no-production-data-elsewhere
pub async fn invent(world: &World) -> Verdict {
    let found = drift(&world.as_app().await?).await?;
    ensure(found.bare.is_empty(), || format!("A masked copy has no rule for {}.", found.bare.join(", ")))?;
    let without: Vec<String> = COLUMNS.iter().filter(|it| rule_of(it).is_none()).map(name_of).collect();
    ensure(without.is_empty(), || format!("A masked copy has no rule for {}.", without.join(", ")))?;
    let dumps = raw_dumps(world).await?;
    let Some(superuser) = &world.access.superuser else {
        let says = format!(
            "The database is on another machine: no masked copy is made of it. Raw dumps of the last eight days: {dumps}, each by an \
             operator who gave a second factor for it."
        );
        return Ok(Proof::of(says).with("raw_dumps", dumps));
    };
    let client = database::connect(superuser).await?;
    let canary = "select tenant_id from app.address where slug = $1";
    let canary: Uuid = client.query_one(canary, &[&CANARIES[0]]).await?.get(0);
    let mask = Mask::new(random().map_err(|why| Broken::caused("The check could not be run.", why))?);
    let (mut columns, mut values, mut amounts) = (0, 0, 0);
    for column in COLUMNS.iter().filter(|it| it.form == Form::Sealed) {
        let rule = rule_of(column).unwrap_or(Rule::LeftOut);
        if rule == Rule::LeftOut {
            continue;
        }
        values += mask_values(world, (&client, canary), (column, rule), &mask).await?;
        columns += 1;
    }
    for column in COLUMNS.iter().filter(|it| rule_of(it) == Some(Rule::Amount)) {
        amounts += invent_amounts((&client, canary), column, &mask).await?;
    }
    let says = format!(
        "Each column has a rule for a masked copy. {values} values of {columns} columns of a canary were masked, and none of \
         their words is left; {amounts} of its amounts became others. Raw dumps of the last eight days: {dumps}, each by an \
         operator who gave a second factor for it."
    );
    Ok(Proof::of(says)
        .with("columns", columns)
        .with("values", values)
        .with("amounts", amounts)
        .with("hits", 0)
        .with("raw_dumps", dumps))
}

fn name_of(column: &Column) -> String {
    format!("{}.{}", column.table, column.name)
}

/// The number of raw dumps. Errors: one without an operator who proved themselves, or one that is not listed.
async fn raw_dumps(world: &World) -> Result<usize, Broken> {
    let (session, since) = (world.as_app().await?, (world.clock)() - LISTED);
    enter(&session, INSTANCE.uuid()).await?;
    let dumps = sql::raw_dumps().bind(&session, &INSTANCE.uuid(), &since).all().await?;
    leave(&session).await?;
    let bare = dumps.iter().filter(|dump| !dump.is_granted).count();
    ensure(bare == 0, || format!("{bare} raw dumps were made without an operator's second factor."))?;
    let listed: BTreeSet<Uuid> = dumps.iter().map(|dump| dump.request_id).collect();
    for tenant in world.workspaces().await? {
        enter(&session, tenant).await?;
        let taken = sql::raw_exports().bind(&session, &tenant, &since).all().await?;
        leave(&session).await?;
        let missing = taken.iter().filter(|request| !listed.contains(request)).count();
        ensure(missing == 0, || format!("{missing} raw dumps of a workspace are not in the list."))?;
    }
    Ok(dumps.len())
}

/// Invents amounts of a column of the canary. Gives their number. Errors: one is its original.
async fn invent_amounts(
    (client, canary): (&Client, Uuid),
    column: &Column,
    mask: &Mask,
) -> Result<usize, Broken> {
    let Column { table, name, .. } = column;
    let originals = stored::amounts(client, column, canary, SAMPLE).await?;
    for (nth, original) in originals.iter().enumerate() {
        let invented = mask.amounts(table, &nth.to_string(), &[(*name, Some(*original))]);
        ensure(invented != [Some(*original)], || {
            format!("An amount of {} is in a masked copy.", name_of(column))
        })?;
    }
    Ok(originals.len())
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
