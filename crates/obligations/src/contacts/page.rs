//! The page of the operator's addresses, and the form that asks one of them.
//! Invariant: an address that is set has a button that asks it; one that is not names its setting.

use super::{ContactLine, ListContacts};
use askama::Template;
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "contacts/list.html")]
pub(super) struct ContactsPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub rows: Vec<ContactLine>,
    pub form: Option<FormState>,
}

impl ContactsPage {
    /// Whether both are set and confirmed.
    pub fn is_whole(&self) -> bool {
        self.rows.iter().all(|row| row.is_good)
    }

    /// Those that can be asked, for the form.
    pub fn open(&self) -> Vec<(&'static str, &'static str)> {
        let open = self.rows.iter().filter(|row| row.address.is_some());
        open.map(|row| (row.contact.as_str(), row.contact.label())).collect()
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let list = cx.ask_with::<ListContacts>(&[]).await?;
    let form = match cx.may(Permission::InstanceOperate) {
        true => Some(cx.form_named("ask")?),
        false => None,
    };
    let (base, here) = (cx.href(""), cx.href("/instance/contacts"));
    cx.html(&ContactsPage {
        chrome: cx.chrome("Addresses of the operator"),
        base,
        here,
        rows: list.rows,
        form,
    })
}
