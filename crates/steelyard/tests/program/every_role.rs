//! Every route and every operation, asked as every role, a custom one too, in every state of a caller: signed
//! in to this or another workspace, not signed in, expired, with a token of this or another workspace.
//! Invariant: each answer matches the table of routes and the matrix of permissions. No route and no operation is
//! left out, because the router is built from that table and the matrix has every operation. The short form asks
//! each of them in every state; the roles take turns, and `permissions` asks with every role.

use crate::common::{secret, world};
use axum::http::{Request, header};
use kernel::role::Role;
use platform::disk::{Room, Seen};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use testing::forms::{in_full, in_turn, tell};
use web::page::Page;
use web::registry::{Kind, Operation};
use web::route::Open;
use web::router::{self, Route};
use world::{Reply, Shop, Who, World, encoded};

/// The state of a caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Own,
    Elsewhere,
    Nobody,
    Expired,
    Token,
    TokenElsewhere,
    /// Signed in, but without the second factor that the role needs.
    WithoutFactor,
}

const STATES: [State; 7] = [
    State::Own,
    State::Elsewhere,
    State::Nobody,
    State::Expired,
    State::Token,
    State::TokenElsewhere,
    State::WithoutFactor,
];

/// The states in which a caller with this role is tried. A caller who is not signed in has no role, and is tried
/// once.
fn states_of(who: Who) -> impl Iterator<Item = State> {
    let is_first = who.name() == Role::Owner.as_str();
    STATES.into_iter().filter(move |state| *state != State::Nobody || is_first)
}

/// Every role in every state.
fn all_callers() -> Vec<Caller> {
    Who::all().flat_map(|who| states_of(who).map(move |state| (state, who))).collect()
}

/// The callers that are tried at this place of a list: all of them, or in short one in each state whom the state alone
/// stops, in turn, and one more where a role decides.
fn callers(place: usize, may: impl Fn(Who) -> bool) -> Vec<Caller> {
    if in_full() {
        return all_callers();
    }
    let is_anybodys = Who::all().any(&may);
    let is_told = |(state, who): &Caller| {
        let may = may(*who) || !is_anybodys || *state == State::Nobody;
        may && (*state != State::WithoutFactor || who.needs_factor())
    };
    let decides = |state| matches!(state, State::Own | State::Token | State::WithoutFactor);
    let each = STATES.into_iter().zip(place..).flat_map(|(state, place)| {
        let here = all_callers().into_iter().filter(|caller| caller.0 == state);
        let (told, others): (Vec<_>, Vec<_>) = here.partition(is_told);
        let others = if decides(state) { others } else { Vec::new() };
        [in_turn(place, 1, told), in_turn(place, 1, others)].concat()
    });
    each.collect()
}

/// Fails unless each role was tried in each state.
fn each_was_tried(tried: &BTreeSet<Named>) {
    let missed: Vec<Named> = all_callers().into_iter().map(named).filter(|it| !tried.contains(it)).collect();
    assert!(missed.is_empty(), "never tried: {missed:?}");
}

/// A session serves calls of so long; a proof that is older is asked for again.
const SERVES: Duration = Duration::from_secs(60);

