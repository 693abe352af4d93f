//! The part that all kinds of import share: rows are read, and every fault is named under its row.
//! Invariant: an import is all or nothing, and an unknown field is refused.

use futures::future::join_all;
use kernel::code::Code;
use kernel::refusal::{Fault, Refusal};
use platform::error::{Error, Result as Done};
use platform::input::{Field, MOST_FAULTS, read};
use platform::tx::ReadTx;
use serde_json::Value;
use std::future::Future;

/// Rows written in one flight.
const FLIGHT: usize = 25;

/// Writes row by row, one flight at a time, and reports progress; for rows that do not depend on each other.
/// Errors: the refusal of a row, which undoes the whole import.
pub async fn each<T, W: Future<Output = Done<()>>>(
    tx: &ReadTx,
    rows: Vec<T>,
    mut write: impl FnMut(usize, T) -> W,
) -> Done<()> {
    let all = rows.len();
    let mut rows = rows.into_iter().enumerate();
    loop {
        tx.progress(all - rows.len(), all);
        let flight: Vec<W> = rows.by_ref().take(FLIGHT).map(|(n, row)| write(n, row)).collect();
        if flight.is_empty() {
            return Ok(());
        }
        let mut failed: Vec<Error> = join_all(flight).await.into_iter().filter_map(Done::err).collect();
        // A failed row makes the others of its flight fail too. Its refusal comes before their errors.
        failed.sort_by_key(|error| !matches!(error, Error::Refused(_)));
        if let Some(first) = failed.into_iter().next() {
            return Err(first);
        }
    }
}

/// Reads all rows. Errors: 422 with the faults of each row, as `rows[3].quantity`; after about a thousand it stops.
pub fn rows<T: Field>(rows: &[Value]) -> Result<Vec<T>, Refusal> {
    let (mut good, mut faults) = (Vec::with_capacity(rows.len()), Vec::new());
    for (n, row) in rows.iter().enumerate() {
        match read::<T>(row) {
            Ok(read) => good.push(read),
            Err(refusal) => faults.extend(refusal.faults.into_iter().map(|fault| under(n, fault))),
        }
        if faults.len() >= MOST_FAULTS {
            break;
        }
    }
    if faults.is_empty() { Ok(good) } else { Err(Refusal::invalid(faults)) }
}

fn under(n: usize, fault: Fault) -> Fault {
    let field =
        if fault.field.is_empty() { format!("rows[{n}]") } else { format!("rows[{n}].{}", fault.field) };
    Fault { field, ..fault }
}

/// Adds the row to a rule's refusal that names a field.
pub fn in_row(n: usize) -> impl Fn(Refusal) -> Refusal {
    move |refusal| {
        let faults = refusal.faults.into_iter().map(|fault| under(n, fault)).collect();
        Refusal { faults, ..refusal }
    }
}

/// As `in_row`, for a statement that writes the row.
pub fn written_in_row(n: usize) -> impl Fn(Error) -> Error {
    move |error| match error {
        Error::Refused(refusal) => in_row(n)(*refusal).into(),
        other => other,
    }
}

/// Says of a code that is in use what to do about it, in place of the words for a choice from a list.
pub fn in_use(remedy: &'static str) -> impl Fn(Error) -> Error {
    move |error| match error {
        Error::Refused(mut refusal) if refusal.code == Code::ValueUnknown => {
            refusal.faults.iter_mut().for_each(|fault| fault.message = remedy.into());
            Error::Refused(refusal)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::items::CreateItem;
    use serde_json::json;

    #[test]
    fn every_fault_is_named_under_its_row() {
        let given = [
            json!({"code": "A", "unit": "kg"}),
            json!({"code": "B", "unit": "stone"}),
            json!({"unit": "kg", "x": 1}),
        ];
        let refusal = rows::<CreateItem>(&given).expect_err("two bad rows");
        let named: Vec<String> = refusal.faults.iter().map(|f| format!("{} {}", f.field, f.code)).collect();
        assert_eq!(
            named,
            ["rows[1].unit unit_unknown", "rows[2].code field_required", "rows[2].x field_unknown"]
        );
    }

    #[test]
    fn a_thousand_faults_are_enough() {
        let given = vec![json!({"a": 1, "b": 2, "c": 3}); 20_000];
        let refusal = rows::<CreateItem>(&given).expect_err("bad rows");
        assert!((MOST_FAULTS..MOST_FAULTS + 10).contains(&refusal.faults.len()), "{}", refusal.faults.len());
        let row = Value::Object((0..5000).map(|n| (format!("x{n}"), json!(1))).collect());
        assert_eq!(rows::<CreateItem>(&[row]).expect_err("a bad row").faults.len(), MOST_FAULTS);
    }

    #[test]
    fn a_code_in_use_is_told_in_words_of_its_own() {
        let told = |error: Error| error.refusal().map(|it| it.faults[0].message.to_string());
        let error = Refusal::new(Code::ValueUnknown).field("code").into();
        assert_eq!(told(in_use("Choose another code.")(error)).as_deref(), Some("Choose another code."));
        let other = written_in_row(3)(in_use("x")(Refusal::new(Code::NumberRange).field("code").into()));
        assert_eq!(told(other).as_deref(), Some(Code::NumberRange.meaning()));
    }
}
