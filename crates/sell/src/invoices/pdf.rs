//! A document as a PDF of A4, A5 or a roll of 80 mm, with the content that rule 46 of the CGST Rules 2017
//! requires of an invoice; `paper` lays it out.
//! Invariant: the same document always gives the same bytes, because its date is that of the posting.

use catalogue::{Language, Phrase, say};
use pdf::{Align, Block, Column, Format, Level, Paper, RuleStyle, Space, Text, Tone, TotalLine};
use platform::error::{Error, Result};
use web::page::{Body, PageCx};
use web::view::Chrome;

use super::printed::{self, Document, Line, Side};
use crate::invoices::list::Invoice;

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let bill = cx.ask_with::<Invoice>(&[("invoice", cx.param("id")?)]).await?;
    let document = printed::read(&bill, "", &cx.chrome)?;
    let mut paper = paper_of(&document, &cx.chrome);
    paper.format = Sheet::of(cx.wanted("paper")).format();
    let drawn = tokio::task::spawn_blocking(move || pdf::render(&paper)).await.map_err(Error::internal)?;
    let bytes = drawn.map_err(Error::internal)?;
    Ok(Body::File("application/pdf", file_name(&document.number), bytes))
}

/// What a document is printed on from its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sheet {
    A4,
    A5,
    Roll,
}

impl Sheet {
    /// Every one, the usual one first.
    pub const ALL: [Sheet; 3] = [Sheet::A4, Sheet::A5, Sheet::Roll];

    /// The one of a word in an address; any other word is the usual one.
    pub fn of(word: &str) -> Sheet {
        Sheet::ALL.into_iter().find(|sheet| sheet.word() == word).unwrap_or(Sheet::A4)
    }

    /// Its word in an address and in the style sheet.
    pub fn word(self) -> &'static str {
        match self {
            Sheet::A4 => "a4",
            Sheet::A5 => "a5",
            Sheet::Roll => "roll",
        }
    }

    /// Its name on the page.
    pub fn name(self) -> &'static str {
        match self {
            Sheet::A4 => "A4",
            Sheet::A5 => "A5",
            Sheet::Roll => "80 mm roll",
        }
    }

    /// The format of its PDF.
    pub fn format(self) -> Format {
        match self {
            Sheet::A4 => Format::A4,
            Sheet::A5 => Format::A5,
            Sheet::Roll => Format::Roll80,
        }
    }
}

/// The name of the file of a document.
pub(super) fn file_name(number: &str) -> String {
    format!("{}.pdf", number.replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
}

/// The language of papers.
const LANGUAGE: Language = Language::English;

/// A text in that language.
fn said(text: impl Into<Phrase>) -> String {
    text.into().in_language(LANGUAGE)
}

/// A title or a name in that language: a name stays as it is.
fn named(text: &str) -> &str {
    LANGUAGE.find(text).unwrap_or(text)
}

/// The document on paper.
pub(crate) fn paper_of(document: &Document, chrome: &Chrome) -> Paper {
    let title = format!("{} {}", named(&document.title), document.number);
    let mut paper = Paper::new(Format::A4, &title, &chrome.lang, document.posted_at);
    paper.author = named(document.seller.named()).to_owned();
    paper.foot.text = format!("{}, {}", document.number, named(document.seller.named()));
    paper.blocks.extend(head(document, chrome));
    paper.blocks.push(Block::Columns {
        left: vec![buyer(document, chrome)],
        right: vec![rates(document)],
        left_percent: 55,
    });
    paper.blocks.push(Block::Gap(Space::Medium));
    if document.buys_metal {
        paper.blocks.push(old_metal(document, chrome));
    } else if !document.lines.is_empty() {
        paper.blocks.push(lines(document, chrome));
    }
    paper.blocks.extend(foot(document, chrome));
    paper
}

fn head(document: &Document, chrome: &Chrome) -> Vec<Block> {
    let seller = &document.seller;
    let mut about: Vec<String> = seller.location.iter().cloned().collect();
    about.extend(tax_number(seller));
    let shop = vec![
        Block::heading(Level::Name, named(seller.named())),
        Block::small(about.join("\n")),
        Block::Gap(Space::Small),
    ];
    let number = vec![
        Block::heading(Level::Title, named(&document.title)).aligned(Align::Right),
        Block::paragraph(Text::strong(document.number.as_str())).aligned(Align::Right),
        Block::paragraph(format!("{}, {}", chrome.day(document.date), chrome.hour(document.posted_at)))
            .aligned(Align::Right),
    ];
    vec![
        Block::Columns { left: shop, right: number, left_percent: 62 },
        Block::Gap(Space::Medium),
        Block::Rule(RuleStyle::Scale),
        Block::Gap(Space::Medium),
    ]
}

fn tax_number(side: &Side) -> Option<String> {
    let gstin = side.gstin.as_ref().map(|gstin| said(say!("GSTIN {gstin}", gstin)));
    gstin.or_else(|| side.abn.as_ref().map(|abn| said(say!("ABN {abn}", abn))))
}

fn buyer(document: &Document, chrome: &Chrome) -> Block {
    let buyer = &document.buyer;
    let plain = |name: &'static str, value: &Option<String>| {
        value.as_ref().map(|value| (said(name), Text::plain(value.as_str())))
    };
    let side = if document.buys_metal { "From" } else { "To" };
    let mut pairs = vec![(said(side), Text::strong(named(buyer.named())))];
    pairs.extend(plain("Address", &buyer.location));
    pairs.extend(plain("GSTIN", &buyer.gstin));
    pairs.extend(plain("ABN", &buyer.abn));
    pairs.extend(plain("Place of supply", &document.place_of_supply));
    if let Some((number, day)) = &document.refers_to {
        let day = day.map(|day| format!(", {}", chrome.day(day))).unwrap_or_default();
        let word = if document.is_for_bill { "For bill" } else { "About" };
        pairs.push((said(word), Text::plain(format!("{number}{day}"))));
    }
    pairs.extend(plain("Reason", &document.reason));
    let adjusts = document.adjusts.as_ref().map(|words| words.in_language(LANGUAGE));
    pairs.extend(plain("Difference", &adjusts));
    if document.place_of_supply.is_some() {
        pairs.push((said("Reverse charge"), Text::plain(said("No"))));
    }
    Block::KeyValues { pairs }
}

