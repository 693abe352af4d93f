//! Confirming the address of an account by the link that was mailed to it.
//! What must stay true: it signs nobody in, and asks nobody to be signed in.

use super::mailed::{Said, claim, look, press};
use crate::identity::address;
use crate::web::{Asked, Site};
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::Response;

/// `GET /confirm/<link>`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let said = async {
        address::is_verifying(&site.platform, &asked.call(None, headers), &claim(&link)?).await?;
        let words = "The link you followed confirms that this address is yours.";
        Ok(Said::asks("Confirm your address", words, format!("/confirm/{link}"), "Confirm"))
    };
    look(&site, &asked, headers, said).await
}

/// `POST /confirm/<link>`
pub async fn confirm(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |_, headers| {
        address::verify(&site.platform, &asked.call(None, headers), &claim(&link)?).await?;
        Said::tells("Your address is confirmed", "You can close this page, or go on.", "/", "Go on")
            .page(&site, &asked, headers)
    })
    .await
}
