//! Who somebody is: accounts and their proofs, sessions, invitations, the founding of workspaces.
//! What must stay true: an unknown address and a wrong password take the same time and get the same words; nobody is
//! locked out for good; no secret is stored as it is shown.

pub mod account;
pub mod address;
pub(crate) mod attempts;
pub mod browser;
pub mod canary;
pub mod factor;
mod first_proof;
pub mod founding;
pub mod founding_link;
mod hashing;
pub mod invitation;
pub(crate) mod letter;
pub mod link;
pub mod new_address;
mod one_time;
pub mod opening;
pub mod operator;
pub mod outside;
pub mod passkey;
pub(crate) mod password;
pub mod person;
pub mod recovery;
pub mod reset;
pub mod session;
pub mod siege;
pub mod sign_in;
pub mod till;

#[cfg(feature = "testing")]
pub use hashing::busy;
pub use password::{
    LIST as PASSWORD_LIST, Standing, costs_too_much, judge as judge_password, standing as password_standing,
    trial as password_trial,
};
