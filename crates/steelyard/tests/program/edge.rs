//! The edge as a stranger meets it on the socket, with clients that are slow, silent, too many, too frequent
//! or too large.
//! Invariant: each abuse is ended or refused, and an ordinary visitor is answered at once meanwhile.

use crate::common::served;
use crate::common::world::World;
use axum::body::Body;
use axum::http::Request;
use futures::StreamExt;
use kernel::role::Role;
use served::{Served, Stream};
use std::convert::Infallible;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};
use tower::ServiceExt;

/// Limits so tight that a test reaches them in seconds.
const TIGHT: &str = "connections_per_address = 40\nhandshake_seconds = 2\nhead_seconds = 2\nidle_seconds = 6\n\
                     requests = 400\naccount_requests = 20\ndoor_forms = 10\n";
/// A limit of two seconds must have ended a connection by then.
const SOON: Duration = Duration::from_secs(6);

fn tight() -> Served {
    Served::set(&["--backup", "off"], &format!("[edge]\n{TIGHT}"))
}

fn plain(served: &Served) -> TcpStream {
    let stream = TcpStream::connect(served.address()).expect("a connection");
    stream.set_read_timeout(Some(SOON)).expect("a time limit");
    stream
}

fn open(served: &Served) -> std::io::Result<Stream> {
    served.dial(&[], SOON)
}

/// Whether the other side closed the connection in time.
fn is_ended(stream: &mut impl Read) -> bool {
    match stream.read(&mut [0; 4096]) {
        Ok(0) => true,
        Ok(_) => is_ended(stream),
        Err(why) => !matches!(why.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut),
    }
}

/// The status of the answer to this text. A client that is still sending when the answer comes may lose it
/// with the connection, and asks again.
fn status(served: &Served, text: &str) -> u16 {
    (0..5).map(|_| status_once(served, text)).find(|status| *status != 0).unwrap_or(0)
}

fn status_once(served: &Served, text: &str) -> u16 {
    let mut stream = open(served).expect("a handshake");
    let _ = stream.write_all(text.as_bytes());
    let mut told = Vec::new();
    let mut piece = [0; 4096];
    while told.len() < 12 {
        match stream.read(&mut piece) {
            Ok(n) if n > 0 => told.extend_from_slice(&piece[..n]),
            _ => break,
        }
    }
    String::from_utf8_lossy(&told).split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0)
}

fn visitor_is_served(served: &Served) {
    let began = Instant::now();
    assert_eq!(served.get("/sign-in", "").expect("an answer").status, 200);
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
}

#[test]
fn connections_on_which_nothing_goes_on_are_ended_and_a_visitor_is_served_meanwhile() {
    let served = tight();
    let mut silent: Vec<TcpStream> = (0..8).map(|_| plain(&served)).collect();
    let mut shaken: Vec<Stream> = (0..8).map(|_| open(&served).expect("a handshake")).collect();
    let mut halves: Vec<Stream> = (0..8).map(|_| open(&served).expect("a handshake")).collect();
    for half in &mut halves {
        half.write_all(format!("GET / HTTP/1.1\r\nHost: {}\r\nX-Slow: ", served.host).as_bytes())
            .expect("sent");
    }
    let mut prefaces: Vec<Stream> = (0..8).map(|_| open(&served).expect("a handshake")).collect();
    for preface in &mut prefaces {
        preface.write_all(b"PRI * HTTP/2.0\r\n").expect("sent");
    }
    visitor_is_served(&served);
    let began = Instant::now();
    assert!(silent.iter_mut().all(is_ended), "a handshake that never comes");
    assert!(shaken.iter_mut().all(is_ended), "a request that never comes");
    assert!(halves.iter_mut().all(is_ended), "a head that never ends");
    assert!(prefaces.iter_mut().all(is_ended), "half a preface");
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
}

