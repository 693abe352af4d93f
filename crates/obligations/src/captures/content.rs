//! The copy of one record for support: what its page shows, read once in the transaction of the consent.
//! Invariant: nothing of a person whose data is restricted, or who was erased, is copied.

use kernel::id::PartyId;
use ledger::items::GetItem;
use ledger::parties::{self, GetParty};
use ledger::stock::lots::GetLot;
use lifecycle::captures::CaptureKind;
use obligations_queries::captures::content as sql;
use platform::action::Query;
use platform::error::{Error, Result};
use platform::fields::{Name, Text};
use platform::input::unfit;
use platform::sealed::ledger::document_line::DESCRIPTION;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

/// The most bytes of a copy: the largest page has a few tens of thousands.
const BYTES: usize = 256 * 1024;
/// The most lines of a document.
const LINES: i64 = 500;

/// A value of a copy, with its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CaptureValue {
    /// Its name, with those of the parts that it is in: `lines.1.description`.
    pub field: String,
    /// Its text.
    pub value: String,
}

/// What the page of a record shows now. Errors: 422, `party_erased` and `party_restricted` at `number`; the
/// database's.
pub(super) async fn read_record(tx: &ReadTx, kind: CaptureKind, record: &str) -> Result<Value> {
    let content = match kind {
        CaptureKind::Party => {
            or_no_record(parties::coded(tx, record, "number").await)?.living("number")?;
            or_no_record(as_value(GetParty { party: name(record)? }.fetch(tx).await))?
        }
        CaptureKind::Item => or_no_record(as_value(GetItem { item: name(record)? }.fetch(tx).await))?,
        CaptureKind::Lot => or_no_record(as_value(
            GetLot { lot: Text::parse(record).map_err(|_| no_record())? }.fetch(tx).await,
        ))?,
        CaptureKind::Document => document(tx, record).await?,
    };
    match content.to_string().len() > BYTES {
        true => {
            Err(unfit("number", "This record is too large. Refuse, and ask support for another one.").into())
        }
        false => Ok(content),
    }
}

fn as_value<T: Serialize>(answer: Result<T>) -> Result<Value> {
    serde_json::to_value(answer?).map_err(Error::internal)
}

fn no_record() -> Error {
    unfit("number", "No record has this code or number. Refuse, and ask support which one they mean.").into()
}

/// The same; a record that is not there is refused at the number of the case.
fn or_no_record<T>(answer: Result<T>) -> Result<T> {
    match answer {
        Err(Error::Refused(_)) => Err(no_record()),
        other => other,
    }
}

fn name(record: &str) -> Result<Name> {
    Name::parse(record).map_err(|_| no_record())
}

/// A document with its lines.
async fn document(tx: &ReadTx, number: &str) -> Result<Value> {
    let number = number.to_uppercase();
    let head = sql::document_numbered().bind(tx, &tx.tenant(), &number.as_str()).opt().await?;
    let head = head.ok_or_else(no_record)?;
    if let Some(party) = head.party_id {
        parties::are_usable(tx, &[PartyId::from_uuid(party)], "number").await?;
    }
    let rows = sql::lines_of_document().bind(tx, &tx.tenant(), &head.document_id, &LINES).all().await?;
    let line = |row: sql::LinesOfDocument| {
        let words: String =
            tx.cipher().open(DESCRIPTION, (head.document_id, row.line_no), row.description)?;
        Ok(json!({
            "description": words, "taxable_minor": row.taxable_minor, "total_minor": row.line_total_minor,
        }))
    };
    let lines = rows.into_iter().map(line).collect::<Result<Vec<Value>>>()?;
    Ok(json!({
        "number": head.number,
        "kind": head.doc_type,
        "state": head.state,
        "date": head.document_date,
        "due_on": head.due_on,
        "total_minor": head.total_minor,
        "tax_minor": head.tax_minor,
        "lines": lines,
    }))
}

/// The values of a copy, in their order, without empty ones.
pub(super) fn values_of(content: &Value) -> Vec<CaptureValue> {
    let mut values = Vec::new();
    add("", content, &mut values);
    values
}

fn add(path: &str, value: &Value, into: &mut Vec<CaptureValue>) {
    let inside = |part: &str| if path.is_empty() { part.to_owned() } else { format!("{path}.{part}") };
    match value {
        Value::Null => {}
        Value::Object(members) => members.iter().for_each(|(part, it)| add(&inside(part), it, into)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(nth, it)| add(&inside(&(nth + 1).to_string()), it, into));
        }
        Value::String(text) => into.push(CaptureValue { field: path.to_owned(), value: text.clone() }),
        other => into.push(CaptureValue { field: path.to_owned(), value: other.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_a_list_of_names_and_texts() {
        let content =
            json!({ "due_on": null, "lines": [{ "description": "Ring", "total_minor": 5 }], "number": "1" });
        let values = values_of(&content);
        let shown: Vec<(&str, &str)> =
            values.iter().map(|it| (it.field.as_str(), it.value.as_str())).collect();
        assert_eq!(
            shown,
            [("lines.1.description", "Ring"), ("lines.1.total_minor", "5"), ("number", "1")],
            "without what is not there"
        );
        assert_eq!(values_of(&Value::Null), []);
    }
}
