//! Heads of HTTP/2, written frame by frame, and what RFC 9113 (8.1 to 8.3) says of each.
//! Invariant: the test makes the bytes itself, so that it can send what no library sends.

use std::io::{Read, Write};

const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RESET: u8 = 3;
const SETTINGS: u8 = 4;
const GOODBYE: u8 = 7;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;
/// The streams of the case and of the good request behind it.
const CASE: u32 = 1;
const NEXT: u32 = 3;

/// A field as it is sent, valid or not.
type Field = (Vec<u8>, Vec<u8>);

/// One head.
pub struct Case {
    pub what: &'static str,
    pub is_bad: bool,
    fields: Vec<Field>,
    body: Option<&'static [u8]>,
    trailers: Vec<Field>,
}

/// The result of a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Answered, with the status if it is in the static table.
    Answered(Option<u16>),
    Reset,
}

/// The results of both streams.
#[derive(Debug, Default)]
pub struct Told {
    case: Option<Outcome>,
    next: Option<Outcome>,
    is_over: bool,
}

impl Case {
    /// Whether the results are right: a good head is answered; a bad one gets 400 or ends its stream or its
    /// connection. The request behind it is answered unless the connection has ended.
    pub fn stands(&self, told: &Told) -> bool {
        let is_refused = matches!(told.case, Some(Outcome::Reset | Outcome::Answered(Some(400))));
        let is_answered = matches!(told.case, Some(Outcome::Answered(status)) if status != Some(400));
        let is_next_answered = matches!(told.next, Some(Outcome::Answered(status)) if status != Some(400));
        match self.is_bad {
            true => (is_refused && is_next_answered) || (told.is_over && !is_answered),
            false => is_answered && is_next_answered,
        }
    }
}

fn field(name: &str, value: &str) -> Field {
    (name.into(), value.into())
}

/// A plain request: `first` before its other fields, `more` after them.
fn get(host: &str) -> Vec<Field> {
    vec![
        field(":method", "GET"),
        field(":scheme", "https"),
        field(":authority", host),
        field(":path", "/confirm/none/new"),
    ]
}

fn post(host: &str) -> Vec<Field> {
    let mut fields = get(host);
    fields[0] = field(":method", "POST");
    fields[3] = field(":path", "/confirm/none/new");
    fields.push(field("sec-fetch-site", "same-origin"));
    fields.push(field("content-type", "application/x-www-form-urlencoded"));
    fields
}

pub fn cases(host: &str) -> Vec<Case> {
    [good(host), pseudo(host), fields(host), bodies(host)].into_iter().flatten().collect()
}

fn case(what: &'static str, is_bad: bool, fields: Vec<Field>) -> Case {
    Case { what, is_bad, fields, body: None, trailers: Vec::new() }
}

/// A plain request with additional fields.
fn with(host: &str, more: &[(&str, &str)]) -> Vec<Field> {
    let mut fields = get(host);
    fields.extend(more.iter().map(|(name, value)| field(name, value)));
    fields
}

/// A plain request without one of its own fields.
fn without(host: &str, name: &str, more: &[(&str, &str)]) -> Vec<Field> {
    with(host, more).into_iter().filter(|(it, _)| it != name.as_bytes()).collect()
}

/// A plain request with another value in one of its own fields.
fn other(host: &str, name: &str, value: &str) -> Vec<Field> {
    let change = |it: Field| if it.0 == name.as_bytes() { field(name, value) } else { it };
    get(host).into_iter().map(change).collect()
}

fn good(host: &str) -> Vec<Case> {
    let good = |what, fields| case(what, false, fields);
    vec![
        good("a plain head", get(host)),
        good("the same name in host", with(host, &[("host", host)])),
        good("the name in capitals", other(host, ":authority", &host.to_uppercase())),
        good("the name in host alone", without(host, ":authority", &[("host", host)])),
        good("te: trailers", with(host, &[("te", "trailers")])),
        good("cookies in lines of their own", with(host, &[("cookie", "a=b"), ("cookie", "c=d")])),
        good("an empty value", with(host, &[("x-empty", "")])),
        good("a space within a value", with(host, &[("x-words", "two words")])),
    ]
}

fn pseudo(host: &str) -> Vec<Case> {
    let bad = |what, fields| case(what, true, fields);
    let twice = |name: &str| {
        let again = get(host).into_iter().find(|(it, _)| it == name.as_bytes());
        get(host).into_iter().chain(again).collect::<Vec<_>>()
    };
    let mut late = without(host, ":path", &[("x-a", "b")]);
    late.push(field(":path", "/confirm/none/new"));
    vec![
        bad("no method", without(host, ":method", &[])),
        bad("no scheme", without(host, ":scheme", &[])),
        bad("no path", without(host, ":path", &[])),
        bad("an empty path", other(host, ":path", "")),
        bad("a path without a slash", other(host, ":path", "confirm/none/new")),
        bad("all paths, but no OPTIONS", other(host, ":path", "*")),
        bad("no name", without(host, ":authority", &[])),
        bad("an empty name", other(host, ":authority", "")),
        bad("somebody before the name", other(host, ":authority", &format!("me@{host}"))),
        bad("a path behind the name", other(host, ":authority", &format!("{host}/x"))),
        bad("two methods", twice(":method")),
        bad("two paths", twice(":path")),
        bad("two names", twice(":authority")),
        bad("two schemes", twice(":scheme")),
        bad("a field of answers", with(host, &[(":status", "200")])),
        bad("a field nobody knows", with(host, &[(":admin", "yes")])),
        bad("a field of these behind others", late),
        bad("CONNECT with a path", other(host, ":method", "CONNECT")),
        bad("a method that is none", other(host, ":method", "GE T")),
    ]
}

