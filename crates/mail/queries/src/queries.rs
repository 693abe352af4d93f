// This file was generated with `clorinde`. Do not modify.

pub mod billing;
pub mod captures;
pub mod contacts;
pub mod notices;
pub mod outbox;
pub mod returns;
pub mod security_contact;
