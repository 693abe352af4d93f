//! The kinds of abuse: the acts of each, and the results that show that it really happened.
//! Invariant: a kind that never reached the program does not count as withstood.

use super::abuser::{Abuser, Tally};
use super::bombs;
use super::frames;
use super::outside;
use super::wire::{Answer, Line};
use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// One kind of abuse.
pub struct Kind {
    pub name: &'static str,
    pub does: fn(&Abuser),
    pub wants: Wants,
}

/// The result that a kind must have.
#[derive(Debug, Clone, Copy)]
pub enum Wants {
    /// At least one attempt got in.
    Met,
    /// It held many connections.
    Held,
    /// The program closed or refused connections.
    Ended,
    /// The program answered with one of these statuses, or with the refusal of too many requests.
    Told(&'static [u16]),
    /// At most this many passed, and some per minute; the rest got the answer to come later.
    Measured(usize),
}

/// The lowest number that counts as held: on a busy machine half a second is short.
const SOME: usize = 8;

impl Wants {
    /// Why the result is missing; None if it is there.
    pub fn missed(self, tally: &Tally) -> Option<String> {
        let later = tally.told.get(&429).copied().unwrap_or(0);
        let through = tally.told.values().sum::<usize>() - later;
        match self {
            Wants::Met if tally.tries == tally.cut => Some("nobody got in with it".into()),
            Wants::Held if tally.tries - tally.cut < SOME => Some("hardly a connection was held".into()),
            Wants::Ended if tally.cut == 0 => Some("no connection was ended".into()),
            Wants::Told(any) if !any.iter().chain(&[429, 503]).any(|it| tally.told.contains_key(it)) => {
                Some(format!("none of {any:?} was told"))
            }
            Wants::Measured(most) if later == 0 || through > most => {
                Some(format!("{through} came through and {later} were told to come later"))
            }
            _ => None,
        }
    }
}

const fn kind(name: &'static str, wants: Wants, does: fn(&Abuser)) -> Kind {
    Kind { name, does, wants }
}

/// All kinds.
pub const KINDS: &[Kind] = &[
    kind("no handshake", Wants::Held, |it| it.hold(|| it.dial(), |_| Ok(()))),
    kind("half a handshake", Wants::Held, |it| it.hold(|| sent(it, &HELLO), |_| Ok(()))),
    kind("half-closed connections", Wants::Held, |it| it.hold(|| half_closed(it), |_| Ok(()))),
    kind("bad TLS records", Wants::Ended, |it| it.flood(|| ended(it, &bad_record(it)))),
    kind("plain HTTP on the TLS port", Wants::Ended, |it| it.flood(|| ended(it, b"GET / HTTP/1.1\r\n\r\n"))),
    kind("no request", Wants::Held, |it| it.hold(|| it.shake(), |_| Ok(()))),
    kind("slow heads", Wants::Held, |it| {
        it.hold(|| begun(it, b"GET / HTTP/1.1\r\nX-Slow: "), |line| line.send(b"x"))
    }),
    kind("slow bodies", Wants::Held, |it| {
        it.hold(|| begun(it, &form(it, "Content-Length: 900000", b"a=")), |line| line.send(b"b"))
    }),
    kind("slow big bodies", Wants::Met, bombs::slow_and_big),
    kind("chunks without end", Wants::Held, |it| {
        let head = form(it, "Transfer-Encoding: chunked", b"");
        it.hold(|| begun(it, &head), |line| line.send(b"1\r\na\r\n"))
    }),
    kind("Expect: 100-continue and silence", Wants::Held, |it| {
        let head = form(it, "Content-Length: 900000\r\nExpect: 100-continue", b"");
        it.hold(|| begun(it, &head), |_| Ok(()))
    }),
    kind("answers that are not read", Wants::Held, unread),
    kind("flood of connections", Wants::Met, |it| it.flood(|| it.dial().map(|_| None))),
    kind("flood of handshakes", Wants::Met, |it| it.flood(|| it.shake().map(|_| None))),
    kind("flood of requests", Wants::Told(&[200]), |it| it.ask(|| get(it, "/sign-in", ""))),
    kind("flood of descriptions", Wants::Told(&[200]), |it| it.ask(|| get(it, "/api/v1/openapi.json", ""))),
    kind("flood of guessed tokens", Wants::Told(&[401]), |it| {
        it.ask(|| {
            get(it, "/api/v1/queries/workspace.members", &format!("Authorization: Bearer {}\r\n", it.guess()))
        })
    }),
    kind("flood of sign-ins", Wants::Told(&[401]), bombs::sign_ins),
    kind("sign-ins that nobody waits for", Wants::Met, bombs::sign_ins_left),
    kind("forged addresses", Wants::Measured(DOORS), forged),
    kind(FORGED, Wants::Told(&[403]), |it| it.ask(|| forged_posting(it))),
    kind("a hundred requests in one piece", Wants::Told(&[404]), pipelined),
    kind("two lengths", Wants::Told(&[400]), |it| {
        it.flood(|| told(it, &post(it, "/sign-in", "Content-Length: 1\r\nContent-Length: 2", b"xx")))
    }),
    kind("a path too long", Wants::Told(&[414, 431]), |it| {
        it.flood(|| told(it, &get(it, &format!("/{}", long(it)), "")))
    }),
    kind("a query too long", Wants::Told(&[414, 431]), |it| {
        it.flood(|| told(it, &get(it, &format!("/?a={}", long(it)), "")))
    }),
    kind("a query of many fields", Wants::Told(&[400, 401]), bombs::many_in_a_query),
    kind("a cookie too long", Wants::Told(&[431]), |it| {
        it.flood(|| told(it, &get(it, "/", &format!("Cookie: a={}\r\n", long(it)))))
    }),
    kind("a header too long", Wants::Told(&[431]), |it| {
        it.flood(|| told(it, &get(it, "/", &format!("X-Long: {}\r\n", long(it)))))
    }),
    kind("headers too many", Wants::Told(&[431]), |it| {
        it.flood(|| told(it, &get(it, "/", &"a: b\r\n".repeat(3_000))))
    }),
    kind("cookies of many sessions", Wants::Told(&[200, 303, 401]), |it| {
        let cookies: Vec<String> = (0..250).map(|n| format!("__Host-s-s{n}={}", it.guess())).collect();
        let head = format!("Cookie: {}\r\n", cookies.join("; "));
        it.ask(|| get(it, "/workspaces", &head))
    }),
    kind("a body too big", Wants::Ended, bombs::too_big),
    kind("deep JSON", Wants::Told(&[400]), |it| bombs::json(it, "[".repeat(500_000))),
    kind("an array too long", Wants::Told(&[400, 401]), |it| {
        bombs::json(it, format!("[{}1]", "1,".repeat(510_000)))
    }),
    kind("numbers too big", Wants::Told(&[400, 401]), |it| {
        bombs::json(it, format!("{{\"a\":{},\"b\":1e999999}}", "9".repeat(900_000)))
    }),
    kind("a compressed body", Wants::Told(&[400, 401, 415]), bombs::compressed),
    kind("a multipart bomb", Wants::Told(&[400, 415]), bombs::multipart),
    kind("a form of half a million fields", Wants::Told(&[400]), |it| bombs::fields(it, 510_000)),
    kind("a form of nearly too many fields", Wants::Told(&[401]), |it| bombs::named_fields(it, 490)),
    kind("a form given back and not read", Wants::Met, bombs::given_back),
    kind("flood of reports by the public form", Wants::Measured(outside::A_DAY), outside::reports),
    kind("flood of requests about a person", Wants::Measured(outside::A_DAY), outside::requests),
    kind("a report of hostile text", Wants::Told(&[400, 422]), outside::hostile),
    kind("a report too long", Wants::Told(&[422]), outside::too_long),
    kind("a file for a public form", Wants::Told(&[400, 415]), outside::file),
    kind("a public form too big", Wants::Ended, outside::too_big),
    kind("rapid reset", Wants::Ended, frames::rapid_reset),
    kind("flood of pings", Wants::Met, |it| frames::stream_of(it, 6, 0, &[7; 8])),
    kind("flood of settings", Wants::Met, |it| frames::stream_of(it, 4, 0, &[0, 3, 0, 0, 0, 100])),
    kind("flood of priorities", Wants::Met, |it| frames::stream_of(it, 2, 1, &[0, 0, 0, 0, 16])),
    kind("a head that goes on and on", Wants::Ended, frames::continuation),
    kind("a head that unfolds", Wants::Ended, frames::unfolding),
    kind("empty pieces of a body", Wants::Met, frames::empty_pieces),
    kind("requests without room to answer", Wants::Met, frames::no_room),
    kind("more streams than allowed", Wants::Ended, frames::many_streams),
];

/// The kind that the audit log must mention.
pub const FORGED: &str = "refusals under forged addresses";
/// The requests that the doors let through in the time of a kind, even a long one: 240 at once, and 4 a
/// second.
const DOORS: usize = 340;
/// The beginning of a hello of 512 bytes whose rest never comes.
const HELLO: [u8; 12] = [22, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3, 0];

pub fn get(it: &Abuser, path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", it.target.host).into_bytes()
}

pub fn post(it: &Abuser, path: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("POST {path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n\r\n", it.target.host);
    [head.as_bytes(), body].concat()
}

/// A sign-in form with a browser's headers.
pub fn form(it: &Abuser, headers: &str, body: &[u8]) -> Vec<u8> {
    let kind = "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin";
    post(it, "/sign-in", &format!("{kind}\r\n{headers}"), body)
}

/// A connection on which these bytes were sent already.
pub fn begun(it: &Abuser, bytes: &[u8]) -> io::Result<Line> {
    let mut line = it.shake()?;
    line.send(bytes).map(|()| line)
}

/// Asks on a connection of its own.
pub fn told(it: &Abuser, request: &[u8]) -> io::Result<Option<Answer>> {
    it.shake()?.ask(request).map(Some)
}

fn sent(it: &Abuser, bytes: &[u8]) -> io::Result<TcpStream> {
    let mut stream = it.dial()?;
    stream.write_all(bytes).map(|()| stream)
}

/// Sends these bytes without a handshake and waits for the end. TLS's alert does not count as an answer.
fn ended(it: &Abuser, bytes: &[u8]) -> io::Result<Option<Answer>> {
    let mut stream = sent(it, bytes)?;
    let mut alert = Vec::new();
    stream.read_to_end(&mut alert)?;
    Err(io::ErrorKind::UnexpectedEof.into())
}

fn half_closed(it: &Abuser) -> io::Result<TcpStream> {
    let stream = sent(it, &HELLO)?;
    stream.shutdown(Shutdown::Write).map(|()| stream)
}

/// A TLS record with random kind, version and content.
fn bad_record(it: &Abuser) -> Vec<u8> {
    let byte = || u8::try_from(it.between(0, 255)).unwrap_or(0);
    let mut record = vec![u8::try_from(it.between(20, 24)).unwrap_or(0), 3, byte(), 0, 64];
    record.extend((0..64).map(|_| byte()));
    record
}

fn long(it: &Abuser) -> String {
    "x".repeat(usize::try_from(it.between(40_000, 400_000)).unwrap_or(0))
}

/// Headers that claim another client address each time.
fn claims(it: &Abuser) -> String {
    let ip = format!("203.0.{}.{}", it.between(0, 255), it.between(0, 255));
    format!("X-Forwarded-For: {ip}\r\nX-Real-IP: {ip}\r\nForwarded: for={ip}")
}

/// Repeats until it gets the answer to come later, in spite of its forged headers.
fn forged(it: &Abuser) {
    let is_told = || it.tally.lock().is_ok_and(|tally| tally.told.contains_key(&429));
    let goes_on = || !it.is_over() || (!is_told() && Instant::now() < it.until + Duration::from_secs(10));
    it.ask_while(goes_on, || form(it, &format!("{}\r\nContent-Length: 0", claims(it)), b""));
}

/// A person who may only read tries to post a bill: the program refuses it and records it in the shop's audit
/// log.
fn forged_posting(it: &Abuser) -> Vec<u8> {
    thread::sleep(Duration::from_millis(20));
    let (token, key, claims) = (it.token, it.between(0, u64::MAX - 1), claims(it));
    let head = format!("Authorization: Bearer {token}\r\nIdempotency-Key: {key}\r\n{claims}");
    let head = format!("{head}\r\nContent-Type: application/json\r\nContent-Length: 2");
    post(it, "/api/v1/actions/sell.invoice.post", &head, b"{}")
}

fn unread(it: &Abuser) {
    let many = get(it, "/api/v1/openapi.json", "").repeat(8);
    it.hold(
        || {
            let mut line = it.shake_narrow()?;
            line.send(&many).map(|()| line)
        },
        |_| Ok(()),
    );
    // An unread answer may stay open as long as its read part allows, so this kind closes its connections
    // itself.
    it.let_go();
}

fn pipelined(it: &Abuser) {
    let many = get(it, "/static/none", "").repeat(100);
    it.flood(|| {
        let mut line = it.shake()?;
        line.send(&many)?;
        for _ in 1..100 {
            it.note(line.answer().map(Some));
        }
        line.answer().map(Some)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn there_are_more_than_twenty_and_no_two_of_one_name() {
        let names: BTreeMap<&str, ()> = KINDS.iter().map(|kind| (kind.name, ())).collect();
        assert!(names.len() == KINDS.len() && KINDS.len() > 20, "{}", KINDS.len());
    }

    #[test]
    fn a_kind_that_was_not_met_is_missed() {
        let tally = |tries, cut, told: &[(u16, usize)]| Tally {
            tries,
            cut,
            told: told.iter().copied().collect(),
            unsaid: 0,
        };
        let held = |wants: Wants, tally: &Tally| wants.missed(tally).is_none();
        assert!(held(Wants::Held, &tally(10, 2, &[])) && !held(Wants::Held, &tally(10, 3, &[])));
        assert!(held(Wants::Ended, &tally(1, 1, &[])) && !held(Wants::Ended, &tally(1, 0, &[])));
        let told = Wants::Told(&[400]);
        assert!(held(told, &tally(1, 0, &[(400, 1)])) && held(told, &tally(1, 0, &[(429, 1)])));
        assert!(!held(told, &tally(1, 0, &[(200, 1)])));
        let measured = Wants::Measured(3);
        assert!(held(measured, &tally(9, 0, &[(403, 3), (429, 1)])));
        assert!(
            !held(measured, &tally(9, 0, &[(403, 4), (429, 1)]))
                && !held(measured, &tally(9, 0, &[(403, 3)]))
        );
    }
}
