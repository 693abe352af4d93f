//! A letter of a person, as a mail server delivers it: who it is from, its subject and its text.
//! Invariant: whatever is sent, at most `MOST` bytes of it are read, and no file of it. A letter that a program sent by
//! itself is none, so that two programs never answer each other.

use super::report::{MOST, boundary, field, parts_of, split_head};
use platform::email_address;

/// Longest subject and text that are kept, characters.
const SUBJECT: usize = 200;
const TEXT: usize = 8000;
/// The message in place of a text that cannot be read here.
const ELSEWHERE: &str = "The text of this letter is encrypted or in another form: read it in the mailbox.";

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The address that it is from.
    pub from: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
}

/// Reads a letter. None: it has no sender to answer, or a program sent it by itself.
pub fn of_message(raw: &[u8]) -> Option<Letter> {
    let whole = String::from_utf8_lossy(&raw[..raw.len().min(MOST)]);
    let (head, body) = split_head(&whole);
    if is_automatic(head) {
        return None;
    }
    let from = address_in(&field(head, "from")?)?;
    let subject = field(head, "subject").unwrap_or_default();
    let text = text_of(head, body).unwrap_or_else(|| ELSEWHERE.to_owned());
    let clear = |text: &str, most: usize| {
        text.chars().filter(|sign| *sign == '\n' || !sign.is_control()).take(most).collect::<String>()
    };
    Some(Letter { from, subject: clear(&subject, SUBJECT), text: clear(text.trim(), TEXT) })
}

/// Whether a program sent it by itself (RFC 3834), or it came over a list.
fn is_automatic(head: &str) -> bool {
    let says = |name: &str| field(head, name).map(|value| value.to_ascii_lowercase());
    let is_report = says("content-type").is_some_and(|kind| kind.starts_with("multipart/report"));
    let is_bulk = says("precedence").is_some_and(|it| ["bulk", "list", "junk"].contains(&it.trim()));
    let is_auto = says("auto-submitted").is_some_and(|it| it.trim() != "no");
    let is_bounce = says("return-path").is_some_and(|it| it.trim() == "<>");
    is_report || is_bulk || is_auto || is_bounce || says("list-id").is_some()
}

/// The address of `Asha <asha@mail.example>`.
fn address_in(from: &str) -> Option<String> {
    let bare = match from.rsplit_once('<') {
        Some((_, rest)) => rest.split_once('>')?.0,
        None => from,
    };
    email_address::email(bare).ok()
}

/// The plain text of a part: its own, or that of the first part within it.
fn text_of(head: &str, body: &str) -> Option<String> {
    let kind = field(head, "content-type").unwrap_or_else(|| "text/plain".to_owned());
    let bare = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if bare == "text/plain" {
        return decode(head, body);
    }
    if !["multipart/mixed", "multipart/alternative", "multipart/signed"].contains(&bare.as_str()) {
        return None;
    }
    parts_of(body, &boundary(&kind)?).into_iter().find_map(|part| {
        let (head, body) = split_head(part);
        let is_text = field(head, "content-type")
            .is_none_or(|kind| kind.trim_start().to_ascii_lowercase().starts_with("text/plain"));
        if is_text { decode(head, body) } else { None }
    })
}

/// The text of a body in the encoding that its head names. None: any other encoding.
fn decode(head: &str, body: &str) -> Option<String> {
    let encoding = field(head, "content-transfer-encoding").unwrap_or_else(|| "7bit".to_owned());
    match encoding.trim().to_ascii_lowercase().as_str() {
        "7bit" | "8bit" | "binary" => Some(body.to_owned()),
        "quoted-printable" => Some(without_quoting(body)),
        _ => None,
    }
}

/// Undoes quoted-printable (RFC 2045, 6.7).
fn without_quoting(body: &str) -> String {
    let mut bytes = Vec::new();
    for line in body.lines() {
        let line = line.trim_end();
        let (text, is_cut) = match line.strip_suffix('=') {
            Some(text) => (text, true),
            None => (line, false),
        };
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('=') {
            bytes.extend_from_slice(before.as_bytes());
            match after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                Some(byte) => {
                    bytes.push(byte);
                    rest = after.get(2..).unwrap_or_default();
                }
                None => {
                    bytes.push(b'=');
                    rest = after;
                }
            }
        }
        bytes.extend_from_slice(rest.as_bytes());
        if !is_cut {
            bytes.push(b'\n');
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Letter> {
        of_message(text.as_bytes())
    }

    #[test]
    fn a_letter_has_its_sender_its_subject_and_its_text() {
        let plain = "From: Asha <Asha@Mail.example>\r\nSubject: Notes\r\n are shown\r\n\r\nOpen /notes.\r\n";
        let letter = read(plain).expect("a letter");
        assert_eq!((letter.from.as_str(), letter.subject.as_str()), ("asha@mail.example", "Notes are shown"));
        assert_eq!(letter.text, "Open /notes.");
        let parts = "From: a@b.example\nContent-Type: multipart/alternative; boundary=\"x\"\n\n--x\nContent-Type: text/html\n\n\
                     <b>no</b>\n--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n\
                     caf=C3=A9 =\nau lait, 1 =3D 1, =zz\n--x--\n";
        assert_eq!(read(parts).expect("a letter").text, "caf\u{e9} au lait, 1 = 1, =zz");
        let sealed =
            "From: a@b.example\nContent-Type: multipart/encrypted; boundary=x\n\n--x\n\nsecret\n--x--\n";
        assert_eq!(read(sealed).expect("a letter").text, ELSEWHERE);
        let coded = "From: a@b.example\nContent-Transfer-Encoding: base64\n\nbm8=\n";
        assert_eq!(read(coded).expect("a letter").text, ELSEWHERE);
    }

    #[test]
    fn what_a_program_sent_by_itself_is_no_letter() {
        for head in [
            "Auto-Submitted: auto-replied",
            "Precedence: bulk",
            "List-Id: <news.example>",
            "Return-Path: <>",
            "Content-Type: multipart/report; boundary=x",
        ] {
            assert_eq!(read(&format!("From: a@b.example\n{head}\n\nHello\n")), None, "{head}");
        }
        for text in
            ["", "Subject: nobody\n\nHello\n", "From: nobody\n\nHello\n", "From: <a@b.example\n\nHello\n"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(read("From: a@b.example\nAuto-Submitted: no\n\nHello\n").is_some());
    }

    #[test]
    fn a_letter_is_read_within_its_limits() {
        let long =
            format!("From: a@b.example\nSubject: {}\n\n{}\u{7}\n", "s".repeat(900), "t".repeat(20_000));
        let letter = read(&long).expect("a letter");
        assert_eq!((letter.subject.len(), letter.text.len()), (SUBJECT, TEXT));
        assert!(!read("From: a@b.example\n\nbell\u{7}\n").expect("a letter").text.contains('\u{7}'));
    }
}
