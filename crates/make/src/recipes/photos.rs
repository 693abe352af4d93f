//! Photos of the steps of recipes.
//! Invariant: a version names a photo by the digest of its bytes, so the digest of a version covers its photos,
//! and a published version never changes (M8). A next version, an import and a comparison have the digest
//! too, and one photo is stored once.
//!
//! A recipe has no stored draft: the form holds it until it is published. So a photo comes with the version
//! that first shows it, in the same transaction, and no photo is ever without a version. To replace or remove
//! one, the next version names another or none. A photo that no newer version names stays, because the older
//! version and its batches show it.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::say;
use futures::future::join_all;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::id::new_id;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::picture::{Picture, digest, digits, media_type};
use make_queries::client::Params;
use make_queries::recipes as sql;
use platform::action::Query;
use platform::error::{Error, Result};
use platform::fields::Name;
use platform::input;
use platform::paper::as_text;
use platform::sealed::make::recipe_photo::CONTENT;
use platform::tx::{ReadTx, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};
use web::page::{Body as Answer, PageCx};

use super::body::Body;

/// The period of the quota.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// The photos that steps name, each once.
fn names(bodies: &[&Body]) -> BTreeSet<String> {
    bodies.iter().flat_map(|body| body.steps.iter().filter_map(|step| step.photo.clone())).collect()
}

/// The pictures that came with versions and that the workspace lacks, each once.
fn new_pictures<'a>(bodies: &[&'a Body], there: &BTreeSet<String>) -> BTreeMap<String, &'a Picture> {
    let steps = bodies.iter().copied().flat_map(|body| &body.steps);
    let pictures = steps.filter_map(|step| Some((step.photo.clone()?, step.picture.as_deref()?)));
    pictures.filter(|(name, _)| !there.contains(name)).collect()
}

/// Stores the pictures that came with versions, and gives the photos that these may name. Errors:
/// `rate_limited` at `steps`.
pub(super) async fn keep(tx: &Tx, bodies: &[&Body]) -> Result<BTreeSet<String>> {
    let names = names(bodies);
    if names.is_empty() {
        return Ok(names);
    }
    let digests: Vec<Vec<u8>> = names.iter().filter_map(|name| digest(name)).collect();
    let there = sql::photos_known().bind(tx, &tx.tenant(), &digests).all().await?;
    let mut there: BTreeSet<String> = there.iter().map(|digest| digits(digest)).collect();
    let new = new_pictures(bodies, &there);
    if !new.is_empty() {
        has_room(tx, new.len()).await?;
        insert(tx, &new).await?;
        there.extend(new.into_keys());
    }
    Ok(there)
}

/// Whether each photo of a version is there. Refusals: `not_found` at the first that is not.
pub(super) fn judge(body: &Body, there: &BTreeSet<String>) -> Ruled<()> {
    let is_missing = |photo: &Option<String>| photo.as_ref().is_some_and(|photo| !there.contains(photo));
    match body.steps.iter().position(|step| is_missing(&step.photo)) {
        Some(at) => Err(Refusal::new(Code::NotFound).field(format!("steps[{at}].photo"))),
        None => Ok(()),
    }
}

/// The quota of photos of a workspace in a day, which is that of papers, so that nobody fills the disk.
async fn has_room(tx: &Tx, new: usize) -> Result<()> {
    let (first, most) = (new_id(tx.now - DAY, [0; 10]), tx.workspace.settings.papers_a_day);
    let today = sql::photos_since().bind(tx, &tx.tenant(), &first).one().await?;
    if i64::try_from(new).is_ok_and(|new| today.saturating_add(new) <= most) {
        return Ok(());
    }
    let message = say!(
        "A workspace adds {most} photos a day. There is no room for these today; continue tomorrow.",
        most
    );
    Err(Refusal::invalid(vec![Fault { message, ..Fault::new("steps", Code::RateLimited) }]).into())
}

/// Writes new pictures in one flight.
async fn insert(tx: &Tx, pictures: &BTreeMap<String, &Picture>) -> Result<()> {
    let statement = sql::insert_photo().prepare(tx).await?;
    let mut rows = Vec::new();
    for picture in pictures.values() {
        let id = tx.new_id()?;
        let (width, height) = picture.size();
        rows.push(sql::InsertPhotoParams {
            tenant: tx.tenant(),
            photo: id,
            sha256: picture.sha256().as_slice(),
            media_type: picture.media_type(),
            width: i32::try_from(width).map_err(Error::internal)?,
            height: i32::try_from(height).map_err(Error::internal)?,
            size: i32::try_from(picture.bytes().len()).map_err(Error::internal)?,
            content: tx.cipher().seal(CONTENT, id, picture.bytes())?,
            by: tx.person(),
            now: tx.now,
        });
    }
    let written = rows.iter().map(|row| {
        let statement = &statement;
        async move { statement.params(tx, row).opt().await }
    });
    for row in join_all(written).await {
        row?;
    }
    Ok(())
}

/// A photo as it is read back.
struct Photo {
    media_type: &'static str,
    size: (i32, i32),
    bytes: Vec<u8>,
}

/// A photo of the workspace. Errors: `not_found` at `photo`; `Internal`, if its bytes differ from those that
/// were stored.
async fn photo_of(tx: &ReadTx, name: &str) -> Result<Photo> {
    let missing = || Refusal::new(Code::NotFound).field("photo");
    let digest = digest(name).ok_or_else(missing)?;
    let row = sql::photo_of_digest().bind(tx, &tx.tenant(), &digest).opt().await?.ok_or_else(missing)?;
    let bytes = tx.cipher().open_bytes(CONTENT, row.recipe_photo_id, &row.content)?;
    let is_whole = Sha256::digest(&bytes)[..] == digest[..];
    let kind = media_type(&row.media_type).filter(|_| is_whole);
    let media_type = kind.ok_or_else(|| Error::internal("a photo is not what was stored"))?;
    Ok(Photo { media_type, size: (row.width, row.height), bytes })
}

input! {
    /// Which photo.
    pub struct GetPhoto {
        /// The SHA-256 of its bytes, as a step names it.
        photo: Name,
    }
}

/// A photo of a step with its bytes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PhotoGiven {
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub photo: String,
    /// Its media type, detected from its bytes.
    pub media_type: &'static str,
    /// Its width in pixels.
    pub width: i32,
    /// Its height in pixels.
    pub height: i32,
    /// The bytes as base64, without what the file told of place, time and device.
    pub content: String,
}

impl Query for GetPhoto {
    const NAME: &'static str = "make.recipe.photo";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Returns the photo of a recipe's step.";
    type Output = PhotoGiven;

    async fn fetch(self, tx: &ReadTx) -> Result<PhotoGiven> {
        let photo = photo_of(tx, self.photo.as_str()).await?;
        let ((width, height), content) = (photo.size, as_text(&photo.bytes));
        Ok(PhotoGiven {
            photo: self.photo.into_string(),
            media_type: photo.media_type,
            width,
            height,
            content,
        })
    }
}

/// The photo as an answer. Users who read one recipe read all, so its address names no recipe.
pub(crate) async fn draw(cx: &PageCx) -> Result<Answer> {
    let photo = photo_of(&cx.tx, cx.param("photo")?).await?;
    Ok(Answer::Picture(photo.media_type, photo.bytes))
}

#[cfg(test)]
mod tests;
