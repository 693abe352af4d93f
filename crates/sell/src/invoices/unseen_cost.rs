//! Answers of those who may not see what goods cost.
//! Invariant: without `cost.read` neither a line, nor a lot, nor a posting tells it; the stored document stays whole.

use kernel::permission::Permission;
use ledger::accounts::journal::{Account, Posting};
use ledger::stock::sales::LotLeft;
use platform::error::{Error, Result};
use platform::tx::ReadTx;
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};

/// What a member sees of costs.
pub(super) struct CostSeen(bool);

impl CostSeen {
    /// What the member of this call sees.
    pub fn by(tx: &ReadTx) -> CostSeen {
        CostSeen(tx.member.may(Permission::CostRead))
    }

    /// The journal without the cost of goods.
    pub fn journal(&self, mut journal: Vec<Posting>) -> Vec<Posting> {
        let of_cost = [Account::Cogs.as_str(), Account::Stock.as_str()];
        journal.retain(|row| self.0 || !of_cost.contains(&row.account.as_str()));
        journal
    }

    /// The lots without the cost of what is left.
    pub fn lots(&self, lots: Vec<LotLeft>) -> Vec<LotLeft> {
        lots.into_iter().map(|lot| LotLeft { cost_minor: lot.cost_minor.filter(|_| self.0), ..lot }).collect()
    }

    /// A document without the cost of its lines.
    pub fn document(&self, mut document: Value) -> Value {
        if !self.0 {
            without_cost(&mut document);
        }
        document
    }

    /// The same, of a document that is text already. Errors: `Internal`.
    pub fn text(&self, document: Box<RawValue>) -> Result<Box<RawValue>> {
        if self.0 {
            return Ok(document);
        }
        let document = serde_json::from_str(document.get()).map_err(Error::internal)?;
        to_raw_value(&self.document(document)).map_err(Error::internal)
    }
}

/// Takes what the goods cost the shop out of a stored document.
fn without_cost(document: &mut Value) {
    let lines = document.get_mut("lines").and_then(Value::as_array_mut);
    for line in lines.into_iter().flatten().filter_map(Value::as_object_mut) {
        line.remove("cost_minor");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::decimal::SignedQuantity;
    use kernel::money::Money;
    use serde_json::json;

    #[test]
    fn whoever_may_not_see_costs_is_told_none() {
        let posting = |account: &str| Posting {
            account: account.to_owned(),
            party: None,
            commodity: "INR".to_owned(),
            amount: 500,
        };
        let journal = || ["AR", "SALES", "COGS", "STOCK", "M_STOCK"].map(posting).to_vec();
        let document = || json!({"lines": [{"tag": "T-1", "cost_minor": 500}], "total_minor": 900});
        let lot = || LotLeft {
            lot: "CH-1".to_owned(),
            quantity: SignedQuantity::from_stored(1_000_000),
            unit: "kg".to_owned(),
            cost_minor: Some(Money::from_stored(500)),
        };
        for (seen, accounts, lines) in [
            (CostSeen(true), 5, json!([{"tag": "T-1", "cost_minor": 500}])),
            (CostSeen(false), 3, json!([{"tag": "T-1"}])),
        ] {
            assert_eq!(seen.journal(journal()).len(), accounts);
            assert_eq!(seen.document(document())["lines"], lines);
            assert_eq!(seen.lots(vec![lot()])[0].cost_minor.is_some(), seen.0);
            let text = seen.text(to_raw_value(&document()).unwrap()).unwrap();
            assert_eq!(text.get().contains("cost_minor"), seen.0);
        }
    }
}
