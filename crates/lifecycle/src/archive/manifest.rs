//! What an archive says about itself: the list of its files with their digests, and words for whoever opens
//! it.

use super::columns::{self, LEFT_OUT, NOT_BROUGHT, Part, part_of};
use super::zip_frame::PackedFile;
use kernel::day::Instant;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// The version of the form; another one is refused when an archive is brought in.
pub(super) const VERSION: u64 = 1;

/// The words for whoever opens the archive.
pub(super) const README: &str = "\
A complete copy of one workspace of Steelyard, of the moment that manifest.json names.

manifest.json     the form's version, the workspace, the moment, each file with its rows and its SHA-256, each table with its columns,
                  and the tables that are left out with the reason
tables/           every row of every table: SCHEMA.TABLE.PART.jsonl, one JSON object a line, UTF-8
schema/           the JSON Schema of a line of each table: SCHEMA.TABLE.json
csv/              the parties, items, documents with their lines, postings, lots and movements for a spreadsheet
files/papers/     attached papers (app.paper), files/photos/ photos of recipes (make.recipe_photo); a row names its file
TAKEN.txt         who took this copy in the clear at a terminal of the instance, and why; only in such a copy
audit/            the audit log with proofs; join the parts in their order and run: steelyard audit verify FILE

How values are written
  numbers         whole numbers only, exact, up to 64 bits: read them as such and not as floats
  NAME_minor      money in the currency's minor unit (paise, cents)
  NAME_e6         a quantity or a rate in millionths of its unit; NAME_e4 in ten-thousandths
  NAME_mg         milligrams
  days, moments   ISO 8601; moments in UTC
  NAME_id         an identifier (UUID); tables are joined by them
  created_by      a person; their names are in tables/app.membership
  text            encrypted columns are opened; bytes that are no text are {\"base64\": ...}, a file {\"file\": its name}
  NAME_blind      true where the workspace had a keyed digest for searching; it is made anew where the archive is brought in

In csv/ a cell that a spreadsheet would run as a formula has an apostrophe before it, and so has one that begins with an apostrophe: take
one away. The files of tables/ are exact.
Passwords, sessions, PINs, factors, tokens and keys are never in an archive. What you read here is not encrypted, also where the file was
that you downloaded: keep it as you would keep the books.
To bring it into an empty workspace: steelyard import FILE --as ADDRESS on the machine of an instance, or the action
workspace.archive.import for a file of at most 11 MiB. Keep the file as it was downloaded: one that was packed again is refused.
";

/// The manifest.
pub(super) fn json(
    slug: &str,
    tenant: Uuid,
    moment: Instant,
    counts: &[(&str, i64)],
    files: &[PackedFile],
) -> String {
    let files: Vec<Value> = files.iter().map(file).collect();
    let tables: Vec<Value> = counts.iter().map(|(name, rows)| table(name, *rows)).collect();
    let reasons = |of: &[(&str, &str)]| {
        of.iter().map(|(name, why)| ((*name).to_owned(), Value::from(*why))).collect::<Map<_, _>>()
    };
    let manifest = json!({
        "format": "steelyard-workspace", "version": VERSION,
        "workspace": { "id": tenant, "address": slug }, "moment": moment,
        "tables": tables, "files": files,
        "left_out": reasons(&LEFT_OUT), "not_brought_in": reasons(&NOT_BROUGHT),
    });
    format!("{manifest:#}\n")
}

fn file(it: &PackedFile) -> Value {
    let sha256: String = it.sha256.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({ "name": it.name, "rows": it.count, "bytes": it.size, "sha256": sha256 })
}

fn table(name: &str, rows: i64) -> Value {
    let Some(table) = columns::table(name) else { return json!({ "name": name, "rows": rows }) };
    let column = |it: &database::classes::Column| {
        let form = match part_of(it) {
            Part::Value => "value",
            Part::Opened => "opened",
            Part::IsThere => "whether there is one",
            Part::Nothing => "left out: it grants access",
        };
        json!({ "name": it.name, "class": it.class.as_str(), "form": form })
    };
    json!({ "name": name, "rows": rows, "columns": table.columns.iter().map(column).collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_names_each_file_with_its_digest_and_each_table_with_its_columns() {
        let packed = PackedFile {
            no: 1,
            name: "tables/app.till.00001.jsonl".into(),
            count: 2,
            size: 40,
            packed: 20,
            crc32: 7,
            sha256: vec![0xab; 32],
        };
        let moment: Instant = "2026-11-28T05:00:00Z".parse().expect("a moment");
        let text = json("sona", Uuid::nil(), moment, &[("app.till", 2)], &[packed]);
        let told: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(told["files"][0]["sha256"], "ab".repeat(32));
        assert_eq!((&told["files"][0]["rows"], &told["tables"][0]["rows"]), (&json!(2), &json!(2)));
        let columns = told["tables"][0]["columns"].as_array().expect("columns");
        let form = |name: &str| columns.iter().find(|it| it["name"] == name).map(|it| it["form"].clone());
        assert_eq!(form("secret_sha256"), Some(json!("left out: it grants access")));
        assert_eq!(form("name"), Some(json!("opened")));
        assert!(told["left_out"]["app.session"].is_string());
    }
}