type Caller = (State, Who);
/// A state, and the name of a role.
type Named = (State, &'static str);
/// When it was made, and its cookie.
type Session = (Instant, String);

fn named((state, who): Caller) -> Named {
    (state, who.name())
}

struct Ground {
    world: World,
    here: Shop,
    there: Shop,
    /// The sessions of callers whose calls were refused before they did anything.
    sessions: Mutex<BTreeMap<Named, Session>>,
}

impl Ground {
    async fn open() -> Ground {
        let world = World::open().await;
        let (here, there) = (world.shop("here").await, world.shop("there").await);
        Ground { world, here, there, sessions: Mutex::default() }
    }

    /// A session of a role in this state.
    async fn cookie(&self, state: State, who: Who) -> String {
        let kept = self.sessions.lock().expect("a lock").get(&(state, who.name())).cloned();
        if let Some((_, cookie)) = kept.filter(|(made, _)| made.elapsed() < SERVES) {
            return cookie;
        }
        let shop = if state == State::Elsewhere { &self.there } else { &self.here };
        let cookie = self.world.session_of(shop, who, state != State::WithoutFactor).await;
        if state == State::Expired {
            self.world.expire(&cookie).await;
        }
        let made = (Instant::now(), cookie.clone());
        self.sessions.lock().expect("a lock").insert((state, who.name()), made);
        cookie
    }

    /// After a call that was let in: some actions end the session of who calls.
    fn forget(&self, state: State, who: Who) {
        self.sessions.lock().expect("a lock").remove(&(state, who.name()));
    }

    /// The credentials of a caller in this state: a cookie under this workspace's name, or a token.
    async fn shown(&self, state: State, who: Who) -> (Option<String>, Option<String>) {
        match state {
            State::Own | State::WithoutFactor | State::Elsewhere | State::Expired => {
                (Some(self.cookie(state, who).await), None)
            }
            State::Nobody => (None, None),
            State::Token => (None, Some(self.here.token_of(who).to_owned())),
            State::TokenElsewhere => {
                (None, Some(secret::of_another_workspace(self.there.token_of(who), self.here.tenant)))
            }
        }
    }

    async fn send(
        &self,
        method: &str,
        path: &str,
        cookie: Option<&str>,
        token: Option<&str>,
        body: &str,
    ) -> Reply {
        let request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        let kind =
            if path.starts_with("/api") { "application/json" } else { "application/x-www-form-urlencoded" };
        let request = request.header(header::CONTENT_TYPE, kind).header(header::ACCEPT, "application/json");
        let request = request.header("idempotency-key", format!("walk-{}", self.world.next()));
        let name = identity::sessions::session_cookie(&self.here.slug);
        let request = cookie
            .into_iter()
            .fold(request, |it, value| it.header(header::COOKIE, format!("{name}={value}")));
        let request = token
            .into_iter()
            .fold(request, |it, value| it.header(header::AUTHORIZATION, format!("Bearer {value}")));
        self.world.send(request, body.as_bytes().to_vec()).await
    }

    /// Sends an operation as a signed-in user's form does, or as a program does.
    async fn ask(&self, operation: &Operation, state: State, who: Who) -> Reply {
        let (cookie, token) = self.shown(state, who).await;
        if let Some(token) = token {
            return match operation.kind {
                Kind::Query => {
                    self.send("GET", &format!("/api/v1/queries/{}", operation.name), None, Some(&token), "")
                        .await
                }
                _ => {
                    self.send(
                        "POST",
                        &format!("/api/v1/actions/{}", operation.name),
                        None,
                        Some(&token),
                        "{}",
                    )
                    .await
                }
            };
        }
        if operation.kind == Kind::Query {
            // No page sends a query by its name; a cookie must not authorise the API for programs.
            return self
                .send("GET", &format!("/api/v1/queries/{}", operation.name), cookie.as_deref(), None, "")
                .await;
        }
        let csrf =
            cookie.as_deref().map(|it| web::csrf::token(&self.world.site.platform, &secret::sha256(it)));
        let body = format!("_csrf={}&_key=walk-{}", encoded(&csrf.unwrap_or_default()), self.world.next());
        let path = format!("/w/{}/do/{}", self.here.slug, operation.name);
        self.send("POST", &path, cookie.as_deref(), None, &body).await
    }
}

/// The expected result of an operation: the first refusal that applies, or none.
fn due(operation: &Operation, state: State, who: Who) -> Option<&'static str> {
    let may = who.may(operation.needs);
    let by_cookie_at_the_api =
        operation.kind == Kind::Query && !matches!(state, State::Token | State::TokenElsewhere);
    match state {
        _ if by_cookie_at_the_api => Some("sign_in_required"),
        State::Nobody | State::Expired | State::Elsewhere | State::TokenElsewhere => Some("sign_in_required"),
        _ if !may => Some("permission_denied"),
        State::WithoutFactor if who.needs_factor() && operation.needs.as_str() != "account.write" => {
            Some("mfa_required")
        }
        State::Token if operation.step_up => Some("step_up_required"),
        _ => None,
    }
}

