//! A browser without script at the real router, over a real database, and the house that it visits.
//! Invariant: it does what a browser does: keeps cookies, sends a form's fields, states the origin of a form.

pub mod passkeys;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Path;
use axum::http::header::{
    AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, RETRY_AFTER, SET_COOKIE,
};
use axum::http::{Method, Request, StatusCode};
use axum::routing::get;
use identity::factors::Authenticator;
use identity::federated::Providers;
use identity::founding::link;
use platform::platform::Platform;
use std::collections::BTreeMap;
use std::sync::Arc;
use testing::Shop;
use tower::ServiceExt;
use web::asked;
use web::edge::gate::Gate;
use web::edge::limits::Limits;
use web::registry::Registry;
use web::router::router;
use web::site::Site;

/// The page where a person who opens a workspace sets up the second factor.
pub const FACTOR: &str = "/sign-up/factor";
pub const SECRET: &str = "a sentence to sign in with";

#[expect(clippy::disallowed_methods, reason = "the router reads the same clock")]
pub fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

#[derive(Clone)]
pub struct Browser {
    router: Router,
    /// Its cookies.
    pub cookies: BTreeMap<String, String>,
}

/// The origin of a form: the browser's header, the older header, its content type.
pub type From<'a> = (Option<&'a str>, Option<&'a str>, &'a str);
pub const FORM: &str = "application/x-www-form-urlencoded";

/// The answer.
pub struct Got {
    pub status: StatusCode,
    pub to: String,
    pub html: String,
}

impl Browser {
    pub fn new(router: &Router) -> Browser {
        Browser { router: router.clone(), cookies: BTreeMap::new() }
    }

    pub async fn send(&mut self, method: Method, path: &str, body: String) -> Got {
        self.send_from(method, path, body, (Some("same-origin"), None, FORM)).await
    }

    pub async fn send_from(&mut self, method: Method, path: &str, body: String, from: From<'_>) -> Got {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, "shop.example")
            .header(CONTENT_TYPE, from.2);
        // Each in a header of its own, as browsers do over HTTP/2.
        let request = self
            .cookies
            .iter()
            .fold(request, |request, (name, value)| request.header(COOKIE, format!("{name}={value}")));
        let request =
            from.0.into_iter().fold(request, |request, site| request.header("sec-fetch-site", site));
        let request = from.1.into_iter().fold(request, |request, origin| request.header(ORIGIN, origin));
        self.receive(request.body(Body::from(body)).expect("a request")).await
    }

    async fn receive(&mut self, request: Request<Body>) -> Got {
        let answer = self.router.clone().oneshot(request).await.expect("an answer");
        for cookie in answer.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().expect("text").split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a pair");
            self.cookies.insert(name.into(), value.into());
        }
        let (status, headers) = (answer.status(), answer.headers().clone());
        assert!(status != StatusCode::TOO_MANY_REQUESTS || headers.contains_key(RETRY_AFTER), "no word when");
        let to = headers.get(LOCATION).map(|to| to.to_str().expect("text").to_owned()).unwrap_or_default();
        let bytes = to_bytes(answer.into_body(), 1 << 20).await.expect("a body");
        Got { status, to, html: String::from_utf8_lossy(&bytes).into_owned() }
    }

    pub async fn get(&mut self, path: &str) -> Got {
        self.send(Method::GET, path, String::new()).await
    }

    /// A request as a program, which has no cookies.
    pub async fn bearer(&mut self, path: &str, token: &str) -> Got {
        let request =
            Request::get(path).header(HOST, "shop.example").header(AUTHORIZATION, format!("Bearer {token}"));
        self.receive(request.body(Body::empty()).expect("a request")).await
    }

    /// Gets a path of any host.
    pub async fn get_at(&mut self, host: &str, path: &str) -> Got {
        self.receive(Request::get(path).header(HOST, host).body(Body::empty()).expect("a request")).await
    }

    /// Fills in the form of a page that posts to `action` and sends it.
    pub async fn submit(&mut self, page: &str, action: &str, typed: &[(&str, &str)]) -> Got {
        let html = self.get(page).await.html;
        self.answer(&html, action, typed).await
    }

    /// Fills in the form of a page that is already open. A typed value replaces a hidden field of that name.
    pub async fn answer(&mut self, html: &str, action: &str, typed: &[(&str, &str)]) -> Got {
        let form = html
            .split("<form")
            .find(|form| form.contains(&format!("action=\"{action}\"")))
            .unwrap_or_else(|| panic!("no form for {action} in {html}"));
        let mut fields: Vec<(String, String)> = form
            .split("<input type=\"hidden\"")
            .skip(1)
            .map(|input| (of(input, "name"), of(input, "value")))
            .filter(|(name, _)| typed.iter().all(|(typed, _)| typed != name))
            .collect();
        fields.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.send(Method::POST, action, serde_urlencoded::to_string(&fields).expect("a form")).await
    }

    /// The page on which a person with this address may open a workspace: an operator's link.
    pub async fn founding_link(&mut self, email: &str) -> String {
        self.get(&format!("{LINK}/{email}")).await.html
    }

    /// Opens a workspace by such a link, as if no mail had gone out yet: the address is claimed and not
    /// proved.
    pub async fn found(&mut self, typed: &[(&str, &str)]) -> Got {
        let email = typed.iter().find(|(name, _)| *name == "email").map_or("", |(_, email)| email);
        let mailed = self.get(MAIL_OFF).await.html;
        let link = self.founding_link(email).await;
        let got = self.submit(&link, &link, typed).await;
        self.get(&mailed).await;
        got
    }

    pub async fn open_workspace(&mut self, name: &str, slug: &str) -> Authenticator {
        let email = format!("{name}@{slug}.example");
        let typed = [
            ("name", name),
            ("email", &email),
            ("password", SECRET),
            ("workspace", "Sona Rekha"),
            ("slug", slug),
            ("country", "IN"),
            ("state", "27"),
            ("tax_number", "27AAPFU0939F1ZV"),
        ];
        let got = self.found(&typed).await;
        assert_eq!((got.status, got.to.as_str()), (StatusCode::SEE_OTHER, FACTOR), "{}", got.html);
        self.enrol_at_sign_up().await
    }

    /// Sets up the second factor that the role needs, as its page says.
    pub async fn enrol(&mut self, slug: &str) -> Authenticator {
        let page = format!("/w/{slug}/account/authenticator");
        let action = format!("/w/{slug}/do/workspace.account.authenticator.enrol");
        self.enrolled(&page, &action).await
    }

    /// Sets up the second factor of the person who opens a workspace; this founds it.
    pub async fn enrol_at_sign_up(&mut self) -> Authenticator {
        self.enrolled(FACTOR, FACTOR).await
    }

    async fn enrolled(&mut self, page: &str, action: &str) -> Authenticator {
        let html = self.get(page).await.html;
        let (key, got) = self.prove(&html, action).await;
        let codes = shown(&got);
        assert_eq!(codes.lines().count(), 10, "{codes}");
        key
    }

    /// Gives the key of an open page to an authenticator, and sends the code that it shows.
    pub async fn prove(&mut self, html: &str, action: &str) -> (Authenticator, Got) {
        let key = html.split("data-key>").nth(1).and_then(|rest| rest.split('<').next()).expect("a key");
        let key = Authenticator::parse(key).expect("a key");
        let typed = [("secret", key.text()), ("code", key.code_at(now()))];
        let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let got = self.answer(html, action, &typed).await;
        (key, got)
    }
}

