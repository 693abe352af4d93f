//! Heads of requests that RFC 9112 and RFC 9113 allow or forbid, each on a connection of its own: to the
//! program, and to nginx and HAProxy in front of it.
//! Invariant: a good head is answered, and so is the request behind it; a bad one gets 400 or ends its
//! stream, and nothing behind it is answered; no proxy and the program count requests differently.

mod frames;
mod lines;
mod proxies;

use crate::common::served::{self, Served};
use proxies::{Proxy, Told};
use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// A connection that is still open by then stays open.
const PATIENCE: Duration = Duration::from_secs(10);
/// Time for a proxy to write its log.
const NOTED: Duration = Duration::from_secs(5);
/// A proxy may wait for the rest of a supposed body for longer.
const QUIET: Duration = Duration::from_millis(200);
/// The route of each case: a form that no check of the program uses, and no page.
const ROUTE: &str = "route=\"/confirm/{link}/new\"";
/// No limits, because all requests come from one address.
const FREE: &str = "[edge]\nnew_connections = 100000\nrequests = 100000\ndoor_forms = 100000\n";

/// The program, which counts the requests that reached its router.
struct House {
    served: Served,
    metrics: u16,
}

impl House {
    fn open() -> House {
        let metrics = served::free_port();
        let flags = ["--backup", "off", "--proxy", "127.0.0.1", "--metrics", &format!("127.0.0.1:{metrics}")];
        House { served: Served::set(&flags, FREE), metrics }
    }

    /// Requests of that route that reached the router.
    fn taken(&self) -> usize {
        let mut stream = TcpStream::connect(("127.0.0.1", self.metrics)).expect("the figures");
        let ask = b"GET /metrics HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n";
        stream.write_all(ask).expect("sent");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("the figures");
        let is_count =
            |line: &&str| line.starts_with("steelyard_http_request_seconds_count") && line.contains(ROUTE);
        let counts = text.lines().filter(is_count);
        counts.filter_map(|line| line.rsplit(' ').next()?.parse::<usize>().ok()).sum()
    }
}

/// The bytes of a connection until it closed, or until none came for long enough.
struct Heard {
    bytes: Vec<u8>,
    is_ended: bool,
}

