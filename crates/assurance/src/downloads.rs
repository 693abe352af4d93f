//! The downloads of `/trust`: the exports of the register and the bill of materials.
//! Invariant: everybody can download them without a session, each as a file with its own name.

use crate::bill;
use crate::exports::{Export, Facts, make, pretty};
use crate::page::{Kept, found, of_kind};
use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::Response;
use axum::http::header::{CONTENT_DISPOSITION, HeaderValue};
use kernel::code::Code;
use platform::error::{Error, Result};
use web::asked::Asked;
use web::compression::compress_answers;
use web::refusals::refuse;
use web::registry::{Public, Registry};
use web::route::Kind;
use web::serve::get;
use web::site::Site;

/// The path of the exports.
pub(crate) const EXPORT: &str = "/trust/export/{file}";

/// Registers the downloads; they share the stored results with the pages.
pub(crate) fn register(registry: &mut Registry, kept: &Kept) {
    let kept = kept.clone();
    let export = get(
        move |State(site): State<Site>,
              Extension(asked): Extension<Asked>,
              Path(file): Path<String>,
              request: Request| async move {
            let made = exported(&kept, &site, &asked, &file).await;
            made.unwrap_or_else(|error| refuse(error, &asked, "", request.headers()))
        },
    );
    let export = compress_answers(export);
    registry.public(Public { path: EXPORT, kind: Kind::Data, serve: export }).public(Public {
        path: bill::PATH,
        kind: Kind::Data,
        serve: compress_answers(get(materials)),
    });
}

async fn exported(kept: &Kept, site: &Site, asked: &Asked, file: &str) -> Result<Response<Body>> {
    let export = Export::ALL.into_iter().find(|it| it.name() == file);
    let export = export.ok_or_else(|| Error::from(Code::NotFound))?;
    let found = found(kept, site, asked.now).await?;
    let facts = Facts::of(&found, &asked.host, &site.about, asked.now);
    let paper = make(&site.platform, export, &facts).await?;
    Ok(as_file(of_kind(paper.bytes, paper.kind), &paper.name))
}

async fn materials(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let made = bill::bill(&site.platform, asked.now).await.and_then(|bill| pretty(&bill));
    match made {
        Ok(bytes) => as_file(of_kind(bytes, "application/vnd.cyclonedx+json; version=1.6"), "sbom.json"),
        Err(error) => refuse(error, &asked, "", request.headers()),
    }
}

fn as_file(mut response: Response<Body>, name: &str) -> Response<Body> {
    if let Ok(value) = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    response
}
