// This file was generated with `clorinde`. Do not modify.

pub mod audit;
pub mod checkup;
pub mod findings;
pub mod jobs;
pub mod mail;
pub mod passwords;
pub mod people;
pub mod roles;
pub mod settings;
pub mod tills;
pub mod tokens;
