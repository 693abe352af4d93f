//! What is measured: the calls, what a workspace needs for them, and which of their statements pgbench is given.
//! What must stay true: a workspace is made ready by the product's own actions alone.

use serde_json::{Value, json};

/// Who does something in a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    /// The Owner, who sets up.
    Owner,
    /// At the counter.
    Cashier,
    /// At the vat.
    Maker,
}

/// One call that is measured.
pub struct Work {
    /// The measurement's name.
    pub name: &'static str,
    /// The action or query.
    pub operation: &'static str,
    /// It writes nothing and is asked by GET.
    pub is_query: bool,
    /// Who calls.
    pub person: Person,
    /// What is sent, given a number of its own.
    pub body: fn(i64) -> Value,
    /// Which of its statements pgbench sends: all of a posting, the bare one of a page.
    pub scripted: fn(&str) -> bool,
    /// Who pgbench is: the program's own role under row security, or for a bare statement one that passes it.
    pub role: &'static str,
    /// Calls of another work that each workspace needs before.
    pub needs: Option<(&'static str, usize)>,
}

/// Everything that is measured as a load.
pub const ALL: [Work; 1] = [Work {
    name: "party_create",
    operation: "workspace.party.create",
    is_query: false,
    person: Person::Cashier,
    body: |call| json!({ "party": call.to_string(), "name": "Meera Joshi", "kind": "customer" }),
    scripted: |_| true,
    role: "steel_app",
    needs: None,
}];

/// What makes a workspace ready, in order.
pub fn set_up() -> Vec<(&'static str, Value)> {
    vec![("workspace.party.create", json!({ "party": "c-1", "name": "Asha Rao", "kind": "customer", "state": "27" }))]
}
