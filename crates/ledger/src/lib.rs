//! Things that move and are never edited: stock and money.
//! Invariant: the stock left and the amount owed are sums of movements; corrections are new rows.

pub mod accounts;
pub mod genealogy;
pub mod import;
pub mod items;
pub mod parties;
mod row_count;
pub mod stock;

/// Registers the ledger's own actions and pages.
pub fn register(r: &mut web::registry::Registry) {
    r.action::<parties::CreateParty>().action::<parties::UpdateParty>().action::<parties::EraseParty>();
    r.query::<parties::ListParties>();
    r.action::<accounts::periods::LockPeriod>()
        .action::<accounts::periods::UnlockPeriod>()
        .query::<accounts::periods::ClosedThrough>();
    r.action::<accounts::series::ChangeSeries>().query::<accounts::series::Numbering>();
    r.query::<accounts::series::Series>()
        .query::<accounts::documents::ListDocuments>()
        .query::<accounts::tax_policy::TaxPolicy>();
    r.query::<accounts::statements::Statement>().query::<accounts::statements::ListBalances>();
}
