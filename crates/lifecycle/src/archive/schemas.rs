//! The schema of each table's file in an archive, as JSON Schema.
//! Invariant: a schema names exactly the columns that a row has; what is left out of a row is in none.

use super::columns::{Part, Table, part_of};
use super::sql::ColumnsOfTables;
use serde_json::{Map, Value, json};

/// The name of a table's schema in an archive.
pub(super) fn name_of(table: &Table) -> String {
    format!("schema/{}.json", table.name)
}

/// The schema of a table's lines.
pub(super) fn schema(table: &Table, columns: &[ColumnsOfTables]) -> String {
    let mut properties = Map::new();
    let mut needed = Vec::new();
    for column in table.columns.iter().filter(|it| part_of(it) != Part::Nothing) {
        let Some(stored) = columns.iter().find(|it| it.place == table.name && it.name == column.name) else {
            continue;
        };
        let is_file = table.files().is_some_and(|(file, _)| file == column.name);
        let mut form = form(part_of(column), &stored.kind, is_file);
        if !stored.is_needed {
            form = json!({ "anyOf": [form, { "type": "null" }] });
        }
        properties.insert(column.name.to_owned(), form);
        needed.push(column.name);
    }
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": table.name,
        "description": "One line of the files of this table.",
        "type": "object", "properties": properties, "required": needed, "additionalProperties": false,
    });
    format!("{schema:#}\n")
}

/// The form of a value.
fn form(part: Part, kind: &str, is_file: bool) -> Value {
    let bytes = json!({ "type": "object", "properties": { "base64": { "type": "string" } },
                        "required": ["base64"], "additionalProperties": false });
    match (part, kind) {
        (Part::IsThere, _) => json!({ "type": "boolean" }),
        (Part::Opened, _) if is_file => json!({
            "type": "object", "properties": { "file": { "type": "string" } }, "required": ["file"],
            "additionalProperties": false,
        }),
        (Part::Opened, _) => json!({ "anyOf": [{ "type": "string" }, bytes] }),
        (_, "int2" | "int4" | "int8") => json!({ "type": "integer" }),
        (_, "bool") => json!({ "type": "boolean" }),
        (_, "uuid") => json!({ "type": "string", "format": "uuid" }),
        (_, "timestamptz") => json!({ "type": "string", "format": "date-time" }),
        (_, "date") => json!({ "type": "string", "format": "date" }),
        (_, "bytea") => json!({ "type": "string", "pattern": "^\\\\x[0-9a-f]*$" }),
        // Any value, or one whose members are described with the action that writes it.
        (_, "json" | "jsonb") => json!({}),
        (_, kind) if kind.starts_with('_') => json!({ "type": "array" }),
        _ => json!({ "type": "string" }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns;
    use super::*;

    fn column(table: &str, name: &str, kind: &str, is_needed: bool) -> ColumnsOfTables {
        ColumnsOfTables { place: table.into(), name: name.into(), kind: kind.into(), is_needed }
    }

    #[test]
    fn a_schema_names_each_column_of_a_row_and_no_credential() {
        let table = columns::table("app.till").expect("a table");
        let columns: Vec<_> =
            table.columns.iter().map(|it| column("app.till", it.name, "text", it.name == "name")).collect();
        let schema: Value = serde_json::from_str(&schema(&table, &columns)).expect("JSON");
        let mut named: Vec<_> = schema["properties"].as_object().expect("columns").keys().cloned().collect();
        let mut of_rows: Vec<_> = table.names();
        of_rows.sort_unstable();
        named.sort_unstable();
        assert_eq!(named, of_rows);
        assert!(!named.contains(&"secret_sha256".to_owned()));
        assert_eq!(schema["properties"]["name"]["anyOf"][0], json!({ "type": "string" }));
        assert_eq!(schema["additionalProperties"], json!(false));
    }

    #[test]
    fn a_value_has_the_form_in_which_it_is_written() {
        for (part, kind, wanted) in [
            (Part::Value, "int8", json!({ "type": "integer" })),
            (Part::Value, "date", json!({ "type": "string", "format": "date" })),
            (Part::Value, "jsonb", json!({})),
            (Part::Value, "_text", json!({ "type": "array" })),
            (Part::IsThere, "bytea", json!({ "type": "boolean" })),
        ] {
            assert_eq!(form(part, kind, false), wanted, "{kind}");
        }
        assert_eq!(form(Part::Opened, "bytea", true)["required"], json!(["file"]));
    }
}
