//! Checks of what is kept: that every column has a class, and in which form it lies.
//! What must stay true: a check names tables and columns, never a value; what still lies in clear text is said by name.

use crate::probe::{Proof, Verdict, ensure};
use crate::world::World;
use database::classes::{COLUMNS, Class, drift};

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
