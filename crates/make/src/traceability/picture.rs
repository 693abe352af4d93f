//! The places of lots and batches in the picture of a trace, and the bands between them.
//! Invariant: everything runs from the start to the end of the line; nodes without room are counted, not
//! lost.

use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Nodes that one column has room for.
const ROOM: usize = 8;
/// Width of a node, distance of columns, room above the first row, height of a node with one line under its code, of a
/// further line, and the gap under a node.
const NODE: i32 = 220;
const COLUMN: i32 = 284;
const TOP: i32 = 36;
const HEIGHT: i32 = 64;
const LINE: i32 = 20;
const GAP: i32 = 16;
/// Characters that fit into a node: of its code, and of a line under it.
const FIT_TITLE: usize = 21;
const FIT: usize = 27;
/// Lines under the code of a node.
const LINES: usize = 2;
/// The thinnest and the thickest band, in tenths.
const THIN: i64 = 20;
const THICK: i64 = 130;

/// The class of a lot that is not the traced one.
const OTHER: &str = "lot";

/// A lot or a batch to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Thing {
    /// Its key.
    key: String,
    /// Its code.
    title: String,
    /// Its item or recipe.
    sub: String,
    /// Its quantity; empty for a batch.
    amount: String,
    /// Its address; empty for none.
    href: String,
    /// Even for lots, odd for batches; zero for the traced lot; increasing along the line.
    layer: i32,
}

/// A band from one thing to another; `part` in thousandths of the total that came into or out of the batch,
/// if known.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Band {
    from: String,
    to: String,
    part: Option<i64>,
}

/// The picture, in units of its own view box.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Picture {
    pub width: i32,
    pub height: i32,
    /// Place and words of the column headings.
    pub heads: Vec<(i32, &'static str)>,
    pub paths: Vec<Drawn>,
    pub nodes: Vec<Node>,
    /// Place and number of the things without room.
    pub more: Vec<(i32, i32, usize)>,
}

/// A band, as drawn.
#[derive(Debug, PartialEq, Eq)]
pub struct Drawn {
    pub d: String,
    /// Its width: "2.5".
    pub width: String,
}

/// A thing, as drawn.
#[derive(Debug, PartialEq, Eq)]
pub struct Node {
    pub x: i32,
    pub y: i32,
    /// The same for all nodes of a picture.
    pub height: i32,
    /// "lot", "lot sel" for the traced lot, "me" for a batch.
    pub class: &'static str,
    pub title: String,
    /// Its item and its quantity.
    pub lines: Vec<String>,
    pub href: String,
    /// Its full words.
    pub words: String,
}

impl Picture {
    /// How many other lots than the traced one are drawn.
    pub fn count_others(&self) -> usize {
        self.nodes.iter().filter(|node| node.class == OTHER).count()
    }
}

impl Node {
    /// The x coordinate of its words.
    pub fn text_x(&self) -> i32 {
        self.x + 14
    }
    /// The y coordinate of its code.
    pub fn title_y(&self) -> i32 {
        self.y + 27
    }
    /// The y coordinates of the lines below it.
    pub fn line_y(&self, n: &usize) -> i32 {
        self.y + 47 + LINE * count(*n)
    }
    pub fn width(&self) -> i32 {
        NODE
    }
}

/// Arranges the things in columns by their layers.
fn draw(things: Vec<Thing>, bands: &[Band]) -> Picture {
    let mut columns: BTreeMap<i32, Vec<Thing>> = BTreeMap::new();
    for thing in things {
        columns.entry(thing.layer).or_default().push(thing);
    }
    let rows = columns.values().map(|things| rows_of(things.len())).max().unwrap_or(0);
    let two_lines = columns.values().flatten().any(|it| lines(&it.sub, &it.amount).len() > 1);
    let tall = if two_lines { HEIGHT + LINE } else { HEIGHT };
    let height = TOP + (tall + GAP) * count(rows);
    let mut picture =
        Picture { width: COLUMN * count(columns.len()) - (COLUMN - NODE), height, ..Picture::default() };
    let mut places: HashMap<String, (i32, i32)> = HashMap::new();
    for (n, (layer, things)) in columns.into_iter().enumerate() {
        let x = COLUMN * count(n);
        picture.heads.push((x, heading(layer)));
        let shown = if things.len() > ROOM { ROOM - 1 } else { things.len() };
        let free = (tall + GAP) * count(rows - rows_of(things.len()));
        let y_of = |row: usize| TOP + free / 2 + (tall + GAP) * count(row);
        if things.len() > shown {
            picture.more.push((x, y_of(shown), things.len() - shown));
        }
        for (row, thing) in things.into_iter().take(shown).enumerate() {
            let y = y_of(row);
            places.insert(thing.key.clone(), (x, y + tall / 2));
            picture.nodes.push(node((x, y), tall, thing));
        }
    }
    picture.paths = bands.iter().filter_map(|band| path(&places, band)).collect();
    picture
}

