//! Stopping the recovery of one's own account by the link that was mailed with its notice.
//! Invariant: looking at it stops nothing. It works without a sign-in, and signs nobody in.

use crate::asked::Asked;
use crate::auth_pages::mail_link::{Message, claim, look, press};
use crate::site::Site;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::Response;
use catalogue::say;
use identity::recovery;

/// `GET /recovery/<link>`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let said = async {
        let call = asked.call(None, headers);
        let waiting = recovery::asked_for(&site.platform, &call, &claim(&link)?).await?;
        let (by, action) = (&waiting.asked_by, format!("/recovery/{link}"));
        let (title, words) = match waiting.moves {
            false => (
                "Keep your second factor",
                say!(
                    "{by} asked to take your authenticators, passkeys and recovery codes away. If you did not ask for this, stop it.",
                    by
                ),
            ),
            true => (
                "Keep your place",
                say!(
                    "{by} asked to move your place in a workspace to another account. If you did not ask for this, stop it.",
                    by
                ),
            ),
        };
        Ok(Message::asks(title, words, action, "Stop it"))
    };
    look(&site, &asked, headers, said).await
}

/// `POST /recovery/<link>`
pub async fn stop(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |_, headers| {
        recovery::stop_by_link(&site.platform, &asked.call(None, headers), &claim(&link)?).await?;
        let words = "Everything stays as it is. If you do not know who asked, choose a new password.";
        Message::tells("It is stopped", words, "/forgotten", "Choose a new password")
            .page(&site, &asked, headers)
    })
    .await
}
