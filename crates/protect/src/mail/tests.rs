//! Mail tests.
