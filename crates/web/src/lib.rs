//! How the program is reached: the edge of the network, the router, the API, pages and forms, and the pages for signing in.
//! Invariant: everything that changes state goes through `platform::action::run`; no page or route holds a rule.

pub mod address;
pub mod api;
pub mod assets;
mod codes;
mod door;
pub mod edge;
pub mod form;
mod health;
mod multipart;
mod once;
pub mod page;
pub mod problem;
pub mod registry;
pub mod routes;
pub mod site;
pub mod view;
