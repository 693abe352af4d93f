//! Every route there is, and the clients it is open to.
//! Invariant: the router is made from this table and from nothing else, so a route that is not declared is
//! not served. The walk in crates/steelyard/tests/program/every_role.rs requests each of them as everybody. A form
//! by which a person proves who they are, or asks for a link that does, is `timed`.

use crate::auth_pages::{
    self, address, billing, confirm, contact, draft, federated, federated_sign_up, forgotten, join,
    last_resort, outbox, passkey, recovery, security_contact, shared_device, sign_in, sign_in_link, sign_up,
    sign_up_factor, sign_up_link, step_up,
};
use crate::edge::{csp_report, edge, pace};
use crate::registry::Registry;
use crate::route::{Kind, Open};
use crate::serve::{both, get, post};
use crate::site::Site;
use crate::{actions, api, assets, feed, health, mail_returns, pages, refusals};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::middleware::from_fn_with_state;
use axum::routing::MethodRouter;

/// One route.
pub struct Route {
    /// Its path, with parameters in braces.
    pub path: String,
    /// The clients it is open to.
    pub open: Open,
    /// What it answers with.
    pub kind: Kind,
    /// Its form is answered at a fixed time, whatever the answer is.
    pub(crate) is_timed: bool,
    serve: MethodRouter<Site>,
}

impl Route {
    fn timed(self) -> Route {
        Route { is_timed: true, ..self }
    }
}

fn route(path: &str, open: Open, kind: Kind, serve: MethodRouter<Site>) -> Route {
    Route { path: path.to_owned(), open, kind, is_timed: false, serve }
}

/// Every route, including those of this registry's pages.
pub fn table(registry: &Registry) -> Vec<Route> {
    doors()
        .into_iter()
        .chain(public(registry))
        .chain(of_members())
        .chain(of_tills())
        .chain(of_programs())
        .chain(pages(registry))
        .collect()
}

fn doors() -> Vec<Route> {
    let page = |path, serve| route(path, Open::All, Kind::Page, serve);
    let form = |path, serve| route(path, Open::All, Kind::Form, serve);
    let data = |path, serve| route(path, Open::All, Kind::Data, serve);
    vec![
        page("/", get(auth_pages::front)),
        page("/sign-in", both(sign_in::sign_in_page, sign_in::sign_in)).timed(),
        route("/sign-in/passkey", Open::All, Kind::Form, post(passkey::sign_in)).timed(),
        page("/sign-in/code", both(sign_in::code_page, sign_in::code)).timed(),
        page("/sign-up", both(sign_up::sign_up_page, sign_up::sign_up)).timed(),
        page("/sign-up/factor", both(sign_up_factor::page, sign_up_factor::enrol)),
        page("/sign-up/with", both(federated_sign_up::page, federated_sign_up::sign_up)),
        page("/sign-up/account", both(sign_up_link::account_page, sign_up_link::with_account)).timed(),
        page("/sign-up/link/{link}", both(sign_up_link::page, sign_up_link::sign_up)),
        page("/sign-up/invited/{link}", both(sign_up_link::invited_page, sign_up_link::invited)).timed(),
        page(
            "/sign-up/invited/{link}/account",
            both(sign_up_link::invited_account_page, sign_up_link::invited_account),
        )
        .timed(),
        form("/sign-in/with/{provider}", post(federated::leave)),
        // There is no page to go to: a provider sends browsers here.
        data("/sign-in/with/{provider}/back", get(federated::back)),
        page("/join/{link}", both(join::join_page, join::join)).timed(),
        page("/confirm/{link}", both(confirm::page, confirm::confirm)),
        form("/confirm/{link}/new", post(confirm::begin)),
        page("/billing/{link}", both(billing::page, billing::confirm)),
        page("/contact/{link}", both(contact::page, contact::confirm)),
        page("/security-contact/{link}", both(security_contact::page, security_contact::confirm)),
        page("/address/{side}/{link}", both(address::page, address::follow)),
        page("/forgotten", both(forgotten::page, forgotten::ask)).timed(),
        page("/reset/{link}", both(forgotten::reset_page, forgotten::reset)).timed(),
        form("/reset/{link}/new", post(forgotten::begin)).timed(),
        page("/recovery/{link}", both(recovery::page, recovery::stop)),
        page("/sign-in/link/{link}", both(sign_in_link::page, sign_in_link::follow)).timed(),
        // The walk of a browser test does not come here: very many wrong codes lead here, and it
        // looks like the one above.
        data("/sign-in/last/{link}", both(last_resort::page, last_resort::follow)).timed(),
        route("/sign-in/link", Open::All, Kind::Form, post(sign_in_link::ask)).timed(),
        page("/outbox", get(outbox::page)),
        page("/workspaces", get(auth_pages::workspaces)),
        page("/errors", get(pages::errors)),
        data("/healthz", get(health::healthz)),
        data("/readyz", get(health::readyz)),
        data("/csp-report", post(csp_report)),
        data("/mail/returns/{token}", post(mail_returns::take)),
        data("/api/v1/openapi.json", get(api::openapi)),
        data("/static/{file}", get(assets::serve)),
    ]
}

fn public(registry: &Registry) -> impl Iterator<Item = Route> {
    registry.public.iter().map(|it| route(it.path, Open::All, it.kind, it.serve.clone()))
}

fn of_members() -> Vec<Route> {
    vec![
        route("/w/{slug}/step-up", Open::Member, Kind::Page, both(step_up::page, step_up::prove)).timed(),
        route("/w/{slug}/draft", Open::Member, Kind::Page, both(draft::page, draft::drop)),
        route("/w/{slug}/sign-out", Open::Member, Kind::Form, post(sign_in::sign_out)),
        route("/w/{slug}/account/with/{provider}", Open::Member, Kind::Form, post(federated::link)),
        route("/w/{slug}/do/{action}", Open::Member, Kind::Form, post(actions::act)),
    ]
}

fn of_tills() -> Vec<Route> {
    vec![
        route("/w/{slug}/till", Open::Till, Kind::Page, both(shared_device::page, shared_device::switch))
            .timed(),
        route("/w/{slug}/till/leave", Open::Till, Kind::Form, post(shared_device::leave)),
    ]
}

fn of_programs() -> Vec<Route> {
    vec![
        route("/api/v1/actions/{name}", Open::Program, Kind::Data, post(api::action)),
        route("/api/v1/queries/{name}", Open::Program, Kind::Data, get(api::query)),
        route(feed::PATH, Open::Program, Kind::Data, get(feed::serve)),
    ]
}

fn pages(registry: &Registry) -> impl Iterator<Item = Route> {
    registry.pages.iter().map(|page| {
        let at = page.path;
        let draw = move |State(site): State<Site>, asked: axum::Extension<_>, request: Request| async move {
            pages::page(site, asked.0, at, request).await
        };
        route(&format!("/w/{{slug}}{at}"), Open::Member, Kind::Page, get(draw))
    })
}

/// The whole site.
pub fn router(site: Site) -> Router {
    let timed = from_fn_with_state(site.clone(), pace::hold);
    let served = |it: Route| if it.is_timed { it.serve.layer(timed.clone()) } else { it.serve };
    table(&site.registry)
        .into_iter()
        .fold(Router::new(), |router, it| router.route(&it.path.clone(), served(it)))
        .fallback(refusals::nothing_here)
        .method_not_allowed_fallback(refusals::wrong_verb)
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(site.clone(), edge))
        .with_state(site)
}
