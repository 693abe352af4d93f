//! Papers of a check: a laboratory's certificate, a photograph of a swab.
//! Invariant: a paper belongs to a check of the requested equipment; papers are added, never removed.

use kernel::code::Code;
use kernel::id::CheckId;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use make_queries::equipment as sql;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Name, Text};
use platform::input;
use platform::paper::{self, BODY, Content, Paper};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;
use web::page::{Body, PageCx};

use super::history::{check_of, shown};
use super::{locked, one};

/// Papers of one check, at most.
const MOST: i64 = 10;

input! {
    /// A paper of a check.
    pub struct AttachPaper {
        /// The equipment.
        equipment: Name,
        /// The check.
        check: Uuid,
        /// Its file's name.
        content_name: Text,
        /// Its bytes as base64: a PDF, a JPEG or a PNG of at most 5 MiB.
        content: Content,
    }
}

/// The answer to attaching.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaperAttached {
    /// The paper.
    pub paper: Uuid,
    /// Its check.
    pub check: Uuid,
    /// Its media type, detected from its bytes.
    pub media_type: &'static str,
    /// Its size in bytes.
    pub size: i32,
    /// The SHA-256 of the bytes, in hexadecimal digits.
    pub sha256: String,
}

impl Action for AttachPaper {
    const NAME: &'static str = "make.equipment.attach";
    const NEEDS: Permission = Permission::EquipmentCheck;
    const MOST_BYTES: usize = BODY;
    const SUMMARY: &'static str = "Attaches a paper to a calibration or a cleaning: a PDF, a JPEG or a PNG.";
    type Output = PaperAttached;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PaperAttached>> {
        let it = locked(tx, self.equipment.as_str()).await?;
        let check = check_of(tx, &it, CheckId::from_uuid(self.check)).await?.equipment_check_id;
        let there = sql::paper_count().bind(tx, &tx.tenant(), &check).one().await?;
        if there >= MOST {
            return Err(Refusal::new(Code::ListTooLong).field("content").into());
        }
        let kept = paper::keep(tx, self.content_name.as_str(), &self.content).await?;
        sql::attach_paper().bind(tx, &tx.tenant(), &check, &kept.id).one().await?;
        let mut told = kept.audit_content();
        told["check"] = check.to_string().into();
        let change = Change::of(&self.equipment).after(told);
        let (paper, media_type, size) = (kept.id, kept.media_type, kept.size);
        Ok(tx.record(change, PaperAttached { paper, check, media_type, size, sha256: kept.sha256 }))
    }
}

input! {
    /// A paper of a check.
    pub struct GetPaper {
        /// The equipment.
        equipment: Name,
        /// The check.
        check: Uuid,
        /// The paper.
        paper: Uuid,
    }
}

/// A paper with its bytes.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PaperGiven {
    /// The paper.
    pub paper: Uuid,
    /// Its file's name.
    pub name: String,
    /// Its media type, detected from its bytes.
    pub media_type: &'static str,
    /// The SHA-256 of the bytes, in hexadecimal digits.
    pub sha256: String,
    /// The bytes as base64.
    pub content: String,
}

impl Query for GetPaper {
    const NAME: &'static str = "make.paper";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Returns a paper of a check, as it was attached.";
    type Output = PaperGiven;

    async fn fetch(self, tx: &ReadTx) -> Result<PaperGiven> {
        let paper = of_check(tx, &self).await?;
        let content = paper.text();
        let Paper { name, media_type, sha256, .. } = paper;
        Ok(PaperGiven { paper: self.paper, name, media_type, sha256, content })
    }
}

/// Errors: `not_found` if the check has no such paper.
async fn of_check(tx: &ReadTx, of: &GetPaper) -> Result<Paper> {
    let it = one(tx, of.equipment.as_str()).await?;
    let check = check_of(tx, &it, CheckId::from_uuid(of.check)).await?;
    let papers = shown(tx, vec![check]).await?.pop().map(|it| it.papers).unwrap_or_default();
    if !papers.iter().any(|it| it.paper == of.paper) {
        return Err(Refusal::new(Code::NotFound).field("paper").into());
    }
    paper::read(tx, of.paper).await
}

/// The paper as a download.
pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let id = |name| Ok::<_, platform::error::Error>(Uuid::parse_str(cx.param(name)?).unwrap_or_default());
    let asked = GetPaper {
        equipment: Name::parse(cx.param("equipment")?)?,
        check: id("check")?,
        paper: id("paper")?,
    };
    let paper = of_check(&cx.tx, &asked).await?;
    Ok(Body::Kept(paper.media_type, paper.name, paper.bytes))
}
