//! What a masked copy of an instance has instead of each value that only a shop or a person may know.
//! Invariant: each column of the database is left out with its table, is kept because it is a count, a day,
//! an id or a word of a list, or has a rule here; a text that a rule replaces has no letter and no digit of
//! the original at its place, and no amount is its original.

pub mod amounts;
pub mod columns;

use amounts::{amount, amount_in_text, is_amount, is_amount_in_json, is_amount_text};
use columns::{CODES, DIGESTS, FIGURES, FILES, FINDERS, JSON, KEPT_WORDS, LEFT_OUT, MAILS, TEXTS};
use database::classes::{Class, Column, Form};
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The host of each invented address; nobody can have it (RFC 2606).
const HOST: &str = "masked.example";
/// Letters and digits of a word that is looked for.
const WORD: usize = 10;

/// What becomes of the values of a column in the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Its table is left out.
    LeftOut,
    /// It is kept: a count, a measurement, a day, an id, a word of a list, or something public.
    Kept,
    /// An invented amount: `Mask::amounts` makes those of a row together.
    Amount,
    /// JSON in clear text whose numbers are amounts.
    Figures,
    /// Each letter becomes another letter, and each digit another digit.
    Text,
    /// The same for each text of a JSON value, but for days, ids and words of lists; and other amounts.
    Json,
    /// A code of its own for each row.
    Code,
    /// An address of its own for each row.
    Mail,
    /// Invented bytes, as many as there were.
    File,
    /// An invented digest, as long as the original.
    Digest,
    /// The keyed digest of the invented value of this column in the same row, with a key of the copy.
    Found(&'static str),
}

/// The rule of a column; None: nobody has written one, and nothing is copied.
pub fn rule_of(column: &Column) -> Option<Rule> {
    let name = (column.table, column.name);
    if LEFT_OUT.iter().any(|(table, _)| *table == column.table) {
        return Some(Rule::LeftOut);
    }
    if let Some((_, _, of)) = FINDERS.iter().find(|it| (it.0, it.1) == name) {
        return Some(Rule::Found(of));
    }
    if is_amount(column) {
        return Some(Rule::Amount);
    }
    let lists: [(&[(&str, &str)], Rule); 7] = [
        (&TEXTS, Rule::Text),
        (&JSON, Rule::Json),
        (&CODES, Rule::Code),
        (&MAILS, Rule::Mail),
        (&FILES, Rule::File),
        (&DIGESTS, Rule::Digest),
        (&FIGURES, Rule::Figures),
    ];
    if let Some((_, rule)) = lists.iter().find(|(list, _)| list.contains(&name)) {
        return Some(*rule);
    }
    (column.class <= Class::Business && column.form == Form::Clear).then_some(Rule::Kept)
}

/// Invents the values of one copy: the same value of the same cell always becomes the same one.
pub struct Mask {
    seed: [u8; 32],
}

/// Bytes that follow from a copy and a cell.
struct Stream {
    seed: [u8; 32],
    block: [u8; 32],
    place: usize,
    count: u64,
}

impl Stream {
    fn next_byte(&mut self) -> u8 {
        if self.place == self.block.len() {
            self.count += 1;
            self.block = Sha256::new()
                .chain_update(self.seed)
                .chain_update(self.count.to_be_bytes())
                .finalize()
                .into();
            self.place = 0;
        }
        let byte = self.block[self.place];
        self.place += 1;
        byte
    }

    fn next_number(&mut self) -> u64 {
        u64::from_be_bytes(std::array::from_fn(|_| self.next_byte()))
    }
}

impl Mask {
    /// With random bytes that nobody keeps.
    pub fn new(seed: [u8; 32]) -> Mask {
        Mask { seed }
    }

    fn stream(&self, column: &str, row: &[u8]) -> Stream {
        let seed = Sha256::new()
            .chain_update(self.seed)
            .chain_update(column.as_bytes())
            .chain_update(row)
            .finalize()
            .into();
        Stream { seed, block: [0; 32], place: 32, count: 0 }
    }

