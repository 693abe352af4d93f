//! The gate that the clients pass for each call, so that a kill can wait until all have left it.
//! Invariant: a kill happens while the gate is open, during calls in flight; only the counting happens while
//! it is shut.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// It is open at first.
pub struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    open: bool,
    inside: usize,
}

/// A call in progress. Dropping it leaves the gate.
pub struct Inside<'a>(&'a Gate);

impl Gate {
    pub fn new() -> Gate {
        Gate { state: Mutex::new(State { open: true, inside: 0 }), changed: Condvar::new() }
    }

    /// Waits while it is shut.
    pub fn enter(&self) -> Inside<'_> {
        let state = self.changed.wait_while(self.state(), |state| !state.open);
        state.unwrap_or_else(PoisonError::into_inner).inside += 1;
        Inside(self)
    }

    /// Shuts it and waits until nobody is inside.
    pub fn shut(&self) {
        let mut state = self.state();
        state.open = false;
        drop(self.changed.wait_while(state, |state| state.inside > 0));
    }

    /// Lets everybody in again.
    pub fn open(&self) {
        self.state().open = true;
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.0.state().inside -= 1;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    #[test]
    fn nobody_is_inside_while_it_is_shut() {
        let (gate, inside) = (Gate::new(), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let _call = gate.enter();
                        inside.fetch_add(1, Ordering::SeqCst);
                        thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
            for _ in 0..20 {
                gate.shut();
                assert_eq!(inside.load(Ordering::SeqCst), 0);
                gate.open();
            }
        });
    }
}
