pub mod cost;
pub mod fefo;
pub mod hold_rules;
pub mod party;
pub mod quantity_rules;
pub mod trace_graph;
