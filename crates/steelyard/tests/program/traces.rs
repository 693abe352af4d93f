//! Traces as a collector gets them, by OTLP over TLS, from the program served as an operator would.
//! Invariant: code of others decodes the traces; they hold only the attributes of `KEYS` and no user's words;
//! a collector that is down, slow or failing affects no request.

mod collector;
mod town;

use collector::{Answers, Collector, Received};
use platform::telemetry::spans::KEYS;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};
use town::{Town, WORDS};

/// The attributes that the program may send about itself.
const RESOURCE: [&str; 5] = [
    "service.name",
    "service.version",
    "telemetry.sdk.language",
    "telemetry.sdk.name",
    "telemetry.sdk.version",
];
/// A recorded trace that another program started, and its header.
const PARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
const PARENTS_TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

#[tokio::test(flavor = "multi_thread")]
async fn a_bill_and_a_refusal_are_trees_of_spans_that_name_nobody() {
    let collector = Collector::start(Answers::Takes).await;
    let mut town = Town::traced(&collector, &[]).await;
    let posted = town.posts("Cashier", "sell.invoice.post", &town::bill());
    assert_eq!(posted.status, 200, "{}", posted.text);
    let refused = town.posts("Cashier", "sell.rate.publish", &town::rate());
    assert_eq!(refused.status, 403, "{}", refused.text);
    town.looks_around();
    let received = town.ended(&collector);
    the_bill_is_whole(&received, posted.header("x-request-id").expect("an id"));
    pages_and_strangers_are_told_by_what_they_met(&received);
    the_refusal_is_told(&received, refused.header("x-request-id").expect("an id"));
    let seals = received.roots("seal the audit log");
    assert!(seals.iter().any(|span| span.count("steelyard.audit.sealed") > Some(0)), "{seals:?}");
    nothing_else_is_told(&received, &town);
}

/// Request → action → the waits and each flight to the database.
fn the_bill_is_whole(received: &Received, id: &str) {
    let request = received.request(id);
    assert_eq!((request.name.as_str(), request.kind), ("POST /api/v1/actions/{name}", "server"));
    for (key, value) in [
        ("http.request.method", "POST"),
        ("http.route", "/api/v1/actions/{name}"),
        ("url.scheme", "https"),
        ("network.protocol.version", "1.1"),
    ] {
        assert_eq!(request.text(key), Some(value), "{key}");
    }
    assert_eq!(request.count("http.response.status_code"), Some(200));
    assert!(request.parent.is_empty() && !request.is_error);
    let [action] = &received.parts(request)[..] else { panic!("{:?}", received.parts(request)) };
    assert_eq!((action.name.as_str(), action.kind), ("sell.invoice.post", "internal"));
    assert_eq!(action.text("steelyard.operation.kind"), Some("action"));
    assert_eq!(action.text("steelyard.result"), Some("done"));
    let parts = received.parts(action);
    for name in ["wait for a turn", "wait for a connection", "BEGIN", "COMMIT"] {
        assert_eq!(parts.iter().filter(|part| part.name == name).count(), 1, "{name}: {parts:?}");
    }
    let flights: Vec<_> = parts.iter().filter(|part| part.kind == "client").collect();
    assert_eq!(flights.len(), 2, "a bill that nothing else hangs on is written with its commit: {flights:?}");
    for flight in &flights {
        assert_eq!(flight.text("db.system.name"), Some("postgresql"));
        assert!(flight.count("db.operation.batch.size").is_none_or(|many| many > 1));
        assert!(flight.began >= action.began && flight.ended <= action.ended, "{flight:?} in {action:?}");
    }
    let of = |name: &str| flights.iter().find(|flight| flight.name == name).expect("a flight");
    // BEGIN, entering the workspace, the caller, the kept answer, and the action's own early reads.
    assert!(of("BEGIN").count("db.operation.batch.size") >= Some(4), "{:?}", of("BEGIN"));
    // Document, line, entry, what waits for its month, seal, the event, the kept answer, COMMIT.
    assert_eq!(of("COMMIT").count("db.operation.batch.size"), Some(8), "{:?}", of("COMMIT"));
    assert!(of("BEGIN").ended <= of("COMMIT").began);
}

fn the_refusal_is_told(received: &Received, id: &str) {
    let request = received.request(id);
    assert_eq!(request.count("http.response.status_code"), Some(403));
    let [action] = &received.parts(request)[..] else { panic!("{:?}", received.parts(request)) };
    assert_eq!(action.text("steelyard.result"), Some("refused"));
    assert_eq!(action.text("steelyard.refusal.code"), Some("permission_denied"));
    assert!(!request.is_error && !action.is_error, "the client's own faults are none of the server's");
}

fn pages_and_strangers_are_told_by_what_they_met(received: &Received) {
    let named = |name: &str| {
        let found = received.spans.iter().find(|span| span.kind == "server" && span.name == name);
        found.unwrap_or_else(|| panic!("{name} in {:#?}", received.spans))
    };
    let queries = received.parts(named("GET /w/{slug}/customers/{party}"));
    let queries = queries.iter().filter(|part| part.text("steelyard.operation.kind") == Some("query"));
    assert!(queries.clone().count() > 0 && queries.clone().all(|query| !received.parts(query).is_empty()));
    let nothing = named("GET");
    assert_eq!((nothing.text("http.route"), nothing.count("http.response.status_code")), (None, Some(404)));
    assert_eq!(named("HTTP /sign-in").text("http.request.method"), Some("_OTHER"));
    assert!(received.parts(named("POST /sign-in")).iter().any(|part| part.name == "BEGIN"), "nobody yet");
}