fn fields(host: &str) -> Vec<Case> {
    let bad = |what, name: &str, value: &str| case(what, true, with(host, &[(name, value)]));
    vec![
        bad("another name in host", "host", "evil.example"),
        case("two hosts", true, with(host, &[("host", host), ("host", host)])),
        bad("a name in capitals", "X-Capital", "a"),
        bad("a name with a space", "x a", "b"),
        bad("a name with a colon", "x:a", "b"),
        bad("a name with a line's end", "x\r\ny", "b"),
        bad("no name of a field", "", "b"),
        bad("connection", "connection", "close"),
        bad("keep-alive", "keep-alive", "timeout=5"),
        bad("proxy-connection", "proxy-connection", "keep-alive"),
        bad("transfer-encoding", "transfer-encoding", "chunked"),
        bad("upgrade", "upgrade", "h2c"),
        bad("te: gzip", "te", "gzip"),
        bad("a space before a value", "x-a", " b"),
        bad("a tab behind a value", "x-a", "b\t"),
        bad("NUL in a value", "x-a", "b\0c"),
        bad("CR in a value", "x-a", "b\rc"),
        bad("LF in a value", "x-a", "b\nc"),
        bad("a second request in a value", "x-a", "b\r\n\r\nGET /confirm/hidden/new HTTP/1.1\r\nhost: a"),
    ]
}

fn bodies(host: &str) -> Vec<Case> {
    let sent = |what, is_bad, lengths: &[&str], trailers: &[(&str, &str)]| {
        let mut fields = post(host);
        fields.extend(lengths.iter().map(|length| field("content-length", length)));
        let trailers = trailers.iter().map(|(name, value)| field(name, value)).collect();
        Case { what, is_bad, fields, body: Some(b"a=12345"), trailers }
    };
    vec![
        sent("a body", false, &[], &[]),
        sent("a body of its length", false, &["7"], &[]),
        sent("fields behind a body", false, &["7"], &[("x-a", "b")]),
        sent("a body shorter than its length", true, &["8"], &[]),
        sent("a body longer than its length", true, &["6"], &[]),
        sent("two lengths", true, &["7", "8"], &[]),
        sent("one length twice", true, &["7", "7"], &[]),
        sent("a length with a sign", true, &["+7"], &[]),
        sent("a list of lengths", true, &["7, 7"], &[]),
        sent("a connection's field behind a body", true, &["7"], &[("transfer-encoding", "chunked")]),
    ]
}

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let long = u32::try_from(payload.len()).expect("short").to_be_bytes();
    [&long[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

/// Each field as a literal that stays out of the dynamic table (RFC 7541, 6.2.2).
fn block(fields: &[Field]) -> Vec<u8> {
    let text = |bytes: &[u8]| {
        let long = u8::try_from(bytes.len()).ok().filter(|long| *long < 127).expect("short");
        [&[long], bytes].concat()
    };
    fields.iter().flat_map(|(name, value)| [vec![0], text(name), text(value)].concat()).collect()
}

/// Sends a case and a good request behind it. Returns the results of both.
pub fn exchange(stream: &mut (impl Read + Write), case: &Case, host: &str) -> Told {
    let end = |is_last: bool| if is_last { END_STREAM } else { 0 };
    let (is_bare, has_trailers) = (case.body.is_none(), !case.trailers.is_empty());
    let head = frame(HEADERS, END_HEADERS | end(is_bare), CASE, &block(&case.fields));
    let mut sent = [PREFACE, &frame(SETTINGS, 0, 0, &[]), &head].concat();
    sent.extend(case.body.iter().flat_map(|body| frame(DATA, end(!has_trailers), CASE, body)));
    if has_trailers {
        sent.extend(frame(HEADERS, END_HEADERS | END_STREAM, CASE, &block(&case.trailers)));
    }
    sent.extend(frame(HEADERS, END_HEADERS | END_STREAM, NEXT, &block(&get(host))));
    let mut told = Told::default();
    if stream.write_all(&sent).is_err() {
        told.is_over = true;
    }
    while !told.is_over && (told.case.is_none() || told.next.is_none()) {
        match next_frame(stream) {
            Some((kind, of, payload)) => told.hear(kind, of, &payload),
            None => told.is_over = true,
        }
    }
    told
}

impl Told {
    fn hear(&mut self, kind: u8, stream: u32, payload: &[u8]) {
        let outcome = match kind {
            HEADERS => Outcome::Answered(status(payload)),
            RESET => Outcome::Reset,
            GOODBYE => return self.is_over = true,
            _ => return,
        };
        match stream {
            CASE => self.case = self.case.or(Some(outcome)),
            NEXT => self.next = self.next.or(Some(outcome)),
            _ => {}
        }
    }
}

/// Kind, stream and payload of the next frame; None at the end.
fn next_frame(stream: &mut impl Read) -> Option<(u8, u32, Vec<u8>)> {
    let mut head = [0; 9];
    stream.read_exact(&mut head).ok()?;
    let long = usize::from(head[0]) << 16 | usize::from(head[1]) << 8 | usize::from(head[2]);
    let mut payload = vec![0; long];
    stream.read_exact(&mut payload).ok()?;
    let of = u32::from_be_bytes([head[5], head[6], head[7], head[8]]);
    Some((head[3], of, payload))
}

/// The status, if it is the first field and in the static table (RFC 7541, appendix A). Table size updates
/// are skipped.
fn status(block: &[u8]) -> Option<u16> {
    const STATIC: [u16; 7] = [200, 204, 206, 304, 400, 404, 500];
    let first = block.iter().find(|byte| *byte & 0xe0 != 0x20)?;
    STATIC.get(usize::from(first.checked_sub(0x88)?)).copied()
}
