//! Texts that several pages put together.
//! Invariant: a text keeps its values, so that a translation may put them elsewhere.

use catalogue::{Phrase, say};

/// Details one after the other, with commas; None without one.
pub(crate) fn listed(details: impl IntoIterator<Item = Phrase>) -> Option<Phrase> {
    details.into_iter().reduce(|before, next| say!("{before}, {next}", before, next))
}
