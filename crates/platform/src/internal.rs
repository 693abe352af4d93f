//! What the crates around the core are built with: accounts, mail, pages, the log and the life of workspaces. No part of the
//! product uses it, which a test holds.

pub use platform_queries::tx::enter;