/// Rows for this many things; the things without room share one more row.
fn rows_of(things: usize) -> usize {
    things.min(ROOM)
}

/// A number of rows or columns: a page has far fewer than i32 can hold.
fn count(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX / COLUMN)
}

fn heading(layer: i32) -> &'static str {
    match (layer, layer % 2 == 0) {
        (0, _) => "This lot",
        (i32::MIN..=-1, true) => "Came from",
        (i32::MIN..=-1, false) => "Made in",
        (_, true) => "Became",
        (_, false) => "Went into",
    }
}

fn node((x, y): (i32, i32), height: i32, thing: Thing) -> Node {
    let class = match thing.layer {
        0 => "lot sel",
        layer if layer % 2 == 0 => OTHER,
        _ => "me",
    };
    let told = [thing.title.as_str(), &thing.amount, &thing.sub];
    let words = told.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let lines = lines(&thing.sub, &thing.amount);
    Node { x, y, height, class, title: cut(&thing.title, FIT_TITLE), lines, href: thing.href, words }
}

/// Item and quantity in the available lines: a long name takes both lines, and then only the part without
/// room is cut.
fn lines(sub: &str, amount: &str) -> Vec<String> {
    let whole = if amount.is_empty() { sub.to_owned() } else { format!("{amount} {sub}") };
    if whole.chars().count() <= FIT {
        return vec![whole];
    }
    if !amount.is_empty() && sub.chars().count() <= FIT {
        return vec![sub.to_owned(), amount.to_owned()];
    }
    let mut lines: Vec<String> = Vec::new();
    for word in whole.split(' ') {
        let is_full = lines.len() == LINES;
        match lines.last_mut() {
            Some(last) if is_full || last.chars().count() + 1 + word.chars().count() <= FIT => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| cut(line, FIT)).collect()
}

/// The beginning of a text that fits.
fn cut(text: &str, fit: usize) -> String {
    if text.chars().count() <= fit {
        return text.to_owned();
    }
    text.chars().take(fit - 1).chain(['…']).collect()
}

fn path(places: &HashMap<String, (i32, i32)>, band: &Band) -> Option<Drawn> {
    let (from_x, from_y) = places.get(&band.from)?;
    let (to_x, to_y) = places.get(&band.to)?;
    let (start, middle) = (from_x + NODE, (from_x + NODE + to_x) / 2);
    let tenths = band.part.map_or(THIN, |part| THIN + (THICK - THIN) * part.clamp(0, 1000) / 1000);
    let width = format!("{}.{}", tenths / 10, tenths % 10);
    Some(Drawn { d: format!("M{start} {from_y}C{middle} {from_y} {middle} {to_y} {to_x} {to_y}"), width })
}

/// A lot as read: its number of steps away, back or forward.
#[derive(Debug, Clone)]
pub struct Lot {
    pub key: String,
    pub title: String,
    /// Its item.
    pub sub: String,
    /// The total quantity that ever came into it.
    pub amount: String,
    pub href: String,
    /// Negative for lots that the traced lot was made of.
    pub steps: i32,
    pub made_by: Option<String>,
    /// The quantity that came in, in grams, if it has a mass.
    pub grams: Option<i64>,
}

/// A quantity from a lot: into a batch, or directly into another lot by packing.
#[derive(Debug, Clone)]
pub struct Draw {
    pub from: String,
    pub batch: Option<String>,
    pub to: Option<String>,
    pub grams: Option<i64>,
}

/// A batch as read.
#[derive(Debug, Clone)]
pub struct Batch {
    pub key: String,
    pub title: String,
    pub sub: String,
    pub href: String,
}

/// The picture of a lot's surroundings.
pub fn of(lots: Vec<Lot>, draws: &[Draw], batches: Vec<Batch>) -> Picture {
    let steps: HashMap<String, i32> = lots.iter().map(|lot| (lot.key.clone(), lot.steps)).collect();
    let bands = bands(&lots, draws);
    let layers = batch_layers(&lots, draws, &steps);
    let mut things: Vec<Thing> = lots
        .into_iter()
        .map(|lot| Thing {
            key: lot.key,
            title: lot.title,
            sub: lot.sub,
            amount: lot.amount,
            href: lot.href,
            layer: lot.steps * 2,
        })
        .collect();
    things.extend(batches.into_iter().filter_map(|batch| {
        let layer = *layers.get(&batch.key)?;
        let amount = String::new();
        Some(Thing { key: batch.key, title: batch.title, sub: batch.sub, amount, href: batch.href, layer })
    }));
    draw(things, &bands)
}

/// A batch is directly before the first of its outputs; without an output, directly after its inputs.
fn batch_layers(lots: &[Lot], draws: &[Draw], steps: &HashMap<String, i32>) -> HashMap<String, i32> {
    let mut layers: HashMap<String, i32> = HashMap::new();
    for lot in lots {
        if let Some(batch) = &lot.made_by {
            let layer = layers.entry(batch.clone()).or_insert(i32::MAX);
            *layer = (*layer).min(lot.steps * 2 - 1);
        }
    }
    let made: BTreeSet<String> = layers.keys().cloned().collect();
    for draw in draws {
        let (Some(batch), Some(from)) = (&draw.batch, steps.get(&draw.from)) else { continue };
        if !made.contains(batch) {
            let layer = layers.entry(batch.clone()).or_insert(i32::MIN);
            *layer = (*layer).max(from * 2 + 1);
        }
    }
    layers
}

fn bands(lots: &[Lot], draws: &[Draw]) -> Vec<Band> {
    let mut all: Vec<(String, String, Option<i64>)> = draws
        .iter()
        .filter_map(|draw| {
            Some((draw.from.clone(), draw.batch.clone().or_else(|| draw.to.clone())?, draw.grams))
        })
        .collect();
    let (mut into, mut out): (HashMap<String, i64>, HashMap<String, i64>) = (HashMap::new(), HashMap::new());
    for (_, to, grams) in &all {
        *into.entry(to.clone()).or_default() += grams.unwrap_or(0);
    }
    let made = lots.iter().filter_map(|lot| Some((lot.made_by.clone()?, lot)));
    for (batch, lot) in made.clone() {
        *out.entry(batch).or_default() += lot.grams.unwrap_or(0);
    }
    let part = |grams: Option<i64>, whole: Option<&i64>| match (grams, whole) {
        (Some(grams), Some(whole)) if *whole > 0 => {
            i64::try_from(i128::from(grams) * 1000 / i128::from(*whole)).ok()
        }
        _ => None,
    };
    all.sort();
    let mut bands: Vec<Band> = all
        .into_iter()
        .map(|(from, to, grams)| Band { part: part(grams, into.get(&to)), from, to })
        .collect();
    bands.extend(made.map(|(batch, lot)| Band {
        part: part(lot.grams, out.get(&batch)),
        from: batch,
        to: lot.key.clone(),
    }));
    bands
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lot(key: &str, steps: i32, made_by: Option<&str>, grams: i64) -> Lot {
        Lot {
            key: key.into(),
            title: key.into(),
            sub: "Milk".into(),
            amount: String::new(),
            href: String::new(),
            steps,
            made_by: made_by.map(Into::into),
            grams: Some(grams),
        }
    }

    fn drawn(from: &str, batch: &str, grams: i64) -> Draw {
        Draw { from: from.into(), batch: Some(batch.into()), to: None, grams: Some(grams) }
    }

    fn batch(key: &str) -> Batch {
        Batch { key: key.into(), title: key.into(), sub: "Camembert".into(), href: String::new() }
    }

    fn column(picture: &Picture, title: &str) -> i32 {
        picture
            .nodes
            .iter()
            .find(|node| node.title == title)
            .map(|node| node.x / COLUMN)
            .expect("it is drawn")
    }

    #[test]
    fn milk_becomes_cheese_through_its_batch() {
        let lots = vec![
            lot("M-1", -1, None, 90),
            lot("M-2", -1, None, 30),
            lot("L-1", 0, Some("B-1"), 20),
            lot("W-1", 0, Some("B-1"), 80),
        ];
        let picture = of(lots, &[drawn("M-1", "B-1", 90), drawn("M-2", "B-1", 30)], vec![batch("B-1")]);
        let order: Vec<i32> = ["M-1", "M-2", "B-1", "L-1"].map(|it| column(&picture, it)).to_vec();
        assert_eq!(order, [0, 0, 1, 2]);
        assert_eq!(
            picture.heads.iter().map(|(_, head)| *head).collect::<Vec<_>>(),
            ["Came from", "Made in", "This lot"]
        );
        // 90 of 120 kg is a band of 2 and three quarters of 11.
        assert_eq!(picture.paths[0].width, "10.2");
        assert_eq!(picture.paths.len(), 4);
    }

    #[test]
    fn a_batch_that_has_made_nothing_yet_stands_after_what_went_into_it() {
        let picture = of(vec![lot("S-1", 0, None, 25)], &[drawn("S-1", "B-2", 1)], vec![batch("B-2")]);
        assert_eq!((column(&picture, "S-1"), column(&picture, "B-2")), (0, 1));
    }

    #[test]
    fn packing_leads_straight_from_lot_to_lot() {
        let packed = Draw { from: "L-1".into(), batch: None, to: Some("P-1".into()), grams: None };
        let picture = of(vec![lot("L-1", 0, None, 1), lot("P-1", 1, None, 1)], &[packed], vec![]);
        assert_eq!(picture.paths, [Drawn { d: "M220 68C252 68 252 68 284 68".into(), width: "2.0".into() }]);
    }

    #[test]
    fn what_finds_no_room_is_counted() {
        let mut lots: Vec<Lot> = (0..30).map(|n| lot(&format!("P-{n:02}"), 1, Some("B-1"), 1)).collect();
        lots.push(lot("S-1", 0, None, 25));
        let picture = of(lots, &[drawn("S-1", "B-1", 1)], vec![batch("B-1")]);
        assert_eq!(picture.more.iter().map(|(_, _, n)| *n).collect::<Vec<_>>(), [23]);
        assert_eq!(picture.nodes.len(), 9);
    }

    #[test]
    fn a_long_name_is_cut_and_said_whole() {
        let mut long = lot("L-1", 0, None, 1);
        (long.sub, long.amount) = ("Milk, raw".into(), "639\u{a0}L".into());
        assert_eq!(of(vec![long.clone()], &[], vec![]).nodes[0].lines, ["639\u{a0}L Milk, raw"]);
        long.sub = "Semi-hard washed-rind wheel".into();
        assert_eq!(
            of(vec![long.clone()], &[], vec![]).nodes[0].lines,
            ["Semi-hard washed-rind wheel", "639\u{a0}L"]
        );
        long.sub = "Semi-hard washed-rind cheese from Huon Valley milk".into();
        let node = of(vec![long], &[], vec![]).nodes.remove(0);
        assert_eq!(node.lines, ["639\u{a0}L Semi-hard washed-rind", "cheese from Huon Valley mi…"]);
        assert_eq!(node.words, "L-1, 639\u{a0}L, Semi-hard washed-rind cheese from Huon Valley milk");
    }

    proptest! {
        #[test]
        fn nodes_stay_on_the_picture_and_apart(sizes in proptest::collection::vec(1_usize..20, 1..6)) {
            let lots = sizes.iter().enumerate().flat_map(|(step, size)| {
                (0..*size).map(move |n| lot(&format!("{step}/{n}"), i32::try_from(step).unwrap_or(0), None, 1))
            });
            let picture = of(lots.collect(), &[], vec![]);
            let mut seen = BTreeSet::new();
            for node in &picture.nodes {
                prop_assert!(node.x >= 0 && node.x + NODE <= picture.width);
                prop_assert!(node.y >= TOP && node.y + node.height <= picture.height);
                prop_assert!(seen.insert((node.x, node.y)));
            }
            let hidden: usize = picture.more.iter().map(|(_, _, n)| n).sum();
            prop_assert_eq!(picture.nodes.len() + hidden, sizes.iter().sum::<usize>());
        }
    }
}
