//! A connection of the pool, and the spans of its flights: statements that are in progress together.
//! Invariant: a span has the number of a flight's statements, never the statements. If nothing is recorded,
//! nothing is counted.

use crate::telemetry::spans::{self, Key, Span};
use deadpool_postgres::Object;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

/// A connection in use.
pub struct Wire {
    client: Object,
    /// The current flight. None: nothing is recorded.
    flight: Option<Arc<Mutex<Flight>>>,
}

/// The current flight, if there is one.
#[derive(Default)]
struct Flight {
    under_way: usize,
    sent: usize,
    span: Span,
}

impl Wire {
    pub fn of(client: Object) -> Wire {
        Wire { client, flight: spans::is_recorded().then(Arc::default) }
    }

    pub(super) fn pg(&self) -> &Wire {
        self
    }

    /// Closes the connection, which does not return to the pool.
    pub fn close(self) {
        drop(Object::take(self.client));
    }

    /// Notes that a statement is sent; it is in progress until the returned value is dropped.
    pub(super) fn sends(&self) -> InProgress {
        self.flies(None, 1)
    }

    /// Starts a flight with a name. It has this many statements, and those that are sent before the returned
    /// value is dropped.
    pub(super) fn flight(&self, operation: &'static str, statements: usize) -> InProgress {
        self.flies(Some(operation), statements)
    }

    fn flies(&self, operation: Option<&'static str>, statements: usize) -> InProgress {
        if let Some(flight) = &self.flight {
            let mut flight = flight.lock().unwrap_or_else(PoisonError::into_inner);
            if flight.under_way == 0 {
                *flight = Flight { span: Span::flight(operation), ..Flight::default() };
            }
            flight.under_way += 1;
            flight.sent += statements;
        }
        InProgress(self.flight.clone())
    }
}

/// The rest of the driver.
impl Deref for Wire {
    type Target = Object;
    fn deref(&self) -> &Object {
        &self.client
    }
}

/// A statement or flight in progress; when the last is dropped, the flight's span ends.
pub(super) struct InProgress(Option<Arc<Mutex<Flight>>>);

impl Drop for InProgress {
    fn drop(&mut self) {
        let Some(flight) = &self.0 else { return };
        let mut flight = flight.lock().unwrap_or_else(PoisonError::into_inner);
        flight.under_way -= 1;
        if flight.under_way > 0 {
            return;
        }
        let ended = std::mem::take(&mut *flight);
        // A single statement is not a batch (semantic conventions of databases).
        if ended.sent > 1 {
            ended.span.tell(Key::STATEMENTS, ended.sent);
        }
    }
}
