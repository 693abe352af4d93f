//! The page of the export, and its file.
//! Invariant: the page says what a file holds before the button; a file is sent piece by piece and never
//! whole in memory.

use super::{ExportShown, ListExports, TakeExport};
use askama::Template;
use catalogue::Phrase;
use kernel::code::Code;
use platform::error::{Error, Result};
use uuid::Uuid;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "exports.html")]
pub(super) struct ExportsPage {
    pub chrome: Chrome,
    pub base: String,
    pub rows: Vec<ExportShown>,
    pub create: FormState,
    pub lock: FormState,
    /// The key of the button of each row.
    pub key: String,
    pub faults: Vec<Phrase>,
}

impl ExportsPage {
    /// A state in a word, with its tone and icon.
    pub fn state(&self, row: &ExportShown) -> (&'static str, &'static str, &'static str) {
        match row.state.as_str() {
            "done" => ("ok", "check", "Ready"),
            "failed" => ("bad", "warn", "Failed"),
            "removed" => ("", "minus", "Removed"),
            "running" => ("warn", "clock", "Being written"),
            _ => ("warn", "clock", "Waiting"),
        }
    }

    /// The part that is done, in whole per cent.
    pub fn percent(&self, row: &ExportShown) -> i64 {
        percent(row.done, row.of)
    }

    /// Whether an archive is written now.
    pub fn is_busy(&self) -> bool {
        self.rows.iter().any(|row| ["waiting", "running"].contains(&row.state.as_str()))
    }

    pub fn is_ready(&self, row: &ExportShown) -> bool {
        row.state == "done"
    }

    /// The newest archive that is ready.
    pub fn ready(&self) -> Option<&ExportShown> {
        self.rows.iter().find(|row| row.state == "done")
    }

    /// Whether the erasure of a person removed it.
    pub fn is_outdated(&self, row: &ExportShown) -> bool {
        row.state == "removed" && row.code.as_deref() == Some(Code::PartyErased.as_str())
    }

    pub fn is_running(&self, row: &ExportShown) -> bool {
        row.state == "running"
    }

    /// A size in megabytes, rounded up.
    pub fn megabytes(&self, bytes: &i64) -> i64 {
        (bytes + 999_999) / 1_000_000
    }
}

/// The part that is done, in whole per cent; nothing of nothing is nothing.
fn percent(done: i64, of: i64) -> i64 {
    let part = i128::from(done.clamp(0, of.max(0))) * 100;
    i64::try_from(part / i128::from(of.max(1))).unwrap_or(0)
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    cx.html(&ExportsPage {
        chrome: cx.chrome("Export"),
        base: cx.href(""),
        rows: cx.ask(ListExports {}).await?.rows,
        create: cx.form_named("create")?,
        lock: cx.form_named("lock")?,
        key: cx.form_named("")?.value("_key", "").to_owned(),
        faults: cx.button_faults(&["create", "lock"]),
    })
}

/// The file of an archive, for the user whose link it is.
pub(crate) async fn file(cx: &PageCx) -> Result<Body> {
    let archive = Uuid::parse_str(cx.param("archive")?).map_err(|_| Error::from(Code::NotFound))?;
    let shown = cx.ask(TakeExport { archive }).await?;
    let (length, chunks) = lifecycle::archive::send(&cx.tx, archive).await?;
    let day = shown.moment.map_or(String::new(), |at| at.strftime("-%Y%m%d-%H%M").to_string());
    let (kind, ending) = match shown.encrypted {
        true => ("application/octet-stream", "zip.locked"),
        false => ("application/zip", "zip"),
    };
    Ok(Body::Stream(kind, format!("{}{day}.{ending}", cx.tx.workspace.slug), length, chunks))
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn the_part_that_is_done_is_never_more_than_the_whole() {
        for (done, of, part) in [(0, 0, 0), (5, 0, 0), (1, 3, 33), (3, 3, 100), (7, 3, 100), (-1, 3, 0)] {
            assert_eq!(percent(done, of), part, "{done} of {of}");
        }
        assert_eq!(percent(i64::MAX, i64::MAX), 100);
    }
}
