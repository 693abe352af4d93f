//! The duties as a page: overdue ones first, each with a link to its case.
//! Invariant: words and an icon state what is overdue, never a colour alone.

use super::{Duties, Duty};
use crate::contacts::ListContacts;
use askama::Template;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::Chrome;

#[derive(Template)]
#[template(path = "duties/list.html")]
pub(super) struct DutiesPage {
    pub chrome: Chrome,
    pub base: String,
    pub rows: Vec<Duty>,
    /// Whether both addresses of the operator are set and confirmed.
    pub is_set_up: bool,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let list = cx.ask_with::<Duties>(&[]).await?;
    let contacts = cx.ask_with::<ListContacts>(&[]).await?;
    let is_set_up = contacts.rows.iter().all(|row| row.is_good);
    cx.html(&DutiesPage { chrome: cx.chrome("Duties"), base: cx.href(""), rows: list.rows, is_set_up })
}
