//! The policies as pages: the list with what is to be read, and one policy with its text and its readers.
//! Invariant: what somebody wrote is shown as text; a form that would be refused is not shown.

use super::reads::{GetPolicy, ListPolicies, PolicyLine, PolicyShown, ReaderCounts};
use super::rules::PolicyKind;
use super::templates::{plain_template, template_of};
use admin::people::ListMembers;
use askama::Template;
use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::role::Role;
use lifecycle::settings::values_seen;
use platform::error::{Error, Result};
use platform::fields::Count;
use uuid::Uuid;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

/// The form of a version: its fields, and who can keep the policy current.
pub(super) struct VersionForm {
    pub form: FormState,
    /// The members: their ids and names.
    pub owners: Vec<(String, Phrase)>,
    /// The roles that must read it now.
    pub now: Vec<String>,
    /// The text as it is now.
    pub body: String,
}

impl VersionForm {
    /// The roles for the boxes.
    pub fn roles(&self) -> impl Iterator<Item = &'static str> {
        Role::ALL.iter().map(|role| role.as_str())
    }

    /// Whether a box is ticked.
    pub fn is_ticked(&self, role: &str) -> bool {
        let now = self.now.iter().find(|word| *word == role).map_or("", String::as_str);
        self.form.is_chosen("readers", role, now)
    }
}

async fn version_form(
    cx: &PageCx,
    name: &'static str,
    (now, body): (Vec<String>, String),
) -> Result<Option<VersionForm>> {
    if !cx.may(Permission::SettingsWrite) {
        return Ok(None);
    }
    let members = cx.ask(ListMembers { after: None }).await?.rows.into_iter();
    let able = members.filter(|it| it.state == "active" && it.until.is_none());
    let mut owners: Vec<(String, Phrase)> =
        able.map(|it| (it.person.to_string(), Phrase::verbatim(it.name))).collect();
    // Who publishes keeps it, unless somebody else is chosen.
    owners.sort_by_key(|(person, _)| *person != cx.tx.person().to_string());
    Ok(Some(VersionForm { form: cx.form_named(name)?, owners, now, body }))
}

/// How a policy's reading stands, in words.
fn progress_of(counts: &ReaderCounts) -> Phrase {
    say!("{done} of {all} have read it", done = counts.acknowledged, all = counts.readers)
}

#[derive(Template)]
#[template(path = "policies/list.html")]
pub(super) struct PoliciesPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub rows: Vec<PolicyLine>,
    pub add: Option<VersionForm>,
    /// The kind whose template the form begins with.
    pub kind: Option<PolicyKind>,
}

impl PoliciesPage {
    /// Those that the caller must read, the most pressing first.
    pub fn to_read(&self) -> Vec<&PolicyLine> {
        let mut waits: Vec<&PolicyLine> = self.rows.iter().filter(|row| row.read_by.is_some()).collect();
        waits.sort_by_key(|row| row.read_by);
        waits
    }

    /// Whether the time to read a policy is over.
    pub fn is_late(&self, row: &PolicyLine) -> bool {
        row.read_by.is_some_and(|by| by < self.chrome.now)
    }

    /// The kinds of policy, for the form.
    pub fn kinds(&self) -> Vec<(&'static str, &'static str)> {
        PolicyKind::ALL.iter().map(|kind| (kind.as_str(), kind.label())).collect()
    }

    /// The chosen kind; empty without one.
    pub fn kind_now(&self) -> &'static str {
        self.kind.map_or("", PolicyKind::as_str)
    }

    /// The kinds that have a template.
    pub fn templates(&self) -> Vec<(&'static str, &'static str)> {
        let kinds = PolicyKind::ALL.iter().filter(|kind| plain_template(**kind).is_some());
        kinds.map(|kind| (kind.as_str(), kind.label())).collect()
    }

    /// How far its reading is.
    pub fn progress(&self, counts: &ReaderCounts) -> Phrase {
        progress_of(counts)
    }

    /// Where to go when one is added: its page.
    pub fn to_new(&self) -> String {
        format!("{}/{{policy}}", self.here)
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let list = cx.ask(ListPolicies {}).await?;
    let kind = PolicyKind::of(cx.wanted("kind"));
    let values = values_seen(&cx.tx).await?;
    let text = kind.and_then(|kind| template_of(kind, &values, cx.tx.now)).unwrap_or_default();
    cx.html(&PoliciesPage {
        chrome: cx.chrome("Policies"),
        base: cx.href(""),
        here: cx.href("/policies"),
        rows: list.rows,
        add: version_form(cx, "add", (Vec::new(), text)).await?,
        kind,
    })
}

#[derive(Template)]
#[template(path = "policies/show.html")]
pub(super) struct PolicyPage {
    pub chrome: Chrome,
    pub base: String,
    pub list: String,
    pub here: String,
    pub policy: PolicyShown,
    /// None where the caller need not read it, or has.
    pub acknowledge: Option<FormState>,
    pub publish: Option<VersionForm>,
    pub end: Option<FormState>,
}

impl PolicyPage {
    /// Where the form of an action is sent.
    pub fn action(&self, name: &str) -> String {
        format!("{}/do/workspace.policy.{name}", self.base)
    }

    /// The text in paragraphs.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.policy.body.split("\n\n").filter(|part| !part.trim().is_empty())
    }

    /// Whether it is signed with a name.
    pub fn is_signed(&self) -> bool {
        self.policy.line.kind == PolicyKind::Confidentiality
    }

    /// Who must read it, in words.
    pub fn readers(&self) -> Phrase {
        match self.policy.line.readers.is_empty() {
            true => Phrase::of("Everybody"),
            false => Phrase::verbatim(self.policy.line.readers.join(", ")),
        }
    }

    /// The name of a version.
    pub fn version_name(&self, version: &i32) -> Phrase {
        say!("Version {number}", number = *version)
    }
}

pub(crate) async fn show(cx: &PageCx) -> Result<Body> {
    let policy: Uuid = cx.param("policy")?.parse().map_err(|_| Error::from(Code::NotFound))?;
    let version = cx.wanted("version").parse().ok().map(Count);
    let policy = cx.ask(GetPolicy { policy, version }).await?;
    let is_open = policy.ended_at.is_none() && policy.is_last;
    let acknowledge = match policy.line.read_by {
        Some(_) => Some(cx.form_named("acknowledge")?),
        None => None,
    };
    let (mut publish, mut end) = (None, None);
    if is_open && cx.may(Permission::SettingsWrite) {
        let now = (policy.line.readers.clone(), policy.body.clone());
        publish = version_form(cx, "publish", now).await?;
        end = Some(cx.form_named("end")?);
    }
    let list = cx.href("/policies");
    let here = format!("{list}/{}", policy.line.policy);
    let chrome = cx.chrome(Phrase::verbatim(policy.line.title.clone()));
    cx.html(&PolicyPage { chrome, base: cx.href(""), list, here, policy, acknowledge, publish, end })
}
