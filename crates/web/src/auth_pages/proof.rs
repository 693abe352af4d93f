//! Reads from a form of these pages how its sender proves who they are.

use crate::fields::sent;
use identity::passkeys::Shown;
use identity::sign_in::Proof;

/// The one message for every wrong answer of a passkey.
pub(super) const NOT_TAKEN: &str = "This passkey was not taken. Try again, or use a code.";

/// The proof in a form: a passkey's answer, or the text in the field of this name.
pub(super) fn proof<'a>(fields: &'a [(String, String)], typed: &str) -> Proof<'a> {
    match sent(fields, "answer") {
        "" => Proof::Typed(sent(fields, typed)),
        answer => Proof::Passkey(Shown { challenge: sent(fields, "challenge"), answer }),
    }
}
