//! Items and recipes for tests, written as short as on a kitchen wall.
//! Invariant: a line of text that is not understood fails its test.

use kernel::decimal::Decimal;
use serde_json::Value;

use super::super::body::Body;
use super::super::check;
use super::{Book, ItemFacts};

/// Items, one a line: `MILK L 0.1 density=1.0315 allergens=milk,soy sap=190 purity=98 price=120 name=raw milk`.
/// The name comes last.
pub(crate) fn items(text: &str) -> Book {
    let mut book = Book::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (line, name) = line.split_once(" name=").unwrap_or((line, ""));
        let words: Vec<&str> = line.split_whitespace().collect();
        let unit = words[1].parse().expect("a unit");
        let resolution = words[2].parse::<String>().expect("a text");
        let resolution = kernel::decimal::Quantity::parse(&resolution).expect("a weighing step");
        let mut item = ItemFacts::plain(if name.is_empty() { words[0] } else { name }, unit, resolution);
        for word in &words[3..] {
            let (key, value) = word.split_once('=').unwrap_or((word, ""));
            match key {
                "density" => item.density = Some(Decimal::parse(value).expect("a density")),
                "allergens" => item.allergens = value.split(',').map(str::to_owned).collect(),
                "sap" => item.sap_koh_mg_per_g = Some(value_of(value)),
                "purity" => item.purity_percent = Some(value_of(value)),
                "price" => item.standard_price = Some(value_of(value)),
                "beside" => item.is_beside = true,
                other => panic!("{other} is no word of an item"),
            }
        }
        book.items.insert(words[0].to_owned(), item);
    }
    book
}

fn value_of<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(text.into()).expect("a figure")
}

/// A version that is sound.
pub(crate) fn body(sent: Value) -> Body {
    check::read(&sent).expect("a version")
}

impl Book {
    /// With these versions.
    pub(crate) fn with(mut self, bodies: impl IntoIterator<Item = Value>) -> Book {
        for sent in bodies {
            let body = body(sent);
            self.recipes.insert((body.code.clone(), body.version), body);
        }
        self
    }
}

/// The refusal as "code field {facts}".
pub(crate) fn refusal_text<T: std::fmt::Debug>(result: kernel::refusal::Ruled<T>) -> String {
    let refusal = result.expect_err("a refusal");
    let fields: Vec<String> =
        refusal.faults.iter().map(|fault| format!("{} {}", fault.code, fault.field)).collect();
    let facts = Value::Object(refusal.facts);
    let facts = if facts.as_object().is_some_and(|facts| facts.is_empty()) {
        String::new()
    } else {
        format!(" {facts}")
    };
    if fields.is_empty() {
        format!("{}{facts}", refusal.code)
    } else {
        format!("{}{facts}", fields.join(", "))
    }
}