fn rates(document: &Document) -> Block {
    let pairs = document
        .rates
        .iter()
        .map(|(name, rate)| (name.in_language(LANGUAGE), Text::plain(rate.in_language(LANGUAGE))));
    Block::KeyValues { pairs: pairs.collect() }
}

/// A jeweller's lines show their parts and end with the taxable value, from which the sums below continue: a
/// sheet has no room for more columns. Lines of goods have room for their tax.
fn lines(document: &Document, chrome: &Chrome) -> Block {
    let sign = chrome.currency_sign();
    let narrow = |head: Phrase| Column::figures(&said(head));
    let wide = |head: Phrase| narrow(head).wide_only();
    let taxable = say!("Taxable {currency_sign}", currency_sign = sign);
    let mut columns = vec![Column::words(&said("Item"))];
    if document.has_metal {
        columns.extend([wide("Gross g".into()), narrow("Net g".into())]);
        let heads = [
            say!("Metal {currency_sign}", currency_sign = sign),
            say!("Making {currency_sign}", currency_sign = sign),
            say!("Stones {currency_sign}", currency_sign = sign),
        ];
        columns.extend(heads.into_iter().take(parts(document)).map(wide));
        columns.push(narrow(taxable));
    } else {
        columns.extend([narrow("Quantity".into()), wide("Price".into()), wide(taxable)]);
        let tax = say!("Tax {currency_sign}", currency_sign = sign);
        columns.extend([wide(tax), narrow("Amount".into())]);
    }
    let cells = |line: &Line| -> Vec<Text> {
        let figures =
            if document.has_metal { weighed(line, document, chrome) } else { counted(line, chrome) };
        std::iter::once(item(line, chrome)).chain(figures.into_iter().map(Text::plain)).collect()
    };
    Block::Table { columns, rows: document.lines.iter().map(cells).collect(), foot: Vec::new() }
}

/// What a voucher bought, from the scale to the value.
fn old_metal(document: &Document, chrome: &Chrome) -> Block {
    let narrow = |head: &'static str| Column::figures(&said(head));
    let columns = vec![
        Column::words(&said("Item")),
        narrow("Gross g").wide_only(),
        narrow("Less g").wide_only(),
        narrow("Net g"),
        narrow("Fine g"),
        narrow("Amount"),
    ];
    let cells = |line: &Line| -> Vec<Text> {
        let grams = |(mg, _): (Option<i64>, _)| mg.map(|mg| chrome.grams(mg)).unwrap_or_default();
        let figures = line.scale().into_iter().map(grams).chain([chrome.money(line.total_minor)]);
        std::iter::once(item(line, chrome)).chain(figures.map(Text::plain)).collect()
    };
    Block::Table { columns, rows: document.lines.iter().map(cells).collect(), foot: Vec::new() }
}

