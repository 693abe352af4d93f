//! Labels of packed goods, from their lot: what the law wants a buyer to read, and the codes that scanners read.
//! Invariant: a label says what is stored about its lot, its item and its recipe. A missing fact is left out,
//! and the answer names it.

pub(crate) mod page;
mod rules;
mod went_in;

use std::collections::{BTreeSet, HashMap};

use catalogue::{Language, Phrase, say};
use kernel::code::Code;
use kernel::decimal::Decimal;
use kernel::gs1;
use kernel::id::{BatchId, ItemId, LotId};
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::words;
use ledger::items::label::{self as label_facts, LabelFacts};
use ledger::items::{self, ItemRow};
use ledger::printers;
use ledger::printers::prints::{self, NewPrint, PrintQueued};
use ledger::stock::holds::OpenHolds;
use ledger::stock::lot_pieces::{self, KeptPiece};
use ledger::stock::lots::{self, StoredLot};
use make_queries::batches as sql;
use pdf::{ElementString, GoodsLabel, GoodsPart, GoodsSheet, LabelSize, Letters, PaperError, Print};
use platform::action::{Action, Asked, Query, may};
use platform::error::{Error, Result};
use platform::fields::{Count, Name};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use platform::{input, word_fields};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use web::page::paper_chrome;
use web::view::Chrome;

use crate::batches;
use crate::batches::plan;
use crate::recipes::book::load;
use crate::recipes::computations::{LabelBasis, label_basis, scale_as_written};
use crate::recipes::declaration;
use rules::Ingredient;

/// Labels of one print.
const MOST: i32 = 200;
/// The usual size, in millimetres.
const WIDTH_MM: i32 = 100;
const HEIGHT_MM: i32 = 75;
/// The most that a pack weighs, in kg: its code has six digits for the weight.
const MOST_NET_KG: i64 = 999_999;
/// The decimals of a net weight on a label: grams.
const NET_DECIMALS: u8 = 3;

words! {
    /// What the last day of goods is called.
    pub enum LabelDate {
        /// They are at their best until then.
        BestBefore = "best_before",
        /// They are not eaten later.
        UseBy = "use_by",
    }
}
words! {
    /// The code on a label.
    pub enum LabelCode {
        /// Bars: GS1-128.
        Bars = "bars",
        /// A GS1 Data Matrix.
        DataMatrix = "data_matrix",
        /// A QR code with a Digital Link.
        Qr = "qr",
        /// None.
        Nothing = "none",
    }
}
words! {
    /// How small the letters may be.
    pub enum LabelLetters {
        /// 1.2 mm.
        Full = "full",
        /// 0.9 mm, on packs whose largest side is smaller than 80 cm².
        Small = "small",
    }
}
word_fields!(LabelDate, LabelCode, LabelLetters);

input! {
    /// A label that is looked at.
    pub struct LabelLot {
        /// The lot.
        lot: Name,
        /// The piece, of goods that are kept by piece; absent: the first of them.
        piece: Option<Count>,
        /// What a pack weighs, kg; a piece has its own weight.
        net_kg: Option<Decimal>,
        /// What its last day is called; best_before unless given.
        date: Option<LabelDate>,
        /// Its code; absent: bars, or a Data Matrix where bars cannot hold it or have no room.
        code: Option<LabelCode>,
        /// Its width in millimetres, 25 to 210; 100 unless given.
        width_mm: Option<Count>,
        /// Its height in millimetres, 15 to 297; 75 unless given.
        height_mm: Option<Count>,
        /// How small its letters may be; full unless given.
        letters: Option<LabelLetters>,
    }
}

input! {
    /// Labels to print.
    pub struct PrintLabels {
        /// The lot.
        lot: Name,
        /// The piece, of goods that are kept by piece; absent: each of them.
        piece: Option<Count>,
        /// What a pack weighs, kg; a piece has its own weight.
        net_kg: Option<Decimal>,
        /// What its last day is called; best_before unless given.
        date: Option<LabelDate>,
        /// Its code; absent: bars, or a Data Matrix where bars cannot hold it or have no room.
        code: Option<LabelCode>,
        /// Its width in millimetres, 25 to 210; 100 unless given.
        width_mm: Option<Count>,
        /// Its height in millimetres, 15 to 297; 75 unless given.
        height_mm: Option<Count>,
        /// How small its letters may be; full unless given.
        letters: Option<LabelLetters>,
        /// The printer.
        printer: Name,
        /// How many of each; one unless given, at most 200 in all.
        copies: Option<Count>,
    }
}

