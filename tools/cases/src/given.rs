//! The `given` of a case: its keys, the order in which they are loaded, and how a row adds to its file.
//! Invariant: the order is that of the README's table, because later kinds refer to earlier ones.

use crate::json::Json;

/// Keys that make the workspace itself.
pub const SET_UP: [&str; 6] = ["tenant", "settings", "clock", "actors", "operator", "plans"];

/// Keys that use the product's own import, in this order.
pub const TABLES: [&str; 27] = [
    "tax_policy",
    "rates",
    "series",
    "devices",
    "periods",
    "holidays",
    "parties",
    "locations",
    "items",
    "articles",
    "equipment",
    "silos",
    "control_points",
    "recipes",
    "lots",
    "batches",
    "made",
    "edges",
    "sales",
    "shipments",
    "adjustments",
    "readings",
    "opening_invoices",
    "schemes",
    "enrolments",
    // The runner adds these after everything that a case names.
    "filler",
    "other_tenant",
];

/// The clock of a file that gives none.
pub const DEFAULT_CLOCK: &str = "2026-06-01T00:00:00Z";

/// An import takes at most 1,000 lines and a request 1 MiB; this leaves room for the envelope.
const MOST_ROWS: usize = 1000;
const MOST_BYTES: usize = 900 * 1024;

pub fn is_key(key: &str) -> bool {
    SET_UP.contains(&key) || TABLES.contains(&key)
}

/// Keys whose value is a list of rows for the import.
pub fn is_table(key: &str) -> bool {
    TABLES.contains(&key) && key != "filler" && key != "other_tenant"
}

/// The input of `test.workspace.create`.
pub fn workspace(given: &Json, clock: &str) -> Json {
    let mut input = Json::Object(vec![]);
    for key in SET_UP {
        if let Some(value) = given.get(key) {
            input.set(key, value.clone());
        }
    }
    input.set("clock", Json::text(clock));
    input
}

/// One call of `workspace.import.run`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    pub kind: String,
    pub rows: Vec<Json>,
}

/// All imports of a `given`, in the table's order. A key without rows is sent too: `series: []` has another
/// meaning than no `series`.
pub fn imports(given: &Json, filler_limit: usize) -> Vec<Import> {
    let mut imports = Vec::new();
    for key in TABLES.into_iter().filter(|key| is_table(key)) {
        if let Some(rows) = given.get(key).and_then(Json::items) {
            let rows: Vec<Json> = rows.iter().map(|row| row_of(key, row)).collect();
            imports.extend(chunks(key, &rows));
        }
    }
    if let Some(filler) = given.get("filler") {
        imports.extend(filled(filler, filler_limit));
    }
    imports
}

/// A row as the import takes it. A case names a holiday by its day alone.
fn row_of(kind: &str, row: &Json) -> Json {
    match row.as_text() {
        Some(day) if kind == "holidays" => {
            Json::object([("day", Json::text(day)), ("name", Json::text("Holiday"))])
        }
        _ => row.clone(),
    }
}

fn chunks(kind: &str, rows: &[Json]) -> Vec<Import> {
    let mut imports = vec![Import { kind: kind.to_owned(), rows: vec![] }];
    let mut bytes = 0;
    for row in rows {
        let size = row.to_string().len() + 1;
        let last = imports.last_mut().expect("never empty");
        if !last.rows.is_empty() && (last.rows.len() >= MOST_ROWS || bytes + size > MOST_BYTES) {
            imports.push(Import { kind: kind.to_owned(), rows: vec![row.clone()] });
            bytes = size;
        } else {
            last.rows.push(row.clone());
            bytes += size;
        }
    }
    imports
}

/// Lots that no case names, in groups of related ones, so that the graph is wide and every path short.
fn filled(filler: &Json, limit: usize) -> Vec<Import> {
    const GROUP: usize = 50;
    let count = |key: &str| {
        filler.get(key).and_then(Json::as_integer).and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
    };
    let lots = count("lots").min(limit);
    let code = |n: usize| Json::text(format!("FILLER-{n:07}"));
    let lot = |n: usize| {
        Json::object([
            ("lot", code(n)),
            ("item", Json::text("FILLER")),
            ("quantity", Json::text("1.000")),
            ("unit", Json::text("kg")),
            ("cost_minor", Json::integer(100)),
        ])
    };
    let edge = |from: usize, to: usize| {
        Json::object([("from", code(from)), ("to", code(to)), ("kind", Json::text("pack"))])
    };
    let rows: Vec<Json> = (0..lots).map(lot).collect();
    let parents = |n: usize| (1..=count("edges_per_lot").min(n % GROUP)).map(move |back| edge(n - back, n));
    let edges: Vec<Json> = (0..lots).flat_map(parents).collect();
    [chunks("lots", &rows), chunks("edges", &edges)].concat()
}

