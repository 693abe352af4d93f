//! The rules for people who test the security of this program, with the promise that they need not fear us.
//! Invariant: the text is here and nowhere else; whoever changes it raises its version. The time that testers
//! wait is the promised figure in force.

use catalogue::Phrase;

/// The version of the text.
pub(super) const VERSION: u32 = 1;
/// The day of this version.
pub(super) const SINCE: &str = "2026-11-28";

/// The five rules: a name, and the rule.
const RULES: [(&str, &str); 5] = [
    (
        "Leave the data of others alone",
        "Use a workspace of your own. If you see data of others, stop, tell us, and delete your copy.",
    ),
    (
        "Do not disturb the service",
        "No floods, no spam, nothing that makes it slow or unreachable for others. Nobody is deceived, and nothing is broken into by hand.",
    ),
    (
        "Do not scan a running instance without agreement",
        "Automatic scans need an agreement beforehand: who, from which networks, when. Write to us, or install the program yourself.",
    ),
    (
        "Take no more than you need to show it",
        "Do not go further into the system, change nothing, and leave nothing behind.",
    ),
    (
        "Tell us first, and give us time",
        "Report it by the form or by mail. Wait {limit} at most for the repair; then we publish it ourselves.",
    ),
];

/// The rules, with the time that is in force.
pub(super) fn rules_with(limit: &Phrase) -> [(&'static str, Phrase); 5] {
    RULES.map(|(name, rule)| (name, Phrase::of(rule).put("limit", limit)))
}

/// The promise to those who keep the rules.
pub(super) const SAFE_HARBOUR: &str = "Whoever keeps these rules acts with our permission. We take no legal action against them and ask nobody else to. If \
     somebody else does, we say in public that they acted with our permission.";

/// The statement about a bounty.
pub(super) const BOUNTY: &str =
    "We pay no bounty. Whoever reports a weakness that is repaired is named on our page, if they want to be.";
