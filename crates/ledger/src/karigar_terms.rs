//! The terms of a karigar: what he may use up of each fineness, and what he may lose in all.
//! Invariant: a fineness without terms has no wastage; terms are those of karigars only.

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::decimal::{Fineness, Percent};
use kernel::id::PartyId;
use kernel::refusal::{Refusal, Ruled};
use ledger_queries::client::Params;
use ledger_queries::karigar_terms as sql;
use platform::error::{Error, Result};
use platform::input::{Faults, Field, Path, Shape};
use platform::tx::{ReadTx, Tx};
use serde_json::Value;

use crate::row_count::whole;

/// The most finenesses that a karigar has terms for: metals are worked in a dozen or two.
const MOST_FINENESSES: usize = 100;

/// The allowed wastage by fineness, sent as an object: `{"916": "2", "750": "2.5"}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WastageGiven(BTreeMap<Fineness, Percent>);

impl Field for WastageGiven {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let Some(given) = value.as_object() else {
            faults.add(at, Code::ValueUnknown);
            return None;
        };
        if given.len() > MOST_FINENESSES {
            faults.add(at, Code::ListTooLong);
            return None;
        }
        let mut terms = Some(BTreeMap::new());
        for (name, value) in given {
            let at = Path::Name(at, name);
            let fineness = Fineness::parse(name).map_err(|code| faults.add(&at, code)).ok();
            let percent = Percent::read(value, &at, faults);
            // "916" and "916.0" are one fineness.
            let is_new = match (fineness.zip(percent), &mut terms) {
                (Some((fineness, percent)), Some(terms)) => terms.insert(fineness, percent).is_none(),
                _ => {
                    terms = None;
                    continue;
                }
            };
            if !is_new {
                faults.add(&at, Code::ValueUnknown);
            }
        }
        terms.map(WastageGiven)
    }

    fn shape() -> Shape {
        Shape::Any
    }
}

/// A karigar's terms, as they are given.
#[derive(Debug, Clone, Default)]
pub struct KarigarTerms {
    wastage: BTreeMap<Fineness, Percent>,
    loss_limit_mg: Option<i64>,
}

impl KarigarTerms {
    /// The terms of a party. Errors: `field_unknown` for a party that is no karigar, `number_range` for a limit
    /// below zero.
    pub fn of(
        is_karigar: bool,
        wastage: Option<WastageGiven>,
        loss_limit_mg: Option<i64>,
    ) -> Ruled<KarigarTerms> {
        let given = [("wastage_percent", wastage.is_some()), ("loss_limit_mg", loss_limit_mg.is_some())];
        if let Some((field, _)) = given.into_iter().find(|(_, there)| *there && !is_karigar) {
            return Err(Refusal::new(Code::FieldUnknown).field(field));
        }
        if loss_limit_mg.is_some_and(|limit| limit < 0) {
            return Err(Refusal::new(Code::NumberRange).field("loss_limit_mg"));
        }
        Ok(KarigarTerms { wastage: wastage.unwrap_or_default().0, loss_limit_mg })
    }

    /// Stores them; what is not given stays as it is.
    pub async fn put(&self, tx: &Tx, party: PartyId) -> Result<()> {
        if let Some(limit) = self.loss_limit_mg {
            sql::put_loss_limit().bind(tx, &tx.tenant(), &party.uuid(), &limit).one().await?;
        }
        if self.wastage.is_empty() {
            return Ok(());
        }
        let fineness = self.wastage.keys().map(|it| i32::try_from(it.get()).map_err(Error::internal));
        let fineness = fineness.collect::<Result<Vec<i32>>>()?;
        let percent_e6: Vec<i64> = self.wastage.values().map(|it| it.get()).collect();
        let params = sql::PutWastageParams { party: party.uuid(), fineness, percent_e6, tenant: tx.tenant() };
        let kept = sql::put_wastage().params(tx, &params).all().await?;
        whole(kept.len(), self.wastage.len())
    }
}

/// The wastage that a karigar is allowed, by fineness.
pub async fn wastage_of(tx: &ReadTx, party: PartyId) -> Result<BTreeMap<Fineness, Percent>> {
    let rows = sql::wastage_of().bind(tx, &tx.tenant(), &party.uuid()).all().await?;
    let term = |row: sql::WastageOf| {
        (Fineness::from_stored(row.fineness.into()), Percent::from_stored(row.percent_e6))
    };
    Ok(rows.into_iter().map(term).collect())
}

#[cfg(test)]
mod tests {
    use platform::input::read;
    use serde_json::json;

    use super::*;

    platform::input! {
        /// Terms, as a row of an import has them.
        pub struct Row {
            /// By fineness.
            wastage_percent: Option<WastageGiven>
        }
    }

    fn faults(given: Value) -> Vec<String> {
        let read = read::<Row>(&json!({ "wastage_percent": given }));
        let faults = read.map_or_else(|refusal| refusal.faults, |_| vec![]);
        faults.iter().map(|fault| format!("{} {}", fault.field, fault.code)).collect()
    }

    #[test]
    fn terms_are_percentages_by_fineness() {
        let row = read::<Row>(&json!({ "wastage_percent": {"916": "2", "750": "2.5"} })).expect("terms");
        let terms = row.wastage_percent.expect("terms").0;
        let shown: Vec<String> = terms.iter().map(|(ppt, percent)| format!("{ppt} {percent}")).collect();
        assert_eq!(shown, ["750 2.5", "916 2"]);
        assert_eq!(faults(json!({})), Vec::<String>::new());
    }

    #[test]
    fn a_wrong_fineness_or_percentage_is_named() {
        assert_eq!(faults(json!([])), ["wastage_percent value_unknown"]);
        assert_eq!(faults(json!({"22K": "2"})), ["wastage_percent.22K number_format"]);
        assert_eq!(faults(json!({"1001": "2"})), ["wastage_percent.1001 number_range"]);
        assert_eq!(faults(json!({"916": 2})), ["wastage_percent.916 number_must_be_text"]);
        assert_eq!(faults(json!({"916": "2", "916.0": "3"})), ["wastage_percent.916.0 value_unknown"]);
    }

    #[test]
    fn only_a_karigar_has_terms() {
        let limit =
            |kind, limit| KarigarTerms::of(kind, None, Some(limit)).map(drop).map_err(|refusal| refusal.code);
        assert_eq!(limit(true, 250), Ok(()));
        assert_eq!(limit(true, -1), Err(Code::NumberRange));
        assert_eq!(limit(false, 250), Err(Code::FieldUnknown));
        assert!(KarigarTerms::of(false, None, None).is_ok());
    }
}