/// The traces have only the listed attributes, and no user's word anywhere.
fn nothing_else_is_told(received: &Received, town: &Town) {
    let told: BTreeSet<&str> = received.keys();
    let more: Vec<_> = told.iter().filter(|key| !KEYS.contains(key) && !RESOURCE.contains(key)).collect();
    assert!(more.is_empty(), "{more:?}");
    assert!(received.spans.iter().all(|span| span.is_bare), "neither events nor links nor a state");
    let names: BTreeSet<&str> = received.spans.iter().map(|span| span.name.as_str()).collect();
    assert!(names.iter().all(|name| name.len() < 80 && !name.contains("zq")), "{names:?}");
    for word in WORDS.iter().map(|word| (*word).to_owned()).chain(town.secrets()) {
        assert!(!received.has(&word), "{word} was sent");
    }
    assert!(received.has("sell.invoice.post"), "what is sent is searched as it is");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trace_of_somebody_else_is_gone_on_with_only_where_a_proxy_says_so() {
    for (proxies, is_believed) in [(&[][..], false), (&["--proxy", "127.0.0.1"][..], true)] {
        let collector = Collector::start(Answers::Takes).await;
        let mut town =
            Town::traced(&collector, &[proxies, &["--traces-one-of", "4000000000"]].concat()).await;
        let gets = |parents: &[&str]| {
            let mut request = town.served.agent().get(town.served.url("/sign-in"));
            for parent in parents {
                request = request.header("traceparent", *parent);
            }
            let request =
                request.header("tracestate", "zqstate=zqcanarystate").header("host", &town.served.host);
            assert_eq!(request.call().expect("an answer").status(), 200);
        };
        gets(&[PARENT]);
        gets(&[&PARENT.replace("-01", "-00")]);
        for wrong in ["", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7", "00-zz-zz-01"] {
            gets(&[wrong]);
        }
        gets(&[PARENT, "00-5bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"]);
        let received = town.ended(&collector);
        // The program itself samples one request in four thousand million: none of these.
        let requests: Vec<_> = received.spans.iter().filter(|span| span.kind == "server").collect();
        assert_eq!(requests.len(), usize::from(is_believed), "{requests:?}");
        for request in requests {
            assert_eq!(
                (request.trace.as_str(), request.parent.as_str()),
                (PARENTS_TRACE, "00f067aa0ba902b7")
            );
            assert!(request.is_bare && !received.has("zqcanarystate"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_refuses_hangs_or_is_gone_is_counted_told_of_and_nobody_waits() {
    for answers in [Answers::Fails, Answers::Hangs, Answers::IsGone] {
        let collector = Collector::start(answers).await;
        let town = Town::traced(&collector, &[]).await;
        let mut longest = Duration::ZERO;
        for _ in 0..20 {
            let began = Instant::now();
            assert_eq!(town.posts("Cashier", "sell.invoice.post", &town::bill()).status, 200, "{answers:?}");
            longest = longest.max(began.elapsed());
        }
        assert!(longest < Duration::from_secs(2), "{answers:?}: {longest:?}");
        let figures = town.figures_once(|figures| figures.failed > 0);
        assert_eq!((figures.sent, figures.dropped), (0, 0), "{answers:?}");
        let began = Instant::now();
        let said = town.stopped();
        assert!(began.elapsed() < Duration::from_secs(20), "{answers:?}: {:?}", began.elapsed());
        let told: Vec<&str> =
            said.lines().filter(|line| line.contains("did not reach the collector")).collect();
        assert_eq!(told.len(), 1, "once a minute, and not oftener: {said}");
        let line: serde_json::Value = serde_json::from_str(told[0]).expect("a line of the log");
        assert!(line["fields"]["failed"].as_u64() > Some(0), "{line}");
        assert!(line["fields"]["cause"].as_str().is_some_and(|cause| answers.is_named_by(cause)), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_is_counted_and_without_a_collector_nothing_is_told() {
    let collector = Collector::start(Answers::Takes).await;
    let town = Town::traced(&collector, &[]).await;
    town.looks_around();
    let figures = town.figures_once(|figures| figures.sent > 0);
    assert_eq!((figures.failed, figures.dropped), (0, 0));
    let untraced = Town::untraced().await;
    untraced.looks_around();
    assert!(!untraced.scraped().contains("steelyard_traces"), "there is no collector");
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_says_whether_the_collector_answers_and_a_wrong_address_stops_the_start() {
    for (answers, told) in [
        (Answers::Takes, "/v1/traces takes traces"),
        (Answers::Fails, "does not take traces: it answers 500"),
    ] {
        let collector = Collector::start(answers).await;
        let ca = collector.ca.display().to_string();
        let told_by = town::program(&["doctor", "--traces-endpoint", &collector.url, "--traces-ca", &ca]);
        assert!(told_by.contains(told), "{told_by}");
        let untrusted = town::program(&["doctor", "--traces-endpoint", &collector.url]);
        assert!(untrusted.contains("does not take traces: "), "another CA than this machine's: {untrusted}");
    }
    let wrong = town::program(&["config", "--traces-endpoint", "http://collector.example:4318"]);
    assert!(wrong.contains("traces.endpoint: http is for a collector on this machine"), "{wrong}");
    let explained = town::program(&["config", "--explain", "--traces-endpoint", "https://collector.example"]);
    let line = explained.lines().find(|line| line.starts_with("traces.endpoint")).expect("a line");
    assert!(
        line.contains("https://collector.example/v1/traces") && line.ends_with("flag or environment"),
        "{line}"
    );
}
