//! The figures as rows: a table with bars for people, JSON for programs.
//! Invariant: a missed bar is always shown as missed, and a figure without a bar has no verdict.

use serde_json::{Value, json};
use std::fmt::Write as _;

/// The way of a measured call: straight to the action, over HTTPS, or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// `run` in this process.
    Action,
    /// A request to the program.
    Https,
    /// A request for its page.
    Page,
    /// Not a load.
    None,
}

impl Via {
    /// Its name in the report.
    pub fn as_str(self) -> &'static str {
        match self {
            Via::Action => "action",
            Via::Https => "https",
            Via::Page => "page",
            Via::None => "-",
        }
    }
}

/// One line of the report. A figure that does not apply is None.
#[derive(Debug, Default)]
pub struct Row {
    /// The measurement's name.
    pub name: String,
    pub via: Option<Via>,
    /// Concurrent clients.
    pub clients: usize,
    /// The number of workspaces that the calls used.
    pub workspaces: usize,
    /// Our figure, in `unit`.
    pub ours: f64,
    /// The unit of `ours`.
    pub unit: &'static str,
    /// pgbench's transactions per second.
    pub pgbench: Option<f64>,
    /// Our figure divided by pgbench's.
    pub ratio: Option<f64>,
    /// Half of the calls took at most this long.
    pub p50_ms: Option<f64>,
    /// Ninety-five per cent of the calls took at most this long.
    pub p95_ms: Option<f64>,
    /// Ninety-nine per cent of the calls took at most this long.
    pub p99_ms: Option<f64>,
    /// Half of pgbench's transactions took at most this long.
    pub pgbench_p50_ms: Option<f64>,
    /// Ninety-nine per cent of them took at most this long.
    pub pgbench_p99_ms: Option<f64>,
    /// Processor time per call in all server processes.
    pub cpu_us: Option<f64>,
    /// The database's part of it.
    pub database_cpu_us: Option<f64>,
    /// The database's processor time for the same work in pgbench, if it was measured.
    pub pgbench_database_cpu_us: Option<f64>,
    /// The share of the machine that other programs took meanwhile.
    pub neighbours: Option<f64>,
    /// The first call that failed, or the reason why nothing could be measured.
    pub fault: Option<String>,
    /// The promised figures.
    pub bars: Vec<Bar>,
}

/// A promised figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bar {
    /// `ratio` is at least this.
    Ratio(f64),
    /// `p95_ms` is at most this.
    P95Ms(f64),
    /// `p99_ms` is at most this.
    P99Ms(f64),
    /// `cpu_us` is at most this.
    CpuUs(f64),
    /// `ours` is at most this.
    AtMost(f64),
}

impl Bar {
    fn holds(self, row: &Row) -> bool {
        let at_most = |figure: Option<f64>, most: f64| figure.is_some_and(|figure| figure <= most);
        match self {
            Bar::Ratio(least) => row.ratio.is_some_and(|ratio| ratio >= least),
            Bar::P95Ms(most) => at_most(row.p95_ms, most),
            Bar::P99Ms(most) => at_most(row.p99_ms, most),
            Bar::CpuUs(most) => at_most(row.cpu_us, most),
            Bar::AtMost(most) => row.ours <= most,
        }
    }

    fn words(self, row: &Row) -> String {
        match self {
            Bar::Ratio(least) => format!("ratio >= {least}"),
            Bar::P95Ms(most) => format!("p95 <= {most} ms"),
            Bar::P99Ms(most) => format!("p99 <= {most} ms"),
            Bar::CpuUs(most) => format!("cpu <= {most} us"),
            Bar::AtMost(most) => format!("<= {most} {}", row.unit),
        }
    }
}

impl Row {
    /// Whether every bar holds and nothing failed; None if there is no bar and nothing failed.
    pub fn passed(&self) -> Option<bool> {
        match (&self.fault, self.bars.is_empty()) {
            (Some(_), _) => Some(false),
            (None, true) => None,
            (None, false) => Some(self.bars.iter().all(|bar| bar.holds(self))),
        }
    }