impl Heard {
    fn to_the_end(stream: &mut impl Read) -> Heard {
        let (mut bytes, mut piece) = (Vec::new(), [0; 16 * 1024]);
        let is_ended = loop {
            match stream.read(&mut piece) {
                Ok(0) => break true,
                Ok(many) => bytes.extend_from_slice(&piece[..many]),
                Err(why) => break !matches!(why.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
            }
        };
        Heard { bytes, is_ended }
    }

    /// The status of each answer in HTTP/1.1, without interim answers (100).
    fn statuses(&self) -> Vec<u16> {
        let text = String::from_utf8_lossy(&self.bytes);
        let answers = text.split("HTTP/1.1 ").skip(1);
        let all = answers.filter_map(|it| it.get(..3)?.parse().ok());
        all.filter(|status| *status != 100).collect()
    }
}

#[test]
fn each_head_is_answered_or_refused_with_all_that_follows_it() {
    let house = House::open();
    let (cases, began) = (lines::cases(&house.served.host), Instant::now());
    let mut wrong = Vec::new();
    for case in &cases {
        let mut stream = house.served.dial(&[b"http/1.1"], PATIENCE).expect("a handshake");
        stream.write_all(&case.with_next()).expect("sent");
        let heard = Heard::to_the_end(&mut stream);
        let wanted = case.statuses();
        if heard.statuses() != wanted || !heard.is_ended {
            wrong.push(format!(
                "{}: {:?}, not {wanted:?}, ended: {}",
                case.what,
                heard.statuses(),
                heard.is_ended
            ));
        }
    }
    let bad = cases.iter().filter(|case| case.is_bad()).count();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    assert!(bad >= 40 && cases.len() - bad >= 15, "{bad} bad ones of {}", cases.len());
    println!("HTTP/1.1: {} heads, {bad} refused, in {:?}", cases.len(), began.elapsed());
}

#[test]
fn each_head_in_frames_is_answered_or_ends_its_stream() {
    let house = House::open();
    let (cases, mut wrong) = (frames::cases(&house.served.host), Vec::new());
    for case in &cases {
        let mut stream = house.served.dial(&[b"h2"], PATIENCE).expect("a handshake");
        let told = frames::exchange(&mut stream, case, &house.served.host);
        if !case.stands(&told) {
            wrong.push(format!("{}: {told:?}", case.what));
        }
    }
    let bad = cases.iter().filter(|case| case.is_bad).count();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    assert!(bad >= 25 && cases.len() - bad >= 6, "{bad} bad ones of {}", cases.len());
    println!("HTTP/2: {} heads, {bad} refused", cases.len());
}

/// A relay that reads no HTTP passes a request and the next one on as one.
#[test]
fn two_requests_that_were_handed_on_as_one_are_noticed() {
    let house = House::open();
    let relay = Proxy::relay(&house.served);
    let cases = lines::cases(&house.served.host);
    // The relay also logs the connection that showed that it listens.
    let until = Instant::now() + NOTED;
    while relay.told().all == 0 && Instant::now() < until {
        std::thread::sleep(Duration::from_millis(5));
    }
    let mut count = Count::of(&house, &relay);
    count.send(cases[0].what, || {
        let mut stream = relay.dial(relay.lines, PATIENCE);
        stream.write_all(&cases[0].with_next()).expect("sent");
        Heard::to_the_end(&mut stream).statuses()
    });
    assert_eq!(count.wrong, ["a plain head: 1 were handed on, 2 taken, [405, 405] answered"]);
}

#[test]
fn behind_nginx_and_haproxy_no_head_becomes_two() {
    let house = House::open();
    for start in [Proxy::nginx, Proxy::haproxy] {
        let proxy = start(&house.served);
        let (mut count, mut unanswered, began) = (Count::of(&house, &proxy), Vec::new(), Instant::now());
        let (lines, frames) = (lines::cases(&house.served.host), frames::cases(&house.served.host));
        for case in &lines {
            let statuses = count.send(case.what, || {
                let mut stream = proxy.dial(proxy.lines, patience(case.is_bad()));
                stream.write_all(&case.with_next()).expect("sent");
                Heard::to_the_end(&mut stream).statuses()
            });
            unanswered.extend(Some(case.what).filter(|_| !case.is_bad() && statuses != case.statuses()));
        }
        for case in &frames {
            count.send(case.what, || {
                let mut stream = proxy.dial(proxy.frames, patience(case.is_bad));
                let told = frames::exchange(&mut stream, case, &house.served.host);
                unanswered.extend(Some(case.what).filter(|_| !case.is_bad && !case.stands(&told)));
                Vec::new()
            });
        }
        assert!(count.wrong.is_empty(), "\n{}:\n{}\n", proxy.name, count.wrong.join("\n"));
        assert_eq!(unanswered, proxy.refuses, "good heads that {} refuses", proxy.name);
        println!("{}: {} heads, in {:?}", proxy.name, lines.len() + frames.len(), began.elapsed());
    }
}

fn patience(is_bad: bool) -> Duration {
    if is_bad { QUIET } else { PATIENCE }
}

/// The program's and a proxy's counts of requests, up to the end of the last case.
struct Count<'a> {
    house: &'a House,
    proxy: &'a Proxy,
    taken: usize,
    told: Told,
    wrong: Vec<String>,
}

impl<'a> Count<'a> {
    fn of(house: &'a House, proxy: &'a Proxy) -> Count<'a> {
        Count { house, proxy, taken: house.taken(), told: proxy.told(), wrong: Vec::new() }
    }

    /// Sends a case. Records it if the program got more requests than the proxy handed on, or if more answers
    /// came than the proxy logged. A request that comes late counts with the next case.
    fn send(&mut self, what: &str, send: impl FnOnce() -> Vec<u16>) -> Vec<u16> {
        let (statuses, until) = (send(), Instant::now() + NOTED);
        loop {
            let (taken, told) = (self.house.taken(), self.proxy.told());
            let (more, handed) = (taken - self.taken, told.handed_on - self.told.handed_on);
            let is_even = more <= handed && statuses.len() <= told.all - self.told.all;
            if is_even || Instant::now() > until {
                let fault = format!("{what}: {handed} were handed on, {more} taken, {statuses:?} answered");
                self.wrong.extend(Some(fault).filter(|_| !is_even));
                (self.taken, self.told) = (taken, told);
                return statuses;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}
