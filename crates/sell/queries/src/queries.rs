// This file was generated with `clorinde`. Do not modify.

pub mod books;
pub mod customers;
pub mod dashboard;
pub mod invoices;
pub mod metal_lots;
pub mod pieces;
pub mod rates;
pub mod stocktakes;
pub mod tills;
