//! A cleaning of a silo.
//! Invariant: a silo is cleaned when nothing is in it; the next intake begins a new chain of lots (M13).

use kernel::code::Code;
use kernel::day::Instant;
use kernel::decimal::SignedQuantity;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use make_queries::client::Params;
use make_queries::silos as sql;
use platform::action::Action;
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::sealed::make::silo_cleaning::PROGRAMME;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

input! {
    /// A cleaning.
    pub struct CleanSilo {
        /// The silo.
        silo: Name,
        /// How it was cleaned.
        programme: Option<Text>,
    }
}

/// The answer to recording it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SiloCleaned {
    /// The silo.
    pub silo: String,
    /// When it was cleaned.
    pub cleaned_at: Instant,
}

impl Action for CleanSilo {
    const NAME: &'static str = "make.silo.clean";
    const NEEDS: Permission = Permission::EquipmentCheck;
    const SUMMARY: &'static str = "Records that an empty silo was cleaned.";
    type Output = SiloCleaned;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SiloCleaned>> {
        let silo = super::lock(tx, self.silo.as_str()).await?;
        let there = super::contents_locked(tx, &silo).await?;
        if !there.is_empty() {
            let parts = there.iter().map(|it| (it.quantity(), it.lot.unit.as_str(), it.lot.density_e6));
            let volume = SignedQuantity::rounded(&super::volume_of(&silo, parts)?)?;
            let lots: Vec<&str> = there.iter().map(|it| it.lot.code.as_str()).collect();
            let refusal = Refusal::new(Code::SiloNotEmpty).field("silo").fact("volume", volume.to_string());
            return Err(refusal.fact("lots", lots).into());
        }
        let id = tx.new_id()?;
        let params = sql::InsertCleaningParams {
            tenant: tx.tenant(),
            cleaning: id,
            silo: silo.silo_id,
            programme: tx.cipher().seal(PROGRAMME, id, self.programme.as_ref().map(Text::as_str))?,
            now: tx.now,
            by: tx.person(),
        };
        sql::insert_cleaning().params(tx, &params).one().await?;
        sql::clean_silo().bind(tx, &tx.now, &tx.tenant(), &silo.silo_id).one().await?;
        let change = Change::of(&silo.code).after(json!({ "cleaned_at": tx.now }));
        Ok(tx.record(change, SiloCleaned { silo: silo.code, cleaned_at: tx.now }))
    }
}
