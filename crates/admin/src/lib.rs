//! PROTECT: the people of the workspace, their actions, and the workspace's settings.
//! Invariant: a removed person has no way in from that moment on, and secrets are stored only as hashes or
//! encrypted.

pub mod account;
pub mod audit;
pub mod billing;
pub mod checkup;
pub mod exports;
pub mod findings;
pub mod jobs;
pub mod mail;
pub mod passwords;
pub mod people;
pub mod roles;
pub mod security_contact;
pub mod settings;
pub mod tills;
pub mod tokens;

#[cfg(test)]
mod testing;

use kernel::permission::Permission;
use web::page::{Nav, Page};
use web::registry::Registry;

/// Registers the part's actions, queries and pages.
pub fn register(r: &mut Registry) {
    r.action::<people::invitation::InviteMember>()
        .action::<people::invitation::WithdrawInvitation>()
        .action::<people::ChangeRoles>()
        .action::<people::RemoveMember>()
        .action::<people::Leave>()
        .action::<people::recovery::RequestRecovery>()
        .action::<people::recovery::StopRecovery>()
        .action::<people::recovery::FinishRecovery>()
        .query::<people::ListMembers>()
        .query::<people::GetMember>()
        .query::<people::invitation::ListInvitations>()
        .action::<roles::CreateRole>()
        .action::<roles::ChangeRole>()
        .action::<roles::EndRole>()
        .query::<roles::ListRoles>()
        .query::<checkup::Checkup>()
        .query::<passwords::Passwords>()
        .action::<passwords::RequirePassword>()
        .query::<findings::ListFindings>()
        .action::<findings::DismissFinding>()
        .query::<jobs::ListJobs>()
        .query::<jobs::GetJob>()
        .action::<jobs::CancelJob>()
        .query::<mail::ListMails>()
        .action::<mail::RetryMail>()
        .action::<tokens::CreateToken>()
        .action::<tokens::feeds::CreateFeed>()
        .action::<tokens::RevokeToken>()
        .query::<tokens::ListTokens>()
        .action::<tokens::EndSession>()
        .query::<tokens::ListSessions>()
        .action::<account::EnrolAuthenticator>()
        .action::<account::passkey::EnrolPasskey>()
        .action::<account::RenewCodes>()
        .action::<account::RemoveFactor>()
        .action::<account::ChangePassword>()
        .action::<account::SignOutEverywhere>()
        .action::<account::outside::LinkIdentity>()
        .action::<account::outside::RemoveIdentity>()
        .action::<account::pin::SetPin>()
        .action::<account::pin::RemovePin>()
        .action::<tills::EnrolTill>()
        .action::<tills::EndTill>()
        .action::<tills::OpenPin>()
        .query::<tills::ListTills>()
        .action::<account::SendConfirmation>()
        .action::<account::ChangeAddress>()
        .query::<account::OwnAccount>()
        .query::<audit::Audit>()
        .query::<audit::export::ExportAudit>()
        .action::<settings::ChangeSetting>()
        .action::<settings::UpdateSettings>()
        .action::<settings::details::ChangeDetails>()
        .action::<settings::closing::Close>()
        .action::<settings::closing::Reopen>()
        .action::<exports::CreateExport>()
        .action::<exports::OpenExport>()
        .query::<exports::ListExports>()
        .query::<exports::TakeExport>()
        .query::<settings::WorkspaceSettings>()
        .query::<billing::GetBilling>()
        .action::<billing::ChangeBilling>()
        .action::<billing::ConfirmBilling>()
        .action::<billing::RemoveBilling>();
    register_security_contact(r);
    security_pages(r);
    pages(r);
    own_pages(r);
}

fn register_security_contact(r: &mut Registry) {
    r.query::<security_contact::GetSecurityContact>()
        .action::<security_contact::ChangeSecurityContact>()
        .action::<security_contact::AskSecurityContact>()
        .action::<security_contact::RemoveSecurityContact>();
    r.page(Page {
        path: "/settings/security-contact",
        needs: Permission::BillingWrite,
        nav: None,
        draw: |cx| Box::pin(security_contact::page::draw(cx)),
    });
}

