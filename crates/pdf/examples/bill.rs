//! A jeweller's tax invoice as the product prints it: `cargo run --example bill -- a4 bill.pdf` (or a5, roll),
//! and the time for one: `cargo run --release --example bill -- time`.
//! The people, the shop and every number in it are invented; the content is that of rule 46 of the CGST Rules.

use std::error::Error;
use std::time::Instant;

use pdf::{Align, Block, Column, Format, Level, Paper, RuleStyle, Space, Text, Tone, TotalLine, render};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let format = match arguments.next().as_deref() {
        Some("a4") => Format::A4,
        Some("a5") => Format::A5,
        Some("roll") => Format::Roll80,
        Some("time") => return time(),
        _ => return Err("usage: bill a4|a5|roll FILE [LINES], or bill time".into()),
    };
    let file = arguments.next().ok_or("the file to write is missing")?;
    let lines = arguments.next().map_or(Ok(ARTICLES.len()), |count| count.parse())?;
    std::fs::write(file, render(&bill(format, lines)?)?)?;
    Ok(())
}

/// The median of many runs, because the first one loads the fonts and others run on a busy machine.
fn time() -> Result<(), Box<dyn Error>> {
    for lines in [3, 25, 250] {
        let paper = bill(Format::A4, lines)?;
        let mut taken = Vec::new();
        for _ in 0..101 {
            let begun = Instant::now();
            render(&paper)?;
            taken.push(begun.elapsed());
        }
        let first = taken[0];
        taken.sort();
        println!("A4 bill of {lines} lines: {:?} (first {first:?}, slowest {:?})", taken[50], taken[100]);
    }
    Ok(())
}

fn bill(format: Format, lines: usize) -> Result<Paper, Box<dyn Error>> {
    let created = "2026-11-20T05:54:00Z".parse()?;
    let mut paper = Paper::new(format, "Tax invoice SR/26-27/04182", "en-IN", created);
    paper.author = "Sona Rekha Jewellers".to_owned();
    paper.foot.text = "SR/26-27/04182, Sona Rekha Jewellers".to_owned();
    paper.blocks.append(&mut head(format));
    paper.blocks.append(&mut parties());
    paper.blocks.push(articles(lines));
    paper.blocks.append(&mut foot());
    Ok(paper)
}

fn head(format: Format) -> Vec<Block> {
    let roll = format == Format::Roll80;
    let (shop_at, document_at) =
        if roll { (Align::Centre, Align::Centre) } else { (Align::Left, Align::Right) };
    let shop = vec![
        Block::heading(Level::Name, "Sona Rekha Jewellers").aligned(shop_at),
        Block::small(
            "14 Johari Road, Jaipur 302003, Rajasthan\nGSTIN 08ABCDE1234F1Z5 · Hallmark licence HM/C-000000",
        )
        .aligned(shop_at),
        Block::Gap(Space::Small),
    ];
    let document = vec![
        Block::heading(Level::Title, "Tax invoice").aligned(document_at),
        Block::paragraph(Text::strong("SR/26-27/04182")).aligned(document_at),
        Block::paragraph("20 November 2026, 11:24").aligned(document_at),
    ];
    vec![
        Block::Columns { left: shop, right: document, left_percent: 62 },
        Block::Gap(Space::Medium),
        Block::Rule(RuleStyle::Scale),
        Block::Gap(Space::Medium),
    ]
}

fn parties() -> Vec<Block> {
    let pair = |name: &str, value: &str| (name.to_owned(), Text::plain(value));
    let buyer = vec![
        ("To".to_owned(), Text::strong("Meera Agarwal · मीरा अग्रवाल")),
        pair("Address", "7 Chandpole Gate, Jaipur 302001"),
        pair("PAN", "on file, ends 34F"),
        pair("Place of supply", "08 Rajasthan"),
    ];
    let rates = vec![
        pair("Rates", "version 1,207, 10:05"),
        pair("22K", "₹12,175.00/g"),
        pair("Silver", "₹168.50/g"),
        pair("Reverse charge", "No"),
    ];
    vec![
        Block::Columns {
            left: vec![Block::KeyValues { pairs: buyer }],
            right: vec![Block::KeyValues { pairs: rates }],
            left_percent: 55,
        },
        Block::Gap(Space::Medium),
    ]
}

