//! The receipt of an answered request: the event of the answer, with the proof that it is in the audit log.
//! Invariant: the receipt can be verified offline with the instance's public key; it has no word that the
//! person wrote.

use super::AnswerRequest;
use super::page::number_of;
use super::reads::find_request;
use audit::export::{self, EventWanted};
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use lifecycle::casework::CaseKind;
use platform::action::{Action, Query};
use platform::error::{Error, Result};
use platform::fields::Count;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use web::page::{Body, PageCx};

input! {
    /// The request whose receipt is read.
    pub struct GetReceipt {
        /// The number of the request.
        number: Count,
    }
}

/// The receipt of a request.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "RequestReceipt")]
pub struct ReceiptShown {
    /// The name of the request, such as DR-7.
    pub case: String,
    /// The size of the tree whose checkpoint proves it; null: the next checkpoint, within a minute, has it.
    pub checkpoint: Option<i64>,
    /// The event and its proof, as `steelyard audit verify` reads them; null as the checkpoint.
    pub text: Option<String>,
}

impl Query for GetReceipt {
    const NAME: &'static str = "workspace.request.receipt";
    const NEEDS: Permission = Permission::RequestsHandle;
    const SUMMARY: &'static str =
        "Gives the receipt of an answered request: its event with the proof that it is in the audit log.";
    type Output = ReceiptShown;

    async fn fetch(self, tx: &ReadTx) -> Result<ReceiptShown> {
        let request = find_request(tx, self.number).await?;
        let case = CaseKind::Request.name(request.case.number);
        let answer = request.answer.ok_or_else(|| Refusal::new(Code::NotFound).field("number"))?;
        let wanted =
            EventWanted { action: AnswerRequest::NAME, actor: answer.by, at: answer.at, subject: &case };
        let proved = export::event(tx, &wanted).await?;
        let (checkpoint, text) = proved.map(|part| (part.checkpoint, part.text)).unzip();
        Ok(ReceiptShown { case, checkpoint, text })
    }
}

/// The receipt as a file. Errors: `not_found` before the next checkpoint.
pub(crate) async fn file(cx: &PageCx) -> Result<Body> {
    let shown = cx.ask(GetReceipt { number: Count(number_of(cx)?) }).await?;
    let text = shown.text.ok_or_else(|| Error::from(Code::NotFound))?;
    Ok(Body::File("application/jsonl", format!("{}-receipt.jsonl", shown.case), text.into_bytes()))
}
