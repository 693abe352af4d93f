//! Metrics and traces: what the operator's own systems collect.
//! Invariant: no metric and no span names a person or holds what somebody typed.

pub mod metrics;
pub mod spans;
