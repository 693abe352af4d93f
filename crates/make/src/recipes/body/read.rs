//! Reads a version from JSON and notes every fault with its path.
//! Invariant: a field that nothing reads is a fault, so no content is accepted and lost.

use std::str::FromStr;
use std::sync::Arc;

use kernel::code::Code;
use kernel::decimal::{Factor, Percent, Quantity, SignedQuantity, UnitPrice};
use kernel::money::Money;
use kernel::plain_text;
use kernel::refusal::Fault;
use ledger::picture::{self, Picture};
use serde_json::{Map, Value};

use super::{
    Basis, Body, Group, GroupLine, Labour, Line, MOST_FORMULA, Output, Overhead, Parameter, ProcessStep,
};

/// The longest code or name, and free text, in characters.
const MOST_NAME: usize = 64;
const MOST_TEXT: usize = 500;
/// The longest list (errors.md, `list_too_long`).
const MOST_ROWS: usize = 1_000;

/// The version, as far as it can be read, and what is wrong with it.
pub(super) fn body(sent: &Value) -> (Body, Vec<Fault>) {
    let mut faults = Vec::new();
    let Some(mut fields) = Fields::of(sent, String::new(), &mut faults) else {
        return (Body::default(), faults);
    };
    let code = fields.required(Fields::code, "code");
    let mut body = Body {
        code: code.unwrap_or_default(),
        version: fields.count("version").unwrap_or(1),
        name: fields.text("name", MOST_TEXT),
        output_item: fields.name("output_item"),
        output_lot: fields.name("output_lot"),
        mode: fields.word("mode"),
        basis: fields.object("basis", basis).flatten(),
        group: fields.object("group", group),
        lines: fields.list("lines", line),
        outputs: fields.list("outputs", output).into_iter().flatten().collect(),
        parameters: fields.list("parameters", parameter),
        expected_output: fields.text("expected_output", MOST_FORMULA),
        labour: fields.object("labour", labour).flatten(),
        overhead: fields.list("overhead", overhead).into_iter().flatten().collect(),
        mass_balance_tolerance_percent: fields.decimal("mass_balance_tolerance_percent", Percent::parse),
        dough_loss_percent: fields.decimal("dough_loss_percent", Percent::parse),
        bake_loss_percent: fields.decimal("bake_loss_percent", Percent::parse),
        bake_loss_is: fields.name("bake_loss_is"),
        minimum_age_days: fields.count("minimum_age_days"),
        shelf_life_days: fields.count("shelf_life_days"),
        steps: fields.list("steps", step),
    };
    fields.refuse_others();
    number(&mut body);
    (body, faults)
}

/// A line without a number takes its place among all lines, those of the group first.
fn number(body: &mut Body) {
    let of_group = body.group.iter_mut().flat_map(|group| group.lines.iter_mut().map(|line| &mut line.line));
    let lines = of_group.chain(body.lines.iter_mut().map(|line| &mut line.line));
    for (line, place) in lines.zip(1..).filter(|(line, _)| **line == UNNUMBERED) {
        *line = place;
    }
}

/// Stands for a number that was not sent; a count is never negative.
const UNNUMBERED: i32 = -1;

fn basis(fields: &mut Fields) -> Option<Basis> {
    let item = fields.name("item");
    let quantity = fields.required(|it| it.decimal("quantity", Quantity::parse), "quantity");
    let unit = fields.required(|it| it.word("unit"), "unit");
    Some(Basis { item, quantity: quantity?, unit: unit? })
}

fn group(fields: &mut Fields) -> Group {
    Group {
        name: fields.required(|it| it.name("name"), "name").unwrap_or_default(),
        lines: fields.list("lines", group_line),
    }
}

fn group_line(fields: &mut Fields) -> GroupLine {
    GroupLine {
        line: fields.count("line").unwrap_or(UNNUMBERED),
        item: fields.required(|it| it.name("item"), "item").unwrap_or_default(),
        percent: fields.required(|it| it.decimal("percent", Percent::parse), "percent"),
    }
}

fn line(fields: &mut Fields) -> Line {
    Line {
        line: fields.count("line").unwrap_or(UNNUMBERED),
        item: fields.name("item"),
        mode: fields.word("mode"),
        percent: fields.decimal("percent", Percent::parse),
        of: fields.text("of", MOST_TEXT),
        formula: fields.text("formula", MOST_FORMULA),
        quantity: fields.decimal("quantity", Quantity::parse),
        unit: fields.word("unit"),
        after: fields.word("after"),
        flour: fields.flag("flour"),
        recipe: fields.name("recipe"),
        recipe_version: fields.count("recipe_version"),
    }
}

