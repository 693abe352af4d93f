//! The promises in ten sentences for a customer of a shop, each with the promises that belong to it.
//! Invariant: each promise belongs to one theme. A theme is kept only if each of its promises is proved or
//! vouched for.

use crate::results::{Counts, Found, Line};
use crate::state::PromiseStatus;
use kernel::day::Instant;

/// One of the ten.
#[derive(Debug)]
pub struct Theme {
    /// Its word in an address.
    pub id: &'static str,
    /// A few words.
    pub title: &'static str,
    /// The sentence for a customer.
    pub says: &'static str,
    /// The ids of its promises.
    promises: &'static [&'static str],
}

/// Every theme, in the order of the public page.
pub static THEMES: [Theme; 10] = [
    Theme {
        id: "encryption",
        title: "Encryption",
        says: "Your details are encrypted on their way and where they are stored.",
        promises: &[
            "data-inventory",
            "tls-min",
            "plain-http-refused",
            "hsts-preload-ready",
            "encrypt-columns",
            "encrypt-volume",
            "encrypt-backups",
            "key-custody",
        ],
    },
    Theme {
        id: "sign-in",
        title: "Signing in",
        says: "Nobody sees your details before they prove who they are, and those with power prove it twice.",
        promises: &[
            "password-storage",
            "password-never-logged",
            "password-strength",
            "mfa-available",
            "mfa-required",
            "social-sign-in",
            "magic-link",
            "session-short",
            "anonymous-rejected",
            "api-tokens",
            "checkup-passwords",
            "checkup-shared-logins",
            "checkup-leavers",
        ],
    },
    Theme {
        id: "separation",
        title: "Keeping shops apart",
        says: "Another shop never sees what your shop knows about you, and its staff see only what their work needs.",
        promises: &[
            "tenant-isolation",
            "tenant-separation-beyond-sql",
            "rbac-server-side",
            "least-privilege",
        ],
    },
    Theme {
        id: "program",
        title: "A careful program",
        says: "The program calculates your bill exactly, and refuses entries that are wrong or forged.",
        promises: &[
            "security-by-design",
            "schema-code-agreement",
            "money-exact",
            "input-validated",
            "mutations-by-action",
            "csrf",
            "browser-hardening",
            "dependency-advisories",
            "sbom-provenance",
            "patching",
            "change-review",
            "environment-separation",
            "no-production-data-elsewhere",
            "no-production-on-laptops",
        ],
    },
    Theme {
        id: "records",
        title: "What is written down",
        says: "Who did what with your details is written down, and nobody can change that record without a trace.",
        promises: &[
            "audit-complete",
            "audit-tamper-evident",
            "audit-visible",
            "security-events",
            "log-minimal",
            "log-support-exception",
            "anomaly-monitoring",
            "checkup-audit-review",
        ],
    },
    Theme {
        id: "operators",
        title: "The people who run it",
        says: "The people who run this service have names, follow published rules, and look inside only when they must.",
        promises: &[
            "policy-executable",
            "policy-published-versioned",
            "mfa-operator",
            "operator-named-accounts",
            "host-access",
            "operator-jit",
            "governance-policies",
            "security-officer",
            "staff-confidentiality",
            "certified-hosting",
            "datacenter-physical",
            "data-region",
        ],
    },
    Theme {
        id: "backups",
        title: "Backups and staying up",
        says: "Nothing is lost when a machine breaks: encrypted copies are made, and bringing them back is practised.",
        promises: &[
            "backup-daily",
            "backup-pitr",
            "restore-drills",
            "backup-purpose",
            "backup-retention",
            "replication",
            "edge-limits",
            "edge-proxy-trust",
            "ddos-front",
        ],
    },
    Theme {
        id: "suppliers",
        title: "Other companies",
        says: "Every other company that touches your details is listed, is bound by a contract, and is announced first.",
        promises: &[
            "subprocessor-register",
            "subprocessor-notice",
            "subprocessor-bound",
            "subprocessor-review",
            "subprocessor-liability",
        ],
    },
    Theme {
        id: "incidents",
        title: "When something goes wrong",
        says: "If something goes wrong, your shop hears of it within a day, and whoever reports a weakness gets an answer.",
        promises: &[
            "incident-process",
            "incident-contain",
            "breach-notice",
            "breach-notice-content",
            "breach-authority",
            "post-incident-summary",
            "vuln-intake",
            "vuln-acknowledge",
            "vuln-updates",
            "vuln-credit",
            "vuln-rules",
            "vuln-disclosure-window",
            "security-txt",
            "security-contact",
            "checkup-billing-email",
        ],
    },
    Theme {
        id: "rights",
        title: "Your rights",
        says: "Your shop can show you, correct and erase what it knows about you, and what has ended is deleted.",
        promises: &[
            "no-security-paywall",
            "dsr-on-instruction",
            "dsr-assist",
            "dsr-extra-support",
            "workspace-export",
            "no-reidentification",
            "termination-deletion",
            "deletion-in-backups",
            "legal-hold",
        ],
    },
];

/// The theme of a promise.
pub fn theme_of(promise: &str) -> Option<&'static Theme> {
    THEMES.iter().find(|theme| theme.has(promise))
}

impl Theme {
    /// Whether this promise belongs to it.
    pub fn has(&self, promise: &str) -> bool {
        self.promises.contains(&promise)
    }
}

/// Whether what a theme says is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThemeStatus {
    /// Each of its promises is proved or vouched for; since this day no check of one failed.
    Whole(Option<Instant>),
    /// None is broken, and at least one is not checked or vouched for yet.
    Part,
    /// One is broken, since this moment.
    Broken(Option<Instant>),
}

