//! A security event as a line of syslog (RFC 5424), and lines as they are sent over a stream (RFC 5425).
//! Invariant: a line has kinds, ids and moments alone. It is ASCII without a line break, whatever the log
//! holds.

use super::kinds::SecurityKind;
use kernel::day::Instant;
use serde_json::json;
use uuid::Uuid;

/// The facility "log audit" (RFC 5424, 6.2.1).
const FACILITY: u8 = 13;
/// Longest name of a host (RFC 5424, 6.2.4).
const HOST: usize = 255;

/// An event as it is passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its kind.
    pub kind: SecurityKind,
    /// Its place in the audit tree, by which the receiver finds gaps and repetitions.
    pub leaf: i64,
    /// Its moment.
    pub at: Instant,
    /// Its workspace.
    pub workspace: Uuid,
    /// Its id.
    pub event: Uuid,
    /// The action.
    pub action: String,
    /// ok or denied.
    pub result: String,
    /// The code of a refusal.
    pub code: Option<String>,
    /// The request.
    pub request: Uuid,
    /// The person.
    pub actor: Option<Uuid>,
}

impl Line {
    /// The line, from the host of this name.
    pub fn text(&self, host: &str) -> String {
        let says = json!({
            "kind": self.kind.as_str(),
            "leaf": self.leaf,
            "workspace": self.workspace,
            "event": self.event,
            "action": plain(&self.action),
            "result": plain(&self.result),
            "code": self.code.as_deref().map(plain),
            "request": self.request,
            "actor": self.actor,
        });
        let priority = FACILITY * 8 + self.kind.severity();
        let (at, host, kind) = (format!("{:.6}", self.at), host_field(host), self.kind.as_str());
        format!("<{priority}>1 {at} {host} steelyard - {kind} - {says}")
    }
}

/// A word of ours as it is: letters, digits and the signs that names of actions have.
fn plain(word: &str) -> String {
    word.chars().filter(|sign| sign.is_ascii_alphanumeric() || "._-".contains(*sign)).collect()
}

/// The name of a host as a field: a dash where it has none that fits.
fn host_field(host: &str) -> &str {
    let fits = !host.is_empty() && host.len() <= HOST && host.bytes().all(|byte| byte.is_ascii_graphic());
    if fits { host } else { "-" }
}

/// Lines as they go over a stream: each with its length before it.
pub fn frames(lines: &[Line], host: &str) -> Vec<u8> {
    let texts = lines.iter().map(|line| line.text(host));
    texts.map(|text| format!("{} {text}", text.len())).collect::<String>().into_bytes()
}

/// The lines in a stream, for a check that receives its own. None: a length is wrong.
pub fn lines_in(stream: &[u8]) -> Option<Vec<String>> {
    let (mut rest, mut lines) = (std::str::from_utf8(stream).ok()?, Vec::new());
    while !rest.is_empty() {
        let (length, after) = rest.split_once(' ')?;
        let length: usize = length.parse().ok()?;
        lines.push(after.get(..length)?.to_owned());
        rest = after.get(length..)?;
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Line {
        Line {
            kind: SecurityKind::Refusal,
            leaf: 41,
            at: "2026-04-20T05:00:00Z".parse().expect("a moment"),
            workspace: Uuid::from_u128(1),
            event: Uuid::from_u128(2),
            action: "sell.invoice.post".into(),
            result: "denied".into(),
            code: Some("permission_denied".into()),
            request: Uuid::from_u128(3),
            actor: None,
        }
    }

    #[test]
    fn a_line_has_the_fields_of_rfc_5424_and_its_ids_as_json() {
        let text = line().text("shop.example");
        let says = concat!(
            "<108>1 2026-04-20T05:00:00.000000Z shop.example steelyard - refusal - ",
            r#"{"kind":"refusal","leaf":41,"workspace":"00000000-0000-0000-0000-000000000001","#,
            r#""event":"00000000-0000-0000-0000-000000000002","action":"sell.invoice.post","result":"denied","#,
            r#""code":"permission_denied","request":"00000000-0000-0000-0000-000000000003","actor":null}"#,
        );
        assert_eq!(text, says);
        let next = Line { leaf: 42, ..line() };
        let stream = frames(&[line(), next.clone()], "shop.example");
        assert_eq!(lines_in(&stream), Some(vec![text, next.text("shop.example")]));
        assert_eq!(lines_in(&stream[..stream.len() - 1]), None, "cut off");
    }

    #[test]
    fn whatever_the_log_holds_makes_no_line_of_its_own() {
        let hostile = "x\"\r\n<13>1 - - - - - - forged \u{e9}";
        let line = Line { action: hostile.into(), code: Some(hostile.into()), ..line() };
        for host in ["shop.example", "", "two words", "sh\u{f6}p", &"x".repeat(300)] {
            let text = line.text(host);
            assert!(text.is_ascii() && !text.contains(['\r', '\n']), "{text}");
            assert_eq!(text.matches('<').count(), 1, "{text}");
            assert!(host == "shop.example" || text.contains("Z - steelyard"), "{text}");
        }
    }
}