/// A client that keeps a connection for its next call, as scripts and proxies do.
#[test]
fn a_connection_is_kept_for_longer_than_a_head_may_take_and_then_ended() {
    let served = tight();
    let request = format!("GET /static/none HTTP/1.1\r\nHost: {}\r\n\r\n", served.host);
    let mut stream = open(&served).expect("a handshake");
    stream.sock.set_read_timeout(Some(2 * SOON)).expect("a time limit");
    for _ in 0..2 {
        stream.write_all(request.as_bytes()).expect("sent");
        let mut told = [0; 4096];
        let read = stream.read(&mut told).expect("an answer");
        assert!(told[..read].starts_with(b"HTTP/1.1 404"), "{}", String::from_utf8_lossy(&told[..read]));
        std::thread::sleep(Duration::from_millis(3500));
    }
    stream.write_all(b"GET / HTTP/1.1\r\nX-Slow: ").expect("sent");
    assert!(is_ended(&mut stream), "half a head more does not keep it");
}

#[test]
fn one_address_has_its_share_of_connections_and_gets_it_back() {
    let served = tight();
    let mut all: Vec<TcpStream> = (0..60).map(|_| plain(&served)).collect();
    std::thread::sleep(Duration::from_millis(300));
    for stream in &mut all {
        stream.set_nonblocking(true).expect("set");
    }
    let closed = all.iter_mut().map(|it| it.read(&mut [0; 1])).filter(|read| matches!(read, Ok(0))).count();
    assert!((19..=21).contains(&closed), "{closed} of 60 were one too many");
    drop(all);
    std::thread::sleep(Duration::from_millis(300));
    visitor_is_served(&served);
}

#[test]
fn what_is_too_big_or_never_ends_is_refused() {
    let served = tight();
    let host = &served.host;
    let long = "x".repeat(70_000);
    for (what, request, told) in [
        ("a path", format!("GET /{long} HTTP/1.1\r\nHost: {host}\r\n\r\n"), vec![414, 431]),
        ("a header", format!("GET / HTTP/1.1\r\nHost: {host}\r\nX: {long}\r\n\r\n"), vec![431]),
        ("headers", format!("GET / HTTP/1.1\r\nHost: {host}\r\n{}\r\n", "a: b\r\n".repeat(65)), vec![431]),
        (
            "a body by its length",
            format!(
                "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nSec-Fetch-Site: same-origin\r\n\
                     Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999999\r\n\r\n"
            ),
            vec![413],
        ),
        (
            "two lengths",
            format!("POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx"),
            vec![400],
        ),
        ("no HTTP", "\u{1}\u{2}\u{3} nonsense\r\n\r\n".to_owned(), vec![400]),
    ] {
        let status = status(&served, &request);
        assert!(told.contains(&status), "{what}: {status}");
    }
    // A path that is no text is nobody's, and the product says so itself.
    for (path, kind) in [("/join/%ff", "text/html"), ("/api/v1/queries/%ff", "application/problem+json")] {
        let came = served.get(path, "").expect("an answer");
        let told = came.header("content-type").unwrap_or_default();
        assert!(came.status == 404 && told.starts_with(kind), "{path}: {} {told}", came.status);
    }
    visitor_is_served(&served);
}

#[test]
fn a_body_that_comes_too_slowly_is_refused() {
    let served = tight();
    let mut stream = open(&served).expect("a handshake");
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nemail=",
        served.host
    );
    stream.write_all(head.as_bytes()).expect("sent");
    stream.sock.set_read_timeout(Some(Duration::from_secs(15))).expect("a time limit");
    let began = Instant::now();
    let mut told = [0; 64];
    let read = stream.read(&mut told).expect("an answer");
    assert!(told[..read].starts_with(b"HTTP/1.1 400"), "{}", String::from_utf8_lossy(&told[..read]));
    assert!(began.elapsed() < Duration::from_secs(13), "{:?}", began.elapsed());
}

