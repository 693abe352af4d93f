//! Sends traces to the collector that the operator named, and gives `doctor` their state.
//! Invariant: no request waits for a collector or fails because of it; spans that it does not take are
//! counted, logged once a minute, and dropped.

mod collector;
mod queue;
mod sampling;

use crate::config::Config;
use crate::config::traces::Traces as Settings;
use crate::file_watch::FileSet;
use crate::instance::Instance;
use crate::problem::{Problem, Result};
use crate::task::Task;
use collector::Collector;
use mail::messages::files as texts;
use opentelemetry::KeyValue;
use opentelemetry::global::BoxedTracer;
use opentelemetry::trace::TracerProvider;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::resource::TelemetryResourceDetector;
use opentelemetry_sdk::trace::{Sampler, SdkTracerProvider};
use platform::current::Current;
use platform::telemetry::spans::{Counts, Traces};
use queue::Queue;
use sampling::OneOf;
use std::sync::Arc;

/// The program's name in traces.
const NAME: &str = "steelyard";

/// Starts to trace, if the operator named a collector. Errors: the CA's file.
pub fn start(instance: &Instance, config: &Config) -> Result<Option<Task>> {
    let Some(settings) = &config.traces else { return Ok(None) };
    let current = Arc::new(Current::new(collector(settings)?));
    let (place, again) = (current.clone(), settings.clone());
    let read = move || collector(&again).map(|collector| place.set(collector));
    instance.files.keep(FileSet::read(("traces.ca", texts::AUTHORITY), settings.ca.clone(), read)?);
    let counts = Arc::new(Counts::default());
    let (queue, waiting) = Queue::new(counts.clone());
    let provider = SdkTracerProvider::builder()
        .with_resource(resource())
        .with_sampler(Sampler::ParentBased(Box::new(OneOf(settings.one_of))))
        .with_span_processor(queue)
        .build();
    let tracer = BoxedTracer::new(Box::new(provider.tracer(NAME)));
    let parents = Box::new(TraceContextPropagator::new());
    let traces = Arc::new(Traces::new(tracer, parents, counts.clone()));
    // An instance is served once.
    let _ = instance.platform.traces.set(traces);
    Ok(Some(Task::start(|stopped| waiting.handed_over(current, counts, stopped))))
}

/// Whether the files of the settings can be used. Errors: the CA's file.
pub fn check_files(config: &Config) -> Result<()> {
    config.traces.as_ref().map_or(Ok(()), |settings| collector(settings).map(drop))
}

/// The state of tracing, for `doctor`: whether the collector accepts an empty request. Errors: the CA's file.
pub async fn told(config: &Config) -> Result<String> {
    let Some(settings) = &config.traces else { return Ok("off".to_owned()) };
    let tried = collector(settings)?.take(Vec::new()).await;
    let how = tried.map_or_else(|why| format!("does not take traces: {why}"), |_| "takes traces".to_owned());
    Ok(format!("{} {how}", settings.endpoint))
}

fn collector(settings: &Settings) -> Result<Collector> {
    let read = |path| std::fs::read(path).map_err(Problem::file(path));
    let ca = settings.ca.as_deref().map(read).transpose()?;
    let wrong = |why| Problem::setup(format!("traces.ca: {why}"));
    Collector::new(settings.endpoint.clone(), ca.as_deref(), &resource()).map_err(wrong)
}

/// The sender: the program and its version, and nothing about the machine.
fn resource() -> Resource {
    Resource::builder_empty()
        .with_service_name(NAME)
        .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
        .with_detector(Box::new(TelemetryResourceDetector))
        .build()
}