const METHODS: [&str; 2] = ["GET", "POST"];

const BEFORE_ALL: [&str; 5] =
    ["sign_in_required", "permission_denied", "mfa_required", "step_up_required", "csrf_failed"];

#[tokio::test]
async fn every_operation_by_every_role_in_every_state_does_what_the_matrix_says() {
    let ground = Ground::open().await;
    let (operations, mut asked) = (ground.world.operations(), BTreeMap::<State, usize>::new());
    let mut tried = BTreeSet::new();
    for (place, operation) in operations.iter().enumerate() {
        for (state, who) in callers(place, |who| who.may(operation.needs)) {
            let reply = ground.ask(operation, state, who).await;
            let code = reply.code();
            let came = Some(code.as_str()).filter(|code| BEFORE_ALL.contains(code));
            if came.is_none() {
                ground.forget(state, who);
            }
            // An input that only another role may send is refused later, with the same code.
            let later = came == Some("permission_denied") && due(operation, state, who).is_none();
            assert!(
                came == due(operation, state, who)
                    || later && reply.status == 403 && who.may(operation.needs),
                "{} by {} {state:?}: {reply:?}, due {:?}",
                operation.name,
                who.name(),
                due(operation, state, who)
            );
            assert!(reply.status < 500, "{} by {} {state:?}: {reply:?}", operation.name, who.name());
            *asked.entry(state).or_default() += 1;
            tried.insert(named((state, who)));
        }
    }
    each_was_tried(&tried);
    let (each, times) = (operations.len() * all_callers().len(), asked.values().sum());
    tell(times, each, &format!("calls of {} operations: {asked:?}", operations.len()));
}

/// A role of a workspace may do nothing to the instance: its operators are people of the instance's own workspace.
#[tokio::test]
async fn every_operation_of_the_instance_asks_its_operator_for_what_it_needs() {
    let (mut ground, operator) = (Ground::open().await, Who::Of(Role::Admin));
    ground.here = ground.world.with_operator().await;
    let operations = ground.world.operations();
    let of_instance = operations.into_iter().filter(|it| it.needs.is_of_instance());
    let (mut asked, mut by_factor) = (0, 0);
    for operation in of_instance {
        for state in [State::Own, State::WithoutFactor, State::Token] {
            let reply = ground.ask(operation, state, operator).await;
            let code = reply.code();
            let came = Some(code.as_str()).filter(|code| BEFORE_ALL.contains(code));
            let due = match state {
                State::Token => operation.step_up.then_some("step_up_required"),
                _ if operation.kind == Kind::Query => Some("sign_in_required"),
                State::WithoutFactor => Some("mfa_required"),
                _ => None,
            };
            assert_eq!(came, due, "{} {state:?}: {reply:?}", operation.name);
            if came.is_none() {
                ground.forget(state, operator);
            }
            asked += 1;
            by_factor += usize::from(code == "step_up_required");
        }
    }
    assert!(asked > 100 && by_factor >= 4, "{asked} calls, {by_factor} of which ask for a proof");
}

/// A path with words in place of its parameters.
fn path_of(route: &Route, slug: &str) -> String {
    let part = |it: &str| match it {
        "{slug}" => slug.to_owned(),
        it if it.starts_with('{') => "none".to_owned(),
        it => it.to_owned(),
    };
    route.path.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_route_is_open_to_whom_its_table_says() {
    let ground = Ground::open().await;
    let table = router::table(&ground.world.site.registry);
    let (mut seen, mut tried) = (BTreeSet::<&str>::new(), BTreeSet::new());
    let mut asked = 0;
    for (place, route) in table.iter().enumerate() {
        assert!(seen.insert(&route.path), "{} stands twice", route.path);
        let path = path_of(route, &ground.here.slug);
        let needs = page_of(&ground, route).map(|page| page.needs);
        for (state, who) in callers(place, |who| needs.is_none_or(|it| who.may(it))) {
            let (cookie, token) = ground.shown(state, who).await;
            for method in METHODS {
                let body = if path.starts_with("/api") { "{}" } else { "" };
                let reply = ground.send(method, &path, cookie.as_deref(), token.as_deref(), body).await;
                judge(&ground, route, method, state, who, &reply);
                if reply.status < 300 {
                    ground.forget(state, who);
                }
                asked += 1;
            }
            tried.insert(named((state, who)));
        }
    }
    each_was_tried(&tried);
    let each = table.len() * all_callers().len() * METHODS.len();
    tell(asked, each, &format!("requests of {} routes", table.len()));
}

/// The page of a route, if it is one.
fn page_of<'a>(ground: &'a Ground, route: &Route) -> Option<&'a Page> {
    ground.world.site.registry.pages.iter().find(|it| route.path == format!("/w/{{slug}}{}", it.path))
}

