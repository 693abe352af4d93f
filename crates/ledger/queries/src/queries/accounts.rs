// This file was generated with `clorinde`. Do not modify.

pub mod account_entries;
pub mod cheques;
pub mod credits;
pub mod day_book;
pub mod document_links;
pub mod documents;
pub mod earlier_stock;
pub mod journal;
pub mod legal_limits;
pub mod opening_balances;
pub mod own_accounts;
pub mod party_credits;
pub mod payments;
pub mod periods;
pub mod series;
pub mod statements;
pub mod tax_policy;
pub mod trial_balance;
