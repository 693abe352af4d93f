//! A value that a newer one replaces while the program serves, such as what was read from a file.
//! Invariant: a use keeps its value whole until it ends; the next use gets the newest.

use std::sync::{Arc, PoisonError, RwLock};

/// The newest value.
#[derive(Debug, Default)]
pub struct Current<T>(RwLock<Arc<T>>);

impl<T> Current<T> {
    /// With its first value.
    pub fn new(value: T) -> Current<T> {
        Current(RwLock::new(Arc::new(value)))
    }

    /// The newest value.
    pub fn get(&self) -> Arc<T> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Replaces the value.
    pub fn set(&self, value: T) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_uses_a_value_keeps_it_and_the_next_use_gets_the_newest() {
        let current = Current::new("old");
        let used = current.get();
        current.set("new");
        assert_eq!((*used, *current.get()), ("old", "new"));
    }
}