pub fn of(input: &str, attribute: &str) -> String {
    let from = input.split(&format!("{attribute}=\"")).nth(1).unwrap_or_default();
    let written = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    let value = from.split('"').next().unwrap_or_default().to_owned();
    written.iter().fold(value, |text, (written, meant)| text.replace(written, meant))
}

/// The content of the box on the page that shows a secret once.
pub fn shown(got: &Got) -> String {
    assert_eq!(got.status, StatusCode::OK, "{}", got.html);
    let from = got.html.split("aria-describedby=\"once-hint\">").nth(1).expect("the box");
    from.split('<').next().unwrap_or_default().to_owned()
}

/// The path at which a test house hands out founding links, as the operator does at a terminal.
pub const LINK: &str = "/test/founding-link";

/// The paths that turn the mail server off and on again.
pub const MAIL_OFF: &str = "/test/mail/off";
pub const MAIL_ON: &str = "/test/mail/on";

async fn hand_out(platform: &Platform, email: &str) -> String {
    let call = testing::call(now(), None);
    link::invite(platform, &call, Some(email), 1).await.expect("a link").path
}

pub async fn house() -> (Shop, Router) {
    let (shop, router) = house_without_mail().await;
    shop.platform.mail.sends(true);
    (shop, router)
}

pub async fn house_without_mail() -> (Shop, Router) {
    house_of(Shop::jeweller().await, Providers::default()).await
}

/// The house of an existing instance.
pub async fn house_of(shop: Shop, providers: Providers) -> (Shop, Router) {
    let mut registry = Registry::default();
    admin::register(&mut registry);
    let hosts = Arc::new(vec!["shop.example".to_owned()]);
    let platform = shop.platform.clone();
    let site = Site {
        platform,
        registry: Arc::new(registry),
        hosts,
        providers,
        about: Arc::default(),
        hsts_preload: false,
        hears: asked::nothing,
        gate: Arc::new(Gate::new(Limits::default().unmeasured())),
    };
    let (inviting, leaving, coming) = (shop.platform.clone(), shop.platform.clone(), shop.platform.clone());
    let ours = Router::new()
        .route(
            &format!("{LINK}/{{email}}"),
            get(move |Path(email): Path<String>| async move { hand_out(&inviting, &email).await }),
        )
        .route(
            MAIL_OFF,
            get(move || async move {
                let did = leaving.mail.reaches();
                leaving.mail.sends(false);
                if did { MAIL_ON } else { MAIL_OFF }
            }),
        )
        .route(MAIL_ON, get(move || async move { coming.mail.sends(true) }));
    (shop, router(site).merge(ours))
}
