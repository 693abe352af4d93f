//! How a request or a task of ours spends its time, as spans for a collector that the operator names.
//! Invariant: a span says what was done and how long it took, never for whom or about what. Its name is this
//! program's own text and its attributes are those of `KEYS`. Without a collector, or for a request that is
//! not recorded, no span is made.

use crate::error::{Error, Result};
use axum::extract::{MatchedPath, Request};
use axum::http::header::HeaderMap;
use axum::http::{Method, StatusCode, Version};
use futures::future::Either;
use kernel::code::Code;
use opentelemetry::global::BoxedTracer;
use opentelemetry::propagation::{Extractor, TextMapPropagator};
use opentelemetry::trace::{FutureExt, Span as _, SpanBuilder, SpanKind, Status, TraceContextExt, Tracer};
use opentelemetry::{Context, KeyValue};
use std::borrow::Cow;
use std::fmt::Write;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio_postgres::error::SqlState;
use uuid::Uuid;

/// The header in which a proxy names the trace that a request belongs to (W3C Trace Context).
const PARENT: &str = "traceparent";

/// The name of an attribute; there are no others than these.
#[derive(Debug, Clone, Copy)]
pub struct Key(&'static str);

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        impl Key { $($(#[$doc])* pub const $name: Key = Key($text);)* }
        /// All attributes that a span may have, by their names in the conventions of OpenTelemetry or, if
        /// these have none, ours.
        pub const KEYS: &[&str] = &[$($text),*];
    };
}

keys! {
    /// `GET`, or `_OTHER`.
    METHOD = "http.request.method";
    /// The pattern of the address, never the address.
    ROUTE = "http.route";
    /// The status answered.
    STATUS = "http.response.status_code";
    /// `https`.
    SCHEME = "url.scheme";
    /// The version of HTTP.
    PROTOCOL = "network.protocol.version";
    /// The kind of our fault.
    ERROR = "error.type";
    /// The database's name as a product.
    DATABASE = "db.system.name";
    /// The statement that begins or ends a flight.
    DATABASE_OPERATION = "db.operation.name";
    /// Statements of a flight, if there is more than one.
    STATEMENTS = "db.operation.batch.size";
    /// The SQLSTATE of the refusal by the database.
    SQLSTATE = "db.response.status_code";
    /// The request's id, as in the log, the answer and the audit log.
    REQUEST = "steelyard.request.id";
    /// Action or query.
    KIND = "steelyard.operation.kind";
    /// Done, refused or failed.
    RESULT = "steelyard.result";
    /// The code of the refusal, as in errors.md.
    REFUSAL = "steelyard.refusal.code";
    /// The promise that a check belongs to.
    PROMISE = "steelyard.promise.id";
    /// Events that got their leaf in the audit tree.
    SEALED = "steelyard.audit.sealed";
}

/// The value of an attribute. It is made of this program's own text, counts and ids, never of text that
/// somebody typed.
#[derive(Debug)]
pub struct Value(opentelemetry::Value);

macro_rules! values {
    ($($from:ty: |$it:ident| $made:expr;)*) => {
        $(impl From<$from> for Value {
            fn from($it: $from) -> Value {
                Value($made.into())
            }
        })*
    };
}

values! {
    &'static str: |text| text;
    usize: |count| i64::try_from(count).unwrap_or(i64::MAX);
    StatusCode: |status| i64::from(status.as_u16());
    Uuid: |id| id.to_string();
    &MatchedPath: |pattern| pattern.as_str().to_owned();
    &SqlState: |state| state.code().to_owned();
    Code: |code| code.as_str();
}

/// Counts of spans, for the operator's monitoring.
#[derive(Debug, Default)]
pub struct Counts {
    /// Accepted by the collector.
    pub sent: AtomicU64,
    /// Not accepted by the collector.
    pub failed: AtomicU64,
    /// Dropped because too many waited.
    pub dropped: AtomicU64,
}

impl Counts {
    /// The counts in the text form of Prometheus.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (name, help, count) in [
            ("sent", "Spans that the collector took.", &self.sent),
            ("failed", "Spans that the collector did not take.", &self.failed),
            ("dropped", "Spans that were not kept because too many waited.", &self.dropped),
        ] {
            let count = count.load(Ordering::Relaxed);
            let _ = writeln!(text, "# HELP steelyard_traces_{name}_total {help}");
            let _ = writeln!(text, "# TYPE steelyard_traces_{name}_total counter");
            let _ = writeln!(text, "steelyard_traces_{name}_total {count}");
        }
        text
    }
}