/// A theme with its state.
#[derive(Debug)]
pub struct ThemeLine {
    /// The theme.
    pub theme: &'static Theme,
    /// Its state.
    pub status: ThemeStatus,
    /// How many of its promises have each state.
    pub counts: Counts,
}

impl ThemeLine {
    /// Its colour and its icon.
    pub fn tone(&self) -> (&'static str, &'static str) {
        match self.status {
            ThemeStatus::Whole(_) => ("ok", "check"),
            ThemeStatus::Part => ("wait", "clock"),
            ThemeStatus::Broken(_) => ("bad", "warn"),
        }
    }

    /// Whether each of its promises is kept.
    pub fn is_whole(&self) -> bool {
        matches!(self.status, ThemeStatus::Whole(_))
    }

    /// Whether one of its promises is broken.
    pub fn is_broken(&self) -> bool {
        matches!(self.status, ThemeStatus::Broken(_))
    }

    /// Since when it is as it is, where that is known: unbroken, or broken.
    pub fn since(&self) -> Option<Instant> {
        match self.status {
            ThemeStatus::Whole(since) | ThemeStatus::Broken(since) => since,
            ThemeStatus::Part => None,
        }
    }

    /// How many promises it has.
    pub fn all(&self) -> usize {
        let Counts { proved, attested, unknown, failed } = self.counts;
        proved + attested + unknown + failed
    }

    /// How many of its promises are kept.
    pub fn good(&self) -> usize {
        self.counts.proved + self.counts.attested
    }
}

/// Every theme with its state, from the promises' lines at this moment.
pub fn theme_lines(lines: &[Line], found: &Found, now: Instant) -> Vec<ThemeLine> {
    THEMES
        .iter()
        .map(|theme| {
            let of: Vec<&Line> = lines.iter().filter(|line| theme.has(line.id)).collect();
            let counts = Counts::of(of.iter().copied());
            ThemeLine { theme, status: status(&of, |line| found.unbroken_since(line.id, now)), counts }
        })
        .collect()
}

/// The state of a theme with these lines. `unbroken` gives the day since which no check of a line failed.
fn status(lines: &[&Line], unbroken: impl Fn(&Line) -> Option<Instant>) -> ThemeStatus {
    let is_broken = |line: &&&Line| line.is_broken() && line.missing_word.is_none();
    if lines.iter().any(|line| is_broken(&line)) {
        let broken = lines.iter().filter(is_broken);
        return ThemeStatus::Broken(broken.filter_map(|line| line.broken_since.or(line.checked_at)).min());
    }
    if lines.iter().any(|line| line.is_broken() || line.standing == PromiseStatus::Unknown) {
        return ThemeStatus::Part;
    }
    let proved = lines.iter().copied().filter(|line| line.standing == PromiseStatus::Proved);
    let since: Option<Vec<Instant>> = proved.map(unbroken).collect();
    ThemeStatus::Whole(since.and_then(|days| days.into_iter().max()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exports::tests::line;
    use crate::register::PROMISES;
    use crate::state::MissingWord;

    fn at(hours: i64) -> Instant {
        Instant::from_second(1_800_000_000 + hours * 3_600).expect("a moment")
    }

    #[test]
    fn each_promise_belongs_to_one_theme_and_each_theme_names_promises_that_are_there() {
        for promise in PROMISES {
            let of: Vec<&str> = THEMES.iter().filter(|it| it.has(promise.id)).map(|it| it.id).collect();
            assert_eq!(of.len(), 1, "{} is in {of:?}", promise.id);
        }
        let named = THEMES.iter().map(|theme| theme.promises.len()).sum::<usize>();
        assert_eq!(named, PROMISES.len());
    }

    #[test]
    fn a_theme_is_kept_only_if_each_promise_of_it_is() {
        use PromiseStatus::{Attested, Failed, Overdue, Proved, Unknown};
        let status_of = |standings: &[PromiseStatus]| {
            let lines: Vec<Line> = standings.iter().map(|it| line("csrf", "product", *it, "")).collect();
            status(&lines.iter().collect::<Vec<_>>(), |_| Some(at(0)))
        };
        assert_eq!(status_of(&[Proved, Attested]), ThemeStatus::Whole(Some(at(0))));
        assert_eq!(status_of(&[Attested]), ThemeStatus::Whole(None), "no check ran, so none says since when");
        assert_eq!(status_of(&[Proved, Unknown]), ThemeStatus::Part);
        assert!(matches!(status_of(&[Unknown, Failed]), ThemeStatus::Broken(_)));
        assert!(matches!(status_of(&[Proved, Overdue]), ThemeStatus::Broken(_)));
        let bare = Line {
            missing_word: Some(MissingWord::NotYet),
            ..line("encrypt-volume", "operator", Failed, "")
        };
        assert_eq!(status(&[&bare], |_| None), ThemeStatus::Part, "a person may know better");
    }

    #[test]
    fn a_theme_is_broken_since_its_first_promise_broke_and_kept_since_the_last_was_mended() {
        let broken =
            |since| Line { broken_since: Some(since), ..line("csrf", "product", PromiseStatus::Failed, "") };
        let (early, late) = (broken(at(1)), broken(at(5)));
        assert_eq!(status(&[&late, &early], |_| None), ThemeStatus::Broken(Some(at(1))));
        let kept = |id| line(id, "product", PromiseStatus::Proved, "");
        let (a, b) = (kept("csrf"), kept("money-exact"));
        let since = |line: &Line| Some(if line.id == "csrf" { at(24) } else { at(48) });
        assert_eq!(status(&[&a, &b], since), ThemeStatus::Whole(Some(at(48))));
        let today = |line: &Line| (line.id == "csrf").then(|| at(24));
        assert_eq!(status(&[&a, &b], today), ThemeStatus::Whole(None), "one was mended today");
    }
}
