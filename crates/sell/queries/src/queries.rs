// This file was generated with `clorinde`. Do not modify.

pub mod article;
pub mod bills;
pub mod customer;
pub mod day;
pub mod rates;
