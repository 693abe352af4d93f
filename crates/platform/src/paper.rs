//! Papers that people attach to things: certificates, photographs of a label. Their bytes are stored sealed;
//! a table of the owning part says which row a paper belongs to.
//! Invariant: the type of a paper follows from its bytes, not from its name. It is a PDF, a JPEG or a PNG of
//! at most 5 MiB. It never changes, and its digest is in the audit log. It is served as a download, never as
//! a page of ours.

use crate::error::{Error, Result};
use crate::input::{Faults, Field, Path, Shape};
use crate::sealed::app::paper::{CONTENT, NAME};
use crate::tx::{ReadTx, Tx};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use catalogue::say;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::id::new_id;
use kernel::refusal::{Fault, Refusal, Ruled};
use platform_queries::client::Params;
use platform_queries::paper as sql;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Largest paper, bytes.
pub const MOST: usize = 5 * 1024 * 1024;
/// The period of the quota.
const DAY: SignedDuration = SignedDuration::from_hours(24);
/// The same, as base64.
const MOST_TEXT: usize = MOST.div_ceil(3) * 4;
/// Largest body of an action that takes a paper, with its other fields.
pub const BODY: usize = MOST_TEXT + 64 * 1024;
/// The message for any other file.
const WANTED: &str = "Attach a PDF, a JPEG or a PNG of at most 5 MB.";

/// The kinds of paper by their first bytes, each with its file name endings.
const KINDS: [(&str, &[u8], &[&str]); 3] = [
    ("application/pdf", b"%PDF-", &["pdf"]),
    ("image/jpeg", b"\xff\xd8\xff", &["jpg", "jpeg", "jpe", "jfif"]),
    ("image/png", b"\x89PNG\r\n\x1a\n", &["png"]),
];

/// The bytes of a paper, sent as base64.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    bytes: Vec<u8>,
}

impl Content {
    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl Field for Content {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let text = value.as_str().filter(|text| text.len() <= MOST_TEXT);
        let bytes = text.and_then(|text| STANDARD.decode(text).ok()).filter(|bytes| bytes.len() <= MOST);
        if bytes.is_none() {
            let code =
                if text.is_none() && value.is_string() { Code::TextTooLong } else { Code::ValueUnknown };
            faults.add(at, code);
        }
        bytes.map(|bytes| Content { bytes })
    }
    fn shape() -> Shape {
        Shape::Text(MOST_TEXT)
    }
}

/// Bytes in the form that an action takes.
pub fn as_text(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The type of a paper, by its bytes. None: any other file.
fn kind_of(bytes: &[u8]) -> Option<&'static str> {
    KINDS.iter().find(|(_, begins, _)| bytes.starts_with(begins)).map(|(kind, ..)| *kind)
}

/// Checks that the ending of a name fits the file. A name without an ending fits any. Errors: 422 at
/// `content_name`.
fn is_named_so(name: &str, kind: &str) -> Ruled<()> {
    let Some((_, ending)) = name.rsplit_once('.') else { return Ok(()) };
    let of_kind = KINDS.iter().filter(|(it, ..)| *it == kind).flat_map(|(.., endings)| *endings);
    let endings: Vec<&str> = of_kind.copied().collect();
    if endings.iter().any(|it| it.eq_ignore_ascii_case(ending.trim())) {
        return Ok(());
    }
    let first = endings.first().copied().unwrap_or_default();
    let message = say!(
        "The name's ending is not the file's. Give it the ending .{first}, or attach another file.",
        first
    );
    Err(Fault { message, ..Fault::new("content_name", Code::ValueUnknown) }.into())
}

/// A stored paper.
#[derive(Debug)]
pub struct StoredPaper {
    /// Its id.
    pub id: Uuid,
    /// Its media type.
    pub media_type: &'static str,
    /// Bytes.
    pub size: i32,
    /// Their SHA-256, in hexadecimal digits.
    pub sha256: String,
}

impl StoredPaper {
    /// What the audit event of the action says about it.
    pub fn audit_content(&self) -> Value {
        json!({ "paper": self.id, "media_type": self.media_type, "size": self.size, "sha256": self.sha256 })
    }
}

