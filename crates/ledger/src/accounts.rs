//! Money: documents, their postings and payments, the periods they fall in.
//! Invariant: what a party owes is the sum of what was posted; a correction is a new row.

pub mod books;
pub mod documents;
pub mod journal;
pub mod payments;
pub mod periods;
pub mod posting_context;
pub mod series;
pub mod statements;
pub mod tax_policy;
