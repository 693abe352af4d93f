//! The intake of an order or a repair.
//! Invariant: what was typed stays, if the job is refused.

use askama::Template;
use catalogue::Phrase;
use kernel::metal::Metal;
use kernel::permission::Permission;
use ledger::parties::{ListParties, PartyKind};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

use crate::words;

/// Items on the page; the API takes more.
pub(crate) const ITEMS: usize = 4;

#[derive(Template)]
#[template(path = "jobs/new.html")]
pub(crate) struct NewJobPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub form: FormState,
    /// The customer that the address names.
    pub party: String,
    /// Codes and names to choose from: the newest customers.
    pub customers: Vec<(String, String)>,
    pub metals: Vec<(&'static str, Phrase)>,
    pub finenesses: &'static [&'static str],
    pub may_add_customer: bool,
}

/// The names of an item's fields.
pub(crate) struct ItemFields {
    pub number: usize,
    /// Whether it has an entry or a fault.
    pub is_open: bool,
    pub description: String,
    pub gross: String,
    pub metal: String,
    pub net: String,
    pub purity: String,
}

impl NewJobPage {
    /// The rows of items.
    pub fn items(&self) -> Vec<ItemFields> {
        let row = |n: usize| {
            let name = |field: &str| format!("items[{n}].{field}");
            let is_used = self.form.faults().iter().any(|(field, _)| field.starts_with(&name("")))
                || !self.form.value(&name("description"), "").is_empty();
            ItemFields {
                number: n + 1,
                is_open: n == 0 || is_used,
                description: name("description"),
                gross: name("gross_mg"),
                metal: name("metal"),
                net: name("net_mg"),
                purity: name("fineness_ppt"),
            }
        };
        (0..ITEMS).map(row).collect()
    }

    /// The metals that an agreed rate may be for.
    pub fn rate_metals(&self) -> Vec<(&'static str, Phrase)> {
        let metal = |metal: &Metal| (metal.as_str(), Phrase::of(words::metal_name(*metal)));
        let of_items = ("", Phrase::of("As weighed, else gold"));
        std::iter::once(of_items).chain(Metal::ALL.iter().map(metal)).collect()
    }

    /// Whether the agreed terms have an entry or a fault.
    pub fn has_terms(&self) -> bool {
        let is_term =
            |field: &str| field.starts_with("rate_agreed") || ["wastage_percent", "reason"].contains(&field);
        self.form.faults().iter().any(|(field, _)| is_term(field))
            || !self.form.value("wastage_percent", "").is_empty()
            || !self.form.value("rate_agreed.rate_minor", "").is_empty()
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let customers = match cx.may(Permission::PartiesRead) {
        true => cx.ask(ListParties { search: None, after: None }).await?.rows,
        false => vec![],
    };
    let customers = customers.into_iter().filter(|row| row.kind != PartyKind::Karigar);
    let metal = |metal: &Metal| (metal.as_str(), Phrase::of(words::metal_name(*metal)));
    cx.html(&NewJobPage {
        chrome: cx.chrome("New job"),
        base: cx.href(""),
        here: cx.href("/jobs/new"),
        form: cx.form_named("job")?,
        party: cx.wanted("party").to_owned(),
        customers: customers.map(|row| (row.party, row.name)).collect(),
        metals: std::iter::once(("", "Not counted".into())).chain(Metal::ALL.iter().map(metal)).collect(),
        finenesses: &words::FINENESSES,
        may_add_customer: cx.may(Permission::PartiesCreate),
    })
}