    /// The row for programs.
    pub fn json(&self) -> Value {
        let bars: Vec<Value> =
            self.bars.iter().map(|b| json!({ "bar": b.words(self), "pass": b.holds(self) })).collect();
        json!({
            "name": self.name, "via": self.via.unwrap_or(Via::None).as_str(), "clients": self.clients,
            "workspaces": self.workspaces, "ours": round(self.ours), "unit": self.unit,
            "pgbench": self.pgbench.map(round), "ratio": self.ratio.map(round), "p50_ms": self.p50_ms.map(round),
            "p95_ms": self.p95_ms.map(round), "p99_ms": self.p99_ms.map(round),
            "pgbench_p50_ms": self.pgbench_p50_ms.map(round), "pgbench_p99_ms": self.pgbench_p99_ms.map(round),
            "cpu_us": self.cpu_us.map(round),
            "database_cpu_us": self.database_cpu_us.map(round),
            "pgbench_database_cpu_us": self.pgbench_database_cpu_us.map(round),
            "neighbours": self.neighbours.map(round), "bars": bars, "pass": self.passed(),
            "fault": self.fault,
        })
    }

    /// The line for people.
    pub fn line(&self) -> String {
        let figure = |figure: Option<f64>, decimals: usize| {
            figure.map_or("-".to_owned(), |f| format!("{f:.decimals$}"))
        };
        let mut line = format!(
            "{:<20} {:<7} {:>7} {:>6} {:>9.1} {:<4} {:>8} {:>6} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>6}",
            self.name,
            self.via.unwrap_or(Via::None).as_str(),
            self.clients,
            self.workspaces,
            self.ours,
            self.unit,
            figure(self.pgbench, 1),
            figure(self.ratio, 2),
            figure(self.p50_ms, 2),
            figure(self.p95_ms, 2),
            figure(self.p99_ms, 2),
            figure(self.pgbench_p50_ms, 2),
            figure(self.pgbench_p99_ms, 2),
            figure(self.cpu_us, 0),
            figure(self.database_cpu_us, 0),
            figure(self.neighbours.map(|share| share * 100.0), 0),
        );
        for bar in &self.bars {
            let _ = write!(line, "  {} {}", bar.words(self), if bar.holds(self) { "pass" } else { "MISSED" });
        }
        if let Some(fault) = &self.fault {
            let _ = write!(line, "  FAILED: {fault}");
        }
        line
    }
}

/// The head of the table.
pub fn head() -> String {
    format!(
        "{:<20} {:<7} {:>7} {:>6} {:>9} {:<4} {:>8} {:>6} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>6}  bars",
        "name",
        "via",
        "clients",
        "shops",
        "ours",
        "",
        "pgbench",
        "ratio",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "bare p50",
        "bare p99",
        "cpu us",
        "db us",
        "else %"
    )
}

/// More than three decimals would suggest a precision that the measurement lacks.
fn round(figure: f64) -> f64 {
    (figure * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(ratio: Option<f64>, bars: Vec<Bar>) -> Row {
        Row {
            name: "invoice_post".into(),
            via: Some(Via::Action),
            ratio,
            p99_ms: Some(38.0),
            bars,
            ..Row::default()
        }
    }

    #[test]
    fn a_bar_is_met_missed_or_not_there() {
        for (ratio, bars, want) in [
            (Some(1.2), vec![Bar::Ratio(1.2), Bar::P99Ms(80.0)], Some(true)),
            (Some(1.19), vec![Bar::Ratio(1.2)], Some(false)),
            (None, vec![Bar::Ratio(1.2)], Some(false)),
            (None, vec![], None),
        ] {
            assert_eq!(row(ratio, bars).passed(), want);
        }
    }

    #[test]
    fn a_call_that_failed_fails_its_row_whatever_the_figures() {
        let failed = Row { fault: Some("500".into()), ..row(Some(9.0), vec![Bar::Ratio(1.0)]) };
        assert_eq!(failed.passed(), Some(false));
        assert!(failed.line().ends_with("FAILED: 500"), "{}", failed.line());
    }

    #[test]
    fn the_json_has_the_columns_that_were_agreed() {
        let json = row(Some(1.23456), vec![]).json();
        for column in
            ["name", "via", "clients", "workspaces", "ours", "pgbench", "ratio", "p50_ms", "p99_ms", "cpu_us"]
        {
            assert!(json.get(column).is_some(), "{column}");
        }
        assert_eq!((&json["via"], &json["ratio"]), (&json!("action"), &json!(1.235)));
    }
}
