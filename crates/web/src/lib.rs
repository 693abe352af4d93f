//! The web side of the program: the edge of the network, the router, the API, pages and forms, and
//! the pages for signing in.
//! Invariant: every change of state goes through `platform::action::run`. No page or route holds a rule.

mod actions;
pub mod api;
pub mod asked;
pub mod assets;
mod auth_pages;
pub mod chart;
pub mod compression;
mod contacts;
pub mod cookies;
pub mod csrf;
pub mod edge;
mod environment;
mod error_codes;
pub mod feed;
mod fields;
pub mod forms;
mod gzip;
pub mod headers;
mod health;
mod mail_returns;
mod membership;
mod multipart;
pub mod openapi;
pub mod page;
pub mod pages;
pub mod problem;
pub mod refusals;
pub mod registry;
pub mod request_body;
pub mod responses;
pub mod route;
pub mod router;
pub mod serve;
pub mod sheet;
mod shell;
mod show_once;
pub mod site;
pub mod url;
pub mod view;