fn output(fields: &mut Fields) -> Option<Output> {
    let item = fields.required(|it| it.name("item"), "item");
    let role = fields.required(|it| it.word("role"), "role");
    let share = fields.word("share");
    let percent = fields.decimal("percent", Percent::parse);
    let value_minor_per_kg = fields.decimal("value_minor_per_kg", UnitPrice::parse);
    let credit_minor_per_unit = fields.decimal("credit_minor_per_unit", UnitPrice::parse);
    Some(Output { item: item?, role: role?, share, percent, value_minor_per_kg, credit_minor_per_unit })
}

fn parameter(fields: &mut Fields) -> Parameter {
    Parameter {
        name: fields.required(|it| it.name("name"), "name").unwrap_or_default(),
        from: fields.text("from", MOST_TEXT),
        default: fields.decimal("default", Factor::parse),
    }
}

fn labour(fields: &mut Fields) -> Option<Labour> {
    let name = "rate_minor_per_hour";
    let rate = fields.required(|it| it.decimal(name, UnitPrice::parse), name);
    let hours = fields.decimal("hours", Quantity::parse);
    Some(Labour { rate_minor_per_hour: rate?, hours })
}

fn overhead(fields: &mut Fields) -> Option<Overhead> {
    let name = fields.required(|it| it.name("name"), "name");
    let mode = fields.required(|it| it.word("mode"), "mode");
    let amount = fields.required(|it| it.money("amount_minor"), "amount_minor");
    Some(Overhead { name: name?, mode: mode?, amount_minor: amount? })
}

fn step(fields: &mut Fields) -> ProcessStep {
    let instruction = fields.required(|it| it.text("instruction", MOST_TEXT), "instruction");
    let photo = fields.photo("photo");
    let picture = fields.photo_file("photo_file");
    ProcessStep {
        instruction: instruction.unwrap_or_default(),
        target: fields.decimal("target", SignedQuantity::parse),
        target_unit: fields.word("target_unit"),
        timer: fields.decimal("timer", Quantity::parse),
        timer_unit: fields.word("timer_unit"),
        note: fields.text("note", MOST_TEXT),
        // A new picture takes the place of the one before.
        photo: picture.as_ref().map(|it| picture::digits(it.sha256())).or(photo),
        picture,
    }
}

