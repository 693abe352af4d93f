//! Security events on their way to another machine, and the event of an error of ours.
//! Invariant: events arrive in order and without content, and an outage loses none.

use crate::common::served;
use crate::common::world::World;
use admin::audit::export::ExportAudit;
use admin::mail::ListMails;
use audit::forward::syslog::lines_in;
use audit::forward::{self, Forwarder, Pass, Target};
use audit::sequencer::Sealer;
use axum::http::{Request, header};
use jiff::{SignedDuration, Timestamp};
use ledger::parties::CreateParty;
use platform::current::Current;
use platform::outgoing::delivery::Receiver;
use platform::own_errors;
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use testing::{Shop, mails};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

fn noon() -> Timestamp {
    "2026-04-20T05:00:00Z".parse().expect("a moment")
}

/// Another machine that takes lines, while it runs.
struct Collector {
    port: u16,
    lines: Arc<Mutex<Vec<String>>>,
    running: Option<JoinHandle<()>>,
}

impl Collector {
    async fn start() -> Collector {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let mut collector = Collector { port, lines: Arc::default(), running: None };
        collector.serve(listener);
        collector
    }

    fn serve(&mut self, listener: TcpListener) {
        let lines = self.lines.clone();
        self.running = Some(tokio::spawn(async move {
            loop {
                let (mut stream, _) = listener.accept().await.expect("a connection");
                let mut all = Vec::new();
                stream.read_to_end(&mut all).await.expect("everything");
                lines.lock().expect("a lock").extend(lines_in(&all).expect("lines"));
            }
        }));
    }

    async fn stop(&mut self) {
        let running = self.running.take().expect("it runs");
        running.abort();
        let _ = running.await;
    }

    async fn start_again(&mut self) {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await.expect("the same port");
        self.serve(listener);
    }

    /// The JSON of the lines that arrived since.
    fn since(&self, before: usize) -> Vec<Value> {
        let lines = self.lines.lock().expect("a lock");
        let says = |line: &String| {
            serde_json::from_str::<Value>(&line[line.find('{').expect("JSON")..]).expect("JSON")
        };
        lines[before..].iter().map(says).collect()
    }

    fn forwarder(&self, shop: &Shop) -> Forwarder {
        let receiver = Receiver::on_this_machine("127.0.0.1", self.port).expect("this machine");
        let receiver = Arc::new(Current::new(receiver));
        let target = Target { receiver, host: "shop.example".into(), contact: "ops@shop.example".into() };
        Forwarder::new(shop.platform.clone(), shop.db.jobs_config(), target)
    }
}

async fn seal(shop: &Shop) {
    let mut sealer = Sealer::new(shop.platform.clone(), shop.db.jobs_config());
    while sealer.look(noon()).await.expect("a look").more {}
}

async fn refuse_cas(shop: &Shop) {
    assert_eq!(shop.ask::<ListMails>("cas", json!({})).await, Err("permission_denied".into()));
}

/// The mails to operators that events are late.
async fn warnings(shop: &Shop) -> usize {
    let client = database::connect(&shop.db.super_config()).await.expect("a connection");
    let all = mails(shop.platform.encryption.vault(), &client).await;
    all.iter().filter(|mail| mail.text.contains("security events were waiting")).count()
}