/// How a label is wanted.
struct LabelWish {
    piece: Option<i64>,
    net_kg: Option<Decimal>,
    date: LabelDate,
    /// None: bars where they fit, otherwise a Data Matrix.
    code: Option<LabelCode>,
    size: LabelSize,
    letters: Letters,
}

impl LabelLot {
    /// How it is wanted. Errors: `number_range` at a measure.
    fn wanted(&self) -> Ruled<LabelWish> {
        if self.net_kg.is_some_and(|kg| kg <= Decimal::ZERO || kg > Decimal::from(MOST_NET_KG)) {
            return Err(Refusal::new(Code::NumberRange).field("net_kg"));
        }
        let millimetres = |given: Option<Count>, usual: i32, field: &str| {
            u16::try_from(given.map_or(usual, |it| it.0))
                .map_err(|_| Refusal::new(Code::NumberRange).field(field))
        };
        Ok(LabelWish {
            piece: self.piece.map(|piece| i64::from(piece.0)),
            net_kg: self.net_kg,
            date: self.date.unwrap_or(LabelDate::BestBefore),
            code: self.code,
            size: LabelSize {
                width_mm: millimetres(self.width_mm, WIDTH_MM, "width_mm")?,
                height_mm: millimetres(self.height_mm, HEIGHT_MM, "height_mm")?,
            },
            letters: match self.letters {
                Some(LabelLetters::Small) => Letters::Small,
                _ => Letters::Full,
            },
        })
    }
}

impl PrintLabels {
    fn asked(&self) -> LabelLot {
        LabelLot {
            lot: self.lot.clone(),
            piece: self.piece,
            net_kg: self.net_kg,
            date: self.date,
            code: self.code,
            width_mm: self.width_mm,
            height_mm: self.height_mm,
            letters: self.letters,
        }
    }
}

/// Papers are in English.
fn english(text: impl Into<Phrase>) -> String {
    text.into().in_language(Language::English)
}

/// What labels of a lot are made of.
struct Source {
    lot: StoredLot,
    pieces: Vec<KeptPiece>,
    item: ItemRow,
    facts: LabelFacts,
    /// Of the recipe that made it, if a batch did and its recipe can be computed.
    basis: Option<LabelBasis>,
    /// What labels say of the ingredients.
    of_ingredients: HashMap<ItemId, LabelFacts>,
    /// The allergens of its item, of its recipe, and of everything that really went into it.
    allergens: BTreeSet<String>,
    /// Whether a batch made it.
    is_made_here: bool,
    /// The facts that are not known, in words.
    gaps: Vec<Phrase>,
    /// Why the lot is not sold now, in words.
    not_for_sale: Vec<Phrase>,
}

