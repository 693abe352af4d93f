//! The ended spans that wait for the collector.
//! Invariant: the queue is bounded; ending a span never waits; each span counts as exactly one of sent,
//! failed or dropped.

use super::collector::Collector;
use opentelemetry::Context;
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::{Span, SpanData, SpanProcessor};
use platform::current::Current;
use platform::telemetry::spans::Counts;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

/// Spans that may wait: those of some five hundred requests, a few megabytes.
const MOST: usize = 4_096;
/// Spans per request: less than a millisecond of encoding.
const BATCH: usize = 512;
/// How often they are sent, unless the queue is half full before.
const EVERY: Duration = Duration::from_secs(1);
/// Least time between two log lines about a collector that takes nothing.
const TOLD: Duration = Duration::from_secs(60);

/// The end of the queue that spans enter.
#[derive(Debug)]
pub(super) struct Queue {
    spans: Sender<SpanData>,
    half: Arc<Notify>,
    counts: Arc<Counts>,
}

/// The end of the queue that the sender reads.
pub(super) struct Waiting {
    spans: Receiver<SpanData>,
    half: Arc<Notify>,
}

impl Queue {
    pub(super) fn new(counts: Arc<Counts>) -> (Queue, Waiting) {
        let (sender, receiver) = channel(MOST);
        let half = Arc::<Notify>::default();
        (Queue { spans: sender, half: half.clone(), counts }, Waiting { spans: receiver, half })
    }
}

impl SpanProcessor for Queue {
    fn on_start(&self, _: &mut Span, _: &Context) {}

    fn on_end(&self, span: SpanData) {
        if self.spans.try_send(span).is_err() {
            self.counts.dropped.fetch_add(1, Ordering::Relaxed);
        }
        if self.spans.capacity() < MOST / 2 {
            self.half.notify_one();
        }
    }

    fn force_flush(&self) -> OTelSdkResult {
        Ok(())
    }

    fn shutdown_with_timeout(&self, _: Duration) -> OTelSdkResult {
        Ok(())
    }
}

impl Waiting {
    /// Sends spans until the stop, and then the rest.
    pub(super) async fn handed_over(
        mut self,
        collector: Arc<Current<Collector>>,
        counts: Arc<Counts>,
        mut stop: watch::Receiver<bool>,
    ) {
        let mut log = Log::default();
        while !*stop.borrow() {
            tokio::select! {
                // A closed channel counts as a stop: the program is ending.
                _ = stop.wait_for(|is_over| *is_over) => {}
                () = tokio::time::sleep(EVERY) => {}
                () = self.half.notified() => {}
            }
            self.emptied(&collector.get(), &counts, &mut log).await;
        }
    }

    async fn emptied(&mut self, collector: &Collector, counts: &Counts, log: &mut Log) {
        while !self.spans.is_empty() {
            let mut batch = Vec::new();
            self.spans.recv_many(&mut batch, BATCH).await;
            let many = batch.len() as u64;
            let (rejected, why) = match collector.take(batch).await {
                Ok(rejected) => (rejected.min(many), "it took a part of them".to_owned()),
                Err(why) => (many, why),
            };
            counts.sent.fetch_add(many - rejected, Ordering::Relaxed);
            counts.failed.fetch_add(rejected, Ordering::Relaxed);
            log.tell(counts, &why);
        }
    }
}

/// The losses that the log has named.
#[derive(Default)]
struct Log {
    at: Option<Instant>,
    failed: u64,
    dropped: u64,
}

impl Log {
    /// Logs the new losses, at most once a minute.
    fn tell(&mut self, counts: &Counts, why: &str) {
        let (failed, dropped) =
            (counts.failed.load(Ordering::Relaxed), counts.dropped.load(Ordering::Relaxed));
        let is_new = failed > self.failed || dropped > self.dropped;
        if !is_new || self.at.is_some_and(|at| at.elapsed() < TOLD) {
            return;
        }
        let (failed_now, dropped_now) = (failed - self.failed, dropped - self.dropped);
        let cause = if failed_now == 0 { "more came than it takes" } else { why };
        tracing::warn!(
            failed = failed_now,
            dropped = dropped_now,
            cause,
            "spans did not reach the collector of traces"
        );
        *self = Log { at: Some(Instant::now()), failed, dropped };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use opentelemetry::trace::{Tracer, TracerProvider};
    use opentelemetry_sdk::trace::SdkTracerProvider;

    #[test]
    fn what_finds_no_room_is_dropped_and_counted_and_the_rest_stays() {
        let counts = Arc::new(Counts::default());
        let (queue, waiting) = Queue::new(counts.clone());
        let provider = SdkTracerProvider::builder().with_span_processor(queue).build();
        let tracer = provider.tracer("test");
        for _ in 0..MOST + 3 {
            drop(tracer.start("span"));
        }
        assert_eq!(counts.dropped.load(Ordering::Relaxed), 3);
        assert_eq!(waiting.spans.len(), MOST);
    }

    #[test]
    fn what_is_lost_is_told_once_a_minute_and_only_when_there_is_more() {
        let (counts, mut log) = (Counts::default(), Log::default());
        log.tell(&counts, "down");
        assert!(log.at.is_none(), "nothing is lost");
        counts.failed.store(5, Ordering::Relaxed);
        log.tell(&counts, "down");
        assert_eq!((log.failed, log.at.is_some()), (5, true));
        counts.failed.store(9, Ordering::Relaxed);
        log.tell(&counts, "down");
        assert_eq!(log.failed, 5, "within the minute");
        log.at = log.at.and_then(|at| at.checked_sub(TOLD));
        log.tell(&counts, "down");
        assert_eq!(log.failed, 9);
    }
}
