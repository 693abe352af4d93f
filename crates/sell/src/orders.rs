//! What customers order ahead, once or on the same days of each week, and its delivery as a bill.
//! Invariant: an order is delivered by one bill, and a standing order by one bill for each of its days. The
//! lines of an order are never edited.

mod book;
pub mod cancel;
pub mod deliver;
pub mod demand;
mod form;
mod lines;
pub mod list;
pub(crate) mod list_page;
mod missed_days;
pub(crate) mod new_page;
pub(crate) mod page;
pub mod pick;
mod picks;
pub mod run;
pub(crate) mod run_page;
mod shelf;
pub mod show;
pub mod standing_order;
pub(crate) mod standing_page;
pub mod take;
#[cfg(test)]
mod tests;
mod words;

pub use cancel::CancelOrder;
pub use deliver::DeliverOrder;
pub use demand::GetDemand;
pub use lines::OrderLineGiven;
pub use list::{ListOrders, ListStandingOrders};
pub use pick::PickOrder;
pub use run::GetDeliveryRun;
pub use show::{GetOrder, GetStandingOrder};
pub use standing_order::{SetStandingOrder, SkipStandingOrder, StopStandingOrder};
pub use take::TakeOrder;
