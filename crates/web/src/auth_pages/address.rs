//! The two links that change an address: one agrees, one proves.
//! Invariant: a person who follows one sees what it did, but never whose an address is. The one that proves
//! does nothing in a browser that is not signed in to the account.

use crate::asked::Asked;
use crate::auth_pages::arrival::{here, sign_in_for};
use crate::auth_pages::mail_link::{Message, claim, look, press};
use crate::site::Site;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{Response, StatusCode};
use catalogue::say;
use identity::addresses::change::{self, Followed, Side};
use kernel::code::Code;
use platform::error::Result;

fn side(word: &str) -> Result<Side> {
    Side::named(word).ok_or_else(|| Code::NotFound.into())
}

/// `GET /address/leave/<link>` and `GET /address/take/<link>`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path((word, link)): Path<(String, String)>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let said = async {
        let (side, call) = (side(&word)?, asked.call(None, headers));
        let (to, action) = (claim(&link)?, format!("/address/{word}/{link}"));
        if !change::is_here(&site.platform, &call, side, &to, &here(&asked, headers)).await? {
            return Ok(elsewhere(&action));
        }
        let to = change::asked_for(&site.platform, &call, side, &to).await?;
        Ok(match side {
            Side::Leave => {
                let words = say!("Your account is to get the address {to} in place of this one.", to);
                Message::asks("Agree to another address", words, action, "Agree")
            }
            Side::Take => {
                let words = say!("The address {to} is to be that of your account.", to);
                Message::asks("Confirm your new address", words, action, "Confirm")
            }
        })
    };
    look(&site, &asked, headers, said).await
}

/// `POST /address/leave/<link>` and `POST /address/take/<link>`
pub async fn follow(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    Path((word, link)): Path<(String, String)>,
    request: Request,
) -> Response<Body> {
    press(&site, &asked, request, async |_, headers| {
        let call = asked.call(None, headers);
        let (side, claim, here) = (side(&word)?, claim(&link)?, here(&asked, headers));
        let done = change::follow(&site.platform, &call, side, &claim, &here).await?;
        outcome(done, &format!("/address/{word}/{link}")).page(&site, &asked, headers)
    })
    .await
}

fn elsewhere(link: &str) -> Message {
    let words = "This link works in a browser that is signed in to the account that asked for it. Sign in here, and you come \
                 back to it.";
    let said = Message::tells("Sign in first", words, sign_in_for(link), "Sign in");
    Message { status: StatusCode::FORBIDDEN, ..said }
}

fn outcome(done: Followed, link: &str) -> Message {
    match done {
        Followed::Elsewhere => elsewhere(link),
        Followed::Waits => {
            let words = "One more: follow the link in the mail to your other address. Then it changes.";
            Message::tells("Half way there", words, "/", "Continue")
        }
        Followed::Changed => {
            let words = "Sign in with the new address from now on.";
            Message::tells("Your address is changed", words, "/", "Continue")
        }
        Followed::NotChanged => {
            let words = "Your account cannot have this address. It keeps the one it has; choose another.";
            let said = Message::tells("Your address stays", words, "/", "Continue");
            Message { status: StatusCode::CONFLICT, ..said }
        }
    }
}