impl Source {
    /// Reads it. Errors: `not_found` at `lot`.
    async fn read(tx: &ReadTx, code: &str) -> Result<Source> {
        let lot = lots::coded(tx, code, "lot").await?;
        let pieces = lot_pieces::of(tx, &lot).await?;
        let item = items::coded(tx, &lot.item, "lot").await?;
        let mut gaps = Vec::new();
        let basis = match lot.batch_id.map(BatchId::from_uuid) {
            Some(batch) => match basis_of(tx, batch).await {
                Ok(basis) => basis.filter(|basis| !basis.declaration.text.is_empty()),
                Err(Error::Refused(refusal)) => {
                    let why = refusal
                        .faults
                        .first()
                        .map_or_else(|| Phrase::of(refusal.code.meaning()), |fault| fault.message.clone());
                    gaps.push(say!("The ingredients cannot be computed: {why}", why));
                    None
                }
                Err(other) => return Err(other),
            },
            None => None,
        };
        // The recipe says what goes in, the trace what went in: allergens of either are in the goods (M24).
        let went_in = went_in::of(tx, LotId::from_uuid(lot.lot_id)).await?;
        gaps.extend(basis.iter().flat_map(|basis| went_in.of_other_versions(&basis.inside)));
        let mut allergens = went_in.allergens;
        allergens.extend(item.allergens.iter().cloned());
        allergens.extend(basis.iter().flat_map(|basis| basis.declaration.allergens.iter().cloned()));
        let mut ids = vec![ItemId::from_uuid(item.item_id)];
        ids.extend(basis.iter().flat_map(|basis| basis.ingredients.iter().map(|(item, _)| *item)));
        let mut of_ingredients = label_facts::of(tx, &ids).await?;
        let facts = of_ingredients.get(&ids[0]).cloned().unwrap_or_default();
        if !basis.iter().any(|basis| basis.ingredients.iter().any(|(item, _)| *item == ids[0])) {
            of_ingredients.remove(&ids[0]);
        }
        let is_made_here = lot.batch_id.is_some();
        let not_for_sale = not_for_sale(tx, &lot).await?;
        Ok(Source {
            lot,
            pieces,
            item,
            facts,
            basis,
            of_ingredients,
            allergens,
            is_made_here,
            gaps,
            not_for_sale,
        })
    }

    /// The ingredients whose place in the list is not known, because they have no weight. An only one has its place.
    fn unweighed(&self) -> &[String] {
        match &self.basis {
            Some(basis) if basis.declaration.order.len() > 1 => &basis.declaration.unweighed,
            _ => &[],
        }
    }

    /// The pieces that get labels; None stands for a lot that is not kept by piece. Errors: `piece_gone` at `piece`, `not_found` for
    /// a piece of a lot that has none.
    fn pieces(&self, piece: Option<i64>) -> Ruled<Vec<Option<&KeptPiece>>> {
        let refuse = |code: Code| Err(Refusal::new(code).field("piece"));
        match (self.lot.by_piece, piece) {
            (false, None) => Ok(vec![None]),
            (false, Some(_)) => refuse(Code::NotFound),
            (true, None) if self.pieces.is_empty() => refuse(Code::PieceGone),
            (true, None) => Ok(self.pieces.iter().map(Some).collect()),
            (true, Some(piece)) => match self.pieces.iter().find(|it| it.piece == piece) {
                Some(kept) => Ok(vec![Some(kept)]),
                None => refuse(Code::PieceGone),
            },
        }
    }

