//! SELL: rates, prices, bills, and what follows from them.
//! What is computed here is exact and rounded once; what is posted is never changed.

pub mod article;
pub mod bill;
pub mod bills;
pub mod customer;
pub mod day;
pub mod invoice;
pub mod lines;
mod pages;
pub mod price;
pub mod rate_rules;
pub mod rates;
pub mod receipt;
pub mod reverse;
pub mod stock;
pub mod tax;
#[cfg(test)]
mod testing;

/// Registers everything SELL can do.
pub fn register(r: &mut platform::registry::Registry) {
    r.action::<rates::PublishRate>()
        .action::<rates::CorrectRate>()
        .query::<rates::PreviewPrice>()
        .query::<rates::Board>()
        .query::<rates::History>();
    r.action::<article::CreateArticle>().query::<article::Articles>();
    r.action::<invoice::PostInvoice>().action::<reverse::ReverseInvoice>();
    r.query::<bills::Invoice>().query::<bills::Invoices>().query::<day::DayOverview>();
    r.query::<rates::Trend>().query::<invoice::PreviewInvoice>();
    r.action::<receipt::ReceivePayment>().query::<customer::Customers>().query::<day::Owing>();
    r.query::<day::Ageing>();
    pages::register(r);
}
