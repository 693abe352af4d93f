//! The books of workspaces that ended as a page of those who run the instance, and a piece of them as a file.
//! Invariant: the page has no word of what the books say; a file goes to the two operators of an opening
//! alone.

use super::archive::OpeningShown;
use super::books::{BooksShown, GetBooks, ListBooks, PieceShown};
use askama::Template;
use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::permission::Permission;
use lifecycle::retention::copies::Purpose;
use lifecycle::retention::laws;
use platform::error::{Error, Result};
use platform::fields::Count;
use serde_json::json;
use web::page::{Body, PageCx};
use web::url::next_page;
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "retention/books.html")]
pub(super) struct BooksPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub rows: Vec<BooksShown>,
    pub next: String,
    pub openings: Vec<OpeningShown>,
    pub open: Vec<PieceShown>,
    /// The forms; None for those who may only look.
    pub ask: Option<FormState>,
    pub approve: Option<FormState>,
}

impl BooksPage {
    /// The rule that keeps a row, by the law.
    pub fn law(&self, row: &BooksShown) -> Phrase {
        Phrase::verbatim(laws::title_of(&row.rule))
    }

    /// The books that are there, for the form.
    pub fn books(&self) -> Vec<(String, Phrase)> {
        let there = self.rows.iter().filter(|row| row.ended_at.is_none());
        let words =
            |row: &BooksShown| say!("{workspace}, {year}", workspace = &row.workspace, year = &row.year);
        there.map(|row| (row.books.to_string(), words(row))).collect()
    }

    /// The duties for which one may ask.
    pub fn purposes(&self) -> Vec<(&'static str, &'static str)> {
        Purpose::ALL.iter().map(|purpose| (purpose.as_str(), purpose.label())).collect()
    }

    /// The openings that this operator may approve, for the form.
    pub fn waiting(&self) -> Vec<(String, Phrase)> {
        let waiting = self.openings.iter().filter(|opening| opening.may_approve);
        let words = |it: &OpeningShown| {
            let purpose = Phrase::of(it.purpose.label());
            say!("{party}: {purpose}", party = &it.party, purpose)
        };
        waiting.map(|it| (it.opening.to_string(), words(it))).collect()
    }

    /// The file of an open piece.
    pub fn file(&self, piece: &PieceShown) -> String {
        format!("{}/open.json?opening={}&piece={}", self.here, piece.opening, piece.piece)
    }

    /// What an open piece has.
    pub fn words(&self, piece: &PieceShown) -> Phrase {
        let (workspace, year) = (&piece.workspace, &piece.year);
        match piece.has_documents {
            true => say!("{workspace} {year}: {count} documents", workspace, year, count = piece.records),
            false => {
                say!(
                    "{workspace} {year}: {count} lines of the ledger",
                    workspace,
                    year,
                    count = piece.records
                )
            }
        }
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let shown = cx.ask_with::<ListBooks>(&[("after", cx.wanted("after"))]).await?;
    let here = cx.href("/instance/books");
    let form = |name: &'static str| match cx.may(Permission::InstanceOperate) {
        true => cx.form_named(name).map(Some),
        false => Ok(None),
    };
    cx.html(&BooksPage {
        chrome: cx.chrome("Books of workspaces that ended"),
        base: cx.href(""),
        next: next_page(&here, &[], shown.next.map(|id| id.to_string()).as_deref()),
        here,
        rows: shown.rows,
        openings: shown.openings,
        open: shown.open,
        ask: form("ask")?,
        approve: form("approve")?,
    })
}

/// A piece as a file; without one, the list of those that are open.
pub(crate) async fn file(cx: &PageCx) -> Result<Body> {
    let (opening, piece) = (cx.wanted("opening"), cx.wanted("piece"));
    if opening.is_empty() {
        let shown = cx.ask(ListBooks { after: None }).await?;
        let text = json!({ "open": shown.open }).to_string();
        return Ok(Body::Kept("application/json", "open.json".into(), text.into_bytes()));
    }
    let missing = || Error::from(Code::NotFound);
    let opening = opening.parse().map_err(|_| missing())?;
    let piece = piece.parse().map_err(|_| missing())?;
    let books = cx.ask(GetBooks { opening, piece: Count(piece) }).await?;
    let name = format!("books-{}-{piece}.json", books.year);
    Ok(Body::Kept("application/json", name, books.records.into_bytes()))
}
