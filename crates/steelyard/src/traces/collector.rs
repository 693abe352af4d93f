//! The collector of traces: OTLP over HTTP, as protobuf.
//! Invariant: its answer is read within bounds; the log names only the answer's status, never its text.

use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, Uri};
use opentelemetry_proto::tonic::collector::trace::v1::{
    ExportTraceServiceRequest, ExportTraceServiceResponse,
};
use opentelemetry_proto::transform::common::tonic::ResourceAttributesWithSchema;
use opentelemetry_proto::transform::trace::tonic::group_spans_by_resource_and_scope;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::SpanData;
use platform::outgoing::Http;
use prost::Message;

/// The receiver of spans.
pub(super) struct Collector {
    http: Http,
    endpoint: Uri,
    resource: ResourceAttributesWithSchema,
}

impl Collector {
    /// With this address; the settings allow http only for this machine. Errors: a CA that cannot be used, in
    /// words.
    pub(super) fn new(endpoint: Uri, ca: Option<&[u8]>, resource: &Resource) -> Result<Collector, String> {
        Ok(Collector { http: Http::new(ca)?.or_plain(), endpoint, resource: resource.into() })
    }

    /// Sends spans; returns how many the collector rejected. Errors, in words for the log: it took none.
    pub(super) async fn take(&self, spans: Vec<SpanData>) -> Result<u64, String> {
        let resource_spans = group_spans_by_resource_and_scope(spans, &self.resource);
        let body = ExportTraceServiceRequest { resource_spans }.encode_to_vec();
        let request = Request::post(self.endpoint.clone())
            .header(CONTENT_TYPE, "application/x-protobuf")
            .body(body)
            .map_err(|why| why.to_string())?;
        let answer = self.http.send(request).await.map_err(|why| why.to_string())?;
        if !answer.status().is_success() {
            return Err(format!("it answers {}", answer.status().as_u16()));
        }
        // An unreadable answer changes nothing: the collector took the spans.
        let said = ExportTraceServiceResponse::decode(answer.body().as_slice()).unwrap_or_default();
        let rejected = said.partial_success.map_or(0, |part| part.rejected_spans);
        Ok(u64::try_from(rejected).unwrap_or(0))
    }
}
