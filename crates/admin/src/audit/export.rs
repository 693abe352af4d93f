//! The audit log as a file that proves itself: each event with its salt, its place in the tree and its proof.
//! Invariant: only users who may read the log export it, the export is logged in it, and an answer has a
//! bound.

use audit::export::{self, Wanted};
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use platform::action::Query;
use platform::error::Result;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use web::page::{Body, PageCx};

/// Parts in one file: twenty thousand events.
const PARTS: usize = 20;

input! {
    /// The part of the log to export.
    pub struct ExportAudit {
        /// The place in the tree where the part before ended.
        after: Option<i64>,
        /// The checkpoint to prove by, so that parts fit together; absent: the newest.
        checkpoint: Option<i64>,
        /// A checkpoint kept from before, by its number: with a proof that nothing before it was changed.
        since: Option<i64>,
    }
}

/// A part of the log.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuditExport {
    /// JSON Lines, the input of `steelyard audit verify`; parts with the same checkpoint are concatenated.
    pub text: String,
    /// Number of the last event in it, counted from the workspace's first.
    pub last: i64,
    /// Events up to the checkpoint.
    pub count: i64,
    /// The checkpoint that proves it.
    pub checkpoint: i64,
    /// Where the next part begins; null on the last.
    pub next: Option<i64>,
}

impl Query for ExportAudit {
    const NAME: &'static str = "workspace.audit.export";
    const NEEDS: Permission = Permission::AuditRead;
    const LOGGED: bool = true;
    const SUMMARY: &'static str = "Exports the audit log with proofs, a thousand events a part.";
    type Output = AuditExport;

    async fn fetch(self, tx: &ReadTx) -> Result<AuditExport> {
        let wanted = Wanted { after: self.after, checkpoint: self.checkpoint, since: self.since };
        let export::Part { text, last, many, count, checkpoint, next } = export::part(tx, &wanted).await?;
        tx.takes_out(i64::try_from(many).unwrap_or(i64::MAX));
        Ok(AuditExport { text, last, count, checkpoint, next })
    }
}

/// The whole log as one file, up to the limit of a file; the name of a partial file states where it
/// continues.
pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let mut text = String::new();
    let (mut after, mut checkpoint) = (number(cx, "after")?, number(cx, "checkpoint")?);
    let since = number(cx, "since")?;
    let mut name = String::new();
    for _ in 0..PARTS {
        let part = cx.ask(ExportAudit { after, checkpoint, since }).await?;
        text += &part.text;
        (after, checkpoint) = (part.next, Some(part.checkpoint));
        name = format!(
            "{}-{}",
            part.checkpoint,
            after.map_or("end".into(), |next| format!("more-after-{next}"))
        );
        if after.is_none() {
            break;
        }
    }
    let file = format!("audit-{}-{name}.jsonl", cx.tx.workspace.slug);
    Ok(Body::File("application/jsonl", file, text.into_bytes()))
}

/// A number of the page's address. Errors: `number_format`.
fn number(cx: &PageCx, name: &str) -> Result<Option<i64>> {
    match cx.wanted(name) {
        "" => Ok(None),
        text => match text.parse() {
            Ok(number) => Ok(Some(number)),
            Err(_) => Err(Refusal::new(Code::NumberFormat).field(name).into()),
        },
    }
}
