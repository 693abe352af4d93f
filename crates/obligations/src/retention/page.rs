//! The rules of retention as a page for the Owner, with the records that are due and those that go next.
//! Invariant: a record is on this page before it goes, with its day.

use super::{GetRetention, KindShown, PartyDue, RuleShown};
use askama::Template;
use catalogue::{Phrase, say};
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::encoded;
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "retention/rules.html")]
pub(super) struct RulesPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    /// The page of the legal holds; empty for those who may not see it.
    pub holds: String,
    /// The closed archive; empty for those who may not see it.
    pub archive: String,
    pub kinds: Vec<KindShown>,
    pub parties: Vec<PartyDue>,
    pub form: FormState,
}

impl RulesPage {
    /// The rules that may be set, for the form: by the law, whatever source an Owner wrote.
    pub fn rules(&self) -> Vec<(&'static str, Phrase)> {
        let rules = self.kinds.iter().flat_map(|kind| &kind.rules);
        rules.map(|rule| (rule.rule, Phrase::of(rule.title))).collect()
    }

    /// The page of a customer or supplier.
    pub fn party_page(&self, party: &PartyDue) -> String {
        format!("{}/customers/{}", self.base, encoded(&party.code))
    }

    /// How long a rule keeps records.
    pub fn time(&self, rule: &RuleShown) -> Phrase {
        match rule.months {
            0 => Phrase::of("It does not apply here"),
            months if months % 12 == 0 => {
                say!("{years} years {begins}", years = months / 12, begins = Phrase::of(rule.begins))
            }
            months => say!("{months} months {begins}", months, begins = Phrase::of(rule.begins)),
        }
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let shown = cx.ask(GetRetention {}).await?;
    let link = |may: bool, path: &str| if may { cx.href(path) } else { String::new() };
    cx.html(&RulesPage {
        chrome: cx.chrome("What is kept, and how long"),
        base: cx.href(""),
        here: cx.href("/retention"),
        holds: link(cx.may(Permission::LegalHoldsWrite), "/holds"),
        archive: link(cx.may(Permission::RetentionOpen), "/retention/archive"),
        kinds: shown.kinds,
        parties: shown.parties,
        form: cx.form_named("rule")?,
    })
}