#[tokio::test]
async fn who_sends_a_large_body_slowly_keeps_nobody_elses_waiting() {
    let world = World::open().await;
    let (slow, other) = (world.shop("slow").await, world.shop("other").await);
    for n in 0..8 {
        let begun = futures::stream::once(async { Ok::<_, Infallible>("{") });
        let request = Request::post("/api/v1/actions/workspace.import.run")
            .header("host", "localhost")
            .header("content-type", "application/json")
            .header("authorization", format!("Bearer {}", slow.token(Role::Owner)))
            .header("idempotency-key", format!("slow-{n}"))
            .body(Body::from_stream(begun.chain(futures::stream::pending())))
            .expect("a request");
        tokio::spawn(world.router.clone().oneshot(request));
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let began = Instant::now();
    let large = format!("{{\"kind\": \"{}\"}}", "x".repeat(2 << 20)).into_bytes();
    let reply = world.post("workspace.import.run", Some(other.token(Role::Owner)), large).await;
    assert_eq!(reply.status, 422, "{reply:?}");
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
}

#[test]
fn who_comes_too_often_is_told_when_to_come_again() {
    let served = tight();
    // Forms of doors come first: their limit is the strictest.
    let doors: Vec<u16> = (0..14)
        .map(|_| {
            let post =
                "POST /sign-in HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            status(&served, &post.replace("HOST", &served.host))
        })
        .collect();
    assert!(doors[..10].iter().all(|status| *status != 429), "{doors:?}");
    // One more form is allowed every six seconds: on a slow machine one or two of them pass.
    assert!((1..=4).contains(&doors.iter().filter(|status| **status == 429).count()), "{doors:?}");
    let mut stream = open(&served).expect("a handshake");
    let pipelined = format!("GET /static/none HTTP/1.1\r\nHost: {}\r\n\r\n", served.host).repeat(500);
    let mut writer = pipelined.as_bytes();
    let mut told = String::new();
    let mut piece = [0; 65_536];
    // Sends and reads by turns, so that neither side waits for the other.
    while told.matches("HTTP/1.1 ").count() < 500 {
        let next = writer.len().min(2048);
        stream.write_all(&writer[..next]).expect("sent");
        writer = &writer[next..];
        let read = stream.read(&mut piece).expect("answers");
        told.push_str(&String::from_utf8_lossy(&piece[..read]));
    }
    // How many more were accepted in that time depends on the machine's speed.
    let answers: Vec<&str> = told.split("HTTP/1.1 ").skip(1).collect();
    let first = answers.iter().position(|it| it.starts_with("429")).expect("some are too many");
    assert!((380..=500).contains(&first), "the {first}th was too many");
    let refused: Vec<&&str> = answers.iter().filter(|it| it.starts_with("429")).collect();
    assert!(refused.len() <= 140, "{} of 500 were too many", refused.len());
    assert!(refused.iter().all(|it| it.contains("retry-after: 1\r\n")), "{:?}", refused.last());
    assert!(
        refused.iter().all(|it| it.contains("strict-transport-security: max-age=63072000")),
        "{:?}",
        refused.last()
    );
    std::thread::sleep(Duration::from_secs(2));
    visitor_is_served(&served);
}

#[test]
fn a_public_page_is_compressed_and_a_page_that_holds_a_secret_never_is() {
    let served = Served::start();
    let cookies = served.signed_up();
    let coding = |path: &str, accepts: &str, cookies: &str| {
        let request = served.agent().get(served.url(path)).header("host", &served.host);
        let request = request.header("cookie", cookies).header("accept-encoding", accepts);
        let came = served::answer(request.call().expect("an answer"));
        assert_eq!(came.status, 200, "{path}");
        let told = |name: &str| came.header(name).unwrap_or("none").to_lowercase();
        (told("content-encoding"), told("vary"))
    };
    let (small, plain) = (("gzip".to_owned(), "accept-encoding".to_owned()), "none".to_owned());
    for path in [
        "/trust",
        "/trust?area=backups",
        "/trust/promise/tls-min",
        "/trust/policy",
        "/trust/policy/1",
        "/trust.json",
        "/trust/sbom.json",
        "/trust/export/promises.csv",
    ] {
        assert_eq!(coding(path, "gzip, deflate, br", ""), small, "{path}");
        assert_eq!(coding(path, "gzip;q=0, identity", ""), (plain.clone(), small.1.clone()), "{path}");
    }
    assert_eq!(coding("/trust/export/evidence.zip", "gzip", "").0, plain, "an archive is small already");
    for path in ["/sign-in", "/sign-up", "/forgotten"] {
        assert_eq!(coding(path, "gzip, br", "").0, plain, "{path}");
    }
    for path in ["/w/plain", "/w/plain/team", "/w/plain/account"] {
        assert_eq!(coding(path, "gzip, br", &cookies).0, plain, "{path}");
    }
}
