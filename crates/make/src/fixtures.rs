//! Fixtures of this part: the earlier data of a workspace, imported as the installer does it.

use kernel::permission::Permission;
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::{AnyRow, Name};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use serde_json::{Map, Value, json};
use testing::Shop;

input! {
    /// Rows of one kind.
    pub struct Given {
        /// The kind.
        kind: Name,
        /// The rows.
        rows: Vec<AnyRow>,
    }
}

impl Action for Given {
    const NAME: &'static str = "workspace.import.run";
    const NEEDS: Permission = Permission::ImportRun;
    const SUMMARY: &'static str = "Moves rows in.";
    type Output = Value;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Value>> {
        tx.mark_opening();
        let rows: Vec<Value> = self.rows.into_iter().map(|row| row.0).collect();
        match self.kind.as_str() {
            "items" => ledger::items::import(tx, &rows).await?,
            "locations" => ledger::stock::locations::import(tx, &rows).await?,
            "lots" => crate::batches::import::lots(tx, &rows).await?,
            "edges" => crate::batches::import::edges(tx, &rows).await?,
            "equipment" => crate::equipment::create::import(tx, &rows).await?,
            "silos" => crate::silos::create::import(tx, &rows).await?,
            "control_points" => crate::control_points::import(tx, &rows).await?,
            "recipes" => crate::recipes::import::import(tx, &rows).await?,
            "batches" => crate::batches::import::import(tx, &rows).await?,
            "readings" => crate::readings::import::import(tx, &rows).await?,
            other => return Err(Error::internal(other)),
        }
        Ok(tx.record(Change::of("import"), json!({ "rows": rows.len() })))
    }
}

/// Imports all kinds of `given`, in the order of the cases' page.
pub async fn given(shop: &Shop, given: Value) {
    let kinds = [
        "items",
        "locations",
        "equipment",
        "silos",
        "control_points",
        "recipes",
        "lots",
        "batches",
        "edges",
        "readings",
    ];
    for kind in kinds {
        if let Some(rows) = given.get(kind) {
            let done = shop.run::<Given>("olive", json!({ "kind": kind, "rows": rows })).await;
            assert_eq!(done, Ok(json!({ "rows": rows.as_array().map(Vec::len) })), "{kind}");
        }
    }
    let unknown: Vec<&String> =
        given.as_object().expect("an object").keys().filter(|k| !kinds.contains(&k.as_str())).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// The code and facts of a refusal.
pub async fn refused<A: Action>(
    shop: &Shop,
    person: &str,
    input: Value,
) -> (&'static str, Map<String, Value>) {
    match platform::action::run::<A>(&shop.platform, &shop.call(person), &input).await {
        Err(Error::Refused(refusal)) => (refusal.code.as_str(), refusal.facts),
        other => panic!("no refusal: {other:?}"),
    }
}

/// Whether an answer has all expected values: every key of an object, lists whole, the rest equal.
pub fn has(answer: &Value, expected: &Value) -> bool {
    match (answer, expected) {
        (Value::Object(answer), Value::Object(expected)) => {
            expected.iter().all(|(key, value)| has(answer.get(key).unwrap_or(&Value::Null), value))
        }
        (Value::Array(answer), Value::Array(expected)) => {
            answer.len() == expected.len() && answer.iter().zip(expected).all(|(a, e)| has(a, e))
        }
        _ => answer == expected,
    }
}

/// Asserts [`has`], showing both.
pub fn assert_has(answer: &Value, expected: Value) {
    assert!(has(answer, &expected), "answer {answer:#}\nexpected {expected:#}");
}
