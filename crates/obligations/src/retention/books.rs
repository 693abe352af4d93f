//! The books of workspaces that ended, in the closed archive of the instance: their list, an opening that one
//! operator asks for on an instruction, and another one approves.
//! Invariant: the rule of an opening is that of a workspace's own archive: nobody opens anything alone, the
//! two people of an opening read it until it closes by itself, and each opening is an event with its purpose.

use super::archive::{OpeningChange, OpeningShown, at, may_approve};
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use lifecycle::retention::books_archive::{self, BooksKept, OpenPiece};
use lifecycle::retention::copies::{self, Keeps, Purpose};
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Count, Text};
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// Years of books on a page.
const PAGE: i64 = 50;

input! {
    /// An opening of the books of a year.
    pub struct AskBooks {
        /// The id of these books.
        books: Uuid,
        /// The duty for which they are opened.
        purpose: Purpose,
        /// The instruction: whose letter or order, of which day, and what is looked for.
        reason: Text,
    }
}

impl Action for AskBooks {
    const NAME: &'static str = "instance.books.ask";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Asks to open the books of a workspace that ended, on an instruction; another operator has to approve it within a week.";
    type Output = OpeningChange;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<OpeningChange>> {
        let why = (self.purpose, self.reason.as_str());
        let asked = copies::ask(&*tx, at(tx), (self.books, Keeps::Books), why).await?;
        let opening = asked.ok_or_else(|| Refusal::new(Code::NotFound).field("books"))?;
        let change = Change::of(opening)
            .after(json!({ "books": self.books, "purpose": self.purpose }))
            .reason(Some(self.reason.as_str()));
        Ok(tx.record(change, OpeningChange { opening, closes_at: None }))
    }
}

input! {
    /// An opening that another operator asked for.
    pub struct ApproveBooks {
        /// Its id.
        opening: Uuid,
    }
}

impl Action for ApproveBooks {
    const NAME: &'static str = "instance.books.approve";
    const NEEDS: Permission = Permission::InstanceOperate;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str = "Opens the books of a workspace that ended, which another operator asked for; both read them for an hour.";
    type Output = OpeningChange;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<OpeningChange>> {
        let asked = copies::lock_opening(&*tx, tx.tenant(), (self.opening, Keeps::Books)).await?;
        let asked = asked.ok_or_else(|| Refusal::new(Code::NotFound).field("opening"))?;
        may_approve(asked, (tx.person(), tx.member.is_by_grant()), tx.now)?;
        let closes_at = copies::approve(&*tx, at(tx), self.opening).await?;
        let change = Change::of(self.opening).after(json!({ "asked_by": asked.by, "closes_at": closes_at }));
        Ok(tx.record(change, OpeningChange { opening: self.opening, closes_at: Some(closes_at) }))
    }
}

input! {
    /// Which books.
    pub struct ListBooks {
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// The closed archive of the instance.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "BooksArchive")]
pub struct BooksList {
    /// The books by year, the newest first.
    pub rows: Vec<BooksShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
    /// The openings, the newest first.
    pub openings: Vec<OpeningShown>,
    /// The pieces that are open for the operator who asks.
    pub open: Vec<PieceShown>,
}

/// The books of a year, without what they say.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "BooksOfYear")]
pub struct BooksShown {
    /// Their id.
    pub books: Uuid,
    /// The address of the workspace that ended.
    pub workspace: String,
    /// The financial year.
    pub year: String,
    /// The rule that keeps them.
    pub rule: String,
    /// Their last day.
    pub keep_until: Day,
    /// How many documents and lines of the ledger there are.
    pub records: i64,
    /// When they were copied, at the end of the workspace.
    pub copied_at: Instant,
    /// When they were removed; null: they are there.
    pub ended_at: Option<Instant>,
}

impl BooksShown {
    fn of(books: BooksKept) -> BooksShown {
        BooksShown {
            books: books.id,
            workspace: books.workspace,
            year: books.year,
            rule: books.rule,
            keep_until: books.keep_until,
            records: books.records,
            copied_at: books.created_at,
            ended_at: books.ended_at,
        }
    }
}

/// An open piece, without what it says.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "OpenBooksPiece")]
pub struct PieceShown {
    /// Its opening.
    pub opening: Uuid,
    /// The address of the workspace that ended.
    pub workspace: String,
    /// The financial year.
    pub year: String,
    /// Its number.
    pub piece: i32,
    /// Whether it has documents; otherwise lines of the ledger.
    pub has_documents: bool,
    /// How many there are.
    pub records: i32,
    /// When it closes.
    pub closes_at: Instant,
}

impl PieceShown {
    fn of(piece: OpenPiece) -> PieceShown {
        PieceShown {
            opening: piece.opening,
            workspace: piece.workspace,
            year: piece.year,
            piece: piece.piece,
            has_documents: piece.has_documents,
            records: piece.records,
            closes_at: piece.closes_at,
        }
    }
}

impl Query for ListBooks {
    const NAME: &'static str = "instance.books";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str = "Lists the books of workspaces that ended, by year, with their openings and the pieces that are open.";
    type Output = BooksList;

    async fn fetch(self, tx: &ReadTx) -> Result<BooksList> {
        let before = self.after.unwrap_or(Uuid::max());
        let books = books_archive::list(tx, tx.tenant(), (before, PAGE + 1)).await?;
        let Page { rows, next } = Page::of(books, PAGE, |last| last.id);
        let openings = books_archive::openings(tx, tx.tenant(), tx.now).await?;
        let open = books_archive::open_for(tx, tx.tenant(), tx.person(), tx.now).await?;
        let me = (tx.person(), tx.member.is_by_grant() || !tx.member.may(Permission::InstanceOperate));
        Ok(BooksList {
            rows: rows.into_iter().map(BooksShown::of).collect(),
            next,
            openings: openings.into_iter().map(|it| OpeningShown::of(it, me, tx.now)).collect(),
            open: open.into_iter().map(PieceShown::of).collect(),
        })
    }
}

input! {
    /// A piece of an opening.
    pub struct GetBooks {
        /// The opening.
        opening: Uuid,
        /// The number of the piece.
        piece: Count,
    }
}

/// What an open piece says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BooksPiece {
    /// The id of the workspace that ended.
    pub workspace: Uuid,
    /// The financial year.
    pub year: String,
    /// The number of the piece.
    pub piece: i32,
    /// Its documents with their parties, or its lines of the ledger, as JSON.
    pub records: String,
}

impl Query for GetBooks {
    const NAME: &'static str = "instance.books.read";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Gives a piece of the books that two operators opened, to these two.";
    type Output = BooksPiece;

    async fn fetch(self, tx: &ReadTx) -> Result<BooksPiece> {
        let (piece, at) = (self.piece.0, (tx.tenant(), tx.now));
        let read = books_archive::read(tx, at, tx.person(), (self.opening, piece)).await?;
        let read = read.ok_or_else(|| Refusal::new(Code::NotFound).field("opening"))?;
        Ok(BooksPiece { workspace: read.workspace, year: read.year, piece, records: read.text })
    }
}
