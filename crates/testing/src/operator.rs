//! The people who run the instance of a test, in its own workspace.
//! Invariant: they act by the same `run` and `ask` as anybody else.

use crate::{Shop, call};
use identity::founding::{self, Seat};
use kernel::role::Role;
use platform::instance::INSTANCE;
use std::collections::HashMap;

/// The people who run a test's instance: ops operates it, and aud sees what is done.
pub const OPERATORS: [(&str, Role); 2] = [("ops", Role::Admin), ("aud", Role::Auditor)];

impl Shop {
    /// The instance's own workspace with its people; to be called once for a database.
    pub async fn operators(&self) -> Shop {
        let mut tokens = HashMap::new();
        for (name, role) in OPERATORS {
            tokens.insert(name.to_owned(), self.seat_operator(name, role).await);
        }
        let (platform, db) = (self.platform.clone(), self.db.clone());
        Shop { platform, db, tenant: INSTANCE, tokens, now: self.now }
    }

    /// One more person who operates the instance, in what `operators` gave.
    pub async fn with_operator(mut self, name: &str) -> Shop {
        let token = self.seat_operator(name, Role::Admin).await;
        self.tokens.insert(name.to_owned(), token);
        self
    }

    /// Seats somebody in the instance's workspace. Gives their token.
    async fn seat_operator(&self, name: &str, role: Role) -> String {
        let email = format!("{name}@operators.example");
        let seat = Seat { name, email: &email, password: None, authenticator: None, roles: &[role] };
        let seated = founding::seat(&self.platform, &call(self.now, None), INSTANCE, &seat).await;
        seated.expect("an operator").1
    }
}
