// This file was generated with `clorinde`. Do not modify.

pub mod accounts;
pub mod genealogy;
pub mod holidays;
pub mod items;
pub mod karigar_terms;
pub mod orders;
pub mod parties;
pub mod printers;
pub mod stock;
