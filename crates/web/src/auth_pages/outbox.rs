//! The demo's outbox: mail about accounts, which a demo keeps instead of sending.
//! Invariant: only the demo has this page, because a link in a mail belongs to its reader alone.

use crate::asked::Asked;
use crate::auth_pages::visitor::bare;
use crate::cookies::theme;
use crate::refusals::refuse;
use crate::site::Site;
use crate::view::Chrome;
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use kernel::code::Code;
use mail::Waiting;
use platform::error::Result;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::Guard;

#[derive(Template)]
#[template(path = "post.html")]
struct PostPage {
    chrome: Chrome,
    mails: Vec<Waiting>,
}

/// `GET /outbox`
pub async fn page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    draw(&site, &asked, headers).await.unwrap_or_else(|error| refuse(error, &asked, "", headers))
}

async fn draw(site: &Site, asked: &Asked, headers: &HeaderMap) -> Result<Response<Body>> {
    if !site.platform.mail.shows_waiting() {
        return Err(Code::NotFound.into());
    }
    let guard = Guard::begin(&site.platform, INSTANCE, NOBODY).await?;
    let mails = mail::waiting(&guard, asked.now).await;
    guard.rollback().await;
    let mut chrome = Chrome::bare("This demo's post", &asked.nonce, "", asked.now);
    chrome.theme = theme(headers);
    Ok(bare(&PostPage { chrome, mails: mails? }, None, StatusCode::OK))
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail::Opened;

    #[test]
    fn a_mail_is_shown_as_text_with_its_link() {
        let at = jiff::Timestamp::UNIX_EPOCH;
        let text = |text: &str| text.to_owned();
        let mail = Opened {
            address: text("<script>alert('a')</script>@shop.example"),
            subject: text("<script>alert('b')</script>"),
            text: text("<script>alert('c')</script>"),
            link: Some(text("/confirm/steelyard_x")),
            attachment: None,
        };
        let draw = |mails| {
            let chrome = Chrome::bare("This demo's post", "n", "", at);
            PostPage { chrome, mails }.render().expect("drawn")
        };
        assert!(draw(Vec::new()).contains("No mail waits"));
        let page = draw(vec![Waiting { mail, created_at: at }]);
        assert!(!page.contains("<script>alert") && page.contains("href=\"/confirm/steelyard_x\""), "{page}");
    }
}
