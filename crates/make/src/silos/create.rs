//! Adding a silo, from the page or by import.
//! Invariant: nobody states a cleaning that is further ahead than a clock may be fast.

use kernel::code::Code;
use kernel::day::Instant;
use kernel::decimal::Quantity;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::unit::{Dimension, Unit};
use ledger::import::rows;
use make_queries::client::Params;
use make_queries::silos as sql;
use platform::action::Action;
use platform::error::{OnConstraint, Result};
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::rules::judge_code;
use crate::equipment::check::{may_record, not_ahead};
use crate::equipment::fitness::CheckKind;

input! {
    /// A silo, as sent.
    pub struct CreateSilo {
        /// Its code, at most 14 letters, digits and signs of GS1's set 82, no space; the codes of its lots begin
        /// with it.
        code: Name,
        /// What it holds.
        capacity: Quantity,
        /// The unit of that, a volume or a mass.
        unit: Unit,
        /// When it was last cleaned; a silo that never was takes no milk.
        cleaned_at: Option<Instant>,
    }
}

/// The answer to adding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SiloAdded {
    /// Its code.
    pub silo: String,
}

impl Action for CreateSilo {
    const NAME: &'static str = "make.silo.create";
    const NEEDS: Permission = Permission::EquipmentCreate;
    const SUMMARY: &'static str = "Adds a silo for milk.";
    type Output = SiloAdded;

    fn check(&self) -> Ruled<()> {
        self.judge("")
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SiloAdded>> {
        if self.cleaned_at.is_some() {
            // A user who states that it is clean must also have the right to record a cleaning.
            may_record(tx, CheckKind::Cleaning)?;
        }
        insert(tx, &self, "").await?;
        tx.warn_alike("code", sql::silo_alike().bind(tx, &tx.tenant(), &self.code.as_str()).opt().await?);
        let change =
            Change::of(&self.code).after(json!({ "capacity": self.capacity, "unit": self.unit.as_str() }));
        Ok(tx.record(change, SiloAdded { silo: self.code.into_string() }))
    }
}

impl CreateSilo {
    /// `row` is the prefix of a fault's field. Errors: `lot_code_format`, `unit_mismatch`.
    fn judge(&self, row: &str) -> Ruled<()> {
        judge_code(self.code.as_str(), &format!("{row}code"))?;
        match self.unit.dimension() {
            Dimension::Volume | Dimension::Mass => Ok(()),
            _ => Err(Refusal::new(Code::UnitMismatch).field(format!("{row}unit"))),
        }
    }
}

/// Writes it. Errors: `value_unknown` for a code in use, `time_in_future` for a cleaning in the future.
async fn insert(tx: &Tx, new: &CreateSilo, row: &str) -> Result<()> {
    not_ahead(tx, new.cleaned_at, &format!("{row}cleaned_at"))?;
    let params = sql::InsertSiloParams {
        tenant: tx.tenant(),
        silo: tx.new_id()?,
        code: new.code.as_str(),
        capacity_e6: new.capacity.get(),
        unit: new.unit.as_str(),
        cleaned_at: new.cleaned_at.map(|at| at.min(tx.now)),
        opening: tx.is_opening(),
        by: tx.person(),
        now: tx.now,
    };
    let written = sql::insert_silo().params(tx, &params).one().await;
    written.on_constraint("silo_key", Code::ValueUnknown, &format!("{row}code"))?;
    Ok(())
}

/// Imports silos. Errors: as `make.silo.create`, each under its row.
pub async fn import(tx: &Tx, given: &[Value]) -> Result<()> {
    for (n, row) in rows::<CreateSilo>(given)?.into_iter().enumerate() {
        let prefix = format!("rows[{n}].");
        row.judge(&prefix)?;
        insert(tx, &row, &prefix).await?;
    }
    Ok(())
}