fn judge(ground: &Ground, route: &Route, method: &str, state: State, who: Who, reply: &Reply) {
    let what = format!("{method} {} by {} {state:?}: {reply:?}", route.path, who.name());
    assert!(reply.status < 500, "{what}");
    // A redirect has no body; its text is where it leads.
    let leads_on = (300..400).contains(&reply.status);
    assert!(leads_on || reply.text.is_empty() || !reply.kind.is_empty(), "of what type: {what}");
    assert!(!reply.kind.starts_with("text/") || reply.kind.contains("charset=utf-8"), "{what}");
    if reply.status == 405 {
        return;
    }
    let is_in = matches!(state, State::Own | State::WithoutFactor);
    let page = page_of(ground, route);
    match (route.open, method) {
        (Open::All, "GET") => assert!(![401, 403].contains(&reply.status), "{what}"),
        // A form of a door without its page's token. A report has no token and changes nothing.
        (Open::All, _) if route.path == "/csp-report" => {
            assert!([204, 429].contains(&reply.status), "{what}")
        }
        // Nor has a report of returned mail; without the operator's token nothing is there.
        (Open::All, _) if route.path == "/mail/returns/{token}" => {
            assert!([404, 429].contains(&reply.status), "{what}")
        }
        (Open::All, _) => assert_eq!(reply.code(), "csrf_failed", "{what}"),
        // None of these browsers is a till.
        (Open::Till, _) => assert_eq!(reply.status, 404, "{what}"),
        (Open::Program, _) => assert!([401, 404].contains(&reply.status) || state == State::Token, "{what}"),
        (Open::Member, "GET") if !is_in => {
            assert!(reply.status == 303 && reply.text.starts_with("/sign-in"), "{what}");
        }
        (Open::Member, "GET") => {
            let needs = page.map(|it| it.needs);
            let may = needs.is_none_or(|it| who.may(it));
            let lacks = state == State::WithoutFactor && who.needs_factor();
            let may = may && !(lacks && needs.is_some_and(|it| it.as_str() != "account.write"));
            assert_eq!(reply.status == 403, !may, "{what}");
        }
        (Open::Member, _) => {
            assert!(["csrf_failed", "sign_in_required"].contains(&reply.code().as_str()), "{what}")
        }
    }
}

#[tokio::test]
async fn what_is_in_no_table_is_not_there() {
    let ground = Ground::open().await;
    for path in [
        "/admin",
        "/w/here/nothing",
        "/api/v1",
        "/api/v2/actions/x",
        "/.git/config",
        "/w",
        "/static/",
        "/debug",
    ] {
        for method in ["GET", "POST", "PUT", "DELETE"] {
            let reply = ground.send(method, path, None, None, "").await;
            assert!([404, 405].contains(&reply.status), "{method} {path}: {reply:?}");
        }
    }
}

/// The refusals in a workspace's log, the first first: who, what, code.
async fn refusals(world: &World, shop: &Shop) -> Vec<String> {
    let told = "select concat_ws(' ', array_to_string(m.roles, ','), e.action, e.code)
                from app.audit_event e
                left join app.membership m on m.tenant_id = e.tenant_id and m.person_id = e.actor_id
                where e.tenant_id = $1 and e.result = 'denied' order by e.event_id";
    let rows = world.watcher.query(told, &[&shop.tenant.uuid()]).await.expect("the log");
    rows.iter().map(|row| row.get(0)).collect()
}

