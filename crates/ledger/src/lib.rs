//! Things that move and are never edited: stock and money.
//! Invariant: the stock left and the amount owed are sums of movements; corrections are new rows.

pub mod accounts;
pub mod genealogy;
pub mod holidays;
pub mod import;
pub mod items;
pub mod karigar_terms;
pub mod orders;
pub mod parties;
pub mod picture;
pub mod printers;
mod row_count;
pub mod stock;

use kernel::permission::Permission;
use web::page::{Nav, Page};
use web::registry::Registry;

/// Registers the ledger's actions, queries and the page of the books. The pages of items are registered among
/// those of MAKE (`stock::page::register`): a Cashier sees no other page of that group, and the groups of the
/// rail are in the order of their first page.
pub fn register(r: &mut Registry) {
    r.action::<parties::CreateParty>().action::<parties::UpdateParty>().action::<parties::EraseParty>();
    r.query::<parties::ListParties>().query::<parties::GetParty>().query::<parties::FreeCode>();
    r.query::<parties::FindByPhone>();
    r.action::<accounts::periods::LockPeriod>()
        .action::<accounts::periods::UnlockPeriod>()
        .query::<accounts::periods::ClosedThrough>();
    r.action::<accounts::series::ChangeSeries>().query::<accounts::series::Numbering>();
    r.query::<accounts::series::Series>()
        .query::<accounts::documents::ListDocuments>()
        .query::<accounts::tax_policy::TaxPolicy>();
    r.action::<accounts::tax_policy::change::AddTax>()
        .action::<accounts::tax_policy::change::EndTax>()
        .action::<accounts::tax_policy::change::RemoveTax>();
    r.action::<accounts::own_accounts::CreateAccount>().query::<accounts::own_accounts::ListAccounts>();
    r.query::<accounts::legal_limits::ListLimits>();
    r.action::<accounts::legal_limits::change::AddLimit>()
        .action::<accounts::legal_limits::change::EndLimit>()
        .action::<accounts::legal_limits::change::RemoveLimit>();
    r.query::<accounts::statements::Statement>().query::<accounts::statements::ListBalances>();
    r.query::<accounts::trial_balance::TrialBalance>()
        .query::<accounts::account_entries::AccountEntries>()
        .query::<accounts::account_entries::CashBook>()
        .query::<accounts::day_book::DayBook>();
    r.action::<items::CreateItem>();
    r.action::<items::UpdateItem>();
    r.query::<items::ListItems>();
    r.query::<items::GetItem>().query::<items::find::FindItems>();
    r.action::<items::label::DescribeItem>().query::<items::label::GetItemLabel>();
    r.action::<stock::lots::receive::ReceiveLot>();
    r.query::<stock::recosting::check::CheckCost>();
    r.action::<stock::lots::divide::SplitLot>().action::<stock::lots::divide::PackLot>();
    r.action::<stock::lots::ageing::WeighLot>().action::<stock::lots::ageing::ChargeLot>();
    r.action::<stock::lots::weighing_back::TakeWeighingBack>();
    r.action::<stock::shipments::ShipLot>().action::<stock::shipments::CorrectShipment>();
    r.action::<stock::lots::adjust::MoveLot>();
    r.action::<stock::lots::adjust::AdjustLot>();
    r.query::<stock::lots::GetLot>();
    r.query::<stock::lots::ListLots>();
    r.action::<stock::locations::CreateLocation>().query::<stock::locations::ListLocations>();
    r.query::<stock::movements::list::ListMovements>();
    r.action::<stock::holds::HoldLot>();
    r.action::<stock::holds::LiftHold>();
    r.action::<stock::holds::ClearHold>();
    r.query::<stock::holds::ListHolds>();
    r.query::<stock::fefo::suggest::SuggestFefo>();
    r.action::<items::print::PrintShelfLabel>();
    r.action::<printers::AddPrinter>()
        .action::<printers::ChangePrinter>()
        .action::<printers::RemovePrinter>()
        .query::<printers::ListPrinters>();
    r.action::<printers::prints::PrintAgain>()
        .action::<printers::prints::EndPrint>()
        .query::<printers::prints::ListPrints>()
        .query::<printers::prints::GetPrint>()
        .query::<printers::prints::GetPrintBytes>();
    r.action::<holidays::AddHoliday>().action::<holidays::RemoveHoliday>().query::<holidays::ListHolidays>();
    printers::page::register(r);
    holidays::page::register(r);
    r.page(Page {
        path: "/books",
        needs: Permission::BillsRead,
        nav: Some(Nav { group: "Sell", label: "Books", icon: "ledger", keys: "g j", tab: "" }),
        draw: |cx| Box::pin(accounts::books::draw(cx)),
    });
}
