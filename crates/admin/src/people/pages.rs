//! The team: who is in the workspace, what each role may do, and the page of one member.
//! Invariant: the matrix is made from the table by which the server judges, so the two cannot differ.

use super::MemberShown;
use super::invitation::InvitationShown;
use crate::people::invitation::ListInvitations;
use crate::people::{GetMember, ListMembers};
use crate::roles::{ListRoles, RoleShown};
use askama::Template;
use catalogue::{Phrase, say};
use kernel::permission::{Permission, PermissionSet};
use kernel::role::{Role, RoleSet};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "people.html")]
pub(super) struct TeamPage {
    pub chrome: Chrome,
    pub base: String,
    pub people: Vec<MemberShown>,
    pub invited: Vec<InvitationShown>,
    pub next: String,
    pub faults: Vec<Phrase>,
    pub may_tills: bool,
    /// None for users who may not invite.
    pub invite: Option<FormState>,
    pub choices: Vec<Choice>,
    pub roles: Vec<Column>,
    pub matrix: Vec<Part>,
    pub key: String,
}

impl TeamPage {
    /// The Owners whose address is not confirmed; only for users who manage members.
    fn unreachable(&self) -> Vec<&str> {
        let is_owner = |it: &&MemberShown| it.roles.iter().any(|role| role == Role::Owner.as_str());
        let owners = self.people.iter().filter(is_owner).filter(|it| it.state == "active");
        owners.filter(|it| it.address == Some("not_confirmed")).map(|it| it.name.as_str()).collect()
    }
}

#[derive(Template)]
#[template(path = "member.html")]
pub(super) struct OnePage {
    pub chrome: Chrome,
    pub base: String,
    pub member: MemberShown,
    pub change: FormState,
    pub remove: FormState,
    /// None for users who may not remove a second factor, and on one's own page.
    pub recover: Option<FormState>,
    pub may_finish: bool,
    pub wait_hours: i64,
    pub key: String,
    pub choices: Vec<Choice>,
}

/// A role in a form: its field and its value.
pub(super) struct Choice {
    pub field: &'static str,
    pub value: String,
    pub name: String,
    pub meaning: Phrase,
    pub checked: bool,
}

/// A role in the matrix.
pub(super) struct Column {
    pub name: String,
    pub allows: PermissionSet,
    /// Whether the user has it.
    pub mine: bool,
}

/// A part of the matrix.
pub(super) struct Part {
    pub name: &'static str,
    pub rows: Vec<Row>,
}

/// The meaning of one permission, and its roles: (may, is it the user's role).
pub(super) struct Row {
    pub meaning: &'static str,
    pub cells: Vec<(bool, bool)>,
}

pub(crate) async fn team(cx: &PageCx) -> Result<Body> {
    let members = cx.ask_with::<ListMembers>(&[("after", cx.wanted("after"))]).await?;
    let manages = cx.may(Permission::MembersWrite);
    let invited = if manages { cx.ask(ListInvitations {}).await?.rows } else { Vec::new() };
    let invite = if manages { Some(cx.form_named("invite")?) } else { None };
    let custom = cx.ask(ListRoles {}).await?.rows;
    let roles = columns(&custom, &cx.tx.member.role_names());
    let next = members.next.map_or(String::new(), |at| with_params(&cx.href("/team"), &[("after", &at)]));
    cx.html(&TeamPage {
        chrome: cx.chrome("Team and roles"),
        base: cx.href(""),
        people: members.rows,
        invited,
        next,
        may_tills: cx.may(Permission::TillsWrite),
        faults: cx.button_faults(&["invite"]),
        choices: choices(invite.as_ref(), &custom, &[]),
        invite,
        matrix: matrix(&roles),
        roles,
        key: cx.form_named("")?.value("_key", "").to_owned(),
    })
}

