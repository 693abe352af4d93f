//! Whether a name in a reading or a batch is known equipment, and whether that equipment is free.
//! Invariant: if the workspace describes equipment of a kind, an unknown name of that kind is refused: a
//! typing error must not pass as fit equipment. If it describes none of that kind, any name is accepted.

use kernel::code::Code;
use kernel::refusal::{Refusal, Ruled};
use make_queries::equipment as sql;
use platform::error::Result;
use platform::tx::ReadTx;

use super::{EquipmentKind, EquipmentRow, fit, in_use};

/// Refuses a name that is no instrument, as the instrument of a reading. Errors: `value_unknown` at
/// `instrument`.
pub async fn is_instrument(tx: &ReadTx, it: Option<&EquipmentRow>) -> Result<()> {
    let instrument = EquipmentKind::Instrument.as_str();
    let is_free = match it {
        Some(it) => it.kind == instrument,
        None => !described(tx, &[instrument]).await?,
    };
    if is_free { Ok(()) } else { Err(Refusal::new(Code::ValueUnknown).field("instrument").into()) }
}

/// Refuses names that are not among the known equipment, if vessels or lines are described. Errors:
/// `value_unknown` at `equipment[i]`.
pub async fn known_vessels(tx: &ReadTx, names: &[&str], known: &[EquipmentRow]) -> Result<()> {
    let named = all_known(names, known);
    if named.is_ok()
        || !described(tx, &[EquipmentKind::Vessel.as_str(), EquipmentKind::Line.as_str()]).await?
    {
        return Ok(());
    }
    Ok(named?)
}

/// Whether a batch may start on each: it is fit, and, if it is cleaned after each batch, no other batch is in
/// it. Errors: as `fit`; `equipment_dirty` also has `facts.batch` while another batch is in it.
pub async fn fit_and_free(tx: &ReadTx, wanted: &[EquipmentRow]) -> Result<()> {
    let used = in_use(tx).await?;
    for it in wanted {
        let other = used.get(&it.code).filter(|_| it.clean_after_each_batch);
        let dirty = || Refusal::new(Code::EquipmentDirty).fact("equipment", it.code.as_str());
        match (fit(it, tx.today(), tx.now), other) {
            (Err(refusal), _) if refusal.code != Code::EquipmentDirty => return Err(refusal.into()),
            (_, Some(batch)) => return Err(dirty().fact("batch", batch.as_str()).into()),
            (judged, None) => judged?,
        }
    }
    Ok(())
}

fn all_known(names: &[&str], known: &[EquipmentRow]) -> Ruled<()> {
    let unknown = names.iter().position(|name| known.iter().all(|it| it.code != *name));
    let refused = |n: usize| Err(Refusal::new(Code::ValueUnknown).field(format!("equipment[{n}]")));
    unknown.map_or(Ok(()), refused)
}

async fn described(tx: &ReadTx, kinds: &[&str]) -> Result<bool> {
    Ok(sql::is_described().bind(tx, &tx.tenant(), &kinds).one().await?)
}