/// The pages of security.
fn security_pages(r: &mut Registry) {
    r.page(Page {
        path: "/audit",
        needs: Permission::AuditRead,
        nav: nav("Audit log", "audit", "g a"),
        draw: |cx| Box::pin(audit::page::draw(cx)),
    });
    r.page(Page {
        path: "/audit/export",
        needs: Permission::AuditRead,
        nav: None,
        draw: |cx| Box::pin(audit::export::draw(cx)),
    });
    r.page(Page {
        path: "/security",
        needs: Permission::AuditRead,
        nav: nav("Security", "shield", "g c"),
        draw: |cx| Box::pin(checkup::page::draw(cx)),
    });
    r.page(Page {
        path: "/security/findings",
        needs: Permission::AuditRead,
        nav: None,
        draw: |cx| Box::pin(findings::page::draw(cx)),
    });
    r.page(Page {
        path: "/security/passwords",
        needs: Permission::AuditRead,
        nav: None,
        draw: |cx| Box::pin(passwords::page::draw(cx)),
    });
}

/// The pages of people, mail and settings.
fn pages(r: &mut Registry) {
    r.page(Page {
        path: "/team",
        needs: Permission::WorkspaceRead,
        nav: nav("Team", "team", "g m"),
        draw: |cx| Box::pin(people::pages::team(cx)),
    });
    r.page(Page {
        path: "/team/tills",
        needs: Permission::TillsWrite,
        nav: None,
        draw: |cx| Box::pin(tills::page::draw(cx)),
    });
    r.page(Page {
        path: "/team/{person}",
        needs: Permission::MembersWrite,
        nav: None,
        draw: |cx| Box::pin(people::pages::member(cx)),
    });
    r.page(Page {
        path: "/team/roles",
        needs: Permission::WorkspaceRead,
        nav: None,
        draw: |cx| Box::pin(roles::pages::list(cx)),
    });
    r.page(Page {
        path: "/team/roles/{role}",
        needs: Permission::MembersWrite,
        nav: None,
        draw: |cx| Box::pin(roles::pages::one(cx)),
    });
    r.page(Page {
        path: "/outbox",
        needs: Permission::MailRead,
        nav: nav("Outbox", "mail", "g x"),
        draw: |cx| Box::pin(mail::page::draw(cx)),
    });
    r.page(Page {
        path: "/settings",
        needs: Permission::WorkspaceRead,
        nav: nav("Settings", "settings", "g s"),
        draw: |cx| Box::pin(settings::page::draw(cx)),
    });
    r.page(Page {
        path: "/settings/billing",
        needs: Permission::BillingWrite,
        nav: None,
        draw: |cx| Box::pin(billing::page::draw(cx)),
    });
    r.page(Page {
        path: "/settings/export",
        needs: Permission::WorkspaceExport,
        nav: None,
        draw: |cx| Box::pin(exports::page::draw(cx)),
    });
    r.page(Page {
        path: "/settings/export/{archive}/file",
        needs: Permission::WorkspaceExport,
        nav: None,
        draw: |cx| Box::pin(exports::page::file(cx)),
    });
}

/// The pages of each person's own account.
fn own_pages(r: &mut Registry) {
    r.page(Page {
        path: "/account",
        needs: Permission::AccountWrite,
        nav: None,
        draw: |cx| Box::pin(account::page::draw(cx)),
    });
    r.page(Page {
        path: "/account/authenticator",
        needs: Permission::AccountWrite,
        nav: None,
        draw: |cx| Box::pin(account::page::authenticator(cx)),
    });
    r.page(Page {
        path: "/account/link",
        needs: Permission::AccountWrite,
        nav: None,
        draw: |cx| Box::pin(account::page::link(cx)),
    });
    r.page(Page {
        path: "/account/passkey",
        needs: Permission::AccountWrite,
        nav: None,
        draw: |cx| Box::pin(account::passkey::draw(cx)),
    });
    r.page(Page {
        path: "/account/pin",
        needs: Permission::AccountWrite,
        nav: None,
        draw: |cx| Box::pin(account::pin::draw(cx)),
    });
    r.page(Page {
        path: "/account/email",
        needs: Permission::AccountWrite,
        nav: None,
        draw: |cx| Box::pin(account::page::email(cx)),
    });
    r.page(Page {
        path: "/account/password",
        needs: Permission::AccountWrite,
        nav: None,
        draw: |cx| Box::pin(account::page::password(cx)),
    });
}

fn nav(label: &'static str, icon: &'static str, keys: &'static str) -> Option<Nav> {
    Some(Nav { group: "Protect", label, icon, keys, tab: "" })
}
