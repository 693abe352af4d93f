//! Which deliveries are in what a batch drew, or in a lot of a silo, by perfect mixing.
//! Invariant: the shares are for information; the trace itself is all or nothing.

use kernel::code::Code;
use kernel::decimal::{Decimal, SignedQuantity};
use kernel::exact::Exact;
use kernel::id::LotId;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::stock::lots;
use make_queries::silos as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

use super::rules::{Pour, shares};
use crate::batches;

/// Decimals of a share.
const DECIMALS: u8 = 9;

input! {
    /// What composition is asked for.
    pub struct GetComposition {
        /// What this batch drew from silos.
        batch: Option<Name>,
        /// Or what is left in this lot of a silo.
        lot: Option<Name>,
    }
}

/// A composition.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Composition {
    /// How much it is of, in the unit of the milk.
    pub quantity: SignedQuantity,
    /// The share of each delivery in it, by its lot; nine decimals.
    pub shares: BTreeMap<String, Decimal>,
}

impl Query for GetComposition {
    const NAME: &'static str = "make.composition";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str =
        "Shows which deliveries are in the milk of a batch or of a silo, by perfect mixing.";
    type Output = Composition;

    async fn fetch(self, tx: &ReadTx) -> Result<Composition> {
        let drawn = self.drawn(tx).await?;
        let sum = drawn.iter().fold(0_i64, |sum, (_, quantity)| sum.saturating_add(quantity.get()));
        let mut rounded = BTreeMap::new();
        for (_, code, share) in of(tx, &drawn).await? {
            rounded.insert(code, share.round_to(DECIMALS)?.normalized());
        }
        Ok(Composition { quantity: SignedQuantity::from_stored(sum), shares: rounded })
    }
}

impl GetComposition {
    /// The lots of silos, with how much of each. Errors: `not_found`, `field_required`, `field_unknown`.
    async fn drawn(&self, tx: &ReadTx) -> Result<Vec<(LotId, SignedQuantity)>> {
        match (&self.batch, &self.lot) {
            (Some(batch), None) => {
                let batch = batches::coded(tx, batch.as_str()).await?;
                let rows = sql::drawn_by().bind(tx, &tx.tenant(), &batch.batch_id).all().await?;
                let drawn = |row: sql::DrawnBy| {
                    (LotId::from_uuid(row.lot_id), SignedQuantity::from_stored(row.quantity_e6))
                };
                Ok(rows.into_iter().map(drawn).collect())
            }
            (None, Some(lot)) => {
                let lot = lots::coded(tx, lot.as_str(), "lot").await?;
                if !sql::is_of_silo().bind(tx, &tx.tenant(), &lot.lot_id).one().await? {
                    return Err(Refusal::new(Code::NotFound).field("lot").into());
                }
                Ok(vec![(LotId::from_uuid(lot.lot_id), SignedQuantity::from_stored(lot.quantity_e6))])
            }
            (Some(_), Some(_)) => Err(Refusal::new(Code::FieldUnknown).field("lot").into()),
            (None, None) => Err(Refusal::new(Code::FieldRequired).field("batch").into()),
        }
    }
}

/// The deliveries in some quantities of lots of silos: id, code and share.
pub(crate) async fn of(
    tx: &ReadTx,
    drawn: &[(LotId, SignedQuantity)],
) -> Result<Vec<(LotId, String, Exact)>> {
    let lots: Vec<LotId> = drawn.iter().map(|(lot, _)| *lot).collect();
    let rows = sql::mixed_from().bind(tx, &tx.tenant(), &LotId::uuids(&lots)).all().await?;
    let mut codes = BTreeMap::new();
    let mut poured = Vec::with_capacity(rows.len());
    for row in rows {
        let from = LotId::from_uuid(row.parent_id);
        poured.push(Pour {
            into: LotId::from_uuid(row.child_id),
            no: row.no,
            from,
            quantity: SignedQuantity::from_stored(row.quantity_e6),
        });
        // A lot with a number is a lot of the silo itself, and is divided further.
        if row.silo_no.is_none() {
            codes.insert(from, row.parent);
        }
    }
    let shares = shares(drawn, &poured)?;
    Ok(shares.into_iter().filter_map(|(lot, share)| Some((lot, codes.remove(&lot)?, share))).collect())
}
