//! The promises as data: the content of promises.toml, which build.rs turns into Rust.
//! Invariant: each promise is one variant, so that `lines.rs` cannot leave one out.

use kernel::day::Instant;
use lifecycle::settings::{GuardedFigure, Values};

/// One promise.
#[derive(Debug)]
pub struct Promise {
    /// Its id, which never changes.
    pub id: &'static str,
    /// A few words.
    pub title: &'static str,
    /// Who keeps it.
    pub by: By,
    /// The promise itself.
    pub statement: &'static str,
    /// The mechanism that keeps it.
    pub mechanism: &'static str,
    /// What its check does.
    pub does: &'static str,
    /// Longest time between two runs, in seconds.
    pub every: u32,
    /// The evidence of a run.
    pub evidence: &'static str,
    /// What happens when it is broken.
    pub fails: &'static str,
    /// The setting of its figure, or "none".
    pub setting: &'static str,
    /// The default of that figure.
    pub default: &'static str,
    /// Chapters of OWASP ASVS 5.0 it answers.
    pub asvs: &'static [&'static str],
}

impl Promise {
    /// The figure that is in force, in a reader's words; None where there is none.
    pub fn set_to(&self, values: &Values, at: Instant) -> Option<String> {
        match (GuardedFigure::of_promise(self.id), self.default) {
            (Some(figure), _) => Some(values.words(figure, at)),
            (None, "-") => None,
            (None, "true") => Some("on".to_owned()),
            (None, figure) => Some(figure.to_owned()),
        }
    }
}

/// Who keeps a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The program.
    Product(Kept),
    /// The operator.
    Operator(Vouched),
}

include!(concat!(env!("OUT_DIR"), "/register.rs"));

/// The promise with this id.
pub fn named(id: &str) -> Option<&'static Promise> {
    PROMISES.iter().find(|promise| promise.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_promise_has_its_own_id_and_a_bound_on_its_age() {
        let ids: BTreeSet<_> = PROMISES.iter().map(|promise| promise.id).collect();
        assert_eq!((ids.len(), PROMISES.len()), (97, 97));
        assert!(PROMISES.iter().all(|promise| (60..=7 * 86_400).contains(&promise.every)));
        let product = PROMISES.iter().filter(|promise| matches!(promise.by, By::Product(_))).count();
        assert_eq!(product, 82);
    }

    #[test]
    fn each_promise_with_a_guarded_figure_takes_it_from_the_setting_of_that_name() {
        for &figure in GuardedFigure::ALL {
            let promise = named(figure.promise()).expect("a promise");
            let (default, words) = (figure.default_value(), figure.words(figure.default_value()));
            assert_eq!(promise.setting, figure.as_str());
            assert!(promise.default.starts_with(&default.to_string()), "{figure}");
            let other = figure.told(promise.statement, figure.strictest() + 1);
            let is_told = promise.statement.contains(&words);
            assert_eq!(other != promise.statement, is_told, "{figure}");
            // The statements of the summary and of requests have no days; their mechanisms or checks
            // have them.
            let elsewhere =
                [GuardedFigure::Summary, GuardedFigure::RequestForward, GuardedFigure::RequestDone];
            assert!(is_told || elsewhere.contains(&figure), "{figure}");
        }
    }

    #[test]
    fn what_is_checked_at_start_and_again_has_the_time_of_the_again() {
        for (id, every) in [
            ("tenant-isolation", 3_600),
            ("security-by-design", 86_400),
            ("schema-code-agreement", 3_600),
            ("audit-tamper-evident", 3_600),
            ("restore-drills", 7 * 86_400),
            ("backup-pitr", 300),
        ] {
            assert_eq!(named(id).map(|promise| promise.every), Some(every), "{id}");
        }
    }
}
