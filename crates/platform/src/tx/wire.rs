//! A connection of the pool, and what is traced of the flights on it: statements that are under way together.
//! What must stay true: a flight tells how many statements it had, never which; where nothing is recorded, nothing is counted.

use crate::telemetry::spans::{self, Key, Span};
use deadpool_postgres::Object;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

/// A connection in use.
pub struct Wire {
    client: Object,
    /// The flight under way; None where nothing is recorded.
    flight: Option<Arc<Mutex<Flight>>>,
}

/// The flight under way, if one is.
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

    /// Closes it: it does not go back to the pool.
    pub fn close(self) {
        drop(Object::take(self.client));
    }

    /// A statement is sent, and under way until what this gives is dropped.
    pub(super) fn sends(&self) -> Sent {
        self.flies(None, 1)
    }

    /// A flight with a name begins: this many statements, and those sent before what this gives is dropped.
    pub(super) fn flight(&self, operation: &'static str, statements: usize) -> Sent {
        self.flies(Some(operation), statements)
    }

    fn flies(&self, operation: Option<&'static str>, statements: usize) -> Sent {
        if let Some(flight) = &self.flight {
            let mut flight = flight.lock().unwrap_or_else(PoisonError::into_inner);
            if flight.under_way == 0 {
                *flight = Flight { span: Span::flight(operation), ..Flight::default() };
            }
            flight.under_way += 1;
            flight.sent += statements;
        }
        Sent(self.flight.clone())
    }
}

/// What else the driver can do.
impl Deref for Wire {
    type Target = Object;
    fn deref(&self) -> &Object {
        &self.client
    }
}

/// Something under way; with the last of them the flight ends.
pub(super) struct Sent(Option<Arc<Mutex<Flight>>>);

impl Drop for Sent {
    fn drop(&mut self) {
        let Some(flight) = &self.0 else { return };
        let mut flight = flight.lock().unwrap_or_else(PoisonError::into_inner);
        flight.under_way -= 1;
        if flight.under_way > 0 {
            return;
        }
        let ended = std::mem::take(&mut *flight);
        // One is no batch (semantic conventions of databases).
        if ended.sent > 1 {
            ended.span.tell(Key::STATEMENTS, ended.sent);
        }
    }
}
