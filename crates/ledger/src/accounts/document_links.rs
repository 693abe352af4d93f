//! What a document is about: the bill that a note credits, the bill that another one corrects.
//! Invariant: a link is written with the document that is about the other, and never changed.

use kernel::day::Day;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::words;
use ledger_queries::accounts::document_links as sql;
use platform::error::{Result, stored};
use platform::tx::{ReadTx, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::accounts::documents::kinds::DocumentKind;

words! {
    /// How a document is about another.
    pub enum LinkKind {
        Credits = "credits", Debits = "debits", Corrects = "corrects", Pays = "pays", Refunds = "refunds",
        Bounces = "bounces", Applies = "applies", OfJob = "of_job"
    }
}

/// The statement that links documents, prepared before its flight.
pub struct LinkStatement(sql::InsertLinkStmt);

impl LinkStatement {
    /// Prepares it.
    pub async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self(sql::insert_link().prepare(tx).await?))
    }

    /// Links a document of this flight to the one that it is about.
    pub async fn write(
        &self,
        tx: &Tx,
        document: DocumentId,
        about: DocumentId,
        kind: LinkKind,
    ) -> Result<()> {
        self.0.bind(tx, &tx.tenant(), &document.uuid(), &about.uuid(), &kind.as_str()).one().await?;
        Ok(())
    }
}

/// A document that is about another, or that another is about.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LinkedDocument {
    /// Its id.
    pub document_id: Uuid,
    /// Its kind.
    pub doc_type: DocumentKind,
    /// Its number.
    pub number: String,
    /// posted or reversed.
    pub state: String,
    /// Its date.
    pub date: Day,
    /// Its total.
    pub total_minor: Money,
    /// How the one is about the other: credits, debits, corrects, pays, refunds, bounces, applies, of_job.
    pub kind: String,
    /// Whether it is about the document that was asked for; otherwise that one is about it.
    pub is_about_it: bool,
}

/// The documents around this one, the newest first.
pub async fn around(tx: &ReadTx, document: DocumentId) -> Result<Vec<LinkedDocument>> {
    let rows = sql::documents_about().bind(tx, &tx.tenant(), &document.uuid()).all().await?;
    let linked = |row: sql::DocumentsAbout| -> Result<LinkedDocument> {
        Ok(LinkedDocument {
            document_id: row.document_id,
            doc_type: stored(&row.doc_type)?,
            number: row.number,
            state: row.state,
            date: row.document_date,
            total_minor: Money::from_stored(row.total_minor),
            kind: row.kind,
            is_about_it: row.is_about_it,
        })
    };
    rows.into_iter().map(linked).collect()
}
