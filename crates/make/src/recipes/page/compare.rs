//! What changed from one version to the next, line by line.
//! Invariant: every field of a version is compared; a field without words of its own is shown by its name.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{Phrase, say};
use ledger::stock::page::unit;
use platform::input::Field;
use serde_json::Value;
use web::forms::to_pairs;

use super::super::RecipeSent;
use super::super::body::Body;
use super::editor::{LINE_MODES, MODES, PAID_FOR, ROLES, SHARES, TIMERS, TIMES};

/// The first digits of a photo's digest, which distinguish two photos.
const MARK: usize = 8;

/// The words for each field.
const FIELDS: [(&str, &str); 44] = [
    ("after", "Goes in"),
    ("amount_minor", "How much for each"),
    ("bake_loss_is", "The oven takes it from"),
    ("bake_loss_percent", "Lost in the oven"),
    ("basis.item", "Item of the basis"),
    ("basis.quantity", "The lines are for"),
    ("basis.unit", "Unit"),
    ("credit_minor_per_unit", "Credit for a unit"),
    ("default", "Where nobody says"),
    ("dough_loss_percent", "Stays in bowl and divider"),
    ("expected_output", "Weight that comes out, kg"),
    ("flour", "Flour"),
    ("formula", "Formula"),
    ("from", "Where it comes from"),
    ("group.name", "Name of the group"),
    ("instruction", "What is done"),
    ("item", "Item"),
    ("labour.hours", "Hours of work"),
    ("labour.rate_minor_per_hour", "Pay for an hour"),
    ("line", "Number of the line"),
    ("mass_balance_tolerance_percent", "Mass-balance tolerance"),
    ("minimum_age_days", "Minimum ripening, days"),
    ("mode", "Its quantity"),
    ("name", "Name"),
    ("note", "What to mind"),
    ("of", "Of what"),
    ("output_item", "Makes"),
    ("output_lot", "Lot that an import makes"),
    ("paid_for", "Paid for"),
    ("percent", "Percentage"),
    ("photo", "Photo"),
    ("quantity", "Quantity"),
    ("recipe", "Recipe"),
    ("recipe_version", "Version of that recipe"),
    ("refers_to", "The lines refer to"),
    ("role", "What it is"),
    ("share", "Shares the cost"),
    ("shelf_life_days", "Shelf life, days"),
    ("target", "Figure to reach"),
    ("target_unit", "Unit of the figure"),
    ("timer", "How long it takes"),
    ("timer_unit", "Unit of the time"),
    ("unit", "Unit"),
    ("value_minor_per_kg", "Sales value of a kg"),
];

/// A part of a version that is not as it was: a line, an output, or the version itself.
#[derive(Debug, PartialEq)]
pub(super) struct Change {
    /// What it is.
    pub what: Phrase,
    /// Its icon.
    pub icon: &'static str,
    /// "added", "removed" or "changed".
    pub how: &'static str,
    /// Each field that differs: its words, and the value before and now; empty where there was none.
    pub fields: Vec<(Phrase, Phrase, Phrase)>,
}

