//! The handlers of routes, by the methods that they serve.
//! Invariant: every handler has one type. If each had its own, the compiler would generate the services around a handler
//! again for each, and prove for each of them that its future may move between threads: two thirds of this crate's time.

use crate::site::Site;
use axum::extract::Request;
use axum::handler::Handler;
use axum::response::Response;
use axum::routing::{self, MethodRouter};
use std::pin::Pin;
use std::sync::Arc;

type Answer = Pin<Box<dyn Future<Output = Response> + Send>>;

/// A handler without its own type.
#[derive(Clone)]
struct AnyHandler(Arc<dyn Fn(Request, Site) -> Answer + Send + Sync>);

impl AnyHandler {
    fn by<T: 'static>(handler: impl Handler<T, Site>) -> AnyHandler {
        AnyHandler(Arc::new(move |request, site| Box::pin(handler.clone().call(request, site))))
    }
}

impl Handler<(), Site> for AnyHandler {
    type Future = Answer;

    fn call(self, request: Request, site: Site) -> Answer {
        (self.0)(request, site)
    }
}

/// Serves GET.
pub fn get<T: 'static>(handler: impl Handler<T, Site>) -> MethodRouter<Site> {
    routing::get(AnyHandler::by(handler))
}

/// Serves POST.
pub fn post<T: 'static>(handler: impl Handler<T, Site>) -> MethodRouter<Site> {
    routing::post(AnyHandler::by(handler))
}

/// Serves a page by GET, and the form on it by POST.
pub fn both<P: 'static, F: 'static>(
    page: impl Handler<P, Site>,
    form: impl Handler<F, Site>,
) -> MethodRouter<Site> {
    get(page).post(AnyHandler::by(form))
}
