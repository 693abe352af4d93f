//! A collector of traces: OTLP over HTTPS, decoded by types that are generated from the standard's own files.
//! Invariant: it keeps every byte it got, whatever it answered.

use crate::common::served;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::HeaderMap;
use axum::routing::post;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::KeyValue;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1;
use prost::Message;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use testing::over_tls;

/// Its answer to each request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    Takes,
    Fails,
    Hangs,
    IsGone,
}

impl Answers {
    /// Whether the log names this answer as the cause.
    pub fn is_named_by(self, cause: &str) -> bool {
        match self {
            Answers::Takes => false,
            Answers::Fails => cause == "it answers 500",
            Answers::Hangs => cause == "no answer in time",
            Answers::IsGone => cause.to_lowercase().contains("refused"),
        }
    }
}

type Bodies = Arc<Mutex<Vec<Bytes>>>;

pub struct Collector {
    pub url: String,
    pub ca: PathBuf,
    folder: PathBuf,
    bodies: Bodies,
}

impl Collector {
    pub async fn start(answers: Answers) -> Collector {
        let port = served::free_port();
        let folder = std::env::temp_dir().join(format!("steelyard-collector-{}-{port}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let ca = served::certificates(&folder);
        let bodies = Bodies::default();
        if answers != Answers::IsGone {
            let [cert, key] =
                ["cert.pem", "key.pem"].map(|name| std::fs::read(folder.join(name)).expect(name));
            let listener = std::net::TcpListener::bind(("127.0.0.1", port)).expect("the port");
            let routes = Router::new().route("/v1/traces", post(take)).with_state((answers, bodies.clone()));
            over_tls::serve(listener, &cert, &key, routes);
        }
        Collector { url: format!("https://localhost:{port}"), ca, folder, bodies }
    }

    /// Everything it got so far.
    pub fn received(&self) -> Received {
        let bodies = self.bodies.lock().expect("bodies").clone();
        let sent = bodies.iter().map(|body| ExportTraceServiceRequest::decode(body.clone()).expect("OTLP"));
        let (mut spans, mut of_resources) = (Vec::new(), BTreeSet::new());
        for resource in sent.flat_map(|sent| sent.resource_spans) {
            let attributes = resource.resource.unwrap_or_default().attributes;
            of_resources.extend(attributes.into_iter().map(|it| it.key));
            spans.extend(resource.scope_spans.into_iter().flat_map(|scope| scope.spans).map(Span::of));
        }
        Received { spans, of_resources, bodies }
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn take(
    State((answers, bodies)): State<(Answers, Bodies)>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    assert_eq!(headers["content-type"], "application/x-protobuf");
    bodies.lock().expect("bodies").push(body);
    match answers {
        Answers::Takes | Answers::IsGone => StatusCode::OK,
        Answers::Fails => StatusCode::INTERNAL_SERVER_ERROR,
        Answers::Hangs => {
            tokio::time::sleep(Duration::from_secs(3_600)).await;
            StatusCode::OK
        }
    }
}

pub struct Received {
    pub spans: Vec<Span>,
    of_resources: BTreeSet<String>,
    bodies: Vec<Bytes>,
}

impl Received {
    /// The span of the request with this id.
    pub fn request(&self, id: &str) -> &Span {
        let found = self.spans.iter().find(|span| span.text("steelyard.request.id") == Some(id));
        found.unwrap_or_else(|| panic!("no request {id} in {:#?}", self.spans))
    }

    pub fn parts(&self, of: &Span) -> Vec<&Span> {
        let is_part = |span: &&Span| span.parent == of.id && span.trace == of.trace;
        self.spans.iter().filter(is_part).collect()
    }

    pub fn roots(&self, name: &str) -> Vec<&Span> {
        self.spans.iter().filter(|span| span.name == name && span.parent.is_empty()).collect()
    }

    /// The names of all attributes.
    pub fn keys(&self) -> BTreeSet<&str> {
        let of_spans = self.spans.iter().flat_map(|span| &span.attributes).map(|it| it.key.as_str());
        of_spans.chain(self.of_resources.iter().map(String::as_str)).collect()
    }

    /// Whether the received bytes have these words anywhere.
    pub fn has(&self, words: &str) -> bool {
        self.bodies.iter().any(|body| memchr::memmem::find(body, words.as_bytes()).is_some())
    }
}

#[derive(Debug)]
pub struct Span {
    pub name: String,
    pub kind: &'static str,
    pub trace: String,
    pub id: String,
    pub parent: String,
    pub began: u64,
    pub ended: u64,
    pub is_error: bool,
    /// It has attributes and nothing else: no events, no links.
    pub is_bare: bool,
    attributes: Vec<KeyValue>,
}

impl Span {
    fn of(span: v1::Span) -> Span {
        let status = span.status.clone().unwrap_or_default();
        Span {
            kind: match span.kind() {
                v1::span::SpanKind::Server => "server",
                v1::span::SpanKind::Client => "client",
                _ => "internal",
            },
            is_error: status.code() == v1::status::StatusCode::Error,
            is_bare: span.events.is_empty()
                && span.links.is_empty()
                && span.trace_state.is_empty()
                && status.message.is_empty(),
            name: span.name,
            trace: hex(&span.trace_id),
            id: hex(&span.span_id),
            parent: hex(&span.parent_span_id),
            began: span.start_time_unix_nano,
            ended: span.end_time_unix_nano,
            attributes: span.attributes,
        }
    }

    fn attribute(&self, key: &str) -> Option<&Value> {
        let found = self.attributes.iter().find(|it| it.key == key)?;
        found.value.as_ref()?.value.as_ref()
    }

    pub fn text(&self, key: &str) -> Option<&str> {
        match self.attribute(key)? {
            Value::StringValue(text) => Some(text),
            other => panic!("{key} is no text: {other:?}"),
        }
    }

    pub fn count(&self, key: &str) -> Option<i64> {
        match self.attribute(key)? {
            Value::IntValue(count) => Some(*count),
            other => panic!("{key} is no count: {other:?}"),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
