//! Tests of the whole program: one binary, so that it is linked once and its tests run in parallel. They begin in
//! the order of their names: a long one with a late name would end alone.

// From the tests of `protect`: the same browser and the same providers.
#[path = "../../../admin/tests/doors/browser/mod.rs"]
#[allow(dead_code, reason = "these tests use a part of it")]
mod browser;
#[path = "../../../admin/tests/doors/outside/provider.rs"]
#[allow(dead_code, reason = "these tests use a part of it")]
mod provider;

mod absent_defences;
mod acme;
mod archives;
mod asvs;
mod backups;
mod benchmarks;
mod certificates;
mod checks;
mod clocks;
mod closed_archive;
mod commands;
mod common;
mod damage;
mod disk;
mod earlier_stock;
mod edge;
mod ending;
mod environment;
mod every_role;
mod exports;
mod farm_shop;
mod figure_rows;
mod forward;
mod heads;
mod held_goods;
mod hostile;
mod isolation;
mod jobs;
mod known_browser;
mod mail;
mod masked_copies;
mod metrics;
mod move_in;
mod nodes;
mod openapi;
mod outgoing;
mod permissions;
mod person_record;
mod read_only;
mod replica;
mod restricted;
mod rotation;
mod schema;
mod sealed;
mod sealing;
mod starter;
mod tidy;
mod tls;
mod traces;
mod users;
