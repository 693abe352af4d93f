//! A job's tag and envelope for the printer: the number as text and as a code, the promise, what is inside.
//! Invariant: no money of the customer is on it, because karigars see it.

use askama::Template;
use catalogue::{Phrase, say};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::{Chrome, Picture};

use super::list_page::kind_name;
use super::{GetJob, JobShown};
use crate::words;

#[derive(Template)]
#[template(path = "jobs/tag.html")]
pub(crate) struct TagPage {
    pub chrome: Chrome,
    pub back: String,
    pub shop: String,
    pub job: JobShown,
    pub kind: &'static str,
    pub picture: Picture,
    pub items: Vec<ItemRow>,
}

/// An item in the envelope.
pub(crate) struct ItemRow {
    pub number: i32,
    pub description: String,
    pub metal: Phrase,
    pub gross_mg: Option<i64>,
    pub net_mg: Option<i64>,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let job = cx.ask_with::<GetJob>(&[("job", cx.param("job")?)]).await?;
    let item = |item: &super::show::JobItemHeld| ItemRow {
        number: item.item,
        description: item.description.clone(),
        metal: match (item.metal, item.fineness_ppt) {
            (Some(metal), Some(fineness)) => words::piece(metal, fineness),
            (Some(metal), None) => words::metal_name(metal).into(),
            (None, _) => Phrase::default(),
        },
        gross_mg: item.gross_mg,
        net_mg: item.net_mg,
    };
    cx.html(&TagPage {
        chrome: cx.chrome(say!("Print {number}", number = &job.number)),
        back: format!("{}/{}", cx.href("/jobs"), job.job_id),
        shop: cx.tx.workspace.name.clone(),
        kind: kind_name(job.kind),
        picture: Picture::of(&job.number)?,
        items: job.items.iter().map(item).collect(),
        job,
    })
}
