//! The suppliers as pages of those who run the instance: the list, and one supplier with its steps.
//! Invariant: a form whose step is never allowed in the state is not shown.

use super::reads::{GetSupplier, ListSuppliers, SupplierLine, SupplierShown};
use askama::Template;
use catalogue::Phrase;
use kernel::code::Code;
use kernel::permission::Permission;
use lifecycle::settings::{GuardedFigure, values_seen};
use lifecycle::suppliers::SupplierState;
use platform::error::{Error, Result};
use platform::fields::Count;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "suppliers/list.html")]
pub(super) struct SuppliersPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub rows: Vec<SupplierLine>,
    pub form: Option<FormState>,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let list = cx.ask_with::<ListSuppliers>(&[]).await?;
    let form = match cx.may(Permission::InstanceOperate) {
        true => Some(cx.form_named("propose")?),
        false => None,
    };
    cx.html(&SuppliersPage {
        chrome: cx.chrome("Suppliers"),
        base: cx.href(""),
        here: cx.href("/instance/suppliers"),
        rows: list.rows,
        form,
    })
}

/// The forms of what may be done now.
#[derive(Default)]
pub(super) struct Forms {
    pub change: Option<FormState>,
    pub bind: Option<FormState>,
    pub review: Option<FormState>,
    pub announce: Option<FormState>,
    pub activate: Option<FormState>,
    pub end: Option<FormState>,
}

#[derive(Template)]
#[template(path = "suppliers/show.html")]
pub(super) struct SupplierPage {
    pub chrome: Chrome,
    pub base: String,
    pub list: String,
    pub here: String,
    pub supplier: SupplierShown,
    pub forms: Forms,
    /// From the notice to the first use, for one that is announced now.
    pub limit: Phrase,
}

impl SupplierPage {
    /// Where the form of an action is sent.
    pub fn action(&self, name: &str) -> String {
        format!("{}/do/instance.supplier.{name}", self.base)
    }

    /// Whether no workspace has its notice yet, so that every part of its entry may change.
    pub fn is_new(&self) -> bool {
        self.supplier.state == SupplierState::Proposed
    }
}

pub(crate) async fn show(cx: &PageCx) -> Result<Body> {
    let number = cx.param("number")?.parse().map_err(|_| Error::from(Code::NotFound))?;
    let supplier = cx.ask(GetSupplier { number: Count(number) }).await?;
    let (may, state) = (cx.may(Permission::InstanceOperate), supplier.state);
    let form = |is_shown: bool, name: &'static str| match may && is_shown {
        true => cx.form_named(name).map(Some),
        false => Ok(None),
    };
    let is_open = state != SupplierState::Ended;
    let is_new = state == SupplierState::Proposed;
    let forms = Forms {
        change: form(is_open, "change")?,
        bind: form(is_open, "bind")?,
        review: form(is_open, "review")?,
        announce: form(is_new, "announce")?,
        activate: form(is_new || state == SupplierState::Announced, "activate")?,
        end: form(is_open, "end")?,
    };
    let list = cx.href("/instance/suppliers");
    let here = format!("{list}/{number}");
    let chrome = cx.chrome(supplier.name.clone());
    let limit = values_seen(&cx.tx).await?.phrase(GuardedFigure::SupplierNotice, cx.tx.now);
    cx.html(&SupplierPage { chrome, base: cx.href(""), list, here, supplier, forms, limit })
}
