//! Identity: accounts and their proofs, sessions, invitations, the founding of workspaces.
//! Invariant: an unknown address and a wrong password take the same time and get the same words. Nobody is
//! locked out for good. No secret is stored in the form in which it is shown.

pub(crate) mod account_mail;
pub mod accounts;
pub mod addresses;
pub(crate) mod attempts;
pub mod browsers;
pub mod canaries;
pub mod factors;
pub mod federated;
mod first_proof;
pub mod founding;
pub mod invitations;
mod memberships;
mod one_time_links;
pub mod operators;
pub mod passkeys;
pub mod passwords;
pub mod people;
pub mod recovery;
pub mod sessions;
pub mod shared_device;
pub mod siege;
pub mod sign_in;
pub mod sign_out;
pub mod sign_up;
pub mod step_up;

#[cfg(feature = "testing")]
pub use crate::passwords::hashing::busy;
pub use crate::passwords::{
    LIST as PASSWORD_LIST, PasswordStrength, costs_too_much, judge as judge_password,
    probe_fixture as password_trial, strength_of as password_strength,
};
