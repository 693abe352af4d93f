//! Items by the beginning of any word of their name, or by a part of their code: for a search.
//! Invariant: a search of some letters finds what a person would call by them, wherever in the name they stand.

use kernel::permission::Permission;
use ledger_queries::client::Params;
use ledger_queries::items as sql;
use platform::action::Query;
use platform::error::{Result, stored};
use platform::fields::Name;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

use super::ItemKind;

/// Items that a search gives.
const MOST: i64 = 20;

input! {
    /// What is searched.
    pub struct FindItems {
        /// The beginning of a word of a name, or a part of a code.
        text: Name,
    }
}

/// What was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ItemsFound {
    /// The items in order of their names; at most twenty.
    pub rows: Vec<ItemFound>,
}

/// An item that was found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ItemFound {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: ItemKind,
}

impl Query for FindItems {
    const NAME: &'static str = "make.item_search";
    const NEEDS: Permission = Permission::ItemsRead;
    const SUMMARY: &'static str = "Finds items by any word of their name or a part of their code.";
    type Output = ItemsFound;

    async fn fetch(self, tx: &ReadTx) -> Result<ItemsFound> {
        let part = self.text.as_str().to_lowercase();
        let params =
            sql::ItemsWithWordParams { tenant: tx.tenant(), word: format!(" {part}"), part, many: MOST };
        let rows = sql::items_with_word().params(tx, &params).all().await?;
        let item_found = |row: sql::ItemsWithWord| -> Result<ItemFound> {
            Ok(ItemFound { code: row.code, name: row.name, kind: stored(&row.kind)? })
        };
        Ok(ItemsFound { rows: rows.into_iter().map(item_found).collect::<Result<_>>()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::items::CreateItem;
    use serde_json::json;
    use testing::Shop;

    #[tokio::test]
    async fn an_item_is_found_by_any_word_and_by_a_part_of_its_code() {
        let shop = Shop::dairy().await;
        for (code, name) in [("CH-MATURE", "Cheddar, mature"), ("MILK", "Whole milk")] {
            let item = json!({ "code": code, "name": name, "unit": "kg" });
            shop.run::<CreateItem>("mia", item).await.expect("an item");
        }
        let found = async |text: &str| {
            let found = shop.ask::<FindItems>("cas", json!({ "text": text })).await.expect("an answer");
            found["rows"].as_array().expect("rows").iter().map(|it| it["code"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(found("matu").await, [json!("CH-MATURE")]);
        assert_eq!(found("MILK").await, [json!("MILK")]);
        assert_eq!(found("ilk").await, [json!("MILK")], "a part of the code");
        assert!(found("ure").await.contains(&json!("CH-MATURE")) && found("%").await.is_empty());
    }
}