fn item(line: &Line, chrome: &Chrome) -> Text {
    let mut stamps: Vec<Phrase> =
        Some(line.stamps.clone()).filter(|stamps| !stamps.is_empty()).into_iter().collect();
    stamps.extend(line.huid.as_ref().map(|huid| say!("HUID {huid}", huid)));
    if line.discount_minor > 0 {
        let amount = chrome.money(line.discount_minor);
        stamps.push(say!("less {discount_minor}", discount_minor = amount));
    }
    stamps.extend(line.taxed(chrome));
    let stamps: Vec<String> = stamps.into_iter().map(said).collect();
    let name = Text::strong(line.name.as_str());
    if stamps.is_empty() { name } else { name.and(Tone::Plain, "\n").and(Tone::Quiet, stamps.join("\n")) }
}

/// The number of price parts with a column: none where no line has any, and stones have one only if a line has them.
fn parts(document: &Document) -> usize {
    match (document.has_parts(), document.has_stones) {
        (false, _) => 0,
        (true, false) => 2,
        (true, true) => 3,
    }
}

fn weighed(line: &Line, document: &Document, chrome: &Chrome) -> Vec<String> {
    let grams = |mg: Option<i64>| mg.map(|mg| chrome.grams(mg)).unwrap_or_default();
    let amount = |minor: Option<i64>| minor.map(|minor| chrome.amount(minor)).unwrap_or_default();
    let net = if line.net_mg.is_some() { grams(line.net_mg) } else { line.quantity.in_language(LANGUAGE) };
    let amounts = [line.metal_minor, line.making_minor, line.stones_minor];
    let parts = amounts.into_iter().take(parts(document)).map(amount);
    [grams(line.gross_mg), net].into_iter().chain(parts).chain([chrome.amount(line.taxable_minor)]).collect()
}

fn counted(line: &Line, chrome: &Chrome) -> Vec<String> {
    let amounts = [line.taxable_minor, line.tax_minor].map(|minor| chrome.amount(minor));
    let goods = [line.quantity.in_language(LANGUAGE), line.unit_price.clone()];
    goods.into_iter().chain(amounts).chain([chrome.money(line.total_minor)]).collect()
}

fn foot(document: &Document, chrome: &Chrome) -> Vec<Block> {
    let mut left = Vec::new();
    if let Some(words) = &document.words {
        left.extend([
            Block::heading(Level::Section, said("In words")),
            Block::small(words.as_str()),
            Block::Gap(Space::Medium),
        ]);
    }
    if !document.paid.is_empty() {
        let paid = document
            .paid
            .iter()
            .map(|paid| format!("{} {}", paid.words.in_language(LANGUAGE), chrome.money(paid.amount_minor)));
        left.push(Block::heading(Level::Section, said("Paid")));
        left.push(Block::small(paid.collect::<Vec<String>>().join("\n")));
    }
    if document.buys_metal {
        let seller = say!("{seller}: signature of the seller", seller = named(document.buyer.named()));
        left.extend([
            Block::Gap(Space::Large),
            Block::Gap(Space::Large),
            Block::Rule(RuleStyle::Hair),
            Block::small(Text::quiet(said(seller))),
        ]);
    }
    let mut sums: Vec<TotalLine> = document
        .sums
        .iter()
        .map(|(word, minor)| TotalLine::new(&said(*word), &chrome.money(*minor)))
        .collect();
    sums.push(TotalLine::grand(&said("Total"), &chrome.money(document.total_minor)));
    sums.extend(document.open_minor.map(|open| TotalLine::new(&said("Balance due"), &chrome.money(open))));
    let signed = say!("For {named}, authorised signatory", named = named(document.seller.named()));
    let right = vec![
        Block::Totals { lines: sums },
        Block::Gap(Space::Large),
        Block::Gap(Space::Large),
        Block::Rule(RuleStyle::Hair),
        Block::small(Text::quiet(said(signed))).aligned(Align::Right),
    ];
    vec![Block::Gap(Space::Medium), Block::Columns { left, right, left_percent: 52 }]
}
