//! Delays the answers whose time must not show what was found: sign-in, PIN, second factor, links by mail.
//! Invariant: every answer to such a form is sent at the same time after its request was read,
//! whatever it says. A request that waits for that time waits on the timer alone and holds no turn,
//! no connection and no lock.

use crate::asked::Asked;
use crate::refusals::refuse;
use crate::request_body;
use crate::site::Site;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{Method, Response};
use axum::middleware::Next;
use platform::action::MAX_BODY;
use platform::error::Result;
use tokio::time::{Instant as Tick, sleep_until};

/// Answers such a form at its time. The time begins when the form was read: the sender decides how slowly it
/// is sent, and could otherwise choose when the next step happens.
pub(crate) async fn hold(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
    next: Next,
) -> Response<Body> {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let headers = request.headers().clone();
    let read = read(request).await;
    let began = Tick::now();
    let answer = match read {
        Ok(request) => next.run(request).await,
        Err(error) => refuse(error, &asked, "", &headers),
    };
    sleep_until(began + site.platform.pace.goes_after(began.elapsed(), Tick::now())).await;
    answer
}

/// The same request with its body at hand. Errors: as `request_body::read`.
async fn read(request: Request) -> Result<Request> {
    let (parts, body) = request.into_parts();
    let whole = request_body::read(Request::from_parts(parts.clone(), body), MAX_BODY).await?;
    Ok(Request::from_parts(parts, Body::from(whole)))
}