/// The fields of one object, and where it is.
struct Fields<'a> {
    sent: &'a Map<String, Value>,
    path: String,
    read: Vec<&'static str>,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Fields<'a> {
    fn of(sent: &'a Value, path: String, faults: &'a mut Vec<Fault>) -> Option<Fields<'a>> {
        match sent.as_object() {
            Some(sent) => Some(Fields { sent, path, read: Vec::new(), faults }),
            None => {
                faults.push(Fault::new(path, Code::ValueUnknown));
                None
            }
        }
    }

    fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    fn fault(&mut self, name: &str, code: Code) {
        let path = self.path_of(name);
        self.faults.push(Fault::new(path, code));
    }

    /// The value of a field; null and empty text count as missing.
    fn take(&mut self, name: &'static str) -> Option<&'a Value> {
        self.read.push(name);
        self.sent.get(name).filter(|value| !value.is_null() && value.as_str() != Some(""))
    }

    fn take_as<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&'a Value) -> Result<T, Code>,
    ) -> Option<T> {
        match read(self.take(name)?) {
            Ok(value) => Some(value),
            Err(code) => {
                self.fault(name, code);
                None
            }
        }
    }

    /// A missing field is a fault; one that cannot be read already is.
    fn required<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>, name: &'static str) -> Option<T> {
        let before = self.faults.len();
        let value = read(self);
        if value.is_none() && self.faults.len() == before {
            self.fault(name, Code::FieldRequired);
        }
        value
    }

    fn name(&mut self, name: &'static str) -> Option<String> {
        self.text(name, MOST_NAME)
    }

    /// The code of the recipe, by which its page is found.
    fn code(&mut self) -> Option<String> {
        self.take_as("code", |value| {
            let code = text_of(value, MOST_NAME)?;
            if plain_text::stands_in_address(&code) { Ok(code) } else { Err(Code::TextCharacter) }
        })
    }

    fn text(&mut self, name: &'static str, most: usize) -> Option<String> {
        self.take_as(name, |value| text_of(value, most))
    }

    fn word<T: FromStr<Err = Code>>(&mut self, name: &'static str) -> Option<T> {
        self.take_as(name, |value| value.as_str().ok_or(Code::ValueUnknown)?.parse())
    }

    fn decimal<T>(&mut self, name: &'static str, parse: impl FnOnce(&str) -> Result<T, Code>) -> Option<T> {
        let otherwise = |value: &Value| {
            if value.is_number() { Code::NumberMustBeText } else { Code::NumberFormat }
        };
        self.take_as(name, |value| parse(value.as_str().ok_or_else(|| otherwise(value))?))
    }

    fn count(&mut self, name: &'static str) -> Option<i32> {
        self.take_as(name, |value| {
            let number = value.as_i64().ok_or(Code::NumberMustBeInteger)?;
            i32::try_from(number).ok().filter(|number| *number >= 0).ok_or(Code::NumberRange)
        })
    }

    fn money(&mut self, name: &'static str) -> Option<Money> {
        self.take_as(name, |value| {
            let amount = Money::new(value.as_i64().ok_or(Code::NumberMustBeInteger)?)?;
            if amount < Money::ZERO { Err(Code::NumberRange) } else { Ok(amount) }
        })
    }

    fn flag(&mut self, name: &'static str) -> bool {
        self.take_as(name, |value| value.as_bool().ok_or(Code::ValueUnknown)).unwrap_or_default()
    }

    /// The digest of a photo.
    fn photo(&mut self, name: &'static str) -> Option<String> {
        self.take_as(name, |value| {
            let text = value.as_str().ok_or(Code::ValueUnknown)?;
            picture::digest(text).map(|_| text.to_owned()).ok_or(Code::ValueUnknown)
        })
    }

    /// A picture as base64. Its fault says what is wrong with it.
    fn photo_file(&mut self, name: &'static str) -> Option<Arc<Picture>> {
        let is_empty = self.sent.get(name).is_some_and(|value| value.as_str() == Some(""));
        let taken = self.take_as(name, |value| value.as_str().ok_or(Code::ValueUnknown));
        let text = taken.or(is_empty.then_some(""))?;
        match Picture::from_text(text) {
            Ok(picture) => Some(Arc::new(picture)),
            Err(flaw) => {
                let fault = Fault::new(self.path_of(name), Code::ValueUnknown);
                self.faults.push(Fault { message: flaw.words(), ..fault });
                None
            }
        }
    }

    fn object<T>(&mut self, name: &'static str, read: impl FnOnce(&mut Fields) -> T) -> Option<T> {
        let value = self.take(name)?;
        let mut fields = Fields::of(value, self.path_of(name), self.faults)?;
        let read = read(&mut fields);
        fields.refuse_others();
        Some(read)
    }

    fn list<T>(&mut self, name: &'static str, read: impl Fn(&mut Fields) -> T) -> Vec<T> {
        let rows = self.take_as(name, |value| match value.as_array() {
            None => Err(Code::ValueUnknown),
            Some(rows) if rows.len() > MOST_ROWS => Err(Code::ListTooLong),
            Some(rows) => Ok(rows),
        });
        let mut values = Vec::new();
        for (n, row) in rows.into_iter().flatten().enumerate() {
            let path = format!("{}[{n}]", self.path_of(name));
            let Some(mut fields) = Fields::of(row, path, self.faults) else { continue };
            values.push(read(&mut fields));
            fields.refuse_others();
        }
        values
    }

    fn refuse_others(&mut self) {
        let others: Vec<String> = self
            .sent
            .keys()
            .filter(|name| !self.read.contains(&name.as_str()))
            .map(|name| self.path_of(name))
            .collect();
        self.faults.extend(others.into_iter().map(|path| Fault::new(path, Code::FieldUnknown)));
    }
}

fn text_of(value: &Value, most: usize) -> Result<String, Code> {
    let text = plain_text::read(value.as_str().ok_or(Code::ValueUnknown)?.trim())?;
    match text.chars().count() {
        0 => Err(Code::FieldRequired),
        count if count > most => Err(Code::TextTooLong),
        _ => Ok(text),
    }
}
