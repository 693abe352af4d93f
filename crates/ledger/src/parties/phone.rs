//! Parties by telephone: the whole number or its end, however it is written.
//! Invariant: only keyed hashes of a number's ends are stored beside the sealed number, with those of the name.

use kernel::id::PartyId;
use kernel::permission::Permission;
use kernel::phone::{SHORTEST, digits, ends};
use ledger_queries::parties as sql;
use platform::action::Query;
use platform::encryption::ColumnCipher;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::sealed::ledger::party as cell;
use platform::tx::{ReadTx, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::list::{PartyShown, party_shown};
use super::opened;
use crate::row_count::whole;

/// Parties that a search gives.
const MOST: i64 = 20;

/// The keyed hashes of a number's ends, as they are stored; none for no number.
pub(super) fn hashes(cipher: ColumnCipher<'_>, phone: Option<&str>) -> Result<Vec<Vec<u8>>> {
    ends(phone.unwrap_or_default()).iter().map(|end| cipher.blind(cell::PHONE, end)).collect()
}

/// Replaces the stored hashes of a number with those of a new one.
pub(super) async fn keep(tx: &Tx, party: PartyId, old: Option<&str>, new: Option<&str>) -> Result<()> {
    let id = party.uuid();
    let (old, new) = (hashes(tx.cipher(), old)?, hashes(tx.cipher(), new)?);
    if old == new {
        return Ok(());
    }
    sql::remove_words().bind(tx, &tx.tenant(), &old, &id).all().await?;
    let kept = sql::insert_words().bind(tx, &id, &new, &tx.tenant()).all().await?;
    whole(kept.len(), new.len())
}

input! {
    /// What is searched.
    pub struct FindByPhone {
        /// A telephone number or the last four digits of one, or more.
        phone: Name,
    }
}

/// What was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartiesByPhone {
    /// The newest parties with that number; at most twenty.
    pub rows: Vec<PartyShown>,
}

impl Query for FindByPhone {
    const NAME: &'static str = "workspace.party_by_phone";
    const NEEDS: Permission = Permission::PartiesRead;
    const SUMMARY: &'static str = "Finds parties by their telephone or by its last digits, four or more.";
    type Output = PartiesByPhone;

    async fn fetch(self, tx: &ReadTx) -> Result<PartiesByPhone> {
        let asked = digits(self.phone.as_str());
        // A name or a code with a digit in it is no number.
        let is_number = self.phone.as_str().chars().all(|sign| !sign.is_alphabetic());
        if asked.len() < SHORTEST || !is_number {
            return Ok(PartiesByPhone { rows: Vec::new() });
        }
        let hash = vec![tx.cipher().blind(cell::PHONE, &asked)?];
        let rows = sql::parties_named().bind(tx, &tx.tenant(), &hash, &Uuid::max(), &MOST).all().await?;
        let rows = rows.into_iter().map(|row| Ok(party_shown(opened(tx, row)?)));
        Ok(PartiesByPhone { rows: rows.collect::<Result<_>>()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parties::{CreateParty, UpdateParty};
    use serde_json::json;
    use testing::Shop;

    #[tokio::test]
    async fn a_customer_is_found_by_phone_and_after_a_change_by_the_new_one_alone() {
        let shop = Shop::jeweller().await;
        let meera =
            |phone: &str| json!({ "party": "c-meera", "name": "Meera", "kind": "customer", "phone": phone });
        shop.run::<CreateParty>("cas", meera("+91 98220 12345")).await.expect("added");
        let found = async |phone: &str| {
            let found = shop.ask::<FindByPhone>("cas", json!({ "phone": phone })).await.expect("an answer");
            found["rows"].as_array().map_or(0, Vec::len)
        };
        assert_eq!((found("9822012345").await, found("2345").await, found("345").await), (1, 1, 0));
        assert_eq!((found("98220 12345").await, found("C-2345").await, found("12346").await), (1, 0, 0));
        shop.run::<UpdateParty>("cas", meera("98221 54321")).await.expect("changed");
        assert_eq!((found("2345").await, found("54321").await), (0, 1));
        let other = shop.beside("next-door").await;
        let elsewhere = other.ask::<FindByPhone>("olive", json!({ "phone": "54321" })).await;
        assert_eq!(elsewhere, Ok(json!({ "rows": [] })));
    }
}
