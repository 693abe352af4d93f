//! Obligations: what the operator of an instance and the Owner of a workspace have promised to do in time.
//! Invariant: each duty is a case with clocks; an overdue one shows on `/trust`.

pub mod captures;
pub mod clock;
pub mod comparison;
pub mod contacts;
pub mod duties;
pub mod holds;
pub mod incidents;
pub mod policies;
pub mod reports;
pub mod requests;
pub mod retention;
pub mod reviews;
pub mod settings;
pub mod suppliers;

use kernel::permission::Permission;
use web::page::{Drawn, Nav, Page, PageCx};
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
    register_requests(r);
    register_reviews(r);
    register_policies(r);
    register_retention(r);
    register_suppliers(r);
    register_settings(r);
    register_clock(r);
    register_comparison(r);
    register_captures(r);
    r.query::<contacts::ListContacts>().action::<contacts::AskContact>();
    r.page(Page {
        path: "/instance/contacts",
        needs: Permission::InstanceRead,
        nav: nav("Addresses", "team"),
        draw: |cx| Box::pin(contacts::page::draw(cx)),
    });
}

fn register_requests(r: &mut Registry) {
    r.query::<requests::reads::ListRequests>()
        .query::<requests::reads::GetRequest>()
        .query::<requests::reads::GetHeld>()
        .query::<requests::search::SearchText>()
        .query::<requests::receipt::GetReceipt>();
    r.action::<requests::OpenRequest>()
        .action::<requests::TakeRequest>()
        .action::<requests::MatchRequest>()
        .action::<requests::CheckRequest>()
        .action::<requests::NoteRequest>()
        .action::<requests::AnswerRequest>()
        .action::<requests::RestrictParty>()
        .action::<requests::LiftRestriction>();
    r.page(Page {
        path: "/requests",
        needs: Permission::RequestsHandle,
        nav: Some(Nav { group: "Protect", label: "Requests", icon: "team", keys: "", tab: "" }),
        draw: |cx| Box::pin(requests::page::draw(cx)),
    });
    for_request(r, "/requests/new", |cx| Box::pin(requests::page::new(cx)));
    for_request(r, "/requests/{number}", |cx| Box::pin(requests::page::show(cx)));
    for_request(r, "/requests/{number}/held", |cx| Box::pin(requests::page::show_held(cx)));
    for_request(r, "/requests/{number}/held.json", |cx| Box::pin(requests::page::json(cx)));
    for_request(r, "/requests/{number}/held.csv", |cx| Box::pin(requests::page::csv(cx)));
    for_request(r, "/requests/{number}/search", |cx| Box::pin(requests::search::draw(cx)));
    for_request(r, "/requests/{number}/receipt.jsonl", |cx| Box::pin(requests::receipt::file(cx)));
    requests::public::register(r);
}

fn register_reviews(r: &mut Registry) {
    r.query::<reviews::reads::ListAccessReviews>().query::<reviews::reads::GetAccessReview>();
    r.action::<reviews::OpenAccessReview>()
        .action::<reviews::KeepAccess>()
        .action::<reviews::RemoveAccess>()
        .action::<reviews::CloseAccessReview>();
    r.page(Page {
        path: "/team/reviews",
        needs: Permission::AuditRead,
        nav: Some(Nav { group: "Protect", label: "Access reviews", icon: "key", keys: "", tab: "" }),
        draw: |cx| Box::pin(reviews::page::draw(cx)),
    });
    r.page(Page {
        path: "/team/reviews/{number}",
        needs: Permission::AuditRead,
        nav: None,
        draw: |cx| Box::pin(reviews::page::show(cx)),
    });
    r.page(Page {
        path: "/team/reviews/{number}/record.csv",
        needs: Permission::AuditRead,
        nav: None,
        draw: |cx| Box::pin(reviews::page::csv(cx)),
    });
}

