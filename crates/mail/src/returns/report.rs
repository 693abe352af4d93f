//! A report of a mail that cannot be delivered: a message of a mail server (RFC 3464), or JSON.
//! Invariant: whatever is sent, at most `MOST` bytes of it are read, and nothing of it is kept but which mail
//! and which status. A report that does not name a mail of ours and a permanent failure (5.x.x) is none.

use super::tag::MailName;
use serde_json::Value;

/// The most bytes of a report that are read.
pub const MOST: usize = 64 * 1024;
/// The most parts of a message, groups of a part, and lines of a head.
const PARTS: usize = 16;
const GROUPS: usize = 64;
const LINES: usize = 500;
/// Longest value of a field, and longest boundary (RFC 2046, 5.1.1).
const VALUE: usize = 2000;
const BOUNDARY: usize = 70;
/// The fields that may name the address that a mail was returned to.
const TO: [&str; 4] = ["x-original-to", "delivered-to", "envelope-to", "to"];
/// The members of a report as JSON, and how long each may be.
const MEMBERS: [(&str, usize); 4] =
    [("message_id", 300), ("recipient", 320), ("status", 20), ("diagnostic", 4000)];

/// A permanent failure (RFC 3463): 5.1.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status {
    subject: u16,
    detail: u16,
}

impl Status {
    /// The status that a text begins with. None: it is none, or no permanent one.
    pub fn permanent(text: &str) -> Option<Status> {
        let mut numbers = text.split_whitespace().next()?.split('.');
        let mut number = || {
            let word = numbers.next().filter(|word| (1..=3).contains(&word.len()))?;
            word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse::<u16>().ok())?
        };
        let (class, subject, detail) = (number()?, number()?, number()?);
        (class == 5 && numbers.next().is_none()).then_some(Status { subject, detail })
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "5.{}.{}", self.subject, self.detail)
    }
}

/// A report of a permanent failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The mail.
    pub name: MailName,
    /// Why.
    pub status: Status,
    /// Its recipient, if the sender of the report names one: then it must be that of the mail.
    pub recipient: Option<String>,
}

/// Reads a message of a mail server. None: it reports no permanent failure of a mail of ours.
pub fn of_message(raw: &[u8]) -> Option<Report> {
    let text = String::from_utf8_lossy(&raw[..raw.len().min(MOST)]);
    let (head, body) = split_head(&text);
    let kind = field(head, "content-type")?;
    if !kind.to_ascii_lowercase().starts_with("multipart/report") {
        return None;
    }
    let (mut status, mut name) = (None, None);
    for part in parts_of(body, &boundary(&kind)?) {
        let (head, body) = split_head(part);
        let kind = field(head, "content-type").unwrap_or_default().to_ascii_lowercase();
        match kind.split(';').next().unwrap_or_default().trim() {
            "message/delivery-status" | "message/global-delivery-status" => {
                status = status.or_else(|| status_in(body));
            }
            "message/rfc822" | "text/rfc822-headers" | "message/global" | "message/global-headers" => {
                let id = field(split_head(body).0, "message-id");
                name = name.or_else(|| MailName::of_message_id(&id?));
            }
            _ => {}
        }
    }
    let sent_to = || TO.iter().find_map(|it| MailName::of_addresses(&field(head, it)?));
    Some(Report { name: name.or_else(sent_to)?, status: status?, recipient: None })
}

/// Reads a report as JSON: `message_id` and `status`, and if the sender has them `recipient` and `diagnostic`.
/// None: it is malformed, or reports no permanent failure of a mail of ours.
pub fn of_json(raw: &[u8]) -> Option<Report> {
    let value: Value = serde_json::from_slice(raw.get(..raw.len().min(MOST))?).ok()?;
    let members = value.as_object()?;
    let fits = |(name, value): (&String, &Value)| {
        let most = MEMBERS.iter().find(|(known, _)| known == name).map(|(_, most)| *most);
        most.zip(value.as_str()).is_some_and(|(most, text)| text.len() <= most)
    };
    if !members.iter().all(fits) {
        return None;
    }
    let text = |name: &str| members.get(name).and_then(Value::as_str);
    Some(Report {
        name: MailName::of_message_id(text("message_id")?)?,
        status: Status::permanent(text("status")?)?,
        recipient: text("recipient").map(str::to_owned),
    })
}

/// The permanent failure in a delivery status: of the first recipient whose action is `failed`.
fn status_in(body: &str) -> Option<Status> {
    let mut rest = body;
    for _ in 0..GROUPS {
        if rest.is_empty() {
            return None;
        }
        let (group, after) = split_head(rest);
        let is_failed = field(group, "action").is_some_and(|it| it.trim().eq_ignore_ascii_case("failed"));
        let status = field(group, "status").and_then(|it| Status::permanent(&it));
        if let Some(status) = status.filter(|_| is_failed) {
            return Some(status);
        }
        rest = after;
    }
    None
}

/// The text before the first empty line, and the text after it.
pub(super) fn split_head(text: &str) -> (&str, &str) {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_end_matches(['\r', '\n']).is_empty() {
            return (&text[..at], &text[at + line.len()..]);
        }
        at += line.len();
    }
    (text, "")
}

/// The first field of this name, with the lines that continue it.
pub(super) fn field(head: &str, name: &str) -> Option<String> {
    let mut value: Option<String> = None;
    for line in head.lines().take(LINES) {
        match &mut value {
            Some(value) if line.starts_with([' ', '\t']) => {
                value.push(' ');
                value.extend(line.trim().chars().take(VALUE));
                if value.len() > VALUE {
                    break;
                }
            }
            Some(_) => break,
            None => {
                let of_name = line.split_once(':').filter(|(it, _)| it.trim_end().eq_ignore_ascii_case(name));
                value = of_name.map(|(_, text)| text.trim().chars().take(VALUE).collect());
            }
        }
    }
    value
}

/// The boundary of a multipart type.
pub(super) fn boundary(kind: &str) -> Option<String> {
    let at = kind.to_ascii_lowercase().find("boundary=")? + "boundary=".len();
    let rest = kind.get(at..)?;
    let value = match rest.strip_prefix('"') {
        Some(rest) => rest.split('"').next(),
        None => rest.split(|sign: char| sign == ';' || sign.is_whitespace()).next(),
    };
    value.filter(|it| (1..=BOUNDARY).contains(&it.len())).map(str::to_owned)
}

/// The parts between the lines of a boundary.
pub(super) fn parts_of<'a>(body: &'a str, boundary: &str) -> Vec<&'a str> {
    let (next, last) = (format!("--{boundary}"), format!("--{boundary}--"));
    let (mut parts, mut began, mut at) = (Vec::new(), None, 0);
    for line in body.split_inclusive('\n') {
        let bare = line.trim_end();
        if bare == next || bare == last {
            parts.extend(began.map(|began| &body[began..at]));
            began = (bare == next).then_some(at + line.len());
            if began.is_none() || parts.len() >= PARTS {
                return parts;
            }
        }
        at += line.len();
    }
    // A report that was cut off at the limit may end without its last line.
    parts.extend(began.map(|began| &body[began..]));
    parts
}

#[cfg(test)]
mod tests;
