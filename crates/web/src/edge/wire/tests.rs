//! The filter, byte by byte; and that the library ends each message where the filter does.
//! Invariant: whatever is sent, the requests that the library sees are the heads that
//! were let through, in order.

use super::*;
use http_body_util::{BodyExt, Empty};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use proptest::prelude::*;
use std::borrow::Cow;
use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::AsyncWriteExt;

/// The text that is let through; `~` marks where it stopped.
fn passed(text: &str) -> Cow<'_, str> {
    let mut wire = Wire::default();
    let many = wire.pass(text.as_bytes());
    assert_eq!(wire.is_refused(), many < text.len(), "{text:?}");
    String::from_utf8_lossy(&text.as_bytes()[..many]) + if wire.is_refused() { "~" } else { "" }
}

#[test]
fn messages_whose_ends_are_plain_are_let_through_whole_one_behind_the_other() {
    let next = "GET /next HTTP/1.1\r\nHost: a\r\n\r\n";
    for good in [
        "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST / HTTP/1.1\r\nCONTENT-LENGTH:\t 5 \r\n\r\nhello",
        "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n5\r\nhe\nlo\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0005;a=b; c\r\nhello\r\nA \t;x\r\n0123456789\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: y\r\nZ: w\r\n\r\n",
        "GET / HTTP/1.1\r\nCookie: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n\r\n",
    ] {
        let both = format!("{good}{next}");
        assert_eq!(passed(&both), both);
    }
    let frames = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\n\n\r\r#";
    assert_eq!(passed(frames), frames);
}

#[test]
fn the_first_byte_after_which_readers_could_differ_is_refused_and_nothing_follows_it() {
    for (bad, let_through) in [
        ("GET / HTTP/1.1\nHost: a\r\n\r\n", "GET / HTTP/1.1~"),
        ("GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n", "GET / HTTP/1.1\r\nA: b~"),
        ("GET / HTTP/1.1\r\nA: b\r\n\nGET", "GET / HTTP/1.1\r\nA: b\r\n~"),
        ("GET / HTTP/1.1\r\nA: b\rC: d\r\n\r\n", "GET / HTTP/1.1\r\nA: b\r~"),
        ("GET / HTTP/1.1\r\nA: b\r\r\n\r\n", "GET / HTTP/1.1\r\nA: b\r~"),
        ("\r\n\r\nGET /", "\r\n\r~"),
        ("\nGET /", "~"),
        ("GET /a#b HTTP/1.1\r\n", "GET /a~"),
        ("A\r\nContent-Length: 1\r\nContent-Length: 1\r\n", "A\r\nContent-Length: 1\r\nContent-Length: 1\r~"),
        (
            "A\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n",
            "A\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r~",
        ),
        ("A\r\nContent-Length: +1\r\n", "A\r\nContent-Length: +1\r~"),
        ("A\r\nContent-Length: 1, 1\r\n", "A\r\nContent-Length: 1, 1\r~"),
        ("A\r\nContent-Length:\r\n", "A\r\nContent-Length:\r~"),
        ("A\r\nContent-Length: 18446744073709551616\r\n", "A\r\nContent-Length: 18446744073709551616\r~"),
        ("A\r\nTransfer-Encoding: gzip, chunked\r\n", "A\r\nTransfer-Encoding: gzip, chunked\r~"),
        ("A\r\nTransfer-Encoding: chunked, chunked\r\n", "A\r\nTransfer-Encoding: chunked, chunked\r~"),
        ("A\r\nTransfer-Encoding: \u{b}chunked\r\n", "A\r\nTransfer-Encoding: \u{b}chunked\r~"),
    ] {
        assert_eq!(passed(bad), let_through, "{bad:?}");
    }
    let long = format!("A\r\nContent-Length: {}1\r\n", " ".repeat(KEPT));
    assert!(passed(&long).ends_with(" 1\r~"), "it is longer than what is kept");
    for bad in ["5\n", "\r\n", "x\r\n", "-5\r\n", "0x5\r\n", "5 \r\n", "5 5\r\n", "00000000000000005\r\n"] {
        let head = "A\r\nTransfer-Encoding: chunked\r\n\r\n";
        let refused = format!("{}~", &bad[..bad.len() - 1]);
        assert_eq!(passed(&format!("{head}{bad}hello")), format!("{head}{refused}"));
    }
    for (bad, let_through) in [
        ("1\r\nab", "1\r\nab"),
        ("1\r\nab\r\n", "1\r\nab\r~"),
        ("1\r\na\n", "1\r\na~"),
        ("0\r\nX: y\n", "0\r\nX: y~"),
    ] {
        let head = "A\r\nTransfer-Encoding: chunked\r\n\r\n";
        assert_eq!(passed(&format!("{head}{bad}")), format!("{head}{let_through}"));
    }
}