/// Name, what is stamped on it, gross, net, metal, making, stones, amount.
type Article = [&'static str; 8];

const ARTICLES: [Article; 3] = [
    [
        "Bangle pair, floral",
        "BG-0418, 22K 916, HSN\u{a0}7113\nHUID K7QX2M",
        "24.318",
        "24.318",
        "2,96,071.65",
        "23,685.73",
        "",
        "₹3,19,757.38",
    ],
    [
        "Ring, ruby cluster",
        "RG-1172, 22K 916, HSN\u{a0}7113\nHUID 4TN9WA",
        "4.862",
        "4.522",
        "55,055.35",
        "2,939.30",
        "4,200.00",
        "₹62,194.65",
    ],
    [
        "Silver lamp · चाँदी का दीपक",
        "SL-0063, Silver 925, HSN\u{a0}7114",
        "118.400",
        "118.400",
        "19,950.40",
        "1,197.02",
        "",
        "₹21,147.42",
    ],
];

fn articles(lines: usize) -> Block {
    let columns = vec![
        Column::words("Item"),
        Column::figures("Gross g").wide_only(),
        Column::figures("Net g"),
        Column::figures("Metal ₹").wide_only(),
        Column::figures("Making ₹").wide_only(),
        Column::figures("Stones ₹").wide_only(),
        Column::figures("Amount"),
    ];
    let row = |article: &Article| {
        let [name, stamps, figures @ ..] = article;
        let item = Text::strong(*name).and(Tone::Plain, "\n").and(Tone::Quiet, *stamps);
        std::iter::once(item).chain(figures.iter().map(|figure| Text::plain(*figure))).collect()
    };
    Block::Table { columns, rows: ARTICLES.iter().cycle().take(lines).map(row).collect(), foot: Vec::new() }
}

fn foot() -> Vec<Block> {
    let words = vec![
        Block::heading(Level::Section, "In words"),
        Block::small("Rupees four lakh fifteen thousand one hundred and ninety-two only"),
        Block::Gap(Space::Medium),
        Block::heading(Level::Section, "Paid"),
        Block::small("Old gold 10.050 g ₹1,19,896.50\nUPI ₹2,95,295.50"),
        Block::Qr { data: "https://sonarekha.example/check/7KQM-4T2X".to_owned(), caption: check() },
    ];
    let sums = vec![
        TotalLine::new("Items", "₹4,03,099.45"),
        TotalLine::new("CGST 1.5 %", "₹6,046.49"),
        TotalLine::new("SGST 1.5 %", "₹6,046.49"),
        TotalLine::new("Round off", "−₹0.43"),
        TotalLine::grand("Total", "₹4,15,192.00"),
        TotalLine::new("Balance due", "₹0.00"),
    ];
    let sums = vec![
        Block::Totals { lines: sums },
        Block::Gap(Space::Large),
        Block::Gap(Space::Large),
        Block::Rule(RuleStyle::Hair),
        Block::small(Text::quiet("For Sona Rekha Jewellers, authorised signatory")).aligned(Align::Right),
    ];
    vec![
        Block::Gap(Space::Medium),
        Block::Columns { left: words, right: sums, left_percent: 52 },
        Block::Gap(Space::Large),
        Block::Rule(RuleStyle::Hair),
        Block::Gap(Space::Medium),
        Block::small(Text::quiet(
            "Exchange within 15 days at the day’s rate with this bill and the tag. Weighed before you on a \
             verified scale, SC-01, last checked 3 November 2026.",
        )),
    ]
}

fn check() -> Text {
    Text::strong("Check this bill")
        .and(Tone::Plain, "\nScan, or open the shop’s /check page and type ")
        .and(Tone::Strong, "7KQM-4T2X")
        .and(Tone::Plain, ". It says whether this bill is in the shop’s sealed log, unaltered.")
}
