//! Silos on a real database.
