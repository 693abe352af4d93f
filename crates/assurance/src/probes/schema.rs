//! Checks that the database fits this program: its schema and its grants.
//! Invariant: both sides are the same text from the same catalogue, so that the comparison is complete.

use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use database::schema::{self, BUILT_FOR, Differences};

async fn compared(world: &World) -> Result<Differences, Broken> {
    let found = schema::dump(&world.as_probe().await?).await?;
    Ok(schema::differences(&found, BUILT_FOR))
}

/// schema-code-agreement
pub async fn shape(world: &World) -> Verdict {
    let Differences { shape, .. } = compared(world).await?;
    ensure(shape.is_empty(), || format!("The schema differs in {} lines, first {}.", shape.len(), shape[0]))?;
    let lines = BUILT_FOR.lines().count();
    Ok(Proof::of(format!(
        "The live schema is line by line the one this program was built for: {lines} lines."
    ))
    .with("lines", lines))
}

/// least-privilege
pub async fn rights(world: &World) -> Verdict {
    let Differences { rights, .. } = compared(world).await?;
    ensure(rights.is_empty(), || format!("Rights differ in {} lines, first {}.", rights.len(), rights[0]))?;
    database::roles::check(&world.access).await.map_err(|why| Broken::because(why.to_string()))?;
    let grants = BUILT_FOR.lines().filter(|line| line.starts_with("grant ")).count();
    Ok(Proof::of(format!(
        "{grants} grants and the bounds of {} database roles are those that were reviewed.",
        database::roles::NAMES.len()
    ))
    .with("grants", grants))
}
