//! What the jeweller has to sell: tagged pieces in the window, and metal for goods by weight.
//! Invariant: goods are bought before they are sold, each at a cost, so that no metal is missing and every profit is known.

use super::jeweller::Board;
use super::till;
use super::town::{Dice, Town};
use crate::problem::Result;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

/// The pieces of 22 and 18 carat in the window: name, fineness, weight from and to (mg), making percent.
const PIECES: [(&str, &str, i64, i64, i64); 7] = [
    ("Ring, plain band", "916", 2_100, 4_800, 9),
    ("Ring, twisted wire", "916", 2_700, 5_300, 12),
    ("Ear studs", "916", 1_600, 3_900, 11),
    ("Chain, box links", "916", 7_500, 14_000, 7),
    ("Bangle, floral", "916", 9_000, 16_000, 8),
    ("Pendant, lotus", "750", 2_400, 5_200, 14),
    ("Nose pin", "750", 400, 900, 18),
];

/// Goods by weight: name, metal, fineness, weight from and to (mg), making percent.
const LOOSE: [(&str, &str, &str, i64, i64, i64); 6] = [
    ("Coin of 2 g, Lakshmi", "gold", "999", 2_000, 2_000, 3),
    ("Anklet pair", "silver", "925", 28_000, 64_000, 6),
    ("Bowl, plain", "silver", "999", 40_000, 85_000, 6),
    ("Lamp, standing", "silver", "999", 90_000, 180_000, 5),
    ("Coin of 5 g, Lakshmi", "gold", "999", 5_000, 5_000, 3),
    ("Ring, ruby cluster", "gold", "916", 3_200, 6_400, 12),
];
/// How many of these a customer buys who gives no name: the first.
const SMALL: usize = 4;

/// The metals of goods by weight: metal, item, lot's first letters, mg below which more is bought, from and to (mg) of a purchase.
const BULLION: [(&str, &str, &str, i64, i64, i64); 2] = [
    ("gold", "GOLD-999", "AU", 60_000, 92_000, 138_000),
    ("silver", "SILVER-999", "AG", 1_000_000, 1_450_000, 2_300_000),
];
/// Of a purchase so many hundredths go to the counter at once; the rest stays in its lot.
const TO_COUNTER: i64 = 90;

/// Pieces with which the shop opens.
const OPENING: i64 = 40;
/// So many are in the window in the long run.
const SHELF: usize = 38;
/// Who sells pieces to the shop, and who metal.
const WHOLESALER: &str = "s-ratnakar";
const BULLION_DEALER: &str = "s-zaveri";

/// A tagged piece in the window.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Its tag.
    pub tag: String,
    /// Its weight.
    pub net_mg: i64,
    /// On which day it came, counted back.
    since: i32,
}

/// The goods of the shop.
pub struct Vault {
    pieces: Vec<Piece>,
    /// The metal at the counter in mg, as `BULLION` has it.
    loose_mg: [i64; 2],
    /// What pieces cost that are not paid yet.
    owed: i64,
}

impl Vault {
    /// The pieces and the metal with which the shop opens. Errors: the demo's own.
    pub async fn open(town: &mut Town, moment: Timestamp, board: &Board) -> Result<Vault> {
        let mut vault = Vault { pieces: vec![], loose_mg: [0; 2], owed: 0 };
        let mut rows = Vec::new();
        for n in 1..=OPENING {
            let tag = format!("SR-8{n:03}");
            let (input, net_mg, _) = piece(town, &tag, board.gold);
            rows.push(input);
            vault.pieces.push(Piece { tag, net_mg, since: i32::MAX });
        }
        let rows = json!({ "kind": "articles", "rows": rows });
        town.act("rekha", moment, "workspace.import.run", rows).await?;
        for (metal, item, _, _, _, _) in BULLION {
            let input = json!({
                "code": item, "name": format!("Fine {metal}"), "kind": "raw", "unit": "g", "resolution": "0.001",
                "metal": metal, "fineness_ppt": "999",
            });
            town.act("divya", moment, "make.item.create", input).await?;
        }
        Ok(vault)
    }

    /// Buys new pieces in the morning: more where the window has become empty. Errors: the demo's own.
    pub async fn restock(
        &mut self,
        town: &mut Town,
        moment: Timestamp,
        day: i32,
        board: &Board,
    ) -> Result<()> {
        let many = if self.pieces.len() < SHELF { town.dice.between(5, 8) } else { 3 };
        for n in 0..many {
            let tag = format!("SR-{day:03}{n}");
            let (input, net_mg, cost) = piece(town, &tag, board.gold);
            town.act("divya", moment + SignedDuration::from_mins(n), "sell.article.create", input).await?;
            self.pieces.push(Piece { tag, net_mg, since: day });
            self.owed += cost;
        }
        Ok(())
    }

