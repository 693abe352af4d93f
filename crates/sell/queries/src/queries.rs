// This file was generated with `clorinde`. Do not modify.

pub mod ageing;
pub mod books;
pub mod customers;
pub mod dashboard;
pub mod invoices;
pub mod jobs;
pub mod karigars;
pub mod metal_lots;
pub mod money;
pub mod old_metal;
pub mod orders;
pub mod pieces;
pub mod rates;
pub mod registers;
pub mod stocktakes;
pub mod tills;
