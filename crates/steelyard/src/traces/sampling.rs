//! Selects the requests to trace: one in N, the same ones in every program of a trace.
//! Invariant: the trace's id alone decides, exactly as other programs with the same share do.

use opentelemetry::trace::{Link, SpanKind, TraceId, TraceState};
use opentelemetry::{Context, KeyValue};
use opentelemetry_sdk::trace::{SamplingDecision, SamplingResult, ShouldSample};
use std::num::NonZeroU32;

/// One of this many.
#[derive(Debug, Clone)]
pub(super) struct OneOf(pub NonZeroU32);

impl OneOf {
    /// The last 63 bits of an id are random (W3C Trace Context, level 2, has 56 of them so).
    fn takes(&self, id: TraceId) -> bool {
        let [.., a, b, c, d, e, f, g, h] = id.to_bytes();
        let drawn = u64::from_be_bytes([a, b, c, d, e, f, g, h]) >> 1;
        drawn < (1 << 63) / u64::from(self.0.get())
    }
}

impl ShouldSample for OneOf {
    fn should_sample(
        &self,
        _: Option<&Context>,
        id: TraceId,
        _: &str,
        _: &SpanKind,
        _: &[KeyValue],
        _: &[Link],
    ) -> SamplingResult {
        let decision =
            if self.takes(id) { SamplingDecision::RecordAndSample } else { SamplingDecision::Drop };
        SamplingResult { decision, attributes: Vec::new(), trace_state: TraceState::NONE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use opentelemetry_sdk::trace::{IdGenerator, RandomIdGenerator};

    #[test]
    fn each_is_taken_by_one_of_one_and_a_tenth_by_one_of_ten() {
        let ids: Vec<TraceId> = (0..20_000).map(|_| RandomIdGenerator::default().new_trace_id()).collect();
        let taken = |of: u32| {
            let of = OneOf(NonZeroU32::new(of).expect("some"));
            ids.iter().filter(|id| of.takes(**id)).count()
        };
        assert_eq!(taken(1), 20_000);
        assert!((1_700..2_300).contains(&taken(10)), "{}", taken(10));
        assert!(taken(u32::MAX) < 3);
    }
}