    /// The ingredients with what is known of each.
    fn ingredients(&self) -> Vec<Ingredient<'_>> {
        let Some(basis) = &self.basis else { return Vec::new() };
        basis
            .ingredients
            .iter()
            .map(|(item, kg)| {
                let facts = self.of_ingredients.get(item);
                Ingredient {
                    kg: kg.as_ref(),
                    nutrition: facts.and_then(|it| it.nutrition.as_ref()),
                    origin: facts.and_then(|it| it.origin.as_deref()),
                }
            })
            .collect()
    }

    /// The label of a piece, or of a pack of the lot; and what is not known. Errors: those of `without_room`.
    fn label(&self, tx: &ReadTx, wanted: &LabelWish, piece: Option<&KeptPiece>) -> Result<LabelMade> {
        let chrome = paper_chrome(tx);
        let mut gaps = self.missing();
        let net_kg = match piece {
            Some(piece) => lots::in_kg(piece.left.quantity.get(), &self.lot.unit, self.lot.density_e6)
                .and_then(|kg| kg.round_to(NET_DECIMALS).ok()),
            None => wanted.net_kg,
        };
        if net_kg.is_none() && self.lot.unit != "each" {
            gaps.push("The net weight of a pack is not said.".into());
        }
        let mut label = GoodsLabel {
            name: self.item.label_name.clone().unwrap_or_else(|| self.item.name.clone()),
            net: net_kg.map_or_else(String::new, |kg| english(say!("Net {net}", net = rules::net(kg)))),
            dates: self.dates(wanted.date, &chrome),
            lot: english(say!("Lot {lot}", lot = &self.lot.code)),
            notes: self.facts.storage.clone().into_iter().collect(),
            maker: maker(tx),
            ..GoodsLabel::default()
        };
        self.of_recipe(tx, &mut label, net_kg, &mut gaps);
        self.codes(tx, &mut label, wanted, (piece, net_kg), &mut gaps);
        LabelMade::of(label, gaps, wanted)
    }

    /// What the law asks for first and nobody said: the last day, and the ingredients.
    fn missing(&self) -> Vec<Phrase> {
        let mut gaps = Vec::new();
        if self.lot.expires_on.is_none() {
            gaps.push(Phrase::of(
                "The lot has no last day: say it when the lot comes in, or give its item a shelf life.",
            ));
        }
        if self.basis.is_none() && self.gaps.is_empty() {
            let why = "The ingredients are not known, and neither are allergens in them: no recipe of this lot says them.";
            gaps.push(Phrase::of(why));
        }
        gaps.extend(self.gaps.iter().cloned());
        gaps
    }

    fn dates(&self, date: LabelDate, chrome: &Chrome) -> Vec<String> {
        let day = self.lot.expires_on.map(|day| chrome.day(day));
        let words = day.map(|day| match date {
            LabelDate::BestBefore => say!("Best before {day}", day),
            LabelDate::UseBy => say!("Use by {day}", day),
        });
        words.into_iter().map(english).collect()
    }

    /// Adds what follows from the recipe: ingredients, allergens, nutrition and origin.
    fn of_recipe(
        &self,
        tx: &ReadTx,
        label: &mut GoodsLabel,
        net_kg: Option<Decimal>,
        gaps: &mut Vec<Phrase>,
    ) {
        let ingredients = self.ingredients();
        let declared = self.basis.as_ref().map(|basis| &basis.declaration);
        label.ingredients = declared.map_or_else(String::new, |it| it.text.clone());
        gaps.extend(self.unweighed().iter().map(|name| {
            say!(
                "{ingredient} has no weight, so its place in the list is not known. Give it a density.",
                ingredient = name
            )
        }));
        let allergens = declaration::summary(&self.allergens);
        if !allergens.is_empty() {
            let strong: Vec<String> = allergens.iter().map(|name| format!("**{name}**")).collect();
            label.allergens = english(say!("Contains: {allergens}", allergens = strong.join(", ")));
        }
        let made_kg = self.basis.as_ref().and_then(|basis| basis.made_kg.as_ref());
        let own = self.facts.nutrition;
        let nutrition = own.or_else(|| made_kg.and_then(|kg| rules::nutrition_of(&ingredients, kg)));
        label.nutrition = nutrition.map(|it| rules::panel(&it, self.facts.serving_g, net_kg));
        let country = tx.workspace.country;
        let own = self.facts.origin.as_deref();
        let origin = rules::origin_statement(country, self.is_made_here, own, &ingredients);
        label.origin = origin.map_or_else(String::new, english);
        if label.nutrition.is_none() {
            gaps.push("The nutrition is not known: enter it with the item, or with each ingredient.".into());
        }
        if label.origin.is_empty() {
            gaps.push("The origin is not known: enter it with the item, or with each ingredient.".into());
        }
    }

    /// Adds the code of GS1.
    fn codes(
        &self,
        tx: &ReadTx,
        label: &mut GoodsLabel,
        wanted: &LabelWish,
        (piece, net_kg): (Option<&KeptPiece>, Option<Decimal>),
        gaps: &mut Vec<Phrase>,
    ) {
        if wanted.code == Some(LabelCode::Nothing) {
            return;
        }
        let Some(gtin) = &self.item.gtin else {
            gaps.push("The item has no GTIN, so that its label has no code.".into());
            return;
        };
        let serial = piece.map(|piece| piece.piece.to_string());
        let day = |date: LabelDate| self.lot.expires_on.filter(|_| wanted.date == date);
        let input = gs1::GoodsInput {
            gtin,
            lot: Some(&self.lot.code),
            net_kg,
            expires: day(LabelDate::UseBy),
            best_before: day(LabelDate::BestBefore),
            made: None,
            serial: serial.as_deref(),
        };
        let goods = match gs1::Goods::check(&input, tx.today()) {
            Ok(goods) => goods,
            Err(refusal) => {
                let why = refusal
                    .faults
                    .first()
                    .map_or_else(|| Phrase::of(refusal.code.meaning()), |fault| fault.message.clone());
                gaps.push(say!("The code cannot be made: {why}", why));
                return;
            }
        };
        let elements = || ElementString { data: goods.elements().data(), text: goods.elements().text() };
        match wanted.code {
            Some(LabelCode::Bars) if !elements().fits_bars() => {
                gaps.push("The code has more signs than bars can hold: choose Data Matrix or QR.".into());
            }
            None if !elements().fits_bars() => label.data_matrix = Some(elements()),
            None | Some(LabelCode::Bars) => label.bars = Some(elements()),
            Some(LabelCode::DataMatrix) => label.data_matrix = Some(elements()),
            Some(LabelCode::Qr) => label.link = Some(goods.digital_link()),
            Some(LabelCode::Nothing) => {}
        }
    }
}

