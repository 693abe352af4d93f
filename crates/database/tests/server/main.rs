//! Everything about the database that needs a real server, in one program so that it is linked once.
//! Each file opens with what it holds.

mod cluster;
mod common;
mod external;
mod flight;
mod label;
mod log;
mod migrate;
mod pages;
mod testdb;
