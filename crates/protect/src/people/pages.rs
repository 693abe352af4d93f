//! The team: who is in the workspace, what each role may do, and the page of one member.
//! What must stay true: the matrix is made from the table the server judges by, so the two cannot differ.

use super::invitation::{InvitationShown, Invitations};
use super::{MemberShown, Members, OneMember};
use askama::Template;
use kernel::permission::Permission;
use kernel::role::{Role, RoleSet};
use platform::address::with_params;
use platform::error::Result;
use platform::page::{Body, PageCx};
use platform::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "people.html")]
pub(super) struct TeamPage {
    pub chrome: Chrome,
    pub base: String,
    pub people: Vec<MemberShown>,
    pub invited: Vec<InvitationShown>,
    pub next: String,
    pub faults: Vec<String>,
    pub may_tills: bool,
    /// None for those who may not invite.
    pub invite: Option<FormState>,
    pub choices: Vec<Choice>,
    pub roles: Vec<(&'static str, bool)>,
    pub matrix: Vec<Part>,
    pub key: String,
}

#[derive(Template)]
#[template(path = "member.html")]
pub(super) struct OnePage {
    pub chrome: Chrome,
    pub base: String,
    pub member: MemberShown,
    pub change: FormState,
    pub remove: FormState,
    pub choices: Vec<Choice>,
}

/// A role in a form.
pub(super) struct Choice {
    pub role: &'static str,
    pub meaning: &'static str,
    pub checked: bool,
}

/// A part of the matrix.
pub(super) struct Part {
    pub name: &'static str,
    pub rows: Vec<Row>,
}

/// What one permission allows, and to whom: (may, is it the reader's role).
pub(super) struct Row {
    pub meaning: &'static str,
    pub cells: Vec<(bool, bool)>,
}

pub(crate) async fn team(cx: &PageCx) -> Result<Body> {
    let members = cx.ask_with::<Members>(&[("after", cx.wanted("after"))]).await?;
    let manages = cx.may(Permission::MembersWrite);
    let invited = if manages { cx.ask(Invitations {}).await?.rows } else { Vec::new() };
    let invite = if manages { Some(cx.form_named("invite")?) } else { None };
    let mine = cx.tx.member.roles;
    let next = members.next.map_or(String::new(), |at| with_params(&cx.href("/team"), &[("after", &at)]));
    cx.html(&TeamPage {
        chrome: cx.chrome("Team and roles"),
        base: cx.href(""),
        people: members.rows,
        invited,
        next,
        may_tills: cx.may(Permission::TillsWrite),
        faults: cx.button_faults(&["invite"]),
        choices: choices(invite.as_ref(), RoleSet::EMPTY),
        invite,
        roles: Role::ALL.iter().map(|&role| (role.as_str(), mine.has(role))).collect(),
        matrix: matrix(mine),
        key: cx.form_named("")?.value("_key", "").to_owned(),
    })
}

pub(crate) async fn member(cx: &PageCx) -> Result<Body> {
    let member = cx.ask_with::<OneMember>(&[("person", cx.param("person")?)]).await?;
    let change = cx.form_named("change")?;
    let roles = super::roles_of(&member.roles)?;
    cx.html(&OnePage {
        chrome: cx.chrome(member.name.clone()),
        base: cx.href(""),
        choices: choices(Some(&change), roles),
        change,
        remove: cx.form_named("remove")?,
        member,
    })
}

fn choices(form: Option<&FormState>, now: RoleSet) -> Vec<Choice> {
    let checked = |role: Role| {
        let default = if now.has(role) { role.as_str() } else { "" };
        form.is_some_and(|form| form.is_chosen("roles", role.as_str(), default))
    };
    let choice =
        |&role: &Role| Choice { role: role.as_str(), meaning: meaning(role), checked: checked(role) };
    Role::ALL.iter().map(choice).collect()
}

/// What a role is for, in the shop's words.
pub(super) fn meaning(role: Role) -> &'static str {
    match role {
        Role::Owner => "Everything, and who else is Owner",
        Role::Admin => "People, settings, the audit log",
        Role::Manager => "Runs the shop: rates, bills, batches",
        Role::Cashier => "Sells and takes payments",
        Role::Maker => "Makes: batches and readings",
        Role::Quality => "Decides about holds, releases batches",
        Role::Accountant => "Ledgers, payments, closing periods",
        Role::Auditor => "Reads everything, changes nothing",
    }
}

/// The table of permissions by part, in its own order.
pub(super) fn matrix(mine: RoleSet) -> Vec<Part> {
    let row = |permission: &Permission| Row {
        meaning: permission.meaning().trim().trim_end_matches('.'),
        cells: Role::ALL.iter().map(|&role| (permission.roles().has(role), mine.has(role))).collect(),
    };
    ["Workspace", "Sell", "Make"]
        .into_iter()
        .map(|name| Part {
            name,
            rows: Permission::ALL.iter().filter(|p| part(p.as_str()) == name).map(row).collect(),
        })
        .collect()
}

/// The part a permission belongs to, by its name's beginning.
pub(super) fn part(permission: &str) -> &'static str {
    match permission.split('.').next().unwrap_or_default() {
        "parties" | "rates" | "bills" | "ledger" | "articles" => "Sell",
        "items" | "make" | "recipes" | "control_points" | "equipment" | "batches" | "holds" | "readings"
        | "deviations" | "lots" | "trace" => "Make",
        _ => "Workspace",
    }
}
