//! Who is in the workspace, what they did, and what the workspace has set.
//! What must stay true: a person who is removed has no way in from that moment on, and no secret is kept as it is shown.

pub mod audit;
pub mod people;
pub mod settings;
pub mod tokens;

#[cfg(test)]
mod testing;

use kernel::permission::Permission;
use platform::error::Result;
use platform::page::{Nav, Page, PageCx};
use platform::registry::Registry;
use platform::session::fresh_id;
use platform::view::FormState;

/// Registers the part's actions, queries and pages.
pub fn register(r: &mut Registry) {
    r.action::<people::invitation::InviteMember>()
        .action::<people::invitation::WithdrawInvitation>()
        .action::<people::ChangeRoles>()
        .action::<people::RemoveMember>()
        .query::<people::Members>()
        .query::<people::OneMember>()
        .query::<people::invitation::Invitations>()
        .action::<tokens::CreateToken>()
        .action::<tokens::RevokeToken>()
        .query::<tokens::Tokens>()
        .action::<tokens::EndSession>()
        .query::<tokens::Sessions>()
        .query::<audit::Audit>()
        .action::<settings::ChangeSetting>()
        .action::<settings::UpdateSettings>()
        .action::<settings::details::ChangeDetails>()
        .query::<settings::WorkspaceSettings>();
    r.page(Page {
        path: "/audit",
        needs: Permission::AuditRead,
        nav: nav("Audit log", "audit", "g a"),
        draw: |cx| Box::pin(audit::page::draw(cx)),
    });
    r.page(Page {
        path: "/team",
        needs: Permission::WorkspaceRead,
        nav: nav("Team", "team", "g m"),
        draw: |cx| Box::pin(people::pages::team(cx)),
    });
    r.page(Page {
        path: "/team/{person}",
        needs: Permission::MembersWrite,
        nav: None,
        draw: |cx| Box::pin(people::pages::member(cx)),
    });
    r.page(Page {
        path: "/settings",
        needs: Permission::WorkspaceRead,
        nav: nav("Settings", "settings", "g s"),
        draw: |cx| Box::pin(settings::page::draw(cx)),
    });
    r.page(Page {
        path: "/account",
        needs: Permission::WorkspaceRead,
        nav: None,
        draw: |cx| Box::pin(tokens::page::draw(cx)),
    });
}

fn nav(label: &'static str, icon: &'static str, keys: &'static str) -> Option<Nav> {
    Some(Nav { group: "Protect", label, icon, keys, tab: "" })
}

/// The state of one of a page's several forms: what was sent, if it was this one that was refused; else fresh, with a
/// key of its own, because two forms under one key would be taken for one call. Errors: ours.
fn form_named(cx: &PageCx, name: &'static str) -> Result<FormState> {
    if cx.form.has_faults() && cx.form.value("_form", "") == name {
        return Ok(cx.form.clone().prefixed(name));
    }
    Ok(FormState::new(&fresh_id(cx.tx.now)?.to_string()).prefixed(name))
}

/// What was wrong with a form of the page that has no fields of its own (a lone button), in words.
fn button_faults(cx: &PageCx, named: &[&str]) -> Vec<String> {
    let ours = !named.contains(&cx.form.value("_form", ""));
    cx.form.faults().iter().filter(|_| ours).map(|(_, message)| message.clone()).collect()
}

/// An address with one parameter.
fn with_param(path: &str, name: &str, value: &str) -> String {
    format!("{path}?{name}={}", percent(value))
}

/// Percent-encoding of everything but RFC 3986's unreserved characters.
fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_cannot_break_out_of_its_address() {
        assert_eq!(with_param("/w/s/team", "after", "a&b=c é"), "/w/s/team?after=a%26b%3Dc%20%C3%A9");
    }
}
