//! The gate as a request meets it.
//! Invariant: each limit is tried by itself, with the others out of reach.

use super::*;
use axum::body::Body;
use platform::admission::throttle::Limit;

fn gate(change: impl FnOnce(&mut Limits)) -> Gate {
    let mut limits = Limits::default().unmeasured();
    change(&mut limits);
    Gate::new(limits)
}

fn request(method: Method, path: &str, headers: &[(&str, &str)]) -> Request {
    let builder = Request::builder().method(method).uri(path);
    let builder = headers.iter().fold(builder, |builder, (name, value)| builder.header(*name, *value));
    builder.body(Body::empty()).expect("a request")
}

fn from(n: u8) -> Option<IpAddr> {
    Some(IpAddr::from([192, 0, 2, n]))
}

fn get(path: &str) -> Request {
    request(Method::GET, path, &[])
}

#[test]
fn an_address_that_comes_too_often_is_told_when_to_come_again_and_no_other_is() {
    let gate = gate(|limits| limits.requests = Limit::a_minute("requests", 3));
    assert!((0..3).all(|_| gate.enter(from(1), &get("/")).is_ok()));
    let refused = gate.enter(from(1), &get("/")).err().expect("too often");
    assert_eq!((refused.code, refused.facts["retry_after_s"].as_u64()), (Code::RateLimited, Some(20)));
    assert!(gate.enter(from(2), &get("/")).is_ok());
}

#[test]
fn a_session_is_counted_wherever_it_comes_from_and_a_guess_at_it_counts_for_nobody() {
    let gate = gate(|limits| limits.account = Limit::a_minute("account", 2));
    let token = |n: u8| format!("steelyard_{}", base64_of(&[n; 64]));
    let program = |n: u8| {
        request(Method::GET, "/api/v1/queries/x", &[("authorization", &format!("Bearer {}", token(n)))])
    };
    let person = |slug: &str, n: u8| {
        request(
            Method::GET,
            &format!("/w/{slug}/bills"),
            &[("cookie", &format!("__Host-s-shop={}", token(n)))],
        )
    };
    assert!(gate.enter(from(1), &program(1)).is_ok() && gate.enter(from(2), &person("shop", 1)).is_ok());
    assert!(gate.enter(from(3), &program(1)).is_err(), "one account, three addresses");
    assert!(gate.enter(from(3), &program(2)).is_ok() && gate.enter(from(3), &person("other", 1)).is_ok());
}

fn base64_of(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

#[test]
fn forms_at_the_doors_are_measured_more_strictly_than_pages() {
    let gate = gate(|limits| limits.doors = Limit::a_minute("doors", 2));
    let post = |path: &str| gate.enter(from(1), &request(Method::POST, path, &[]));
    assert!(post("/sign-in").is_ok() && post("/sign-in/code").is_ok() && post("/sign-in/link").is_err());
    assert!(post("/w/shop/do/sell.invoice.post").is_ok() && post("/api/v1/actions/x").is_ok());
    assert!(gate.enter(from(1), &get("/sign-in")).is_ok());
}

#[test]
fn more_at_work_than_there_are_seats_are_turned_away_at_once() {
    let gate = gate(|limits| (limits.at_work, limits.at_work_each) = (3, 2));
    let here = [from(1), from(1), from(2)].map(|ip| gate.enter(ip, &get("/")));
    assert!(here.iter().all(Result::is_ok));
    let refused = gate.enter(from(3), &get("/")).err().map(|refusal| refusal.code);
    assert_eq!(refused, Some(Code::Overloaded));
    drop(here);
    assert!(gate.enter(from(3), &get("/")).is_ok());
}

#[test]
fn whose_address_it_is_comes_from_the_connection_or_a_proxy_of_ours() {
    let ours = gate(|limits| limits.proxies.at = vec!["10.0.0.0/8".parse().expect("a range")]);
    let of = |peer: [u8; 4]| {
        let mut request = request(Method::GET, "/", &[("x-forwarded-for", "203.0.113.77")]);
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((peer, 4711))));
        ours.client(&request).expect("an address").to_string()
    };
    assert_eq!((of([10, 0, 0, 7]).as_str(), of([192, 0, 2, 7]).as_str()), ("203.0.113.77", "192.0.2.7"));
}
