//! The notices of suppliers in a workspace, and the objection of an Owner.
//! Invariant: an Owner objects once to a supplier, before or after it starts.

use askama::Template;
use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::day::Instant;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use kernel::role::{Role, RoleSet};
use lifecycle::casework::{At, CaseKind};
use lifecycle::settings::{GuardedFigure, values_seen};
use lifecycle::suppliers::notices;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Count, Text};
use platform::input;
use platform::input::unfit;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

input! {
    /// Which notices: all of the workspace.
    pub struct SupplierNotices {}
}

/// The notices of suppliers.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NoticeList {
    /// The newest first.
    pub rows: Vec<NoticeLine>,
}

/// A notice of a supplier.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NoticeLine {
    /// The number of the supplier.
    pub number: i32,
    /// Its name.
    pub name: String,
    /// What it does for the instance.
    pub purpose: String,
    /// The region where it keeps data.
    pub region: String,
    /// When the workspace was told.
    pub told_at: Instant,
    /// When an Owner objected.
    pub objected_at: Option<Instant>,
    /// The objection.
    pub objection: Option<String>,
}

impl Query for SupplierNotices {
    const NAME: &'static str = "workspace.suppliers";
    const NEEDS: Permission = Permission::BillingWrite;
    const SUMMARY: &'static str = "Lists the suppliers of the instance of which this workspace was told.";
    type Output = NoticeList;

    async fn fetch(self, tx: &ReadTx) -> Result<NoticeList> {
        let found = notices::of_workspace(tx, tx.tenant(), tx.now).await?;
        let line = |it: notices::SupplierNotice| NoticeLine {
            number: it.number,
            name: it.name,
            purpose: it.purpose,
            region: it.region,
            told_at: it.told_at,
            objected_at: it.objected_at,
            objection: it.objection,
        };
        Ok(NoticeList { rows: found.into_iter().map(line).collect() })
    }
}

input! {
    /// An objection to a supplier.
    pub struct ObjectToSupplier {
        /// The number of the supplier.
        number: Count,
        /// Why.
        objection: Text,
    }
}

/// The answer to an objection.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Objection {
    /// The number of the supplier.
    pub number: i32,
}

impl Action for ObjectToSupplier {
    const NAME: &'static str = "workspace.supplier.object";
    const NEEDS: Permission = Permission::BillingWrite;
    const SUMMARY: &'static str = "Objects to a supplier of the instance; those who run it are told.";
    type Output = Objection;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Objection>> {
        tx.need_role(RoleSet::of(&[Role::Owner]), Code::PermissionDenied)?;
        let number = self.number.0;
        let notice = notices::lock_notice(&*tx, tx.tenant(), tx.now, number).await?;
        let notice = notice.ok_or_else(|| Refusal::new(Code::NotFound).field("number"))?;
        if notice.objected_at.is_some() {
            return Err(unfit("number", "An Owner objected to this supplier before.").into());
        }
        let at = At { tenant: tx.tenant(), by: tx.person(), now: tx.now };
        notices::object(&*tx, at, notice.id, self.objection.as_str()).await?;
        let change = Change::of(CaseKind::Supplier.name(number)).after(json!({ "is_objected": true }));
        Ok(tx.record(change, Objection { number }))
    }
}

#[derive(Template)]
#[template(path = "suppliers/notices.html")]
pub(super) struct NoticesPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub rows: Vec<NoticeLine>,
    pub form: FormState,
    /// How long before the start of a supplier the workspace gets the notice.
    pub limit: Phrase,
}

impl NoticesPage {
    /// The suppliers to which nobody objected yet, for the form.
    pub fn open(&self) -> Vec<(String, Phrase)> {
        let open = self.rows.iter().filter(|row| row.objected_at.is_none());
        open.map(|row| (row.number.to_string(), say!("{name}", name = row.name.clone()))).collect()
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let list = cx.ask_with::<SupplierNotices>(&[]).await?;
    cx.html(&NoticesPage {
        chrome: cx.chrome("Suppliers of this instance"),
        base: cx.href(""),
        here: cx.href("/settings/suppliers"),
        rows: list.rows,
        form: cx.form_named("object")?,
        limit: values_seen(&cx.tx).await?.phrase(GuardedFigure::SupplierNotice, cx.tx.now),
    })
}