/// A label, the parts that have no room on it, and the facts that are not known.
struct LabelMade {
    label: GoodsLabel,
    without_room: Vec<GoodsPart>,
    gaps: Vec<Phrase>,
    /// Why its code is a Data Matrix though nobody chose one.
    code_note: Option<Phrase>,
}

impl LabelMade {
    /// Where nobody chose a code, bars without room become a Data Matrix, if that has room. Errors: those of `without_room`.
    fn of(mut label: GoodsLabel, gaps: Vec<Phrase>, wanted: &LabelWish) -> Result<LabelMade> {
        let mut code_note: Option<Phrase> = None;
        if wanted.code.is_none() && label.data_matrix.is_some() {
            code_note = Some("The code has more signs than bars can hold.".into());
        }
        let mut room_lacks = without_room(&label, wanted)?;
        if wanted.code.is_none() && room_lacks.contains(&GoodsPart::Bars) {
            let square = GoodsLabel { data_matrix: label.bars.clone(), bars: None, ..label.clone() };
            let lacks = without_room(&square, wanted)?;
            if !lacks.contains(&GoodsPart::DataMatrix) {
                (label, room_lacks) = (square, lacks);
                code_note = Some("The label has no room for bars.".into());
            }
        }
        Ok(LabelMade { label, without_room: room_lacks, gaps, code_note })
    }
}

/// Why a lot is not sold now: it waits for its release, or it is held.
async fn not_for_sale(tx: &ReadTx, lot: &StoredLot) -> Result<Vec<Phrase>> {
    let own = LotId::from_uuid(lot.lot_id);
    let held = OpenHolds::read(tx).await?.reaching(tx, &[own]).await?;
    let mut why: Vec<Phrase> = Vec::new();
    if !lot.released {
        why.push("The lot is not released for sale yet.".into());
    }
    if let Some(holds) = held.get(&own) {
        why.push(say!("Held by {holds}.", holds = holds.join(", ")));
    }
    Ok(why)
}

/// Name and address of who makes it.
fn maker(tx: &ReadTx) -> String {
    let shop = &tx.workspace;
    match &shop.location {
        Some(location) => format!("{}, {location}", shop.name),
        None => shop.name.clone(),
    }
}

/// The basis of the recipe that a batch keeps.
async fn basis_of(tx: &ReadTx, batch: BatchId) -> Result<Option<LabelBasis>> {
    let code = sql::batch_codes().bind(tx, &tx.tenant(), &BatchId::uuids(&[batch])).opt().await?;
    let Some(code) = code else { return Ok(None) };
    let row = batches::coded(tx, &code.code).await?;
    let version = load::version(tx, &row.recipe, Some(row.recipe_version)).await?;
    let scaled = match plan::scale_again(tx, &row, &version).await {
        // It waits for a measurement, or was moved in without its size.
        Err(Error::Refused(_)) => scale_as_written(&version)?,
        scaled => scaled?,
    };
    label_basis(&version, &scaled).map(Some)
}

