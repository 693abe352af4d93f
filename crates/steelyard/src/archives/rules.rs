//! What an archive that is brought in has to hold besides the limits of its values: the program reads its documents, its series number
//! papers, and its books agree.
//! Invariant: rows are judged here by the code that reads them afterwards.

use audit::export::check_part;
use catalogue::{Phrase, say};
use futures::future::BoxFuture;
use kernel::code::Code;
use kernel::day::{Day, FinancialYear, financial_year};
use kernel::id::TenantId;
use kernel::number;
use kernel::refusal::Refusal;
use ledger::parties::{self, FoundBy};
use lifecycle::archive::bringing::{BrokenCheck, Digests, RowRule, Rules};
use platform::encryption::ColumnCipher;
use platform::error::Result;
use queries::client::GenericClient;
use sell::{books, invoices};
use serde_json::{Map, Value};
use uuid::Uuid;

/// The rules for the rows of a table.
const ROWS: [(&str, RowRule); 2] = [("ledger.document", document), ("ledger.series", series)];

/// The rules for an archive of at most this many bytes when it is unpacked.
pub const fn rules<C: GenericClient>(most: u64) -> Rules<C> {
    Rules { finder: digests, log: check_part, rows: &ROWS, books: first_broken::<C>, most }
}

fn text<'a>(row: &'a Map<String, Value>, name: &str) -> &'a str {
    row.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A document whose body no page and no paper could read.
fn document(row: &Map<String, Value>) -> Option<Phrase> {
    let is_read = invoices::is_readable(text(row, "doc_type"), text(row, "body"));
    (!is_read).then(|| say!("Its body is not one of a document."))
}

/// A series that could not number its next paper.
fn series(row: &Map<String, Value>) -> Option<Phrase> {
    let next = row.get("next").and_then(Value::as_i64).unwrap_or_default();
    let number = year(text(row, "fy")).map(|fy| number::format(text(row, "pattern"), &fy, next));
    let is_number = matches!(number, Some(Ok(_)));
    (!is_number).then(|| say!("Its next number is none that a paper may have."))
}

/// A year by its label, 2026-27 or 2026.
fn year(label: &str) -> Option<FinancialYear> {
    let first = label.get(..4)?.parse().ok()?;
    let year = |month| Some(financial_year(Day::new(first, month, 1).ok()?, (month, 1)));
    [1, 4].into_iter().filter_map(year).find(|year| year.label == label)
}

/// The digests by which a party of an archive is found in this workspace. Errors: it has no code; the
/// keyring's.
fn digests(cipher: ColumnCipher<'_>, row: &Map<String, Value>) -> Result<Digests> {
    let text = |name: &str| row.get(name).and_then(Value::as_str);
    let is_erased = row.get("erased_at").is_some_and(|at| !at.is_null());
    let by = FoundBy {
        code: text("code").ok_or_else(|| Refusal::new(Code::ArchiveRefused).field("content"))?,
        name: text("name").filter(|_| !is_erased),
        pan: text("pan"),
        phone: text("phone"),
        is_verified: row.get("phone_blind") == Some(&Value::Bool(true)),
    };
    let found = parties::digests_of(cipher, &by)?;
    let own = vec![("code_blind", Some(found.code)), ("pan_blind", found.pan), ("phone_blind", found.phone)];
    Ok(Digests { own, words: found.words })
}

/// The first check of the books that does not hold.
fn first_broken<C: GenericClient>(client: &C, tenant: Uuid) -> BoxFuture<'_, Result<Option<BrokenCheck>>> {
    Box::pin(async move {
        let broken = books::all(client, TenantId::from_uuid(tenant)).await?.into_iter().find(|it| !it.holds);
        Ok(broken.map(|it| BrokenCheck {
            check: it.check,
            says: it.says,
            about: it.rows.into_iter().next().map(|row| row.about).unwrap_or_default(),
        }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn row(value: Value) -> Map<String, Value> {
        value.as_object().expect("a row").clone()
    }

    #[test]
    fn a_series_numbers_its_next_paper_or_is_unfit() {
        for (fy, pattern, next, is_fit) in [
            ("2026-27", "A/{fy2}/{n:5}", 7_i64, true),
            ("2026", "{fy}/{n}", 1, true),
            ("2026-27", "A/{fy2}/{n:5}", 1_000_000_000, false),
            ("2026-27", "A/{fy2}", 7, false),
            ("2026-27", "A/{n:99999999999}", 7, false),
            ("2026-27", "A/{fy2}/{n:5}", 0, false),
            ("", "A/{n}", 1, false),
            ("2026-28", "A/{n}", 1, false),
        ] {
            let told = series(&row(json!({ "fy": fy, "pattern": pattern, "next": next })));
            assert_eq!(told.is_none(), is_fit, "{fy} {pattern} {next}");
        }
    }

    #[test]
    fn a_document_is_read_as_its_page_reads_it() {
        let line = json!({ "description": "Ring", "tax_class": "jewellery", "tax": [] });
        for (kind, body, is_fit) in [
            ("opening_invoice", json!({}), true),
            (
                "invoice",
                json!({ "document": { "lines": [line] }, "seller": { "name": "Sona" }, "buyer": null }),
                true,
            ),
            ("invoice", json!({ "document": { "lines": [{ "description": "Ring" }] } }), false),
            ("receipt", json!({ "document": { "lines": 5 } }), false),
            ("receipt", json!({ "seller": { "name": 5 } }), false),
        ] {
            let told = document(&row(json!({ "doc_type": kind, "body": body.to_string() })));
            assert_eq!(told.is_none(), is_fit, "{kind} {body}");
        }
    }
}
