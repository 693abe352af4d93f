//! Heads of HTTP/1.1 as they are sent, and what RFC 9112 says of each.
//! Invariant: every bad head has a good one that differs in nothing else. Behind each head is a request that
//! a server answers correctly only if it finds where the first ends.

/// One head, and the bytes behind it.
pub struct Case {
    pub what: &'static str,
    sent: Vec<u8>,
    /// The status of a good head; None for a bad one.
    status: Option<u16>,
    host: String,
}

impl Case {
    pub fn is_bad(&self) -> bool {
        self.status.is_none()
    }

    /// The expected answers: a bad head gets 400 and nothing else.
    pub fn statuses(&self) -> Vec<u16> {
        self.status.map_or(vec![400], |status| vec![status, 405])
    }

    /// The case, followed by a request that closes the connection.
    pub fn with_next(&self) -> Vec<u8> {
        let next =
            format!("GET /confirm/next/new HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host);
        [&self.sent[..], next.as_bytes()].concat()
    }
}

pub fn cases(host: &str) -> Vec<Case> {
    let of = |status: Option<u16>, all: Vec<(&'static str, String)>| {
        let one = move |(what, text): (&'static str, String)| Case {
            what,
            sent: text.replace("HOST", host).into_bytes(),
            status,
            host: host.to_owned(),
        };
        all.into_iter().map(one).collect::<Vec<_>>()
    };
    let mut all = of(Some(405), plain());
    all.extend(of(Some(403), posted()));
    all.extend(of(None, [lines(), names(), hosts(), lengths(), chunks()].concat()));
    // Bytes that are not text.
    let mut odd = of(None, vec![("bytes in a name of a host", get("Host: sh?p.example"))]);
    odd.iter_mut()
        .flat_map(|case| &mut case.sent)
        .filter(|byte| **byte == b'?')
        .for_each(|byte| *byte = 0xff);
    all.extend(odd);
    all
}

/// A request without a body, with these lines as its fields.
fn get(fields: &str) -> String {
    format!("GET /confirm/none/new HTTP/1.1\r\n{fields}\r\n\r\n")
}

/// An unknown form without its token: the program must read the body first.
fn post(fields: &str, body: &str) -> String {
    format!(
        "POST /confirm/none/new HTTP/1.1\r\nHost: HOST\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n{fields}\r\n\r\n{body}"
    )
}

/// The same in chunks.
fn chunked(body: &str) -> String {
    post("Transfer-Encoding: chunked", body)
}

fn plain() -> Vec<(&'static str, String)> {
    vec![
        ("a plain head", get("Host: HOST")),
        ("no space before a value", get("Host:HOST")),
        ("spaces around a value", get("Host:   HOST  ")),
        ("tabs around a value", get("Host:\tHOST\t")),
        ("a name in capitals", get("HOST: HOST").replacen("HOST", "hOsT", 1)),
        ("an empty value", get("Host: HOST\r\nX-Empty:")),
        ("a tab within a value", get("Host: HOST\r\nX-A: b\tc")),
        ("letters of others in a value", get("Host: HOST\r\nX-A: \u{e4}\u{f6}")),
        ("one empty line before", format!("\r\n{}", get("Host: HOST"))),
        ("the whole address", get("Host: HOST").replace("/confirm", "https://HOST/confirm")),
        ("a query", get("Host: HOST").replace("none/new", "none/new?a=b&c=%23")),
        ("one field in two lines", get("Host: HOST\r\nAccept: a/b\r\nAccept: c/d")),
        ("a length of nothing", get("Host: HOST\r\nContent-Length: 0")),
    ]
}

fn posted() -> Vec<(&'static str, String)> {
    let body = "a=12345";
    vec![
        ("a body of its length", post("Content-Length: 7", body)),
        ("a length with noughts before", post("Content-Length: 007", body)),
        ("leave to go on", post("Content-Length: 7\r\nExpect: 100-continue", body)),
        ("a body in one chunk", chunked("7\r\na=12345\r\n0\r\n\r\n")),
        ("a body in chunks", chunked("1\r\na\r\n6\r\n=12345\r\n0\r\n\r\n")),
        ("a size with noughts before", chunked("0007\r\na=12345\r\n000\r\n\r\n")),
        ("the coding in capitals", post("Transfer-Encoding: CHUNKED", "7\r\na=12345\r\n0\r\n\r\n")),
        ("something said of a chunk", chunked("7;a=b\r\na=12345\r\n0\r\n\r\n")),
        ("a field behind the chunks", chunked("7\r\na=12345\r\n0\r\nX-A: b\r\n\r\n")),
        ("line ends in a chunk", chunked("9\r\na=12\n\n345\r\n0\r\n\r\n")),
    ]
}

/// Line ends, and request lines.
fn lines() -> Vec<(&'static str, String)> {
    let good = get("Host: HOST");
    vec![
        ("LF behind the first line", good.replacen("\r\n", "\n", 1)),
        ("LF behind a field", get("Host: HOST\nX-A: b")),
        ("LF behind the head", good.replace("\r\n\r\n", "\r\n\n")),
        ("LF everywhere", good.replace("\r\n", "\n")),
        ("CR in a value", get("Host: HOST\r\nX-A: b\rc")),
        ("two CRs before LF", get("Host: HOST\r\nX-A: b\r")),
        ("CR alone behind the first line", good.replacen("\r\n", "\r", 1)),
        ("LF before the head", format!("\n{good}")),
        ("two empty lines before", format!("\r\n\r\n{good}")),
        ("a space before the method", format!(" {good}")),
        ("two spaces in the first line", good.replacen(' ', "  ", 1)),
        ("a tab in the first line", good.replacen(' ', "\t", 1)),
        ("a space behind the version", good.replacen("1.1\r", "1.1 \r", 1)),
        ("no version", good.replacen(" HTTP/1.1", "", 1)),
        ("a version of small letters", good.replacen("HTTP/1.1", "http/1.1", 1)),
        ("a version nobody knows", good.replacen("HTTP/1.1", "HTTP/1.2", 1)),
        ("a version of two figures", good.replacen("HTTP/1.1", "HTTP/1.10", 1)),
        ("a fragment", good.replacen("none/new", "none/new#x", 1)),
        ("a target without a slash", good.replacen("/confirm", "confirm", 1)),
        ("all paths, but no OPTIONS", good.replacen("/confirm/none/new", "*", 1)),
        ("a name and port alone", good.replacen("/confirm/none/new", "HOST", 1)),
        ("NUL in the target", good.replacen("none/new", "no\0ne/new", 1)),
    ]
}

/// Field names and values.
fn names() -> Vec<(&'static str, String)> {
    vec![
        ("a space before the colon", get("Host: HOST\r\nX-A : b")),
        ("a space before the first name", get(" Host: HOST")),
        ("a line that goes on", get("Host: HOST\r\nX-A: b\r\n c")),
        ("a line that goes on by a tab", get("Host: HOST\r\nX-A:\r\n\tc")),
        ("no colon", get("Host: HOST\r\nX-A")),
        ("no name", get("Host: HOST\r\n: b")),
        ("a name with a space", get("Host: HOST\r\nX A: b")),
        ("a name in brackets", get("Host: HOST\r\n(X-A): b")),
        ("NUL in a value", get("Host: HOST\r\nX-A: b\0c")),
        ("a control sign in a value", get("Host: HOST\r\nX-A: b\u{1}c")),
        ("a hidden host before a space", get("Host: HOST\r\nHost : evil.example")),
    ]
}

fn hosts() -> Vec<(&'static str, String)> {
    let whole = |fields: &str, to: &str| get(fields).replacen("/confirm", &format!("{to}/confirm"), 1);
    vec![
        ("no host", get("X-A: b")),
        ("two hosts", get("Host: HOST\r\nHost: evil.example")),
        ("one host twice", get("Host: HOST\r\nHost: HOST")),
        ("an empty host", get("Host:")),
        ("two hosts in one line", get("Host: HOST, evil.example")),
        ("somebody before the host", get("Host: me@HOST")),
        ("a path behind the host", get("Host: HOST/x")),
        ("a port of letters", get("Host: shop.example:https")),
        ("another whole address", whole("Host: HOST", "https://evil.example")),
        ("another host than the address", whole("Host: evil.example", "https://HOST")),
        ("somebody before the address", whole("Host: HOST", "https://me@HOST")),
    ]
}

/// Stated lengths of a body.
fn lengths() -> Vec<(&'static str, String)> {
    let (body, chunks) = ("a=12345", "7\r\na=12345\r\n0\r\n\r\n");
    let hidden = "0\r\n\r\nGET /confirm/hidden/new HTTP/1.1\r\nHost: HOST\r\n\r\n";
    let length = |value: &str| post(&format!("Content-Length: {value}"), body);
    let coding = |value: &str| post(&format!("Transfer-Encoding: {value}"), chunks);
    let both = |first: &str, second: &str, body: &str| post(&format!("{first}\r\n{second}"), body);
    vec![
        ("two lengths", both("Content-Length: 7", "Content-Length: 8", body)),
        ("one length twice", both("Content-Length: 7", "Content-Length: 7", body)),
        ("a list of lengths", length("7, 7")),
        ("a length with a sign", length("+7")),
        ("a length below nothing", length("-7")),
        ("a length in hexadecimal", length("0x7")),
        ("a length with a space in it", length("0 7")),
        ("an empty length", length("")),
        ("a length beyond 64 bits", length("18446744073709551623")),
        ("a length before a coding", both("Content-Length: 5", "Transfer-Encoding: chunked", hidden)),
        ("a length behind a coding", both("Transfer-Encoding: chunked", "Content-Length: 5", hidden)),
        ("a coding of HTTP/1.0", coding("chunked").replacen("1.1", "1.0", 1)),
        ("two codings", coding("gzip, chunked")),
        ("chunks in chunks", coding("chunked, chunked")),
        ("codings in two lines", both("Transfer-Encoding: chunked", "Transfer-Encoding: identity", chunks)),
        ("a coding that is none", coding("identity")),
        ("a coding nobody knows", coding("xchunked")),
        ("a coding in quotes", coding("\"chunked\"")),
        ("a coding with a parameter", coding("chunked;a=b")),
        ("a coding behind a vertical tab", coding("\u{b}chunked")),
        ("an empty coding", coding("")),
        ("a coding before a space", post("Transfer-Encoding : chunked", chunks)),
        ("a coding in a line that goes on", post("Transfer-Encoding:\r\n chunked", chunks)),
    ]
}

fn chunks() -> Vec<(&'static str, String)> {
    vec![
        ("LF behind a size", chunked("7\na=12345\r\n0\r\n\r\n")),
        ("LF behind a chunk", chunked("7\r\na=12345\n0\r\n\r\n")),
        ("LF behind the last chunk", chunked("7\r\na=12345\r\n0\n\r\n")),
        ("LF behind the body", chunked("7\r\na=12345\r\n0\r\n\n")),
        ("LF in what is said of a chunk", chunked("7;a\n=b\r\na=12345\r\n0\r\n\r\n")),
        ("LF behind a field behind the chunks", chunked("7\r\na=12345\r\n0\r\nX-A: b\n\r\n")),
        ("a space behind a size", chunked("7 \r\na=12345\r\n0\r\n\r\n")),
        ("a size with a sign", chunked("+7\r\na=12345\r\n0\r\n\r\n")),
        ("a size with a letter", chunked("0x7\r\na=12345\r\n0\r\n\r\n")),
        ("an empty size", chunked("\r\na=12345\r\n0\r\n\r\n")),
        ("a size beyond 64 bits", chunked("10000000000000007\r\na=12345\r\n0\r\n\r\n")),
        ("a chunk longer than its size", chunked("6\r\na=12345\r\n0\r\n\r\n")),
        ("a chunk without an end", chunked("7\r\na=123450\r\n\r\n")),
    ]
}