/// The parts that have no room. Errors: `number_range` at `width_mm` or `height_mm` for a size that is not printed,
/// `value_unknown` at `lot` for what no paper has room for.
fn without_room(label: &GoodsLabel, wanted: &LabelWish) -> Result<Vec<GoodsPart>> {
    let parts = label.parts_without_room(wanted.size, wanted.letters);
    parts.map_err(|problem| match problem {
        PaperError::LabelSize { .. } => {
            let field = if wanted.size.has_width() { "height_mm" } else { "width_mm" };
            Refusal::new(Code::NumberRange).field(field).into()
        }
        _ => Refusal::new(Code::ValueUnknown).field("lot").into(),
    })
}

/// A label as it would be printed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LabelShown {
    /// The lot.
    pub lot: String,
    /// The number of the piece.
    pub piece: Option<i64>,
    /// How many labels the lot needs: one for each piece in stock, else one.
    pub labels: usize,
    /// The name of the goods.
    pub name: String,
    /// The net weight; empty where it is not known.
    pub net: String,
    /// Best before, or use by.
    pub dates: Vec<String>,
    /// The lot, as printed.
    pub lot_text: String,
    /// The ingredients by weight, allergens between pairs of asterisks.
    pub ingredients: String,
    /// The allergens, marked alike.
    pub allergens: String,
    /// The statement of origin.
    pub origin: String,
    /// How to keep it, and the like.
    pub notes: Vec<String>,
    /// Who makes it.
    pub maker: String,
    /// The nutrition panel.
    pub nutrition: Option<PanelShown>,
    /// The element string below its bars, or in its Data Matrix.
    pub gs1: Option<String>,
    /// Why its code is a Data Matrix, where no code was asked for and bars do not do; otherwise null.
    #[schemars(with = "Option<String>")]
    pub code_note: Option<Phrase>,
    /// The Digital Link in its QR code.
    pub link: Option<String>,
    /// The parts that have no room on it; such a label is not printed.
    pub without_room: Vec<&'static str>,
    /// The ingredients whose place in the list is not known, because they have no weight; such a label is not printed.
    pub unweighed: Vec<String>,
    /// Why the lot is not sold now, in words; its labels are printed all the same.
    #[schemars(with = "Vec<String>")]
    pub not_for_sale: Vec<Phrase>,
    /// The facts that are not known, in words.
    #[schemars(with = "Vec<String>")]
    pub gaps: Vec<Phrase>,
}

/// A nutrition panel.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PanelShown {
    /// Its title.
    pub title: String,
    /// The heads of the figures.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<PanelRowShown>,
    /// The notes below it.
    pub notes: Vec<String>,
}

/// A row of a nutrition panel.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PanelRowShown {
    /// Its name.
    pub name: String,
    /// Its figures with their units.
    pub values: Vec<String>,
}

impl LabelShown {
    fn of(made: LabelMade) -> LabelShown {
        let LabelMade { label, without_room, gaps, code_note } = made;
        let panel = |it: pdf::NutritionPanel| PanelShown {
            title: it.title,
            columns: it.columns,
            rows: it
                .rows
                .into_iter()
                .map(|row| PanelRowShown { name: row.name, values: row.values })
                .collect(),
            notes: it.notes,
        };
        LabelShown {
            lot: String::new(),
            piece: None,
            labels: 1,
            name: label.name,
            net: label.net,
            dates: label.dates,
            lot_text: label.lot,
            ingredients: label.ingredients,
            allergens: label.allergens,
            origin: label.origin,
            notes: label.notes,
            maker: label.maker,
            nutrition: label.nutrition.map(panel),
            gs1: label.bars.or(label.data_matrix).map(|it| it.text),
            code_note,
            link: label.link,
            without_room: without_room.into_iter().map(rules::part_word).collect(),
            unweighed: Vec::new(),
            not_for_sale: Vec::new(),
            gaps,
        }
    }
}

impl Query for LabelLot {
    const NAME: &'static str = "make.lot_label";
    const NEEDS: Permission = Permission::MakeRead;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str = "Shows the label of a lot or of one of its pieces; writes nothing.";
    type Output = LabelShown;