    /// The invented value of a cell. `plain`: the original, opened.
    pub fn value(&self, rule: Rule, column: &Column, row: Uuid, plain: &[u8]) -> Vec<u8> {
        let name = format!("{}.{}", column.table, column.name);
        let mut stream = self.stream(&name, row.as_bytes());
        match rule {
            Rule::Text => text(&String::from_utf8_lossy(plain), &mut stream).into_bytes(),
            Rule::Json => match serde_json::from_slice::<Value>(plain) {
                Ok(value) => json("", value, &mut stream).to_string().into_bytes(),
                Err(_) => text(&String::from_utf8_lossy(plain), &mut stream).into_bytes(),
            },
            Rule::Code => format!("m-{}", letters(&mut stream)).into_bytes(),
            Rule::Mail => format!("m-{}@{HOST}", letters(&mut stream)).into_bytes(),
            Rule::File | Rule::Digest => plain.iter().map(|_| stream.next_byte()).collect(),
            Rule::LeftOut | Rule::Kept | Rule::Amount | Rule::Figures | Rule::Found(_) => Vec::new(),
        }
    }

    /// The invented figures in place of JSON in clear text. Words of it are kept. Errors: it is no JSON.
    pub fn figures(&self, column: &Column, row: &str, plain: &str) -> serde_json::Result<String> {
        let name = format!("{}.{}", column.table, column.name);
        Ok(figures(serde_json::from_str(plain)?, &mut self.stream(&name, row.as_bytes())).to_string())
    }
}

fn letters(stream: &mut Stream) -> String {
    (0..12).map(|_| char::from(b'a' + stream.next_byte() % 26)).collect()
}

/// Another character of the same kind: never the same one.
fn other(from: u8, first: u8, many: u8, by: u8) -> char {
    char::from(first + (from - first + 1 + by % (many - 1)) % many)
}

fn text(plain: &str, stream: &mut Stream) -> String {
    let masked = |c: char| match c {
        'a'..='z' => other(c as u8, b'a', 26, stream.next_byte()),
        'A'..='Z' => other(c as u8, b'A', 26, stream.next_byte()),
        '0'..='9' => other(c as u8, b'0', 10, stream.next_byte()),
        c if c.is_ascii() => c,
        _ => char::from(b'a' + stream.next_byte() % 26),
    };
    plain.chars().map(masked).collect()
}

/// Whether a text names nobody and nothing: a day or an id.
fn is_plain(text: &str) -> bool {
    let is_day = text.len() == 10 && kernel::day::parse_day(text).is_ok();
    is_day || Uuid::parse_str(text).is_ok()
}

fn json(key: &str, value: Value, stream: &mut Stream) -> Value {
    match value {
        Value::String(it) if KEPT_WORDS.contains(&key) || is_plain(&it) => Value::String(it),
        Value::String(it) => Value::String(text(&it, stream)),
        Value::Number(it) if is_amount_in_json(key) => number(&it, stream),
        Value::Array(items) => Value::Array(items.into_iter().map(|it| json(key, it, stream)).collect()),
        Value::Object(members) => Value::Object(
            members.into_iter().map(|(name, it)| (name.clone(), json(&name, it, stream))).collect(),
        ),
        other => other,
    }
}

/// An invented number; one that is not whole, or too long, is no amount of this program.
fn number(plain: &serde_json::Number, stream: &mut Stream) -> Value {
    Value::from(amount(plain.as_i64().unwrap_or_default(), stream))
}

fn figures(value: Value, stream: &mut Stream) -> Value {
    match value {
        Value::Number(it) => number(&it, stream),
        Value::String(it) if is_amount_text(&it) => Value::String(amount_in_text(&it, stream)),
        Value::Array(items) => Value::Array(items.into_iter().map(|it| figures(it, stream)).collect()),
        Value::Object(members) => {
            Value::Object(members.into_iter().map(|(name, it)| (name, figures(it, stream))).collect())
        }
        other => other,
    }
}

/// The texts of an original that a masked value must not have: its words of ten letters and digits or more. A
/// shorter one may come again by chance where many are masked.
pub fn words_of(rule: Rule, plain: &[u8]) -> Vec<String> {
    let mut texts = Vec::new();
    match (rule, serde_json::from_slice::<Value>(plain)) {
        (Rule::Json, Ok(value)) => gather("", &value, &mut texts),
        _ => texts.extend(std::str::from_utf8(plain).ok().map(str::to_owned)),
    }
    let words = texts.iter().flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric()));
    words.filter(|word| word.len() >= WORD).map(str::to_owned).collect()
}

fn gather(key: &str, value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(it) if !KEPT_WORDS.contains(&key) && !is_plain(it) => into.push(it.clone()),
        Value::Array(items) => items.iter().for_each(|it| gather(key, it, into)),
        Value::Object(members) => members.iter().for_each(|(name, it)| gather(name, it, into)),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
