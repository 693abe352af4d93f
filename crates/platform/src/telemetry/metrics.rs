//! Counts and durations of requests, for the operator's monitoring.
//! Invariant: a series is a route's pattern and a class of status, so that there are few series, and none of
//! them shows a workspace, a person or an address.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;
use std::time::Duration;

/// Upper ends of the histogram's buckets, in milliseconds: the time budget of a page is in the middle.
const ENDS_MS: [u128; 10] = [5, 10, 25, 50, 100, 250, 500, 1_000, 5_000, 30_000];

/// Requests of one route with one class of status.
#[derive(Debug, Default, Clone)]
struct Series {
    within: [u64; ENDS_MS.len()],
    count: u64,
    took: Duration,
}

/// The counts since the program started.
#[derive(Debug, Default)]
pub struct Metrics(Mutex<BTreeMap<(String, u16), Series>>);

impl Metrics {
    /// Counts a request.
    pub fn count(&self, route: &str, status: u16, took: Duration) {
        let mut all = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let series = all.entry((route.to_owned(), status / 100)).or_default();
        series.count += 1;
        series.took += took;
        for (end, within) in ENDS_MS.iter().zip(&mut series.within) {
            *within += u64::from(took.as_millis() <= *end);
        }
    }

    /// The counts in the text form of Prometheus.
    pub fn text(&self) -> String {
        let all = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clone();
        let mut text = String::from(
            "# HELP steelyard_http_request_seconds How long requests took, by route and class of status.\n\
             # TYPE steelyard_http_request_seconds histogram\n",
        );
        for ((route, class), series) in &all {
            let labels = format!("route=\"{route}\",status=\"{class}xx\"");
            let mut line = |name: &str, labels: &str, value: &str| {
                let _ = writeln!(text, "steelyard_http_request_seconds_{name}{{{labels}}} {value}");
            };
            for (end, within) in ENDS_MS.iter().zip(&series.within) {
                line("bucket", &format!("{labels},le=\"{}\"", seconds(*end)), &within.to_string());
            }
            line("bucket", &format!("{labels},le=\"+Inf\""), &series.count.to_string());
            line("sum", &labels, &seconds(series.took.as_millis()));
            line("count", &labels, &series.count.to_string());
        }
        text
    }
}

/// Milliseconds as seconds, exactly.
fn seconds(ms: u128) -> String {
    format!("{}.{:03}", ms / 1_000, ms % 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bucket_counts_what_took_no_longer_than_its_end() {
        let metrics = Metrics::default();
        for ms in [3, 40, 40, 1_200, 60_000] {
            metrics.count("/w/{slug}/bills", 200, Duration::from_millis(ms));
        }
        metrics.count("/w/{slug}/bills", 404, Duration::from_millis(1));
        let text = metrics.text();
        let of = |le: &str| {
            let start = format!(
                "steelyard_http_request_seconds_bucket{{route=\"/w/{{slug}}/bills\",status=\"2xx\",le=\"{le}\"}} "
            );
            text.lines().find_map(|line| line.strip_prefix(&start)).map(str::to_owned)
        };
        for (le, many) in [("0.005", "1"), ("0.050", "3"), ("5.000", "4"), ("30.000", "4"), ("+Inf", "5")] {
            assert_eq!(of(le).as_deref(), Some(many), "{le}\n{text}");
        }
        assert!(text.contains("_sum{route=\"/w/{slug}/bills\",status=\"2xx\"} 61.283"), "{text}");
        assert!(text.contains("_count{route=\"/w/{slug}/bills\",status=\"4xx\"} 1\n"), "{text}");
    }
}
