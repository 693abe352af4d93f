//! The farm shop of the creamery: cheese by the weight of its scale, milk by the bottle, and goods with GST.
//! Invariant: each weighed line names the lots that it takes, the first to expire first.

use super::cave::kilograms;
use super::till::{Till, Way};
use super::town::{Town, at};
use crate::problem::Result;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

/// What it buys and sells by the piece: code, name, cents a piece, cents it costs, supplier, lot's first letters, pieces a delivery,
/// days that it keeps.
type Ware = (&'static str, &'static str, i64, i64, &'static str, &'static str, i64, Option<i64>);
const WARES: [Ware; 2] = [
    ("ICE-CREAM", "Vanilla ice cream, 500 mL", 1_190, 562, "s-ices", "IC", 36, Some(240)),
    ("TOTE", "Cotton bag, printed", 1_450, 518, "s-print", "TB", 40, None),
];
/// Fewer pieces than this, and more are bought.
const FEW: i64 = 8;

/// What it weighs: item, and g from and to.
const WEIGHED: [(&str, i64, i64); 2] = [("CAMEMBERT", 148, 430), ("HALLOUMI", 176, 540)];
/// A bottle of two litres, g.
const BOTTLE: i64 = 2_060;

/// The till's float, and what Australia's notes and coins are worth, in cents.
pub const FLOAT: i64 = 20_000;
const NOTES: [i64; 11] = [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5];

/// The shop.
pub struct FarmShop {
    till: Till,
    /// Pieces of each ware.
    left: [i64; 2],
}

/// Grams that were sold of camembert, milk and halloumi.
pub type Grams = [i64; 3];

impl FarmShop {
    /// Adds its wares and their suppliers. Errors: the demo's own.
    pub async fn open(town: &Town, moment: Timestamp) -> Result<FarmShop> {
        for (code, name, phone, place) in [
            ("s-ices", "Kettle Bay Ices", "+61 3 5550 0127", "3 Foreshore Road, Kettle Bay"),
            ("s-print", "Harbour Print Works", "+61 3 5550 0186", "Unit 5, 40 Slipway Street, Kettle Bay"),
        ] {
            let input =
                json!({ "party": code, "name": name, "kind": "supplier", "phone": phone, "location": place });
            town.act("hanna", moment, "workspace.party.create", input).await?;
        }
        for (code, name, price, cost, ..) in WARES {
            let input = json!({
                "code": code, "name": name, "kind": "finished", "unit": "each", "tax_class": "gst",
                "price_minor_per_unit": price.to_string(), "standard_price_minor_per_unit": cost.to_string(),
                "allergens": if code == "ICE-CREAM" { json!(["milk"]) } else { json!([]) },
            });
            town.act("hanna", moment, "make.item.create", input).await?;
        }
        Ok(FarmShop { till: Till::new("SHOP-1", "piper", FLOAT, &NOTES), left: [0; 2] })
    }

    /// A day of the shop: a few customers, and the till counted in the evening. Errors: the demo's own.
    pub async fn day(&mut self, town: &mut Town, end: Timestamp, day: i32) -> Result<Grams> {
        let mut sold = [0; 3];
        self.restock(town, at(end, day, 22, 10), day).await?;
        if day % 7 == 1 {
            self.till.bring_to_bank(town, at(end, day, 22, 20), "hanna", day).await?;
        }
        self.till.open(town, at(end, day, 22, 30)).await?;
        let customers = town.dice.between(3, 6);
        for n in 0..customers {
            let moment = at(end, day, 23, n * 350 / customers + town.dice.between(0, 25));
            self.serve(town, moment, &mut sold, false).await?;
        }
        let difference = if town.dice.percent(14) { *town.dice.pick(&[-200, -50, -5, 10, 100]) } else { 0 };
        self.till.close(town, at(end, day - 1, 6, 55), difference).await?;
        Ok(sold)
    }

    /// The first customers of today, who pay by card. Errors: the demo's own.
    pub async fn today(&mut self, town: &mut Town, end: Timestamp) -> Result<()> {
        for minutes in [41, 16] {
            let moment = end - SignedDuration::from_mins(minutes);
            self.serve(town, moment, &mut [0; 3], true).await?;
        }
        Ok(())
    }

    async fn restock(&mut self, town: &Town, moment: Timestamp, day: i32) -> Result<()> {
        for ((item, _, _, cost, supplier, head, many, keeps), left) in WARES.into_iter().zip(&mut self.left) {
            if *left >= FEW {
                continue;
            }
            let mut lot = json!({
                "item": item, "lot": format!("{head}-{day:03}"), "supplier": supplier,
                "supplier_lot": format!("{head}{}", 4_100 + day * 3), "quantity": many.to_string(), "unit": "each",
                "cost_minor": cost * many, "location": if keeps.is_some() { "COLD-1" } else { "DRY-1" },
            });
            if let Some(days) = keeps {
                lot["expires"] = json!(super::dairy::expiry(moment, days));
            }
            town.act("jonty", moment, "make.lot.receive", lot).await?;
            *left += many;
        }
        Ok(())
    }

    /// A customer buys one to three things.
    async fn serve(
        &mut self,
        town: &mut Town,
        moment: Timestamp,
        sold: &mut Grams,
        by_card: bool,
    ) -> Result<()> {
        let mut lines = Vec::new();
        let (first, many) = (town.dice.between(0, 3), town.dice.between(1, 3));
        for n in 0..many {
            match (first + n) % 4 {
                // Cheese, as the scale weighs it.
                place @ (0 | 2) => {
                    let (item, low, high) = WEIGHED[usize::from(place == 2)];
                    let cut = (item, town.dice.between(low, high), Some("scale"));
                    sold[if place == 0 { 0 } else { 2 }] += of_lots(town, moment, cut, &mut lines).await?;
                }
                1 => {
                    let bottles = ("FRESH-MILK", BOTTLE * town.dice.between(1, 3), None);
                    sold[1] += of_lots(town, moment, bottles, &mut lines).await?;
                }
                _ => lines.push(self.ware(town)),
            }
        }
        if lines.is_empty() {
            lines.push(self.ware(town));
        }
        let way: Way = if !by_card && town.dice.percent(42) { ("cash", None) } else { ("card", None) };
        self.till.sell(town, moment, json!({ "lines": lines }), &[way]).await.map(drop)
    }

    /// A piece of a ware.
    fn ware(&mut self, town: &mut Town) -> Value {
        let at = usize::from(town.dice.percent(35));
        self.left[at] -= 1;
        json!({ "item": WARES[at].0, "quantity": "1", "unit": "each" })
    }
}

/// Adds the lines of so many grams, one for each lot; none where there is too little. Returns the grams.
async fn of_lots(
    town: &Town,
    moment: Timestamp,
    (item, grams, weighed_by): (&str, i64, Option<&str>),
    lines: &mut Vec<Value>,
) -> Result<i64> {
    let ask = json!({ "item": item, "quantity": kilograms(grams), "unit": "kg" });
    let suggested = town.act("jonty", moment, "make.fefo.suggest", ask).await?;
    if suggested["short"] != "0" {
        return Ok(0);
    }
    for pick in suggested["picks"].as_array().into_iter().flatten() {
        let mut line = json!({ "lot": pick["lot"], "quantity": pick["quantity"], "unit": "kg" });
        if let Some(weighed_by) = weighed_by {
            line["weighed_by"] = json!(weighed_by);
        }
        lines.push(line);
    }
    Ok(grams)
}