#[tokio::test]
async fn security_events_arrive_in_order_and_none_is_lost_by_an_outage() {
    let shop = Shop::jeweller().await;
    let mut collector = Collector::start().await;
    let mut forwarder = collector.forwarder(&shop);
    seal(&shop).await;
    let nothing = Pass { taken: 0, more: false };
    assert_eq!(forwarder.look(noon()).await.expect("a look"), nothing, "what was before is not sent");
    refuse_cas(&shop).await;
    let party = json!({ "party": "P-1", "name": "Zqsecret", "kind": "customer" });
    shop.run::<CreateParty>("cas", party).await.expect("daily work");
    shop.ask::<ExportAudit>("audi", json!({})).await.expect("an export");
    assert_eq!(forwarder.look(noon()).await.expect("a look"), nothing, "without a leaf it has no order");
    seal(&shop).await;
    assert_eq!(forwarder.look(noon()).await.expect("a look").taken, 2);
    let lines = collector.since(0);
    let kinds: Vec<&str> = lines.iter().filter_map(|line| line["kind"].as_str()).collect();
    assert!(kinds.contains(&"refusal") && kinds.contains(&"export") && kinds.len() == 2, "{lines:?}");
    assert!(lines[0]["leaf"].as_i64() < lines[1]["leaf"].as_i64());
    assert!(lines.iter().all(|line| line["workspace"] == shop.tenant.uuid().to_string()));
    assert!(!format!("{lines:?}").contains("Zqsecret"));

    collector.stop().await;
    refuse_cas(&shop).await;
    seal(&shop).await;
    assert_eq!(forwarder.look(noon()).await.expect("a look"), nothing);
    assert!(shop.platform.worries.all().is_empty(), "not late yet");
    let late = noon() + SignedDuration::from_mins(6);
    assert_eq!(forwarder.look(late).await.expect("a look"), nothing);
    assert_eq!((shop.platform.worries.all().len(), warnings(&shop).await), (1, 1));
    // A restart forgets nothing and mails nothing again.
    let mut forwarder = collector.forwarder(&shop);
    forwarder.look(late).await.expect("a look");
    assert_eq!(warnings(&shop).await, 1);
    assert!(forward::lag(&shop.platform, late).await.expect("a lag").is_some_and(|lag| lag.is_late));
    collector.start_again().await;
    assert_eq!(forwarder.look(late).await.expect("a look").taken, 1);
    assert_eq!((collector.since(2).len(), shop.platform.worries.all().len()), (1, 0));
    let lag = forward::lag(&shop.platform, late).await.expect("a lag").expect("it began");
    assert!(lag.leaves == 0 && !lag.is_late);
}

#[tokio::test]
async fn an_error_of_ours_leaves_an_event_with_its_request_and_code_alone() {
    let world = World::open().await;
    let send = async |path: String| {
        let request = Request::get(path).header(header::ACCEPT, "application/json");
        world.send(request, Vec::new()).await
    };
    assert_eq!(send("/trust/error/none".into()).await.status, 404);
    let word = own_errors::provoking_word(&world.site.platform.csrf_key, crate::common::world::now());
    let reply = send(format!("/trust/error/{word}")).await;
    assert_eq!((reply.status, reply.code().as_str()), (500, "internal_error"));
    let request = reply.json()["request_id"].as_str().expect("an id").to_owned();
    let events = "select code, request_id::text from app.audit_event where action = 'instance.error'";
    for _ in 0..50 {
        let rows = world.watcher.query(events, &[]).await.expect("the log");
        if let Some(row) = rows.first() {
            let event = (row.get::<_, String>(0), row.get::<_, String>(1), rows.len());
            assert_eq!(event, ("internal_error".to_owned(), request, 1));
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("no event of the error");
}

/// A receiver over TLS that reads one delivery, and then says farewell or does not.
async fn over_tls(folder: &Path, says_farewell: bool) -> (u16, JoinHandle<Vec<u8>>) {
    let read = |name: &str| std::fs::read(folder.join(name)).expect(name);
    let certificates =
        CertificateDer::pem_slice_iter(&read("cert.pem")).map(|it| it.expect("a certificate")).collect();
    let key = PrivateKeyDer::from_pem_slice(&read("key.pem")).expect("a key");
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(certificates, key)
        .expect("a certificate with its key");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let receiving = tokio::spawn(async move {
        let (tcp, _) = listener.accept().await.expect("a connection");
        let Ok(mut stream) = TlsAcceptor::from(Arc::new(config)).accept(tcp).await else { return Vec::new() };
        let mut all = Vec::new();
        stream.read_to_end(&mut all).await.expect("everything, with a farewell");
        if says_farewell {
            stream.shutdown().await.expect("a farewell");
        }
        all
    });
    (port, receiving)
}

#[tokio::test]
async fn over_tls_only_the_receivers_farewell_counts() {
    let folder = std::env::temp_dir().join(format!("steelyard-forward-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let ca = std::fs::read(served::certificates(&folder)).expect("the CA");
    for (ca, says_farewell, is_taken) in
        [(Some(&ca), true, true), (Some(&ca), false, false), (None, true, false)]
    {
        let (port, receiving) = over_tls(&folder, says_farewell).await;
        let receiver = Receiver::new("localhost", port, ca.map(Vec::as_slice)).expect("a receiver");
        let taken = receiver.take(b"5 hello").await;
        assert_eq!(taken.is_ok(), is_taken, "{says_farewell} {taken:?}");
        let arrived = receiving.await.expect("it ended");
        assert_eq!(arrived.as_slice(), if ca.is_some() { &b"5 hello"[..] } else { b"" });
    }
    std::fs::remove_dir_all(folder).expect("removed");
}