fn register_policies(r: &mut Registry) {
    r.query::<policies::reads::ListPolicies>().query::<policies::reads::GetPolicy>();
    r.action::<policies::AddPolicy>()
        .action::<policies::PublishPolicy>()
        .action::<policies::EndPolicy>()
        .action::<policies::AcknowledgePolicy>();
    r.page(Page {
        path: "/policies",
        needs: Permission::WorkspaceRead,
        nav: Some(Nav { group: "Protect", label: "Policies", icon: "ledger", keys: "", tab: "" }),
        draw: |cx| Box::pin(policies::page::draw(cx)),
    });
    r.page(Page {
        path: "/policies/{policy}",
        needs: Permission::WorkspaceRead,
        nav: None,
        draw: |cx| Box::pin(policies::page::show(cx)),
    });
}

fn register_retention(r: &mut Registry) {
    r.query::<holds::ListHolds>()
        .query::<retention::GetRetention>()
        .query::<retention::archive::GetArchive>()
        .query::<retention::books::ListBooks>()
        .query::<retention::books::GetBooks>();
    r.action::<holds::PlaceHold>()
        .action::<holds::LiftHold>()
        .action::<retention::SetRule>()
        .action::<retention::archive::AskOpening>()
        .action::<retention::archive::ApproveOpening>()
        .action::<retention::books::AskBooks>()
        .action::<retention::books::ApproveBooks>();
    let protect = |label, icon| Some(Nav { group: "Protect", label, icon, keys: "", tab: "" });
    r.page(Page {
        path: "/holds",
        needs: Permission::LegalHoldsWrite,
        nav: protect("Legal holds", "lock"),
        draw: |cx| Box::pin(holds::page::draw(cx)),
    });
    r.page(Page {
        path: "/retention",
        needs: Permission::RetentionWrite,
        nav: protect("What is kept", "clock"),
        draw: |cx| Box::pin(retention::page::draw(cx)),
    });
    r.page(Page {
        path: "/retention/archive",
        needs: Permission::RetentionOpen,
        nav: protect("Closed archive", "box"),
        draw: |cx| Box::pin(retention::archive_page::draw(cx)),
    });
    r.page(Page {
        path: "/instance/books",
        needs: Permission::InstanceRead,
        nav: nav("Ended books", "ledger"),
        draw: |cx| Box::pin(retention::books_page::draw(cx)),
    });
    r.page(Page {
        path: "/instance/books/open.json",
        needs: Permission::InstanceOperate,
        nav: None,
        draw: |cx| Box::pin(retention::books_page::file(cx)),
    });
}

