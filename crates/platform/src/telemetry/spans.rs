//! What a request or a task of ours spends its time on, as spans for a collector that the operator names.
//! What must stay true: a span says what was done and how long it took, never whose or about what: its name is this program's
//! own text and its attributes are those of `KEYS`; where nobody listens, or a request is not among those recorded, no span is
//! made.

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

/// The header in which a proxy says which trace a request is part of (W3C Trace Context).
const PARENT: &str = "traceparent";

/// What an attribute is called; there are no others than these.
#[derive(Debug, Clone, Copy)]
pub struct Key(&'static str);

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        impl Key { $($(#[$doc])* pub const $name: Key = Key($text);)* }
        /// Everything that a span may tell, by its name in the conventions of OpenTelemetry or, where they have none, in ours.
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
    /// What kind of fault of ours it was.
    ERROR = "error.type";
    /// The database's name as a product.
    DATABASE = "db.system.name";
    /// What a flight begins or ends.
    DATABASE_OPERATION = "db.operation.name";
    /// Statements of a flight, where there are several.
    STATEMENTS = "db.operation.batch.size";
    /// The SQLSTATE of what the database refused.
    SQLSTATE = "db.response.status_code";
    /// The request's id, as in the log, the answer and the audit log.
    REQUEST = "steelyard.request.id";
    /// Action or query.
    KIND = "steelyard.operation.kind";
    /// Done, refused or failed.
    RESULT = "steelyard.result";
    /// Why it was refused, as errors.md calls it.
    REFUSAL = "steelyard.refusal.code";
    /// The promise a check is of.
    PROMISE = "steelyard.promise.id";
    /// Events that got their leaf in the audit tree.
    SEALED = "steelyard.audit.sealed";
}

/// What an attribute says. It is made of this program's own text, of counts and of ids; of nothing that was typed.
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

/// Spans on their way, counted for whoever watches the machine.
#[derive(Debug, Default)]
pub struct Counts {
    /// Taken by the collector.
    pub sent: AtomicU64,
    /// Handed over in vain.
    pub failed: AtomicU64,
    /// Ended while too many waited.
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

/// Where spans go, of an instance whose operator named a collector.
pub struct Traces {
    tracer: BoxedTracer,
    parents: Box<dyn TextMapPropagator + Send + Sync>,
    /// How many went there.
    pub counts: Arc<Counts>,
}

impl Traces {
    /// By this tracer; `parents` reads which trace a proxy says that a request is part of.
    pub fn new(
        tracer: BoxedTracer,
        parents: Box<dyn TextMapPropagator + Send + Sync>,
        counts: Arc<Counts>,
    ) -> Traces {
        Traces { tracer, parents, counts }
    }

    /// The span of something that is part of nothing else.
    pub(crate) fn root(self: &Arc<Self>, name: &'static str) -> Span {
        self.begin(&Context::new(), name.into(), SpanKind::Internal)
    }

    /// The span of a request. Which trace it is part of is believed of a proxy of ours alone.
    pub fn request(self: &Arc<Self>, request: &Request, id: Uuid, is_from_proxy: bool) -> Span {
        let method = known(request.method());
        let route = request.extensions().get::<MatchedPath>();
        let word = if method == "_OTHER" { "HTTP" } else { method };
        let name = route.map_or(word.into(), |route| format!("{word} {}", route.as_str()).into());
        let alone = Context::new();
        let parent = match is_from_proxy {
            true => self.parents.extract_with_context(&alone, &Said(request.headers())),
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

    /// Of what is not recorded nothing is made, and nothing of its parts.
    fn begin(self: &Arc<Self>, parent: &Context, name: Cow<'static, str>, kind: SpanKind) -> Span {
        let builder = SpanBuilder::from_name(name).with_kind(kind);
        let span = self.tracer.build_with_context(builder, parent);
        Span(span.is_recording().then(|| parent.with_value(self.clone()).with_span(span)))
    }
}

/// The methods there are: whoever invents one does not get it told.
fn known(method: &Method) -> &'static str {
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

/// What a proxy says of a request's trace: one parent. What else stands beside it (`tracestate`) is text of others.
struct Said<'a>(&'a HeaderMap);

impl Extractor for Said<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        let mut said = self.0.get_all(PARENT).iter().filter(|_| key == PARENT);
        let first = said.next()?.to_str().ok()?;
        said.next().is_none().then_some(first)
    }

    fn keys(&self) -> Vec<&str> {
        vec![PARENT]
    }
}

/// Something under way; it ends when this is dropped. Empty where nothing is recorded.
#[derive(Debug, Default)]
pub struct Span(Option<Context>);

impl Span {
    /// A part of what is under way.
    pub fn within(name: &'static str) -> Span {
        Span::part(name, SpanKind::Internal)
    }

    /// A flight to the database, as part of what is under way.
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

    /// Tells one thing more of it.
    pub fn tell(&self, key: Key, value: impl Into<Value>) {
        if let Some(context) = &self.0 {
            context.span().set_attribute(KeyValue::new(key.0, value.into().0));
        }
    }

    /// It did not go as it should, and that is ours.
    pub fn failed(&self, kind: &'static str) {
        self.tell(Key::ERROR, kind);
        self.set_error();
    }

    fn set_error(&self) {
        if let Some(context) = &self.0 {
            context.span().set_status(Status::error(""));
        }
    }

    /// The answer of a request. What was the client's own is no error of the server.
    pub fn answered(&self, status: StatusCode) {
        self.tell(Key::STATUS, status);
        if status.is_server_error() {
            self.tell(Key::ERROR, Value(status.as_u16().to_string().into()));
            self.set_error();
        }
    }

    /// How an action or query went.
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

    /// Does the work, with all that is traced in it as parts of this.
    pub fn around<F: Future>(&self, work: F) -> impl Future<Output = F::Output> + use<F> {
        with(self.0.clone(), work)
    }
}

impl Drop for Span {
    fn drop(&mut self) {
        // Said here: a task it was carried into may keep it for longer.
        if let Some(context) = &self.0 {
            context.span().end();
        }
    }
}

/// What is under way here, where it is recorded.
fn current() -> Option<Context> {
    Context::map_current(|context| context.get::<Arc<Traces>>().map(|_| context.clone()))
}

/// Whether anything is recorded here.
pub(crate) fn is_recorded() -> bool {
    Context::map_current(|context| context.get::<Arc<Traces>>().is_some())
}

fn with<F: Future>(context: Option<Context>, work: F) -> impl Future<Output = F::Output> + use<F> {
    match context {
        Some(context) => Either::Left(work.with_context(context)),
        None => Either::Right(work),
    }
}

/// The work of a task of its own, as part of what is under way here.
pub fn carried<F: Future>(work: F) -> impl Future<Output = F::Output> + use<F> {
    with(current(), work)
}

/// Runs an action or asks a query as a part of its own, that ends with how it went. The work lies on the heap: who runs several
/// would have them all on their stack, each as large as the largest flight in it.
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
