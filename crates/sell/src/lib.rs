//! SELL: rates, prices, bills, and their consequences.
//! Invariant: a computed value is exact and rounded once; a posted document never changes.

pub mod ageing;
pub mod books;
mod cash_law;
pub mod customers;
pub mod dashboard;
#[cfg(test)]
mod fixtures;
pub mod invoices;
pub mod jobs;
pub mod karigars;
pub mod metal_lots;
pub mod money;
pub mod numbers;
pub mod old_metal;
pub mod orders;
mod pages;
pub mod pieces;
pub mod pricing;
pub mod rates;
pub mod receipts;
pub mod registers;
pub mod stocktakes;
pub mod tax;
pub mod tenders;
pub mod tills;
pub(crate) mod words;

/// Registers the actions and pages of SELL.
pub fn register(r: &mut web::registry::Registry) {
    r.action::<rates::PublishRate>()
        .action::<rates::CorrectRate>()
        .action::<rates::day::PublishRates>()
        .query::<rates::PreviewPrice>()
        .query::<rates::Board>()
        .query::<rates::History>();
    r.action::<pieces::CreateArticle>().query::<pieces::ListArticles>().query::<pieces::find::FindArticles>();
    r.action::<invoices::PostInvoice>().action::<invoices::reverse::ReverseInvoice>();
    r.action::<invoices::sale::PostSale>();
    r.action::<invoices::drafts::DraftInvoice>()
        .action::<invoices::drafts::RequoteDraft>()
        .action::<invoices::drafts::DiscardDraft>()
        .action::<invoices::edit::EditInvoice>()
        .query::<invoices::drafts::list::ListDrafts>()
        .query::<invoices::drafts::list::GetDraft>();
    r.action::<invoices::credit::PostCreditNote>()
        .action::<invoices::debit::PostDebitNote>()
        .action::<invoices::send::SendInvoice>()
        .action::<invoices::correct::CorrectInvoice>()
        .action::<pieces::check_in::CheckInArticle>();
    r.action::<invoices::print::PrintInvoice>();
    r.query::<invoices::list::Invoice>()
        .query::<invoices::list::ListInvoices>()
        .query::<dashboard::DayOverview>();
    r.query::<rates::Trend>().query::<invoices::PreviewInvoice>();
    r.query::<invoices::credit::preview::PreviewCreditNote>();
    r.query::<jobs::deliver::preview::PreviewDelivery>();
    r.action::<receipts::ReceivePayment>().query::<customers::ListCustomers>().query::<dashboard::Owing>();
    r.query::<ageing::Ageing>();
    register_money(r);
    r.action::<jobs::TakeJob>()
        .action::<jobs::DepositJob>()
        .action::<jobs::StartJob>()
        .action::<jobs::IssueJob>()
        .action::<karigars::ReceiveFromKarigar>()
        .action::<jobs::ReadyJob>()
        .action::<jobs::DeliverJob>()
        .action::<jobs::CancelJob>()
        .action::<jobs::ReturnJobMetal>();
    r.query::<jobs::GetJob>().query::<jobs::ListJobs>();
    r.query::<tax::PreviewTax>()
        .query::<numbers::DocumentRequirements>()
        .query::<numbers::CheckNumber>()
        .query::<numbers::InvoiceReference>()
        .query::<numbers::AmountText>();
    r.action::<tills::OpenTill>()
        .action::<tills::PlaceTill>()
        .action::<tills::CloseTill>()
        .action::<tills::review::ReviewTill>()
        .query::<tills::review::CashWatch>()
        .query::<tills::choosing::TillsForCash>()
        .query::<tills::moves::TillMoves>()
        .query::<tills::list::GetTill>()
        .query::<tills::list::ListTills>();
    r.action::<metal_lots::IssueLot>().query::<books::CostMissing>().query::<books::CheckBooks>();
    r.query::<books::GetEarlierStock>();
    r.query::<registers::sales::SalesRegister>()
        .query::<registers::taxes::TaxRegister>()
        .query::<registers::tills::TillRegister>()
        .query::<registers::profit::Profit>();
    r.query::<registers::daily::SalesByDay>()
        .query::<registers::discounts::Discounts>()
        .query::<registers::metal_position::MetalPosition>()
        .query::<registers::stock_age::StockByAge>();
    register_stock_work(r);
    register_orders(r);
    pages::register(r);
    registers::pages::register(r);
}

/// Money beside bills: old metal, what goes back, cheques, own accounts.
fn register_money(r: &mut web::registry::Registry) {
    r.action::<old_metal::ReceiveOldMetal>()
        .action::<money::refund::RefundPayment>()
        .action::<money::apply::ApplyPayment>()
        .action::<money::apply::UseCredit>()
        .action::<money::bounce::BounceCheque>()
        .action::<money::pay_out::PayOut>()
        .action::<money::write_off::WriteOffDebt>()
        .action::<money::reverse::ReversePaper>()
        .action::<money::set_off::SetOffParty>()
        .action::<money::transfer::TransferMoney>()
        .action::<money::journal::PostJournal>()
        .action::<money::tax_settle::SettleTax>();
    r.action::<money::cheque::DepositCheque>()
        .action::<money::cheque::ClearCheque>()
        .query::<money::cheque::ListCheques>()
        .query::<money::credit::ListCredits>();
}

/// What customers order ahead.
fn register_orders(r: &mut web::registry::Registry) {
    r.action::<orders::TakeOrder>()
        .action::<orders::CancelOrder>()
        .action::<orders::DeliverOrder>()
        .action::<orders::SetStandingOrder>()
        .action::<orders::SkipStandingOrder>()
        .action::<orders::StopStandingOrder>();
    r.query::<orders::PickOrder>()
        .query::<orders::GetDemand>()
        .query::<orders::GetOrder>()
        .query::<orders::ListOrders>()
        .query::<orders::GetStandingOrder>()
        .query::<orders::ListStandingOrders>()
        .query::<orders::GetDeliveryRun>();
}

/// Counts, and what is done with a piece beside its bills.
fn register_stock_work(r: &mut web::registry::Registry) {
    r.action::<stocktakes::OpenStocktake>()
        .action::<stocktakes::CountStocktake>()
        .action::<stocktakes::CloseStocktake>()
        .action::<stocktakes::post::PostStocktake>()
        .query::<stocktakes::list::ListStocktakes>()
        .query::<stocktakes::list::GetStocktake>();
    r.action::<pieces::transfer::TransferArticles>()
        .action::<pieces::approval::SendOnApproval>()
        .action::<pieces::approval::TakeBackFromApproval>()
        .action::<pieces::approval_in::TakeOnApproval>()
        .action::<pieces::approval_in::ReturnFromApproval>()
        .action::<pieces::approval_in::BuyFromApproval>()
        .query::<pieces::approvals::ListApprovals>()
        .action::<pieces::melt::MeltArticles>()
        .action::<pieces::split::SplitArticle>()
        .action::<pieces::merge::MergeArticles>()
        .action::<pieces::write_off::AdjustStock>()
        .action::<pieces::print::PrintTags>()
        .action::<metal_lots::receive::ReceiveMetal>()
        .query::<metal_lots::list::ListMetalLots>()
        .query::<pieces::show::GetArticle>();
}