    /// Pays the wholesaler for the pieces that came since the last payment. Errors: the demo's own.
    pub async fn pay_wholesaler(&mut self, town: &Town, moment: Timestamp) -> Result<()> {
        if self.owed > 0 {
            let paid = (WHOLESALER, self.owed);
            till::pay_supplier(town, moment, "leena", paid, "Pieces of the week").await?;
        }
        self.owed = 0;
        Ok(())
    }

    /// Buys metal where there is little of it at the counter, and pays for it. Errors: the demo's own.
    pub async fn buy_metal(
        &mut self,
        town: &mut Town,
        moment: Timestamp,
        day: i32,
        board: &Board,
    ) -> Result<()> {
        for ((metal, item, head, least, low, high), left) in BULLION.into_iter().zip(&mut self.loose_mg) {
            if *left >= least {
                continue;
            }
            let weight = town.dice.between(low, high);
            // A little less than the board's rate, as dealers sell to shops.
            let cost = weight * board.fine(metal) / 1_000 * town.dice.between(978, 988) / 1_000;
            let lot = format!("{head}-{day:03}");
            let bought = json!({
                "lot": lot, "item": item, "net_mg": weight, "cost_minor": cost, "supplier": BULLION_DEALER,
            });
            town.act("divya", moment, "sell.lot.receive", bought).await?;
            let minutes = |n| moment + SignedDuration::from_mins(n);
            till::pay_supplier(town, minutes(20), "leena", (BULLION_DEALER, cost), "Fine metal").await?;
            let issued = weight * TO_COUNTER / 100;
            town.act("divya", minutes(25), "sell.lot.issue", json!({ "lot": lot, "net_mg": issued })).await?;
            *left += issued;
        }
        Ok(())
    }

    /// Takes a piece out of the window: one that came before yesterday and is not heavier than this.
    pub fn take(&mut self, dice: &mut Dice, day: i32, most_mg: i64) -> Option<Piece> {
        let fits = |it: &Piece| it.since > day.saturating_add(1) && it.net_mg <= most_mg;
        let there: Vec<usize> =
            self.pieces.iter().enumerate().filter(|(_, it)| fits(it)).map(|(n, _)| n).collect();
        (!there.is_empty()).then(|| *dice.pick(&there)).map(|n| self.pieces.remove(n))
    }

    /// Puts a piece back that a customer returned.
    pub fn put_back(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    /// The tags in the window.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(|it| it.tag.as_str())
    }

    /// A bill's line of goods by weight.
    pub fn by_weight(&mut self, dice: &mut Dice, small: bool) -> Value {
        let choice = if small { &LOOSE[..SMALL] } else { &LOOSE[..] };
        let (name, metal, fineness, low, high, making) = *dice.pick(choice);
        let net = dice.between(low, high);
        let at = usize::from(metal == "silver");
        self.loose_mg[at] -= net;
        let mut line = json!({
            "description": name, "metal": metal, "net_mg": net, "fineness_ppt": fineness,
            "making": { "mode": "percent", "percent": making.to_string() }, "tax_class": "jewellery",
        });
        if name.contains("ruby") {
            let weight = dice.between(200, 900);
            line["stones"] = json!([{ "kind": "ruby", "weight_mct": weight, "rate_minor_per_ct": "540000" }]);
        }
        line
    }
}

/// A piece as it comes, with its weight and its cost.
fn piece(town: &mut Town, tag: &str, gold: i64) -> (Value, i64, i64) {
    let (name, fineness, low, high, making) = *town.dice.pick(&PIECES);
    let net = town.dice.between(low, high);
    let cost = cost(net, fineness, making, gold);
    let input = json!({
        "tag": tag, "huid": huid(&mut town.dice), "description": name, "metal": "gold", "fineness_ppt": fineness,
        "gross_mg": net, "net_mg": net, "location": "window",
        "making": { "mode": "percent", "percent": making.to_string() }, "tax_class": "jewellery",
        "cost_minor": cost,
    });
    (input, net, cost)
}

/// The shop's purchase price, to the rupee: the metal at 97 % of the rate of 22 carat gold, and two fifths of what the shop
/// charges for the making.
fn cost(net_mg: i64, fineness: &str, making: i64, gold: i64) -> i64 {
    let fine = fineness.parse().unwrap_or(916);
    let metal = net_mg * gold / 1_000 * fine / 916;
    metal * (970 + making * 4) / 1_000 / 100 * 100
}

fn huid(dice: &mut Dice) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    (0..6).map(|_| char::from(*dice.pick(LETTERS))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_costs_less_than_its_metal_and_making_are_sold_for() {
        // 4 g at 12,000.00 are 48,000.00; 97 % and two fifths of 9 % of it.
        assert_eq!(cost(4_000, "916", 9, 1_200_000), 4_828_800);
        for (name, fineness, low, _, making) in PIECES {
            let sold =
                low * 1_200_000 / 1_000 * fineness.parse::<i64>().unwrap() / 916 * (100 + making) / 100;
            assert!(cost(low, fineness, making, 1_200_000) < sold, "{name}");
        }
    }
}
