//! The files a page needs, built into the program and served under names that contain their hash.
//! Invariant: an address is never used for other content, so a browser may keep it for a year.

mod stylesheets;

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use sha2::{Digest, Sha256};

use crate::gzip::{accepts_gzip, gzip};

/// One year, the longest a cache honours; the hash in the name makes it safe.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// Hexadecimal digits of the SHA-256 in a name: 64 bits, plenty for a dozen files.
const HASH_FIGURES: usize = 16;

/// Name and content of all but the stylesheets, which [`stylesheets`] lists. A file may name only files above it,
/// since their addresses must be known first; a stylesheet may name each of them.
const SOURCES: &[(&str, &[u8])] = &[
    ("plex-latin.woff2", include_bytes!("../../../assets/fonts/plex-latin.woff2")),
    ("plex-latin-ext.woff2", include_bytes!("../../../assets/fonts/plex-latin-ext.woff2")),
    ("icon.svg", include_bytes!("../static/icon.svg")),
    ("htmx.min.js", include_bytes!("../static/htmx.min.js")),
    ("hx-csp.min.js", include_bytes!("../static/hx-csp.min.js")),
    ("shell.js", include_bytes!("../static/shell.js")),
    ("leave.js", include_bytes!("../static/leave.js")),
    ("till.js", include_bytes!("../static/till.js")),
    ("count.js", include_bytes!("../static/count.js")),
    ("stocktake.js", include_bytes!("../static/stocktake.js")),
    ("camera.js", include_bytes!("../static/camera.js")),
    ("scale.js", include_bytes!("../static/scale.js")),
    ("print.js", include_bytes!("../static/print.js")),
    ("paper.js", include_bytes!("../static/paper.js")),
    ("reckon.js", include_bytes!("../static/reckon.js")),
    ("once.js", include_bytes!("../static/once.js")),
    ("timer.js", include_bytes!("../static/timer.js")),
    ("reading.js", include_bytes!("../static/reading.js")),
    ("calendar.js", include_bytes!("../static/calendar.js")),
    ("passkey.js", include_bytes!("../static/passkey.js")),
];

struct Asset {
    url: String,
    etag: String,
    kind: &'static str,
    bytes: Vec<u8>,
    /// Made at the first request that accepts it, then kept; `None` where compressing gains nothing.
    gzip: OnceLock<Option<Vec<u8>>>,
}

static ASSETS: LazyLock<HashMap<&'static str, Asset>> = LazyLock::new(build);

/// The address of a static file, `/static/<stem>.<hash>.<ext>`, for templates.
///
/// A name that does not exist gives an address that answers 404; the tests read every template for such names.
pub fn url(name: &str) -> &'static str {
    ASSETS.get(name).map_or("/static/unknown", |asset| &asset.url)
}

/// Whether a static file of this plain name exists.
pub fn exists(name: &str) -> bool {
    ASSETS.contains_key(name)
}

fn build() -> HashMap<&'static str, Asset> {
    let mut built: HashMap<&'static str, Asset> = HashMap::new();
    for (name, source) in SOURCES {
        let bytes = match std::str::from_utf8(source) {
            Ok(text) if name.ends_with(".js") => with_addresses(text, &built).into_bytes(),
            _ => source.to_vec(),
        };
        built.insert(name, Asset::new(name, bytes));
    }
    for (name, parts) in stylesheets::SHEETS {
        let sheet = stylesheets::compact(&with_addresses(&stylesheets::join(parts), &built));
        built.insert(name, Asset::new(name, sheet.into_bytes()));
    }
    built
}

/// The text with every `/static/<name>` replaced by the address of that file.
fn with_addresses(text: &str, known: &HashMap<&'static str, Asset>) -> String {
    known
        .iter()
        .fold(text.to_owned(), |text, (name, asset)| text.replace(&format!("/static/{name}"), &asset.url))
}

impl Asset {
    fn new(name: &str, bytes: Vec<u8>) -> Asset {
        let digest = Sha256::digest(&bytes);
        let mut hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        hash.truncate(HASH_FIGURES);
        let (stem, ext) = name.rsplit_once('.').unwrap_or((name, "bin"));
        Asset {
            url: format!("/static/{stem}.{hash}.{ext}"),
            etag: hash,
            kind: content_type(ext),
            bytes,
            gzip: OnceLock::new(),
        }
    }

    fn gzip(&self) -> Option<&[u8]> {
        self.gzip
            .get_or_init(|| {
                gzip(&self.bytes, Compression::best()).filter(|small| small.len() < self.bytes.len())
            })
            .as_deref()
    }
}

fn content_type(ext: &str) -> &'static str {
    match ext {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

pub(crate) async fn serve(Path(file): Path<String>, headers: HeaderMap) -> Response {
    match find(&file) {
        Some(asset) => answer(asset, &headers),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The asset with exactly this hashed name. An old hash is not answered with new content.
fn find(file: &str) -> Option<&'static Asset> {
    let mut parts = file.rsplitn(3, '.');
    let (ext, _hash, stem) = (parts.next()?, parts.next()?, parts.next()?);
    let asset = ASSETS.get(format!("{stem}.{ext}").as_str())?;
    (asset.url.strip_prefix("/static/")? == file).then_some(asset)
}

fn answer(asset: &'static Asset, headers: &HeaderMap) -> Response {
    let gzip = accepts_gzip(headers).then(|| asset.gzip()).flatten();
    // The two encodings are two representations, so they carry two strong tags (RFC 9110, 8.8.1).
    let etag = match gzip {
        Some(_) => format!("\"{}-gz\"", asset.etag),
        None => format!("\"{}\"", asset.etag),
    };
    let answer = Response::builder()
        .header(CONTENT_TYPE, asset.kind)
        .header(CACHE_CONTROL, FOREVER)
        .header(X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header("cross-origin-resource-policy", "same-origin")
        .header(VARY, "Accept-Encoding")
        .header(ETAG, &etag);
    let answer = if has_it(headers, &etag) {
        answer.status(StatusCode::NOT_MODIFIED).body(Body::empty())
    } else if let Some(small) = gzip {
        answer.header(CONTENT_ENCODING, "gzip").body(Body::from(small))
    } else {
        answer.body(Body::from(asset.bytes.as_slice()))
    };
    answer.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn has_it(headers: &HeaderMap, etag: &str) -> bool {
    let sent = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    sent.is_some_and(|list| {
        list.split(',').map(str::trim).any(|tag| tag == "*" || tag.trim_start_matches("W/") == etag)
    })
}

#[cfg(test)]
mod tests;