/// Where a value is: the list, and which of its rows; both empty for the version itself.
type Part = (&'static str, String);
/// The values of each part by their fields, in the order of the version.
type Parts = Vec<(Part, BTreeMap<String, String>)>;

/// What differs, in the order of the version, what was removed last. The number of the version and numbers of
/// lines that are their places are no difference.
pub(super) fn changes(before: &Value, now: &Value, digits: u32) -> Vec<Change> {
    let is_numbered = [before, now].iter().any(|content| Body::of_stored(content).is_numbered());
    let (before, now) = (parts(before, digits, is_numbered), parts(now, digits, is_numbered));
    let none = BTreeMap::new();
    let of = |parts: &Parts, part: &Part| {
        parts.iter().find(|(other, _)| other == part).map(|(_, fields)| fields.clone())
    };
    let kept = now.iter().map(|(part, fields)| {
        let earlier = of(&before, part);
        let how =
            if earlier.is_some() || part.0.is_empty() { ("clock", "changed") } else { ("plus", "added") };
        (part, how, earlier.unwrap_or_default(), fields.clone())
    });
    let gone = before.iter().filter(|(part, _)| of(&now, part).is_none());
    let gone = gone.map(|(part, fields)| (part, ("x", "removed"), fields.clone(), none.clone()));
    let all = kept.chain(gone).filter(|(_, _, earlier, fields)| earlier != fields);
    all.map(|(part, (icon, how), earlier, fields)| Change {
        what: words(part),
        icon,
        how,
        fields: differing(&earlier, &fields),
    })
    .collect()
}

fn parts(content: &Value, digits: u32, is_numbered: bool) -> Parts {
    let mut parts: Parts = vec![(("", String::new()), BTreeMap::new())];
    for (name, text) in to_pairs(&RecipeSent::shape(), content, digits) {
        if name == "code" || name == "version" || (name.ends_with("].line") && !is_numbered) {
            continue;
        }
        let (part, field) = part_of(&name, content);
        match parts.iter_mut().find(|(other, _)| *other == part) {
            Some((_, fields)) => drop(fields.insert(field, text)),
            None => parts.push((part, BTreeMap::from([(field, text)]))),
        }
    }
    parts
}

/// The part that a field belongs to, and its name there.
fn part_of(name: &str, content: &Value) -> (Part, String) {
    for list in ["group.lines", "lines", "outputs", "parameters", "overhead", "steps"] {
        let row = name.strip_prefix(list).and_then(|rest| rest.strip_prefix('[')?.split_once("]."));
        let Some((at, field)) = row else { continue };
        let rows = content.pointer(&format!("/{}", list.replace('.', "/"))).and_then(Value::as_array);
        let rows = rows.map(Vec::as_slice).unwrap_or_default();
        let field = if list == "overhead" && field == "mode" { "paid_for" } else { field };
        let at: usize = at.parse().unwrap_or_default();
        // Steps are in order, so that a step is known by its place.
        let name = if list == "steps" { (at + 1).to_string() } else { known_by(rows, at) };
        return ((list, name), field.to_owned());
    }
    (("", String::new()), if name == "mode" { "refers_to" } else { name }.to_owned())
}

/// What a row is known by: its item, recipe or name, so that it stays itself where rows move. The second of
/// one name is numbered.
fn known_by(rows: &[Value], at: usize) -> String {
    let name = |row: &Value| {
        let names = ["item", "recipe", "name"].iter().find_map(|field| row[*field].as_str());
        names.unwrap_or_default().to_owned()
    };
    let own = rows.get(at).map(name).unwrap_or_default();
    let place = rows.iter().take(at + 1).filter(|row| name(row) == own).count();
    if place > 1 { format!("{own} ({place})") } else { own }
}

fn words((list, name): &Part) -> Phrase {
    match *list {
        "" => "The recipe".into(),
        "group.lines" => say!("{name}, in the group", name),
        "outputs" => say!("{name}, that comes out", name),
        "steps" => say!("Step {step}", step = name),
        _ => Phrase::verbatim(name),
    }
}

/// The fields that differ, with both values in words.
fn differing(
    before: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
) -> Vec<(Phrase, Phrase, Phrase)> {
    let names = before.keys().chain(now.keys()).collect::<BTreeSet<_>>();
    let names = names.into_iter().filter(|name| before.get(*name) != now.get(*name));
    let value = |values: &BTreeMap<String, String>, name: &String| {
        values.get(name).map_or_else(|| "".into(), |text| value_words(name, text))
    };
    names.map(|name| (field_words(name), value(before, name), value(now, name))).collect()
}

fn field_words(field: &str) -> Phrase {
    let known = FIELDS.iter().find(|(name, _)| *name == field);
    known.map_or_else(|| Phrase::verbatim(field), |(_, words)| Phrase::of(words))
}

/// A value as the form shows it.
fn value_words(field: &str, text: &str) -> Phrase {
    let choices: Vec<(&'static str, &'static str)> = match field {
        "mode" => LINE_MODES.to_vec(),
        "refers_to" => MODES.to_vec(),
        "paid_for" => PAID_FOR.to_vec(),
        "after" => TIMES.to_vec(),
        "role" => ROLES.to_vec(),
        "share" => SHARES.to_vec(),
        "flour" => vec![("yes", "yes")],
        "timer_unit" => TIMERS.to_vec(),
        "photo" => return say!("photo {mark}", mark = text.get(..MARK).unwrap_or(text)),
        "unit" | "basis.unit" | "target_unit" => return Phrase::verbatim(unit(text)),
        _ => Vec::new(),
    };
    choices
        .iter()
        .find(|(choice, _)| *choice == text)
        .map_or_else(|| Phrase::verbatim(text), |(_, words)| Phrase::of(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(before: &Value, now: &Value) -> Vec<String> {
        let fields = |it: &Change| {
            it.fields
                .iter()
                .map(|(field, before, now)| format!("{field}: {before} > {now}"))
                .collect::<Vec<_>>()
        };
        changes(before, now, 2)
            .iter()
            .map(|it| format!("{} {}: {}", it.what, it.how, fields(it).join("; ")))
            .collect()
    }

    #[test]
    fn a_version_is_compared_line_by_line() {
        let before = json!({
            "code": "R", "version": 1, "name": "Curd", "shelf_life_days": 30,
            "basis": { "quantity": "100", "unit": "L" },
            "lines": [
                { "line": 1, "item": "MILK", "mode": "basis" },
                { "line": 2, "item": "SALT", "quantity": "2", "unit": "kg" },
                { "line": 3, "item": "HERB", "quantity": "1", "unit": "kg" },
            ],
            "overhead": [{ "name": "energy", "mode": "per_batch", "amount_minor": 2210 }],
        });
        let mut now = before.clone();
        now["version"] = json!(2);
        assert!(changes(&before, &now, 2).is_empty());
        now["shelf_life_days"] = json!(45);
        now["overhead"][0]["amount_minor"] = json!(2500);
        now["lines"] = json!([
            { "line": 1, "item": "MILK", "mode": "basis" },
            { "line": 2, "item": "CULTURE", "formula": "milk_l / 10", "unit": "g" },
            { "line": 3, "item": "SALT", "percent": "2", "of": "milk_kg", "unit": "kg" },
        ]);
        assert_eq!(
            told(&before, &now),
            [
                "The recipe changed: Shelf life, days: 30 > 45",
                "CULTURE added: Formula:  > milk_l / 10; Item:  > CULTURE; Unit:  > g",
                "SALT changed: Of what:  > milk_kg; Percentage:  > 2; Quantity: 2 > ",
                "energy changed: How much for each: 22.10 > 25.00",
                "HERB removed: Item: HERB > ; Quantity: 1 > ; Unit: kg > ",
            ]
        );
    }

    #[test]
    fn two_lines_of_one_item_stay_apart() {
        let of = |second: &str| {
            json!({ "code": "R", "version": 1, "lines": [
                { "line": 1, "item": "SALT", "quantity": "2", "unit": "kg", "after": "mix" },
                { "line": 2, "item": "SALT", "quantity": second, "unit": "kg", "after": "curd" },
            ] })
        };
        assert_eq!(told(&of("1"), &of("3")), ["SALT (2) changed: Quantity: 1 > 3"]);
    }

    #[test]
    fn a_step_with_another_photo_is_another_step() {
        let of = |photo: &str| json!({ "code": "R", "version": 1, "steps": [{ "instruction": "Cut", "photo": photo.repeat(32) }] });
        assert_eq!(told(&of("5e"), &of("a1")), ["Step 1 changed: Photo: photo 5e5e5e5e > photo a1a1a1a1"]);
        let none = json!({ "code": "R", "version": 1, "steps": [{ "instruction": "Cut" }] });
        assert_eq!(told(&of("5e"), &none), ["Step 1 changed: Photo: photo 5e5e5e5e > "]);
    }

    #[test]
    fn steps_are_compared_place_by_place() {
        let of = |steps: serde_json::Value| json!({ "code": "R", "version": 1, "steps": steps });
        let warm = |degrees: &str| json!({ "instruction": "Warm", "target": degrees, "target_unit": "Cel" });
        let before = of(json!([warm("32"), { "instruction": "Cut" }]));
        let now = of(
            json!([warm("34"), { "instruction": "Cut", "timer": "5", "timer_unit": "min" }, { "instruction": "Stir" }]),
        );
        assert_eq!(
            told(&before, &now),
            [
                "Step 1 changed: Figure to reach: 32 > 34",
                "Step 2 changed: How long it takes:  > 5; Unit of the time:  > minutes",
                "Step 3 added: What is done:  > Stir",
            ]
        );
    }

    #[test]
    fn every_field_of_a_version_has_words() {
        let value = super::super::editor::tests::everything();
        let named = |name: &String| FIELDS.iter().any(|(field, _)| field == name);
        let parts = parts(&value, 2, true);
        let bare: Vec<&String> =
            parts.iter().flat_map(|(_, fields)| fields.keys()).filter(|name| !named(name)).collect();
        assert!(bare.is_empty(), "{bare:?}");
    }
}