pub(crate) async fn member(cx: &PageCx) -> Result<Body> {
    let member = cx.ask_with::<GetMember>(&[("person", cx.param("person")?)]).await?;
    let change = cx.form_named("change")?;
    let is_other = cx.may(Permission::MembersRecover) && member.person != cx.tx.person();
    let due = member.recovery.as_ref().filter(|it| !it.by_operator);
    let custom = cx.ask(ListRoles {}).await?.rows;
    let held = member.custom_roles.iter().map(|held| held.role.to_string());
    let held: Vec<String> = member.roles.iter().cloned().chain(held).collect();
    cx.html(&OnePage {
        chrome: cx.chrome(member.name.clone()),
        base: cx.href(""),
        choices: choices(Some(&change), &custom, &held),
        change,
        remove: cx.form_named("remove")?,
        recover: if is_other { Some(cx.form_named("recover")?) } else { None },
        wait_hours: cx.tx.workspace.settings.recovery_wait_hours,
        may_finish: due.is_some_and(|it| it.due_at <= cx.tx.now),
        key: cx.form_named("")?.value("_key", "").to_owned(),
        member,
    })
}

/// A box for each role; those of `now` are ticked: built-in roles by their names, custom ones by their ids.
fn choices(form: Option<&FormState>, custom: &[RoleShown], now: &[String]) -> Vec<Choice> {
    let choice = |field: &'static str, value: String, name: &str, meaning: Phrase| {
        let default = now.iter().find(|held| **held == value).map_or("", String::as_str);
        let checked = form.is_some_and(|form| form.is_chosen(field, &value, default));
        Choice { field, value, name: name.to_owned(), meaning, checked }
    };
    let built_in = Role::ALL
        .iter()
        .map(|&role| choice("roles", role.as_str().to_owned(), role.as_str(), Phrase::of(meaning(role))));
    let own = custom.iter().map(|role| {
        let lines = role.allows().iter().count();
        choice(
            "custom_roles",
            role.role.to_string(),
            &role.name,
            say!("Your own role: {lines} lines of the table", lines),
        )
    });
    built_in.chain(own).collect()
}

/// Every role, and whether the user has it.
pub(super) fn columns(custom: &[RoleShown], mine: &[&str]) -> Vec<Column> {
    let column = |name: &str, allows| Column { name: name.to_owned(), allows, mine: mine.contains(&name) };
    let built_in =
        Role::ALL.iter().map(|&role| column(role.as_str(), PermissionSet::of_roles(RoleSet::of(&[role]))));
    built_in.chain(custom.iter().map(|role| column(&role.name, role.allows()))).collect()
}

/// The purpose of a role, in the shop's words.
pub(super) fn meaning(role: Role) -> &'static str {
    match role {
        Role::Owner => "Everything, including who is an Owner",
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
pub(super) fn matrix(columns: &[Column]) -> Vec<Part> {
    let row = |permission: &Permission| Row {
        meaning: words(*permission),
        cells: columns.iter().map(|column| (column.allows.has(*permission), column.mine)).collect(),
    };
    let of_shop = || Permission::ALL.iter().filter(|it| !it.is_of_instance());
    PARTS
        .into_iter()
        .map(|name| Part { name, rows: of_shop().filter(|p| part(p.as_str()) == name).map(row).collect() })
        .collect()
}

/// The meaning of a permission, as a line of a table.
pub(crate) fn words(permission: Permission) -> &'static str {
    permission.meaning().trim().trim_end_matches('.')
}

/// The parts of the matrix.
pub(crate) const PARTS: [&str; 3] = ["Workspace", "Sell", "Make"];

/// The part of a permission, by the beginning of its name.
pub(crate) fn part(permission: &str) -> &'static str {
    match permission.split('.').next().unwrap_or_default() {
        "parties" | "rates" | "bills" | "ledger" | "articles" | "orders" | "standing_orders" => "Sell",
        "items" | "make" | "recipes" | "control_points" | "equipment" | "batches" | "holds" | "readings"
        | "deviations" | "lots" | "trace" | "calendar" => "Make",
        _ => "Workspace",
    }
}
