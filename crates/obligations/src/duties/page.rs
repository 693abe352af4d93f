//! The duties as a page: overdue ones first, each with a link to its case.
//! Invariant: words and an icon state what is overdue, never a colour alone.

use super::{Duties, Duty};
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
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let list = cx.ask_with::<Duties>(&[]).await?;
    cx.html(&DutiesPage { chrome: cx.chrome("Duties"), base: cx.href(""), rows: list.rows })
}