/// A page that the list of requests leads to.
fn for_request(r: &mut Registry, path: &'static str, draw: for<'a> fn(&'a PageCx) -> Drawn<'a>) {
    r.page(Page { path, needs: Permission::RequestsHandle, nav: None, draw });
}

fn register_reports(r: &mut Registry) {
    r.query::<reports::reads::ListReports>().query::<reports::reads::GetReport>();
    r.action::<reports::AcknowledgeReport>()
        .action::<reports::MessageReporter>()
        .action::<reports::TriageReport>()
        .action::<reports::FixReport>()
        .action::<reports::CreditReporter>()
        .action::<reports::ExtendReport>()
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
        .query::<incidents::reads::Authorities>()
        .query::<incidents::work::GetEvidence>()
        .query::<incidents::workspace::ListNotices>();
    r.action::<incidents::DeclareIncident>()
        .action::<incidents::ConfirmIncident>()
        .action::<incidents::AssessIncident>()
        .action::<incidents::AffectWorkspaces>()
        .action::<incidents::NotifyOwners>()
        .action::<incidents::ContainIncident>()
        .action::<incidents::LiftMeasure>()
        .action::<incidents::work::AddEvidence>()
        .action::<incidents::work::ChoosePlaybook>()
        .action::<incidents::work::TickStep>()
        .action::<incidents::work::AssignSeat>()
        .action::<incidents::TellAuthority>()
        .action::<incidents::ResolveIncident>()
        .action::<incidents::SummariseIncident>()
        .action::<incidents::ReviewIncident>()
        .action::<incidents::ConfirmFigure>()
        .action::<incidents::workspace::ReadNotice>();
    r.page(Page {
        path: "/notices",
        needs: Permission::IncidentsRead,
        nav: None,
        draw: |cx| Box::pin(incidents::workspace::draw(cx)),
    });
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
    r.page(Page {
        path: "/instance/incidents/{number}/evidence/{evidence}",
        needs: Permission::InstanceRead,
        nav: None,
        draw: |cx| Box::pin(incidents::work::download(cx)),
    });
    incidents::public::register(r);
}

fn register_suppliers(r: &mut Registry) {
    r.query::<suppliers::reads::ListSuppliers>()
        .query::<suppliers::reads::GetSupplier>()
        .query::<suppliers::workspace::SupplierNotices>();
    r.action::<suppliers::ProposeSupplier>()
        .action::<suppliers::ChangeSupplier>()
        .action::<suppliers::BindSupplier>()
        .action::<suppliers::ReviewSupplier>()
        .action::<suppliers::AnnounceSupplier>()
        .action::<suppliers::ActivateSupplier>()
        .action::<suppliers::EndSupplier>()
        .action::<suppliers::workspace::ObjectToSupplier>();
    r.page(Page {
        path: "/instance/suppliers",
        needs: Permission::InstanceRead,
        nav: nav("Suppliers", "box"),
        draw: |cx| Box::pin(suppliers::page::draw(cx)),
    });
    r.page(Page {
        path: "/instance/suppliers/{number}",
        needs: Permission::InstanceRead,
        nav: None,
        draw: |cx| Box::pin(suppliers::page::show(cx)),
    });
    r.page(Page {
        path: "/settings/suppliers",
        needs: Permission::BillingWrite,
        nav: None,
        draw: |cx| Box::pin(suppliers::workspace::draw(cx)),
    });
    suppliers::public::register(r);
}

fn register_settings(r: &mut Registry) {
    r.query::<settings::ListSettings>();
    r.action::<settings::ProposeSetting>()
        .action::<settings::ApproveSetting>()
        .action::<settings::WithdrawSetting>();
    r.page(Page {
        path: "/instance/settings",
        needs: Permission::InstanceRead,
        nav: nav("Promised figures", "clock"),
        draw: |cx| Box::pin(settings::page::draw(cx)),
    });
}

fn register_clock(r: &mut Registry) {
    r.query::<clock::GetClock>();
    r.action::<clock::ConfirmClock>();
    r.page(Page {
        path: "/instance/clock",
        needs: Permission::InstanceRead,
        nav: nav("Clock", "clock"),
        draw: |cx| Box::pin(clock::page::draw(cx)),
    });
}

fn register_comparison(r: &mut Registry) {
    r.query::<comparison::GetComparison>().query::<comparison::GetFigure>().query::<comparison::ListRounds>();
    r.action::<comparison::JoinComparison>().action::<comparison::LeaveComparison>();
    r.page(Page {
        path: "/settings/comparison",
        needs: Permission::BenchmarksWrite,
        nav: None,
        draw: |cx| Box::pin(comparison::page::draw(cx)),
    });
    r.page(Page {
        path: "/instance/comparison",
        needs: Permission::InstanceRead,
        nav: nav("Figures", "rate"),
        draw: |cx| Box::pin(comparison::page::rounds(cx)),
    });
}

fn register_captures(r: &mut Registry) {
    r.query::<captures::reads::ListCaptures>()
        .query::<captures::reads::GetCapture>()
        .query::<captures::workspace::WorkspaceCaptures>();
    r.action::<captures::AskCapture>()
        .action::<captures::LookAtCapture>()
        .action::<captures::CloseCapture>()
        .action::<captures::workspace::AllowCapture>()
        .action::<captures::workspace::EndCapture>();
    r.page(Page {
        path: "/instance/captures",
        needs: Permission::InstanceRead,
        nav: nav("Captures", "key"),
        draw: |cx| Box::pin(captures::page::draw(cx)),
    });
    r.page(Page {
        path: "/instance/captures/{number}",
        needs: Permission::InstanceRead,
        nav: None,
        draw: |cx| Box::pin(captures::page::show(cx)),
    });
    r.page(Page {
        path: "/security/captures",
        needs: Permission::AuditRead,
        nav: Some(Nav { group: "Protect", label: "Questions of support", icon: "key", keys: "", tab: "" }),
        draw: |cx| Box::pin(captures::workspace::draw(cx)),
    });
}

/// A page of the operators' menu.
fn nav(label: &'static str, icon: &'static str) -> Option<Nav> {
    Some(Nav { group: "Instance", label, icon, keys: "", tab: "" })
}