/// A file in a form of an action that takes large ones.
async fn sends_file(ground: &Ground, who: Who) -> Reply {
    let (cookie, _) = ground.shown(State::Own, who).await;
    let name = identity::sessions::session_cookie(&ground.here.slug);
    let request = Request::post(format!("/w/{}/do/workspace.import.run", ground.here.slug))
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .header(header::ACCEPT, "application/json")
        .header(header::COOKIE, format!("{name}={}", cookie.unwrap_or_default()));
    ground.world.send(request, b"--x--".to_vec()).await
}

#[tokio::test]
async fn what_a_role_may_not_read_or_send_leaves_one_event_of_who_tried() {
    let ground = Ground::open().await;
    let (world, here, cashier) = (&ground.world, &ground.here, Who::Of(Role::Cashier));
    let token = here.token_of(cashier).to_owned();
    let (query, page) = ("/api/v1/queries/workspace.checkup", format!("/w/{}/audit", here.slug));
    let import = "/api/v1/actions/workspace.import.run";
    let denied = async |method: &str, path: &str, state: State| {
        let (cookie, token) = ground.shown(state, cashier).await;
        let reply = ground.send(method, path, cookie.as_deref(), token.as_deref(), "{}").await;
        assert_eq!((reply.status, reply.code().as_str()), (403, "permission_denied"), "{path}: {reply:?}");
    };
    denied("GET", query, State::Token).await;
    denied("GET", &page, State::Own).await;
    denied("POST", import, State::Token).await;
    assert_eq!(sends_file(&ground, cashier).await.code(), "permission_denied");
    let whole = [
        "Cashier workspace.checkup permission_denied",
        "Cashier /audit permission_denied",
        "Cashier workspace.import.run permission_denied",
        "Cashier workspace.import.run permission_denied",
    ];
    assert_eq!(refusals(world, here).await, whole);

    // No event of strangers, of what is not there or wrong, and of what the role may.
    for (path, state) in [(query, State::Nobody), (query, State::TokenElsewhere), (&page, State::Nobody)] {
        let (cookie, token) = ground.shown(state, cashier).await;
        let reply = ground.send("GET", path, cookie.as_deref(), token.as_deref(), "").await;
        assert!([303, 401].contains(&reply.status), "{path} {state:?}: {reply:?}");
    }
    for (path, status) in [
        ("/api/v1/queries/make.item?item=none", 404),
        ("/api/v1/queries/sell.invoices?odd=1", 422),
        ("/api/v1/queries/sell.invoices", 200),
    ] {
        let reply = ground.send("GET", path, None, Some(&token), "").await;
        assert_eq!(reply.status, status, "{path}: {reply:?}");
    }
    // Nor of anything while the disk is full.
    let full = Seen {
        what: "data",
        path: "/data".into(),
        free: 1,
        total: 100,
        room: Room::Full,
        takes_changes: true,
        takes_backups: false,
    };
    world.site.platform.disk.set(vec![full]);
    denied("GET", query, State::Token).await;
    denied("GET", &page, State::Own).await;
    denied("POST", import, State::Token).await;
    assert_eq!(refusals(world, here).await, whole);
    assert!(refusals(world, &ground.there).await.is_empty(), "nor in another workspace");
}

#[test]
fn the_short_form_tries_each_state_with_a_role_that_only_the_state_stops() {
    let may = |who: Who| who == Who::Of(Role::Owner) || who == Who::Of(Role::Cashier);
    for place in 0..Who::all().count() {
        let tried = callers(place, may);
        for state in STATES {
            assert!(
                tried.iter().any(|(it, who)| *it == state && may(*who)),
                "{place}: no {state:?}: {tried:?}"
            );
        }
        let needs = |(state, who): &Caller| *state == State::WithoutFactor && may(*who) && who.needs_factor();
        assert!(tried.iter().any(needs), "{place}: {tried:?}");
        let denied = |(state, who): &Caller| *state == State::Token && !may(*who);
        assert!(tried.iter().any(denied), "{place}: {tried:?}");
    }
}
