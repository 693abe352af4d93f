//! Money: documents, their postings and payments, and the periods that they fall in.
//! Invariant: a party's debt is the sum of its postings; a correction is a new row.

pub mod account_entries;
pub(crate) mod books;
pub mod chart;
pub mod cheques;
pub mod credits;
pub mod day_book;
pub mod day_rules;
pub mod document_links;
pub mod documents;
pub mod earlier_stock;
pub mod journal;
pub mod legal_limits;
pub mod opening_balances;
pub mod own_accounts;
pub mod party_credits;
pub mod payments;
pub mod periods;
pub mod posting_context;
pub mod series;
pub mod statements;
pub mod tax_policy;
pub mod trial_balance;
