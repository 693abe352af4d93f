//! Gzip for answers that hold no secret: static files and the public pages.
//! Invariant: a page with a form's token, a session or a person's data is never compressed. Its length would
//! tell a listener on the network how well a guess agrees with the secret beside it (the attack is called
//! BREACH). So an answer is compressed only where its route asks for it by [`compress_answers`]. The nonce of
//! a page's scripts is no such secret: it is new in each answer.

use crate::gzip::{accepts_gzip, gzip};
use crate::site::Site;
use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue, SET_COOKIE, VARY,
};
use axum::http::{Method, Response, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::IntoResponse;
use axum::routing::MethodRouter;
use flate2::Compression;

/// The shortest answer that gains by it, bytes: it fits one packet anyway.
const SHORTEST: usize = 1_000;
/// The largest answer that is compressed, bytes. A larger one is sent as it is.
const LARGEST: usize = 16 * 1024 * 1024;
/// Nearly as small as the best compression, in a third of its time: each request compresses its page again.
const LEVEL: u32 = 5;

/// The same handlers, whose answers are compressed for clients that take it. Only for answers that are the
/// same for everybody: public pages without a form's token.
pub fn compress_answers(serve: MethodRouter<Site>) -> MethodRouter<Site> {
    serve.layer(from_fn(compress))
}

async fn compress(request: Request, next: Next) -> Response<Body> {
    let accepts = *request.method() != Method::HEAD && accepts_gzip(request.headers());
    let mut answer = next.run(request).await;
    if !is_text(answer.headers()) {
        return answer;
    }
    answer.headers_mut().append(VARY, HeaderValue::from_static("Accept-Encoding"));
    if accepts && may_be_compressed(&answer) { smaller(answer).await } else { answer }
}

/// Whether the answer is of a kind that shrinks: pages, feeds, JSON, tables, text. An archive is small
/// already.
fn is_text(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let is_data = ["application/json", "application/xml"].contains(&kind);
    kind.starts_with("text/") || is_data || kind.ends_with("+json") || kind.ends_with("+xml")
}

fn may_be_compressed(answer: &Response<Body>) -> bool {
    let headers = answer.headers();
    answer.status() == StatusCode::OK
        && !headers.contains_key(CONTENT_ENCODING)
        // Whoever gets a cookie may get something of their own with it.
        && !headers.contains_key(SET_COOKIE)
        && answer.body().size_hint().upper().is_some_and(|most| usize::try_from(most).is_ok_and(|it| it <= LARGEST))
}

/// The answer compressed, or as it was where that is no gain.
async fn smaller(answer: Response<Body>) -> Response<Body> {
    let (mut head, body) = answer.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if bytes.len() < SHORTEST {
        return Response::from_parts(head, Body::from(bytes));
    }
    // On a thread of its own: the largest takes some tens of milliseconds.
    let work = bytes.clone();
    let small = tokio::task::spawn_blocking(move || gzip(&work, Compression::new(LEVEL))).await;
    match small.ok().flatten().filter(|small| small.len() < bytes.len()) {
        None => Response::from_parts(head, Body::from(bytes)),
        Some(small) => {
            head.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            head.headers.remove(CONTENT_LENGTH);
            Response::from_parts(head, Body::from(small))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read;

    fn answer(kind: &str, text: &str) -> Response<Body> {
        Response::builder().header(CONTENT_TYPE, kind).body(Body::from(text.to_owned())).expect("an answer")
    }

    async fn bytes_of(answer: Response<Body>) -> Vec<u8> {
        to_bytes(answer.into_body(), LARGEST).await.expect("its body").to_vec()
    }

    #[tokio::test]
    async fn a_page_comes_back_whole_and_smaller() {
        let text = "A promise is kept. ".repeat(200);
        let small = smaller(answer("text/html; charset=utf-8", &text)).await;
        assert_eq!(small.headers()[CONTENT_ENCODING], "gzip");
        let bytes = bytes_of(small).await;
        assert!(bytes.len() < text.len() / 10, "{} bytes", bytes.len());
        let mut whole = String::new();
        GzDecoder::new(&bytes[..]).read_to_string(&mut whole).expect("unpacked");
        assert_eq!(whole, text);
    }

    #[tokio::test]
    async fn what_is_short_stays_as_it_is() {
        let same = smaller(answer("text/plain", "a key")).await;
        assert!(!same.headers().contains_key(CONTENT_ENCODING));
        assert_eq!(bytes_of(same).await, b"a key");
    }

    #[test]
    fn an_archive_a_picture_a_refusal_and_an_answer_with_a_cookie_are_left_alone() {
        let is = |kind: &str| is_text(answer(kind, "").headers());
        for kind in [
            "text/html; charset=utf-8",
            "application/json",
            "application/atom+xml; charset=utf-8",
            "text/csv",
        ] {
            assert!(is(kind), "{kind}");
        }
        assert!(!is("application/zip") && !is("image/png") && !is("font/woff2"));
        assert!(may_be_compressed(&answer("text/html", "")));
        let mut refused = answer("text/html", "");
        *refused.status_mut() = StatusCode::NOT_FOUND;
        assert!(!may_be_compressed(&refused));
        assert!(!may_be_compressed(&answer("text/plain", &"x".repeat(LARGEST + 1))));
        let mut given = answer("text/html", "");
        given.headers_mut().insert(SET_COOKIE, HeaderValue::from_static("__Host-a=b"));
        assert!(!may_be_compressed(&given));
    }
}
