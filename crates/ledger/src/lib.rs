//! Things that move and are never edited: stock and money.
//! What must stay true: what is left or owed is the sum of what moved; corrections are new rows.

pub mod books;
pub mod cost;
pub mod document;
pub mod fefo;
pub mod fefo_suggest;
pub mod grounds;
pub mod hold;
pub mod hold_rules;
pub mod import;
pub mod item;
pub mod journal;
pub mod location;
pub mod lot;
pub mod movement;
pub mod page;
pub mod party;
pub mod payment;
pub mod period;
pub mod quantity_rules;
pub mod sale;
pub mod series;
pub mod statement;
pub mod tax_policy;
pub mod trace;
pub mod trace_graph;

/// Registers what the ledger itself can do.
pub fn register(r: &mut platform::registry::Registry) {
    r.action::<party::CreateParty>().action::<party::UpdateParty>().action::<party::EraseParty>();
    r.query::<party::Parties>();
    r.action::<period::LockPeriod>().action::<period::UnlockPeriod>().query::<period::ClosedThrough>();
    r.action::<series::ChangeSeries>().query::<series::Numbering>();
    r.query::<series::Series>().query::<document::Documents>().query::<tax_policy::TaxPolicy>();
    r.query::<statement::Statement>().query::<statement::Balances>();
}
