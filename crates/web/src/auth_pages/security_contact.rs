//! Confirming a security contact by the link that was mailed to it.
//! Invariant: it opens nothing of the workspace and signs nobody in. It shows the workspace's name and no more.

use crate::asked::Asked;
use crate::auth_pages::mail_link::{Message, claim, look, press};
use crate::site::Site;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::Response;
use catalogue::say;
use mail::security_contact;

/// `GET /security-contact/<link>`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let said = async {
        let call = asked.call(None, headers);
        let shop = security_contact::shop_of_link(&site.platform, &call, &claim(&link)?).await?;
        let words = say!(
            "Notices of incidents that concern {shop} are to come to the address this link was mailed to. Say that they reach \
             you.",
            shop
        );
        let path = format!("/security-contact/{link}");
        Ok(Message::asks("Confirm the security contact", words, path, "They reach me"))
    };
    look(&site, &asked, headers, said).await
}

/// `POST /security-contact/<link>`
pub async fn confirm(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |_, headers| {
        let call = asked.call(None, headers);
        let shop = security_contact::confirm(&site.platform, &call, &claim(&link)?).await?;
        let words = say!(
            "Notices of incidents that concern {shop} come to this address from now on. You can close this page.",
            shop
        );
        Message::tells("The address is confirmed", words, "/trust", "What Steelyard promises")
            .page(&site, &asked, headers)
    })
    .await
}
