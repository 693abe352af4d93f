//! The ripening cave of the creamery: each cheese is turned every other day and weighed every week, until it is moved to the cold
//! store or sold.
//! Invariant: only cheese that is still there is touched; a lot that is sold out leaves the list.

use super::town::Town;
use crate::problem::Result;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Days between two turns, days between two weighings, and the age at which cheese goes to the cold store.
const TURN_DAYS: i32 = 2;
const WEIGH_DAYS: i32 = 7;
const RIPE_DAYS: i32 = 16;
/// Where ripe cheese lies.
const COLD_STORE: &str = "COLD-1";
/// The rest of a nearly sold lot is not weighed any more, g.
const LITTLE: i64 = 5_000;
/// More cheese than there ever is, kg.
const ALL: &str = "10000";

/// A lot of cheese that ripens.
struct Cheese {
    lot: String,
    /// The day on which it was made, counted back.
    made: i32,
    /// Whether it may be sold: then it is among the lots that are offered.
    released: bool,
}

/// The cheese that ripens.
#[derive(Default)]
pub struct Cave {
    cheeses: Vec<Cheese>,
}

impl Cave {
    /// A lot that was made on a day.
    pub fn put(&mut self, lot: String, made: i32, released: bool) {
        self.cheeses.push(Cheese { lot, made, released });
    }

    /// Does what is due on a day; returns how much weight was lost, g. Errors: the demo's own.
    pub async fn tend(&mut self, town: &mut Town, moment: Timestamp, day: i32) -> Result<i64> {
        if self.cheeses.is_empty() {
            return Ok(0);
        }
        let there = lots_on_offer(town, moment).await?;
        self.cheeses.retain(|it| !it.released || there.contains_key(&it.lot));
        let (mut lost, mut minutes) = (0, 0);
        for it in &self.cheeses {
            let age = it.made - day;
            minutes += 3;
            let at = moment + SignedDuration::from_mins(minutes);
            if age > 0 && age % WEIGH_DAYS == 0 {
                lost += weigh(town, at, &it.lot, there.get(&it.lot).copied().unwrap_or(0)).await?;
            }
            if age >= RIPE_DAYS {
                town.act("jonty", at, "make.lot.turn", json!({ "lot": it.lot })).await?;
                let move_it = json!({ "lot": it.lot, "to_location": COLD_STORE });
                town.act("jonty", at + SignedDuration::from_secs(50), "make.lot.move", move_it).await?;
            } else if age > 0 && age % TURN_DAYS == 0 {
                let turn = json!({ "lot": it.lot, "again_days": TURN_DAYS });
                town.act("jonty", at, "make.lot.turn", turn).await?;
            }
        }
        self.cheeses.retain(|it| it.made - day < RIPE_DAYS);
        Ok(lost)
    }
}

/// The cheese that may be sold, g by lot.
async fn lots_on_offer(town: &Town, moment: Timestamp) -> Result<HashMap<String, i64>> {
    let ask = json!({ "item": "CAMEMBERT", "quantity": ALL, "unit": "kg" });
    let suggested = town.act("jonty", moment, "make.fefo.suggest", ask).await?;
    let picks = suggested["picks"].as_array().into_iter().flatten();
    Ok(picks.map(|it| (it["lot"].as_str().unwrap_or_default().to_owned(), grams(&it["quantity"]))).collect())
}

/// Weighs a lot: it lost between one and two hundredths. Returns the loss, g.
async fn weigh(town: &mut Town, moment: Timestamp, lot: &str, grams: i64) -> Result<i64> {
    if grams < LITTLE {
        return Ok(0);
    }
    let loss = grams * town.dice.between(11, 21) / 1_000;
    let weighed =
        json!({ "lot": lot, "quantity": kilograms(grams - loss), "unit": "kg", "reason": "Weekly weighing" });
    town.act("jonty", moment, "make.lot.weigh", weighed).await?;
    Ok(loss)
}

/// The grams of a text in kilograms.
fn grams(text: &Value) -> i64 {
    let text = text.as_str().unwrap_or_default();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    whole.parse::<i64>().unwrap_or(0) * 1_000 + part.parse::<i64>().unwrap_or(0)
}

/// Grams as a text in kilograms.
pub fn kilograms(grams: i64) -> String {
    format!("{}.{:03}", grams / 1_000, grams % 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_read_and_written_to_the_gram() {
        for (text, weight) in [("48.32", 48_320), ("7", 7_000), ("0.004", 4)] {
            assert_eq!(grams(&json!(text)), weight);
            assert_eq!(grams(&json!(kilograms(weight))), weight);
        }
        assert_eq!(kilograms(48_320), "48.320");
    }
}
