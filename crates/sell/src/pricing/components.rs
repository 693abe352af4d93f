//! The printed parts of a price, each a figure of its own.
//! Invariant: the line's price is their sum and nothing else, so that paper and books show the same.

use std::borrow::Cow;

use kernel::code::Code;
use kernel::money::Money;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The printed parts of a price; parts that the line lacks are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Components {
    pub metal: Option<Money>,
    pub wastage: Option<Money>,
    pub making: Option<Money>,
    pub stones: Vec<Money>,
    pub hallmark: Option<Money>,
    pub other: Option<Money>,
}

impl Components {
    /// Name and amount in printing order: metal, wastage, making, stone_1, …, hallmark, other.
    pub fn rows(&self) -> impl Iterator<Item = (Cow<'static, str>, Money)> {
        let one = |name: &'static str, amount: Option<Money>| amount.map(|a| (Cow::Borrowed(name), a));
        let stones =
            self.stones.iter().enumerate().map(|(i, a)| (Cow::Owned(format!("stone_{}", i + 1)), *a));
        let before = [one("metal", self.metal), one("wastage", self.wastage), one("making", self.making)];
        let after = [one("hallmark", self.hallmark), one("other", self.other)];
        before.into_iter().flatten().chain(stones).chain(after.into_iter().flatten())
    }

    /// The sum of the rounded parts.
    pub fn total(&self) -> Result<Money, Code> {
        Money::sum(self.rows().map(|(_, amount)| amount))
    }
}

impl JsonSchema for Components {
    fn schema_name() -> Cow<'static, str> {
        "Components".into()
    }

    fn json_schema(of: &mut SchemaGenerator) -> Schema {
        let amount = of.subschema_for::<Money>();
        json_schema!({
            "type": "object",
            "description":
                "The printed parts of a price: besides those named here stone_1, stone_2 and so on. Parts that the line lacks are left out.",
            "properties": {
                "metal": amount, "wastage": amount, "making": amount, "hallmark": amount, "other": amount
            },
            "additionalProperties": amount
        })
    }
}

impl Serialize for Components {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, amount) in self.rows() {
            map.serialize_entry(&name, &amount)?;
        }
        map.end()
    }
}
