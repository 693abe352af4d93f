//! Which events are security events, and of which kind: the fixed list by which another machine sorts them.
//! Invariant: failed sign-ins, refusals, exports, operators' access and errors of ours are always of a kind.

use kernel::code::Code;
use platform::own_errors;
use std::str::FromStr;

/// The kinds of security events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecurityKind {
    /// Somebody did not get in: a wrong password, code, link or PIN.
    FailedSignIn,
    /// A second factor was given, as operators do for each command.
    SecondFactor,
    /// An operator got into a workspace, or the ways into one changed.
    OperatorAccess,
    /// Data was taken out.
    Export,
    /// Somebody was refused what their role or session does not allow.
    Refusal,
    /// An error of ours.
    OwnError,
    /// The instance found a fault of its own: a promise that is not kept, a full disk, damage.
    Fault,
    /// People, roles, tokens, tills or factors were changed.
    AccessChange,
}

/// Actions by which people get in or prove who they are.
const SIGN_INS: [&str; 7] = [
    "workspace.session.open",
    "workspace.session.passkey",
    "workspace.session.prove",
    SECOND_FACTOR,
    "workspace.account.recovery_code.use",
    "workspace.till.switch",
    "workspace.till.pin.shut",
];
const SECOND_FACTOR: &str = "workspace.session.second_factor";
const OPERATOR: &str = "workspace.operator.";
/// Beginnings of the actions that change who may do what.
const ACCESS: [&str; 7] = [
    "workspace.access_review.",
    "workspace.member.",
    "workspace.role.",
    "workspace.token.",
    "workspace.till.",
    "workspace.account.",
    "workspace.founding.",
];

impl SecurityKind {
    /// Its word, which is the MSGID of a line.
    pub const fn as_str(self) -> &'static str {
        match self {
            SecurityKind::FailedSignIn => "sign-in-refused",
            SecurityKind::SecondFactor => "second-factor",
            SecurityKind::OperatorAccess => "operator-access",
            SecurityKind::Export => "export",
            SecurityKind::Refusal => "refusal",
            SecurityKind::OwnError => "error",
            SecurityKind::Fault => "fault",
            SecurityKind::AccessChange => "access-change",
        }
    }

    /// Its severity (RFC 5424, 6.2.1): 3 error, 4 warning, 5 notice.
    pub const fn severity(self) -> u8 {
        match self {
            SecurityKind::OwnError | SecurityKind::Fault => 3,
            SecurityKind::FailedSignIn | SecurityKind::Refusal => 4,
            SecurityKind::SecondFactor
            | SecurityKind::OperatorAccess
            | SecurityKind::Export
            | SecurityKind::AccessChange => 5,
        }
    }

    /// The kind of an event, by its action and, if it was refused, its code. None: it is no security event.
    pub fn of(action: &str, code: Option<&str>) -> Option<SecurityKind> {
        let has_part = |word: &str| action.split('.').any(|part| part.starts_with(word));
        match code {
            Some(_) if action == own_errors::ACTION => Some(SecurityKind::OwnError),
            Some(_) if SIGN_INS.contains(&action) => Some(SecurityKind::FailedSignIn),
            Some(code) if is_refusal(code) => Some(SecurityKind::Refusal),
            // The program's own checks are named after their subject, such as `trust.tls-min`.
            Some(_) if ["trust.", "disk.", "vault.", "instance."].iter().any(|it| action.starts_with(it)) => {
                Some(SecurityKind::Fault)
            }
            Some(_) => None,
            None if action == SECOND_FACTOR => Some(SecurityKind::SecondFactor),
            None if action.starts_with(OPERATOR) => Some(SecurityKind::OperatorAccess),
            None if has_part("export") => Some(SecurityKind::Export),
            None if ACCESS.iter().any(|it| action.starts_with(it)) => Some(SecurityKind::AccessChange),
            None => None,
        }
    }
}

/// Whether a code refuses the person and not what they typed.
fn is_refusal(code: &str) -> bool {
    Code::from_str(code).is_ok_and(|code| matches!(code.status(), 401 | 403))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_event_that_the_promise_names_has_its_kind_and_daily_work_has_none() {
        for (action, code, kind) in [
            ("workspace.session.open", Some("sign_in_failed"), Some("sign-in-refused")),
            ("workspace.session.second_factor", Some("step_up_required"), Some("sign-in-refused")),
            ("workspace.session.second_factor", None, Some("second-factor")),
            ("workspace.operator.grant", None, Some("operator-access")),
            ("workspace.audit.export", None, Some("export")),
            ("workspace.export.begin", None, Some("export")),
            ("workspace.export.raw", None, Some("export")),
            ("workspace.audit.export", Some("permission_denied"), Some("refusal")),
            ("sell.invoice.post", Some("permission_denied"), Some("refusal")),
            ("sell.invoice.post", Some("field_required"), None),
            ("instance.error", Some("internal_error"), Some("error")),
            ("trust.tls-min", Some("broken"), Some("fault")),
            ("trust.tls-min", None, None),
            ("disk.data", Some("disk_full"), Some("fault")),
            ("workspace.member.change_roles", None, Some("access-change")),
            ("workspace.token.create", None, Some("access-change")),
            ("sell.invoice.post", None, None),
        ] {
            let found = SecurityKind::of(action, code).map(SecurityKind::as_str);
            assert_eq!(found, kind, "{action} {code:?}");
        }
    }
}