/// Stores a paper. The action records in its event and in a table of its own what the paper belongs to.
/// Errors: `value_unknown` at `content`, if its bytes are not a PDF, a JPEG or a PNG, or at `content_name`,
/// if the ending is another kind's; `rate_limited` at `content`, if too many were attached today.
pub async fn keep(tx: &Tx, name: &str, content: &Content) -> Result<StoredPaper> {
    let media_type = kind_of(&content.bytes).ok_or_else(|| {
        let fault = Fault { message: WANTED.into(), ..Fault::new("content", Code::ValueUnknown) };
        Refusal::from(fault)
    })?;
    is_named_so(name, media_type)?;
    has_room(tx).await?;
    let (id, size) = (tx.new_id()?, i32::try_from(content.bytes.len()).map_err(Error::internal)?);
    let digest: [u8; 32] = Sha256::digest(&content.bytes).into();
    let cipher = tx.cipher();
    let name = cipher.seal(NAME, id, name)?;
    let sealed = cipher.seal(CONTENT, id, content.bytes.as_slice())?;
    sql::insert_paper()
        .params(
            tx,
            &sql::InsertPaperParams {
                tenant: tx.tenant(),
                paper: id,
                media_type,
                size,
                name,
                sha256: &digest[..],
                content: sealed,
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await?;
    Ok(StoredPaper { id, media_type, size, sha256: hex(&digest) })
}

/// The quota of papers of a workspace in a day, so that nobody fills the disk with them. Errors: 429 at
/// `content`.
async fn has_room(tx: &Tx) -> Result<()> {
    let (first, most) = (new_id(tx.now - DAY, [0; 10]), tx.workspace.settings.papers_a_day);
    if sql::papers_since().bind(tx, &tx.tenant(), &first).one().await? < most {
        return Ok(());
    }
    let message =
        say!("A workspace attaches {most} papers a day. Today's are used up; continue tomorrow.", most);
    Err(Refusal::invalid(vec![Fault { message, ..Fault::new("content", Code::RateLimited) }]).into())
}

/// A paper as it is read back.
#[derive(Debug)]
pub struct Paper {
    /// Its file's name.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Their SHA-256, in hexadecimal digits.
    pub sha256: String,
}

impl Paper {
    /// Its bytes as base64.
    pub fn text(&self) -> String {
        as_text(&self.bytes)
    }
}

/// A paper of the workspace. The caller makes sure that the paper belongs to the thing in question. Errors:
/// `not_found` at `paper`; `Internal`, if its bytes differ from those that were stored.
pub async fn read(tx: &ReadTx, id: Uuid) -> Result<Paper> {
    let missing = || Refusal::new(Code::NotFound).field("paper");
    let row = sql::paper_of_id().bind(tx, &tx.tenant(), &id).opt().await?.ok_or_else(missing)?;
    let cipher = tx.cipher();
    let bytes = cipher.open_bytes(CONTENT, id, &row.content)?;
    let digest: [u8; 32] = Sha256::digest(&bytes).into();
    let is_whole = digest[..] == row.sha256[..];
    let kind = KINDS.iter().find(|(kind, ..)| *kind == row.media_type).filter(|_| is_whole);
    let (media_type, ..) = kind.ok_or_else(|| Error::internal("a paper is not what was kept"))?;
    Ok(Paper { name: cipher.open(NAME, id, row.name)?, media_type, bytes, sha256: hex(&digest) })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_paper_is_its_bytes_say() {
        for (bytes, kind) in [
            (&b"%PDF-1.7\n"[..], Some("application/pdf")),
            (b"\xff\xd8\xff\xe0\x00\x10JFIF", Some("image/jpeg")),
            (b"\x89PNG\r\n\x1a\n\x00", Some("image/png")),
            (b"<svg onload=alert(1)>", None),
            (b"<!doctype html>%PDF-1.7", None),
            (b"MZ", None),
            (b"", None),
        ] {
            assert_eq!(kind_of(bytes), kind, "{bytes:?}");
        }
    }

    #[test]
    fn a_papers_name_ends_as_its_bytes_say() {
        for (name, kind, fits) in [
            ("cert.pdf", "application/pdf", true),
            ("CERT.PDF", "application/pdf", true),
            ("photo.jpeg", "image/jpeg", true),
            ("photo.JPG", "image/jpeg", true),
            ("cert", "application/pdf", true),
            ("cert.pdf.exe", "application/pdf", false),
            ("cert.html", "application/pdf", false),
            ("cert.pdf", "image/png", false),
            ("photo.png", "image/jpeg", false),
            ("cert.", "application/pdf", false),
        ] {
            let field = is_named_so(name, kind).map_err(|refusal| refusal.faults[0].field.clone());
            assert_eq!(field, if fits { Ok(()) } else { Err("content_name".to_owned()) }, "{name} {kind}");
        }
    }

    #[test]
    fn a_paper_is_base64_within_its_bound() {
        let read = |value: Value| {
            let mut faults = Faults::default();
            Content::read(&value, &Path::Root, &mut faults).map(|it| it.bytes.len())
        };
        assert_eq!(read(json!("JVBERi0=")), Some(5));
        assert_eq!(read(json!(STANDARD.encode(vec![b'a'; MOST]))), Some(MOST));
        assert_eq!(read(json!(STANDARD.encode(vec![b'a'; MOST + 1]))), None);
        assert_eq!((read(json!("%%%")), read(json!(5))), (None, None));
    }
}