/// The file's `given` with a row's added: objects key by key, lists appended; the row's `settings`, `rates`
/// and `periods` replace the file's.
pub fn merged(file: &Json, row: &Json) -> Json {
    let mut whole = file.clone();
    for (key, value) in row.pairs().unwrap_or_default() {
        let merged = match (whole.get(key), key.as_str()) {
            (Some(_), "rates" | "periods") | (None, _) => value.clone(),
            (Some(old), _) => joined(old, value),
        };
        whole.set(key, merged);
    }
    whole
}

fn joined(old: &Json, new: &Json) -> Json {
    match (old, new) {
        (Json::Object(_), Json::Object(pairs)) => {
            let mut whole = old.clone();
            for (key, value) in pairs {
                let value = whole.get(key).map_or_else(|| value.clone(), |before| joined(before, value));
                whole.set(key, value);
            }
            whole
        }
        (Json::List(old), Json::List(new)) => Json::List([&old[..], new].concat()),
        _ => new.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Json {
        Json::parse(text).unwrap()
    }

    #[test]
    fn kinds_are_loaded_in_the_order_of_the_table_and_not_of_the_file() {
        let given = json(
            r#"{"batches":[{"batch":"B"}],"lots":[{"lot":"L"}],"parties":[],"rates":[{"metal":"gold"}]}"#,
        );
        let kinds: Vec<String> = imports(&given, 0).into_iter().map(|i| i.kind).collect();
        assert_eq!(kinds, ["rates", "parties", "lots", "batches"]);
    }

    #[test]
    fn a_kind_with_no_rows_is_sent_and_an_absent_one_is_not() {
        assert_eq!(imports(&json(r#"{"series":[]}"#), 0), [Import { kind: "series".into(), rows: vec![] }]);
        assert!(imports(&json("{}"), 0).is_empty());
    }

    #[test]
    fn a_holiday_is_a_day_in_a_case_and_a_row_in_the_import() {
        let made = imports(&json(r#"{"holidays":["2026-11-23"]}"#), 0);
        assert_eq!(made[0].rows, [json(r#"{"day":"2026-11-23","name":"Holiday"}"#)]);
    }

    #[test]
    fn long_lists_go_in_parts_that_an_import_takes() {
        let rows = vec![json(r#"{"lot":"L"}"#); 2500];
        let sizes: Vec<usize> = chunks("lots", &rows).iter().map(|i| i.rows.len()).collect();
        assert_eq!(sizes, [1000, 1000, 500]);
        let heavy = vec![Json::text("x".repeat(500 * 1024)); 3];
        assert_eq!(chunks("lots", &heavy).len(), 3);
    }

    #[test]
    fn filler_has_as_many_lots_as_asked_and_no_edge_into_the_future() {
        let filler = json(r#"{"filler":{"lots":120,"edges_per_lot":2}}"#);
        let made = imports(&filler, usize::MAX);
        assert_eq!(made[0].rows.len(), 120);
        assert_eq!(made[1].rows.len(), 120 * 2 - 3 * 3, "the first two of each group have fewer");
        assert!(made[1].rows.iter().all(|edge| edge.text_at("from") < edge.text_at("to")));
        assert_eq!(imports(&filler, 10)[0].rows.len(), 10);
    }

    #[test]
    fn a_row_adds_to_its_file() {
        let file = json(
            r#"{"settings":{"a":1,"b":2},"lots":[{"lot":"L"}],"rates":[{"rate_minor":1}],"actors":{"x":"Owner"}}"#,
        );
        let row = json(
            r#"{"settings":{"b":3},"lots":[{"lot":"M"}],"rates":[{"rate_minor":2}],"actors":{"y":"Maker"}}"#,
        );
        let whole = merged(&file, &row).to_string();
        assert_eq!(
            whole,
            r#"{"settings":{"a":1,"b":3},"lots":[{"lot":"L"},{"lot":"M"}],"rates":[{"rate_minor":2}],"actors":{"x":"Owner","y":"Maker"}}"#
        );
    }

    #[test]
    fn a_workspace_is_made_of_its_own_keys_and_the_clock() {
        let given = json(r#"{"tenant":{"id":"t"},"lots":[],"actors":{"x":"Owner"}}"#);
        assert_eq!(
            workspace(&given, "C").to_string(),
            r#"{"tenant":{"id":"t"},"actors":{"x":"Owner"},"clock":"C"}"#
        );
    }
}