/// Where spans are sent, if the operator named a collector.
pub struct Traces {
    tracer: BoxedTracer,
    parents: Box<dyn TextMapPropagator + Send + Sync>,
    /// How many spans were sent.
    pub counts: Arc<Counts>,
}

impl Traces {
    /// With this tracer; `parents` reads the trace that a proxy names for a request.
    pub fn new(
        tracer: BoxedTracer,
        parents: Box<dyn TextMapPropagator + Send + Sync>,
        counts: Arc<Counts>,
    ) -> Traces {
        Traces { tracer, parents, counts }
    }

    /// A span without a parent.
    pub(crate) fn root(self: &Arc<Self>, name: &'static str) -> Span {
        self.begin(&Context::new(), name.into(), SpanKind::Internal)
    }

    /// The span of a request. Only our own proxy is believed about the trace that it belongs to.
    pub fn request(self: &Arc<Self>, request: &Request, id: Uuid, is_from_proxy: bool) -> Span {
        let method = method_name(request.method());
        let route = request.extensions().get::<MatchedPath>();
        let word = if method == "_OTHER" { "HTTP" } else { method };
        let name = route.map_or(word.into(), |route| format!("{word} {}", route.as_str()).into());
        let alone = Context::new();
        let parent = match is_from_proxy {
            true => self.parents.extract_with_context(&alone, &TraceHeaders(request.headers())),
            false => alone,
        };
        let span = self.begin(&parent, name, SpanKind::Server);
        span.tell(Key::METHOD, method);
        span.tell(Key::SCHEME, "https");
        span.tell(Key::PROTOCOL, version(request.version()));
        span.tell(Key::REQUEST, id);
        if let Some(route) = route {
            span.tell(Key::ROUTE, route);
        }
        span
    }

    /// If the span is not recorded, neither it nor its parts are made.
    fn begin(self: &Arc<Self>, parent: &Context, name: Cow<'static, str>, kind: SpanKind) -> Span {
        let builder = SpanBuilder::from_name(name).with_kind(kind);
        let span = self.tracer.build_with_context(builder, parent);
        Span(span.is_recording().then(|| parent.with_value(self.clone()).with_span(span)))
    }
}

/// The known methods; the name of an invented one is not recorded.
fn method_name(method: &Method) -> &'static str {
    const KNOWN: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];
    KNOWN.into_iter().find(|known| *known == method.as_str()).unwrap_or("_OTHER")
}

fn version(version: Version) -> &'static str {
    match version {
        Version::HTTP_2 => "2",
        Version::HTTP_10 => "1.0",
        _ => "1.1",
    }
}

/// The trace of a request as a proxy names it: one parent. Its other text (`tracestate`) is not ours and is
/// ignored.
struct TraceHeaders<'a>(&'a HeaderMap);

impl Extractor for TraceHeaders<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        let mut said = self.0.get_all(PARENT).iter().filter(|_| key == PARENT);
        let first = said.next()?.to_str().ok()?;
        said.next().is_none().then_some(first)
    }

    fn keys(&self) -> Vec<&str> {
        vec![PARENT]
    }
}

/// Work in progress; the span ends when this is dropped. Empty if nothing is recorded.
#[derive(Debug, Default)]
pub struct Span(Option<Context>);

impl Span {
    /// A part of the current work.
    pub fn within(name: &'static str) -> Span {
        Span::part(name, SpanKind::Internal)
    }

