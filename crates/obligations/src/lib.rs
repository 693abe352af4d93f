//! Obligations: what the operator of an instance and the Owner of a workspace have promised to do in time.
//! Invariant: each duty is a case with clocks; an overdue one shows on `/trust`.

pub mod duties;
pub mod incidents;
pub mod reports;

use kernel::permission::Permission;
use web::page::{Nav, Page};
use web::registry::Registry;

/// Registers the part's actions, queries and pages.
pub fn register(r: &mut Registry) {
    r.query::<duties::Duties>();
    r.page(Page {
        path: "/instance",
        needs: Permission::InstanceRead,
        nav: nav("Duties", "check"),
        draw: |cx| Box::pin(duties::page::draw(cx)),
    });
    register_reports(r);
    register_incidents(r);
}

fn register_reports(r: &mut Registry) {
    r.query::<reports::reads::ListReports>().query::<reports::reads::GetReport>();
    r.action::<reports::AcknowledgeReport>()
        .action::<reports::MessageReporter>()
        .action::<reports::TriageReport>()
        .action::<reports::FixReport>()
        .action::<reports::CreditReporter>()
        .action::<reports::DiscloseReport>()
        .action::<reports::CloseReport>();
    r.page(Page {
        path: "/instance/reports",
        needs: Permission::InstanceRead,
        nav: nav("Reports", "shield"),
        draw: |cx| Box::pin(reports::page::draw(cx)),
    });
    r.page(Page {
        path: "/instance/reports/{number}",
        needs: Permission::InstanceRead,
        nav: None,
        draw: |cx| Box::pin(reports::page::show(cx)),
    });
    reports::public::register(r);
    reports::publications::register(r);
}

fn register_incidents(r: &mut Registry) {
    r.query::<incidents::reads::ListIncidents>()
        .query::<incidents::reads::GetIncident>()
        .query::<incidents::reads::Authorities>();
    r.action::<incidents::DeclareIncident>()
        .action::<incidents::ConfirmIncident>()
        .action::<incidents::AssessIncident>()
        .action::<incidents::AffectWorkspaces>()
        .action::<incidents::NotifyOwners>()
        .action::<incidents::ContainIncident>()
        .action::<incidents::TellAuthority>()
        .action::<incidents::ResolveIncident>()
        .action::<incidents::SummariseIncident>()
        .action::<incidents::ReviewIncident>()
        .action::<incidents::ConfirmFigure>();
    r.page(Page {
        path: "/instance/incidents",
        needs: Permission::InstanceRead,
        nav: nav("Incidents", "warn"),
        draw: |cx| Box::pin(incidents::page::draw(cx)),
    });
    r.page(Page {
        path: "/instance/incidents/{number}",
        needs: Permission::InstanceRead,
        nav: None,
        draw: |cx| Box::pin(incidents::page::show(cx)),
    });
    incidents::public::register(r);
}

/// A page of the operators' menu.
fn nav(label: &'static str, icon: &'static str) -> Option<Nav> {
    Some(Nav { group: "Instance", label, icon, keys: "", tab: "" })
}
