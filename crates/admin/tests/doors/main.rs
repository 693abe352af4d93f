//! Every way in, tried as browsers and as attackers do: one binary, so that it is linked only once.

mod attacks;
mod browser;
mod claims;
mod guessing;
mod lifetimes;
mod links;
mod operators;
mod outside;
mod pages;
mod passkey;
mod people_sealed;
mod prepared;
mod recovery;
mod rescue;
mod sign_up;
mod till;
mod timing;
