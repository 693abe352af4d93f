//! SELL: rates, prices, bills, and what follows from them.
//! What is computed here is exact and rounded once; what is posted is never changed.

pub mod customers;
pub mod dashboard;
#[cfg(test)]
mod fixtures;
pub mod invoices;
mod pages;
pub mod pieces;
pub mod pricing;
pub mod rates;
pub mod receipts;
pub mod tax;
pub(crate) mod words;

/// Registers everything SELL can do.
pub fn register(r: &mut web::registry::Registry) {
    r.action::<rates::PublishRate>()
        .action::<rates::CorrectRate>()
        .query::<rates::PreviewPrice>()
        .query::<rates::Board>()
        .query::<rates::History>();
    r.action::<pieces::CreateArticle>().query::<pieces::Articles>();
    r.action::<invoices::PostInvoice>().action::<invoices::reverse::ReverseInvoice>();
    r.query::<invoices::list::Invoice>()
        .query::<invoices::list::Invoices>()
        .query::<dashboard::DayOverview>();
    r.query::<rates::Trend>().query::<invoices::PreviewInvoice>();
    r.action::<receipts::ReceivePayment>().query::<customers::Customers>().query::<dashboard::Owing>();
    r.query::<dashboard::Ageing>();
    pages::register(r);
}