    async fn fetch(self, tx: &ReadTx) -> Result<LabelShown> {
        let wanted = self.wanted()?;
        let source = Source::read(tx, self.lot.as_str()).await?;
        let pieces = source.pieces(wanted.piece)?;
        let labels = pieces.len();
        let piece = pieces.into_iter().next().flatten();
        let shown = LabelShown::of(source.label(tx, &wanted, piece)?);
        Ok(LabelShown {
            lot: source.lot.code.clone(),
            piece: piece.map(|it| it.piece),
            labels,
            unweighed: source.unweighed().to_vec(),
            not_for_sale: source.not_for_sale.clone(),
            ..shown
        })
    }
}

/// The sheet of the labels that are wanted, each so often. Errors: `piece_gone` and `not_found` at `piece`; `number_range` at
/// `copies`; `density_missing` at `lot` where an ingredient has no weight; `value_unknown` at `height_mm` where a label has no
/// room for all of it.
async fn sheet(tx: &ReadTx, asked: &LabelLot, copies: i32) -> Result<GoodsSheet> {
    let wanted = asked.wanted()?;
    let source = Source::read(tx, asked.lot.as_str()).await?;
    let pieces = source.pieces(wanted.piece)?;
    let each = usize::try_from(copies).unwrap_or_default();
    if copies < 1 || pieces.len().saturating_mul(each) > usize::try_from(MOST).unwrap_or_default() {
        return Err(Refusal::new(Code::NumberRange).field("copies").into());
    }
    has_weights(source.unweighed())?;
    let mut labels = Vec::with_capacity(pieces.len() * each);
    for piece in pieces {
        let made = source.label(tx, &wanted, piece)?;
        has_room(&made.without_room)?;
        labels.extend(std::iter::repeat_n(made.label, each));
    }
    Ok(GoodsSheet {
        title: source.lot.code.clone(),
        language: paper_chrome(tx).lang,
        created: tx.now,
        size: wanted.size,
        letters: wanted.letters,
        labels,
    })
}

/// Refuses a label on which the place of an ingredient is not known: `density_missing` at `lot`, with their names in words.
fn has_weights(unweighed: &[String]) -> Ruled<()> {
    if unweighed.is_empty() {
        return Ok(());
    }
    let message = say!(
        "These ingredients have no weight, so their place in the list is not known: {ingredients}. Give each a density.",
        ingredients = unweighed.join(", ")
    );
    Err(Refusal::invalid(vec![Fault { message, ..Fault::new("lot", Code::DensityMissing) }]))
}

/// Refuses a label that has no room for some of its parts: `value_unknown` at `height_mm`, with the parts in words.
fn has_room(without_room: &[GoodsPart]) -> Ruled<()> {
    if without_room.is_empty() {
        return Ok(());
    }
    let parts: Vec<&str> = without_room.iter().copied().map(rules::part_word).collect();
    let message = say!("The label has no room for: {parts}. Take a larger one.", parts = parts.join(", "));
    Err(Refusal::invalid(vec![Fault { message, ..Fault::new("height_mm", Code::ValueUnknown) }]))
}

impl Action for PrintLabels {
    const NAME: &'static str = "make.lot.print";
    const NEEDS: Permission = Permission::PrintersUse;
    const SUMMARY: &'static str = "Prints labels of a lot, or of its pieces.";
    type Output = PrintQueued;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PrintQueued>> {
        // A label says what recipes and lots hold: who may print bills only does not read these.
        may(tx, Permission::MakeRead)?;
        let printer = printers::find_printer(tx, &self.printer, "printer").await?;
        let sheet = sheet(tx, &self.asked(), self.copies.map_or(1, |copies| copies.0)).await?;
        let (title, many) = (sheet.title.clone(), sheet.labels.len());
        let (print, needs) = (Print::Goods(sheet), Permission::MakeRead);
        let new = NewPrint { printer: &printer, title, needs, document: None, is_copy: false, print: &print };
        let queued = prints::queue(tx, new).await?;
        let change = Change::of(&self.lot)
            .after(json!({ "printer": queued.printer, "print": queued.print, "labels": many }));
        Ok(tx.record(change, queued))
    }
}

#[cfg(test)]
mod tests;