    /// A flight to the database, as a part of the current work.
    pub(crate) fn flight(operation: Option<&'static str>) -> Span {
        let span = Span::part(operation.unwrap_or("postgresql"), SpanKind::Client);
        span.tell(Key::DATABASE, "postgresql");
        if let Some(operation) = operation {
            span.tell(Key::DATABASE_OPERATION, operation);
        }
        span
    }

    fn part(name: &'static str, kind: SpanKind) -> Span {
        let Some(current) = current() else { return Span(None) };
        current
            .get::<Arc<Traces>>()
            .map(|traces| traces.begin(&current, name.into(), kind))
            .unwrap_or_default()
    }

    /// Adds an attribute.
    pub fn tell(&self, key: Key, value: impl Into<Value>) {
        if let Some(context) = &self.0 {
            context.span().set_attribute(KeyValue::new(key.0, value.into().0));
        }
    }

    /// Marks the work as failed, by a fault of ours.
    pub fn failed(&self, kind: &'static str) {
        self.tell(Key::ERROR, kind);
        self.set_error();
    }

    fn set_error(&self) {
        if let Some(context) = &self.0 {
            context.span().set_status(Status::error(""));
        }
    }

    /// Notes the answer of a request. A client's error is no error of the server.
    pub fn answered(&self, status: StatusCode) {
        self.tell(Key::STATUS, status);
        if status.is_server_error() {
            self.tell(Key::ERROR, Value(status.as_u16().to_string().into()));
            self.set_error();
        }
    }

    /// Notes the result of an action or query.
    fn went<T>(&self, done: &Result<T>) {
        let error = match done {
            Ok(_) => return self.tell(Key::RESULT, "done"),
            Err(Error::Refused(refusal)) => {
                self.tell(Key::RESULT, "refused");
                return self.tell(Key::REFUSAL, refusal.code);
            }
            Err(error) => error,
        };
        self.tell(Key::RESULT, "failed");
        self.failed(match error {
            Error::Database(_) | Error::Damaged(_) => "database",
            Error::Busy(_) => "busy",
            _ => "internal",
        });
        if let Error::Database(cause) = error
            && let Some(state) = cause.code()
        {
            self.tell(Key::SQLSTATE, state);
        }
    }

    /// Does the work; everything traced in it is a part of this span.
    pub fn around<F: Future>(&self, work: F) -> impl Future<Output = F::Output> + use<F> {
        with(self.0.clone(), work)
    }
}

impl Drop for Span {
    fn drop(&mut self) {
        // Ended here, because a task that carries the span may hold it longer.
        if let Some(context) = &self.0 {
            context.span().end();
        }
    }
}

/// The current work, if it is recorded.
fn current() -> Option<Context> {
    Context::map_current(|context| context.get::<Arc<Traces>>().map(|_| context.clone()))
}

/// Whether the current work is recorded.
pub(crate) fn is_recorded() -> bool {
    Context::map_current(|context| context.get::<Arc<Traces>>().is_some())
}

fn with<F: Future>(context: Option<Context>, work: F) -> impl Future<Output = F::Output> + use<F> {
    match context {
        Some(context) => Either::Left(work.with_context(context)),
        None => Either::Right(work),
    }
}

/// The work of a separate task, as a part of the current work.
pub fn carried<F: Future>(work: F) -> impl Future<Output = F::Output> + use<F> {
    with(current(), work)
}

/// Runs an action or query as a span of its own, which ends with the result. The work is on the heap: a
/// caller that runs several would otherwise have all of them on its stack, each as large as the largest
/// flight in it.
pub fn operation<T>(
    name: &'static str,
    kind: &'static str,
    work: impl Future<Output = Result<T>>,
) -> impl Future<Output = Result<T>> {
    let work = Box::pin(work);
    async move {
        let span = Span::within(name);
        span.tell(Key::KIND, kind);
        let done = span.around(work).await;
        span.went(&done);
        done
    }
}
