//! The collector of traces: OTLP over HTTP, as protobuf.
//! What must stay true: what it answers is read within bounds and told by its status alone, never by its text.

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

/// Where spans are handed over.
pub(super) struct Collector {
    http: Http,
    endpoint: Uri,
    resource: ResourceAttributesWithSchema,
}

impl Collector {
    /// At this address; the settings let http be only where it is this machine. Errors: what is wrong with the CA, in words.
    pub(super) fn new(endpoint: Uri, ca: Option<&[u8]>, resource: &Resource) -> Result<Collector, String> {
        Ok(Collector { http: Http::new(ca)?.or_plain(), endpoint, resource: resource.into() })
    }

    /// Hands spans over; gives how many of them it did not want. Errors, in words for the log: it took none.
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
        // An answer that cannot be read is no news: it took them.
        let said = ExportTraceServiceResponse::decode(answer.body().as_slice()).unwrap_or_default();
        let rejected = said.partial_success.map_or(0, |part| part.rejected_spans);
        Ok(u64::try_from(rejected).unwrap_or(0))
    }
}
