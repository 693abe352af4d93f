//! Confirming an address of the operator by the link that was mailed to it.
//! Invariant: it signs nobody in, and shows nothing but what the address is for.

use crate::asked::Asked;
use crate::auth_pages::mail_link::{Message, claim, look, press};
use crate::site::Site;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::Response;
use catalogue::{Phrase, say};
use kernel::contacts::Contact;
use mail::contacts;

/// What the address is for, as a question.
fn question(contact: Contact) -> Phrase {
    match contact {
        Contact::Security => {
            say!(
                "Reports of weaknesses of this instance are to come to your address. Say that they reach you."
            )
        }
        Contact::Support => {
            say!("Questions about this instance are to come to your address. Say that they reach you.")
        }
    }
}

/// `GET /contact/<link>`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let said = async {
        let contact =
            contacts::contact_of_link(&site.platform, &asked.call(None, headers), &claim(&link)?).await?;
        let action = format!("/contact/{link}");
        Ok(Message::asks("Confirm the address", question(contact), action, "They reach me"))
    };
    look(&site, &asked, headers, said).await
}

/// `POST /contact/<link>`
pub async fn confirm(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path(link): Path<String>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |_, headers| {
        contacts::confirm(&site.platform, &asked.call(None, headers), &claim(&link)?).await?;
        let words = say!("Mail of this instance reaches this address. You can close this page.");
        Message::tells("The address is confirmed", words, "/trust", "What Steelyard promises")
            .page(&site, &asked, headers)
    })
    .await
}