/// Messages, and pieces of which others are made. `#` becomes the number of the piece, so that no two requests are the same.
const MESSAGES: [&str; 8] = [
    "GET /# HTTP/1.1\r\n\r\n",
    "\r\nGET /# HTTP/1.1\r\nHost: a\r\n\r\n",
    "POST /# HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello",
    "POST /# HTTP/1.1\r\nContent-Length: 24\r\n\r\n",
    "POST /# HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
    "POST /# HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    "POST /# HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
    "POST /# HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
];
const PIECES: [&str; 24] = [
    "GET /# HTTP/1.1\r\n",
    "POST /# HTTP/1.1\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "Host: a\r\n",
    "Content-Length: 5\r\n",
    "Content-Length: 24\r\n",
    "content-length : 24\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Transfer-Encoding: gzip, chunked\r\n",
    "Transfer-Encoding\t: chunked\r\n",
    "Transfer-Encoding:\r\n chunked\r\n",
    "X: \u{1}\r\n",
    "Expect: 100-continue\r\n",
    "\r\n",
    "\r\n",
    "\n",
    "\r",
    "5\r\n",
    "hello",
    "hello\r\n",
    "0\r\n",
    "5;x=y\r\n",
    "5 \t;\r\n",
    "0 \r\n",
];

fn sent() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![proptest::sample::select(&MESSAGES[..]), proptest::sample::select(&PIECES[..])];
    proptest::collection::vec(piece, 1..10).prop_map(|pieces| {
        let numbered = pieces.iter().enumerate().map(|(n, piece)| piece.replace('#', &n.to_string()));
        numbered.collect::<String>().into_bytes()
    })
}

/// The beginnings of the heads that are let through, whatever they are, and the bytes that the library gets.
fn heads(mut bytes: Vec<u8>) -> (Vec<String>, Vec<u8>) {
    let (mut wire, mut found, mut began, mut many) = (Wire::default(), Vec::new(), 0, 0);
    for at in 0..bytes.len() {
        let was_in_a_head = wire.head.is_begun;
        many += wire.pass(&bytes[at..=at]);
        if was_in_a_head && !wire.head.is_begun && !wire.is_refused() {
            let head = String::from_utf8_lossy(&bytes[began..at]);
            found.extend(head.split(" HTTP/").next().map(str::to_owned));
        }
        if !wire.head.is_begun && wire.line.is_empty() && !wire.line.is_after_cr {
            began = at + 1;
        }
    }
    bytes.truncate(many);
    bytes.extend(REFUSED.iter().filter(|_| wire.is_refused()));
    (found, bytes)
}

/// The beginnings of the requests that the library sees in these bytes, and whether it read all
/// of them without an error.
fn seen(bytes: &[u8]) -> (Vec<String>, bool) {
    let (seen, broken) = (Arc::<Mutex<Vec<String>>>::default(), Arc::<AtomicBool>::default());
    let service = service_fn(|request: Request<Incoming>| {
        seen.lock().expect("no panic").push(format!("{} {}", request.method(), request.uri()));
        let broken = broken.clone();
        async move {
            broken.fetch_or(request.into_body().collect().await.is_err(), Ordering::Relaxed);
            Ok::<_, Infallible>(Response::new(Empty::<Bytes>::new()))
        }
    });
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let ended = runtime.block_on(async {
        let (mut client, server) = tokio::io::duplex(1 << 20);
        client.write_all(bytes).await.expect("sent");
        client.shutdown().await.expect("all sent");
        let mut http = hyper::server::conn::http1::Builder::new();
        http.half_close(true).serve_connection(TokioIo::new(server), service).await
    });
    (seen.lock().expect("no panic").clone(), ended.is_ok() && !broken.load(Ordering::Relaxed))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_library_ends_each_message_where_this_does(bytes in sent()) {
        let (heads, handed) = heads(bytes);
        let (seen, is_fine) = seen(&handed);
        let text = String::from_utf8_lossy(&handed);
        prop_assert!(heads.starts_with(&seen), "{heads:?} {seen:?} in {text:?}");
        prop_assert!(!is_fine || heads == seen, "{heads:?} {seen:?} in {text:?}");
    }

    #[test]
    fn in_however_many_pieces_it_comes_the_same_is_let_through(bytes in sent(), most in 1..9_usize) {
        let mut wire = Wire::default();
        let pieces: usize = bytes.chunks(most).map(|piece| wire.pass(piece)).sum();
        prop_assert_eq!(Wire::default().pass(&bytes), pieces);
    }
}
