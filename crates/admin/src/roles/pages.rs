//! The workspace's own roles: their permissions and holders; and the page that changes one.
//! Invariant: the boxes are those of the table by which every call is judged, without those that the user may
//! not give.

use super::RoleShown;
use crate::people::pages::{PARTS, part, words};
use crate::roles::ListRoles;
use askama::Template;
use kernel::code::Code;
use kernel::permission::{Permission, PermissionSet};
use kernel::trust::{Trust, WIDEST};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "roles.html")]
pub(super) struct ListPage {
    pub chrome: Chrome,
    pub base: String,
    pub roles: Vec<RoleShown>,
    /// None for users who may not make one.
    pub create: Option<FormState>,
    pub is_open: bool,
    pub parts: Vec<Part>,
}

#[derive(Template)]
#[template(path = "role.html")]
pub(super) struct OnePage {
    pub chrome: Chrome,
    pub base: String,
    pub role: RoleShown,
    pub change: FormState,
    pub end: FormState,
    pub parts: Vec<Part>,
}

/// A part of the matrix as boxes.
pub(super) struct Part {
    pub name: &'static str,
    pub boxes: Vec<Tick>,
}

/// A permission with a box.
pub(super) struct Tick {
    pub name: &'static str,
    pub meaning: &'static str,
    pub powerful: bool,
    pub checked: bool,
}

impl RoleShown {
    /// Its permissions beyond those of every member, in plain words, one sentence each.
    fn meaning(&self) -> String {
        let told = self.allows().iter().filter(|it| !PermissionSet::EVERYBODYS.has(*it));
        told.map(|it| it.meaning().trim()).collect::<Vec<_>>().join(" ")
    }

    /// Whether its holders need a second factor.
    fn needs_factor(&self) -> bool {
        Trust::default().with(self.allows()).needs_factor()
    }
}

pub(crate) async fn list(cx: &PageCx) -> Result<Body> {
    let roles = cx.ask(ListRoles {}).await?.rows;
    let create = if cx.may(Permission::MembersWrite) { Some(cx.form_named("create")?) } else { None };
    let parts = create.as_ref().map(|form| ticks(form, may_give(cx), PermissionSet::EMPTY));
    cx.html(&ListPage {
        chrome: cx.chrome("Your own roles"),
        base: cx.href(""),
        is_open: roles.is_empty() || cx.is_refused("create"),
        roles,
        create,
        parts: parts.unwrap_or_default(),
    })
}

pub(crate) async fn one(cx: &PageCx) -> Result<Body> {
    let wanted = cx.param("role")?;
    let roles = cx.ask(ListRoles {}).await?.rows;
    let role = roles.into_iter().find(|role| role.role.to_string() == wanted).ok_or(Code::NotFound)?;
    let change = cx.form_named("change")?;
    cx.html(&OnePage {
        chrome: cx.chrome(role.name.clone()),
        base: cx.href(""),
        parts: ticks(&change, may_give(cx).or(role.allows()), role.allows()),
        change,
        end: cx.form_named("end")?,
        role,
    })
}

/// The permissions that the user may put into a custom role.
fn may_give(cx: &PageCx) -> PermissionSet {
    WIDEST.iter().filter(|&permission| cx.may(permission)).collect()
}

/// A box for each of these permissions except those of every member; those of `now` are ticked.
pub(super) fn ticks(form: &FormState, of: PermissionSet, now: PermissionSet) -> Vec<Part> {
    let tick = |permission: Permission| {
        let name = permission.as_str();
        let default = if now.has(permission) { name } else { "" };
        let checked = form.is_chosen("permissions", name, default);
        Tick { name, meaning: words(permission), powerful: permission.is_powerful(), checked }
    };
    let offered = |it: &Permission| of.has(*it) && !PermissionSet::EVERYBODYS.has(*it);
    let boxes = |name: &str| {
        let of_part = Permission::ALL.iter().copied().filter(|it| part(it.as_str()) == name);
        of_part.filter(offered).map(tick).collect()
    };
    PARTS.into_iter().map(|name| Part { name, boxes: boxes(name) }).collect()
}
