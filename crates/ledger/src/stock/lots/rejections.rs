//! The part of a delivery or of an output that is rejected at once (D32): a lot of its own.
//! Invariant: it is held from its first moment, and bears its part of the cost.

use kernel::code::Code;
use kernel::decimal::{Decimal, Quantity};
use kernel::id::LotId;
use kernel::lot_code::LotCode;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::Unit;
use platform::error::Result;
use platform::fields::Text;
use platform::input;
use platform::tx::Tx;
use schemars::JsonSchema;
use serde::Serialize;

use crate::stock::holds;
use crate::stock::lots::{self, NewLot};
use crate::stock::movements::Moved;
use crate::stock::quantities::{self, Fields, Measure};

/// The fields of a rejected part; its unit is that of the accepted part.
const FIELDS: Fields<'static> = Fields { quantity: "rejected.quantity", unit: "unit" };

input! {
    /// The part of a lot that is rejected at once.
    pub struct Rejected {
        /// How much, in the same unit.
        quantity: Decimal,
        /// Why.
        reason: Text,
        /// The code of its lot; the accepted lot's with -R unless given.
        lot: Option<LotCode>,
    }
}

/// A rejected part, as answers name it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RejectedLot {
    /// Its code.
    pub lot: String,
    /// How much, in the item's unit.
    pub quantity: Quantity,
    /// The name of the hold on it.
    pub hold: String,
}

impl Rejected {
    /// The quantity, in the item's unit. Errors: those of quantities, at `rejected.quantity`.
    pub fn measured(&self, unit: Unit, item: &Measure) -> Ruled<Quantity> {
        let asked = quantities::read(&self.quantity.to_string(), unit.as_str(), FIELDS)?;
        quantities::measure(&asked, item, FIELDS)
    }

    /// Judges the form of its quantity, before any item is known.
    pub fn check(&self, unit: Unit) -> Ruled<()> {
        quantities::read(&self.quantity.to_string(), unit.as_str(), FIELDS).map(drop)
    }

    /// The code of its lot. Errors: `lot_code_format` at `rejected.lot`.
    pub fn code(&self, accepted: &LotCode) -> Ruled<LotCode> {
        let own = || LotCode::parse(&format!("{accepted}-R"));
        let code = self.lot.clone().map_or_else(own, Ok);
        code.map_err(|code: Code| Refusal::new(code).field("rejected.lot"))
    }

    /// Writes its lot, which is like the accepted one, and holds it. `new` has its quantity and its cost.
    /// Errors: `lot_code_taken` at `rejected.lot`.
    pub async fn write(&self, tx: &Tx, new: &NewLot<'_>, kind: Moved) -> Result<RejectedLot> {
        lots::insert(tx, new, kind, "rejected.lot").await?;
        let hold = holds::hold_rejected(tx, new.id, new.code, self.reason.as_str()).await?;
        let quantity = Quantity::from_stored(new.quantity_e6);
        Ok(RejectedLot { lot: new.code.to_owned(), quantity, hold })
    }

    /// An id for its lot.
    pub fn id(tx: &Tx) -> Result<LotId> {
        Ok(LotId::from_uuid(tx.new_id()?))
    }
}
