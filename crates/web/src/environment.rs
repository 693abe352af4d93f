//! What the instance is for, on everything it answers: each page says it, and no search engine keeps it.
//! Invariant: in production nothing is added. The environment is the same for the whole instance, so a page
//! takes it from the request that it answers, and no page can forget to pass it on.

use axum::body::Body;
use axum::http::Response;
use axum::http::header::{HeaderName, HeaderValue};
use kernel::environment::Environment;
use std::future::Future;

/// Keeps an answer out of search engines.
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

tokio::task_local! {
    /// The environment of the instance that answers.
    static HERE: Environment;
}

/// Answers a request of an instance that is for this.
pub(crate) async fn answering<F: Future>(environment: Environment, answer: F) -> F::Output {
    HERE.scope(environment, answer).await
}

/// The environment of the instance that answers; production where nobody asked, as for a mailed paper.
pub(crate) fn here() -> Environment {
    HERE.try_with(|environment| *environment).unwrap_or_default()
}

/// An answer, kept out of search engines unless it is of production and anybody may find it. `route` is its pattern.
pub(crate) fn unlist(mut answer: Response<Body>, environment: Environment, route: &str) -> Response<Body> {
    if !environment.is_production() || has_secret(route) {
        answer.headers_mut().insert(ROBOTS, HeaderValue::from_static("noindex, nofollow"));
    }
    answer
}

/// Whether the address of this route alone is enough to get the content: the page of a report, the link of a mail, a feed.
fn has_secret(route: &str) -> bool {
    ["{secret}", "{link}", "{token}"].iter().any(|name| route.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Chrome;

    #[tokio::test]
    async fn a_page_knows_the_environment_of_its_request_and_no_other() {
        let page = || Chrome::bare("A page", "n", "", jiff::Timestamp::UNIX_EPOCH).environment;
        let staging = answering(Environment::Staging, async { page() });
        let production = answering(Environment::Production, async { page() });
        assert_eq!(tokio::join!(staging, production), (Environment::Staging, Environment::Production));
        assert_eq!(page(), Environment::Production);
    }

    #[test]
    fn only_production_may_be_found_and_no_page_that_a_secret_link_leads_to() {
        for (_, environment) in Environment::ALL {
            for (route, is_secret) in [
                ("/trust", false),
                ("/security/report", false),
                ("/security/report/{secret}", true),
                ("/privacy/{slug}", false),
                ("/privacy/{slug}/{secret}", true),
                ("/join/{link}", true),
            ] {
                let answer = unlist(Response::new(Body::empty()), environment, route);
                let is_kept_out = is_secret || !environment.is_production();
                assert_eq!(answer.headers().contains_key(ROBOTS), is_kept_out, "{route}");
            }
        }
    }
}
