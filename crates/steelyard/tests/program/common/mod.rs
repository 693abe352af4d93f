//! Fixtures that several of these tests share.

pub mod fill;
pub mod second;
pub mod secret;
pub mod served;
pub mod shape;
pub mod snapshot;
pub mod world;
