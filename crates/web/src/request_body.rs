//! The body of a request, read within limits of size and time.
//! Invariant: no handler reads a body in another way, except the edge for the reports of browsers.

use crate::asked::Asked;
use crate::edge::limits::{FIELDS, FLOOR, FORM_FIELDS, LARGE, PATIENCE};
use crate::edge::load::Load;
use crate::fields::{Pairs, names, once, pairs};
use crate::headers::text;
use axum::body::{Bytes, HttpBody};
use axum::extract::Request;
use http_body_util::BodyExt;
use kernel::code::Code;
use platform::action::MAX_BODY;
use platform::error::Error;
use std::time::Duration;

/// Reads a body of at most this many bytes. Errors: `body_too_large`; `request_invalid` where it
/// breaks off or comes too slowly: each KiB allows another second; `overloaded` where too many
/// large ones are held already.
pub async fn read(request: Request, most: usize) -> Result<Bytes, Error> {
    let load = request.extensions().get::<Asked>().map(|asked| asked.load.clone());
    let mut body = request.into_body();
    if body.size_hint().lower() > most as u64 {
        return Err(Code::BodyTooLarge.into());
    }
    let (began, mut whole) = (tokio::time::Instant::now(), Vec::new());
    loop {
        let bought = Duration::from_secs((whole.len() / FLOOR) as u64);
        let frame = tokio::time::timeout_at(began + PATIENCE + bought, body.frame()).await;
        let Some(frame) = frame.map_err(|_| Code::RequestInvalid)? else { return Ok(whole.into()) };
        let Ok(data) = frame.map_err(|_| Code::RequestInvalid)?.into_data() else { continue };
        if whole.len() + data.len() > most {
            return Err(Code::BodyTooLarge.into());
        }
        if whole.len() + data.len() > LARGE {
            load.as_ref().map_or(Ok(()), Load::take)?;
        }
        whole.extend_from_slice(&data);
    }
}

/// The fields of a form as they were sent. Errors: `content_type`, `body_too_large`, `request_invalid`.
pub async fn fields(request: Request) -> Result<Vec<(String, String)>, Error> {
    at_most(FIELDS, request).await
}

async fn at_most(most: usize, request: Request) -> Result<Pairs, Error> {
    let kind = text(request.headers(), "content-type").unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Code::ContentType.into());
    }
    let bytes = read(request, MAX_BODY).await?;
    pairs(&bytes, most).map_err(Into::into)
}

/// The fields of a form of which none is a list. Errors: as `fields`, and `request_invalid` for
/// a field that comes twice.
pub async fn form(request: Request) -> Result<Vec<(String, String)>, Error> {
    let fields = at_most(FORM_FIELDS, request).await?;
    once(names(&fields))?;
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asked::Hearsay;
    use crate::edge::gate::Gate;
    use crate::edge::limits::{LARGE_BODIES_EACH, Limits};
    use axum::body::Body;
    use std::net::IpAddr;

    #[tokio::test]
    async fn a_form_without_lists_has_fewer_fields_than_one_with_lists() {
        let sent = |many: usize| {
            let text: Vec<String> = (0..many).map(|n| format!("a{n}=1")).collect();
            let request = Request::post("/").header("content-type", "application/x-www-form-urlencoded");
            request.body(Body::from(text.join("&"))).expect("a request")
        };
        assert!(form(sent(FORM_FIELDS)).await.is_ok_and(|fields| fields.len() == FORM_FIELDS));
        let refused = form(sent(FORM_FIELDS + 1)).await;
        assert!(matches!(refused, Err(Error::Refused(it)) if it.code == Code::RequestInvalid));
        assert!(fields(sent(FORM_FIELDS + 1)).await.is_ok());
    }

    #[tokio::test]
    async fn large_bodies_of_one_address_are_turned_away_and_its_small_ones_are_not() {
        let gate = Gate::new(Limits::default());
        let from = |n: u8| Some(IpAddr::from([192, 0, 2, n]));
        let read = async |n: u8, bytes: usize| {
            let mut request = Request::new(Body::from(vec![b'a'; bytes]));
            let (load, none) = (gate.load(from(n)), Request::new(Body::empty()));
            request
                .extensions_mut()
                .insert(Asked::of(&none, "", Hearsay::default(), from(n), load.clone()).expect("asked"));
            super::read(request, MAX_BODY)
                .await
                .map(|_| load)
                .map_err(|error| error.refusal().map(|it| it.code))
        };
        let mut held = Vec::new();
        for _ in 0..LARGE_BODIES_EACH {
            held.push(read(1, LARGE + 1).await.expect("a seat"));
        }
        assert_eq!(read(1, LARGE + 1).await.err(), Some(Some(Code::Overloaded)));
        assert!(read(1, LARGE).await.is_ok() && read(2, LARGE + 1).await.is_ok());
        held.pop();
        assert!(read(1, LARGE + 1).await.is_ok(), "an answer was sent");
    }
}
