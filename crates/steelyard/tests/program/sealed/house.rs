//! The program as an operator runs it, with backups and an external sign-in provider, and a `World` over its
//! database.
//! Invariant: requests go over TLS to the program itself, and everything that the program and its child
//! processes write is in one folder.

use crate::browser::{Browser, LINK, MAIL_OFF, MAIL_ON};
use crate::common::served::Served;
use crate::common::world::World;
use crate::provider::{self, Provider};
use crate::sealed::{PATIENCE, word};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_LENGTH, HOST};
use axum::http::{HeaderValue, Method, Request, Response};
use axum::routing::get;
use identity::federated::Speaks;
use platform::keyring::{Vault, seal_beside};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use ureq::{Agent, AsSendBody};

/// The host name of the pages, and of the passkeys.
const NAME: &str = "shop.example";
/// The longest body.
const LONGEST: usize = 32 << 20;

/// The server would recycle archived pieces of its log; it keeps them here, so that the search reads them.
const KEEPS: &str = "alter system set wal_keep_size = '1GB'";

pub struct House {
    pub world: World,
    pub hub: Provider,
    served: Served,
}

impl House {
    pub async fn open() -> House {
        let hub = Provider::under(&format!("/{}", word("", "issuer", "hub"))).await;
        let served = Served::all_within(&["--backup", "on"], |data| configure(data, &hub));
        let data = served.folder.join("data");
        let access = database::Cluster::beside(&data).expect("the database beside");
        let keys = data.join("keys");
        let vault = Vault::at(&keys, &seal_beside(&keys).expect("the seal")).expect("readable");
        let mut world = World::over(access, vault.expect("a keyring")).await;
        world.router = to(&served);
        world.watcher.batch_execute(KEEPS).await.expect("set");
        world.watcher.batch_execute("select pg_reload_conf()").await.expect("read again");
        House { world, hub, served }
    }

    /// Everything that was written is in it.
    pub fn folder(&self) -> &Path {
        &self.served.folder
    }

    pub fn data(&self) -> PathBuf {
        self.served.folder.join("data")
    }

    pub fn browser(&self) -> Browser {
        Browser::new(&self.world.router)
    }

    /// Runs a command beside the program. Returns its exit code and its output.
    pub fn runs(&self, arguments: &[&str], typed: &str) -> (Option<i32>, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_steelyard"))
            .args(arguments)
            .args(["--log", "error", "--data"])
            .arg(self.data())
            .env("TMPDIR", self.folder().join("temporary"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        writeln!(child.stdin.take().expect("its input"), "{typed}").expect("typed");
        let done = child.wait_with_output().expect("its end");
        let said = [&done.stdout[..], &done.stderr[..]].concat();
        (done.status.code(), String::from_utf8_lossy(&said).into_owned())
    }

    /// Waits for the first backup, its reading back and its drill; then makes one more of everything since.
    pub fn back_up(&self) {
        let until = Instant::now() + PATIENCE;
        loop {
            let (code, said) = self.runs(&["backup", "status"], "");
            if code == Some(0) {
                break;
            }
            assert!(Instant::now() < until, "{said}\nthe program's log: {}", self.log());
            std::thread::sleep(Duration::from_millis(500));
        }
        let (code, said) = self.runs(&["backup", "now"], "");
        assert_eq!(code, Some(0), "{said}\nthe program's log: {}", self.log());
    }

    /// The program's output until now.
    fn log(&self) -> String {
        fs::read_to_string(self.folder().join("said")).unwrap_or_default()
    }
}

/// In this test one address sends more requests than a town does.
fn configure(data: &Path, hub: &Provider) {
    let setting = hub.setting("hub", "Hub", Speaks::OpenId);
    let (ca, secret) = (data.join("hub.pem"), data.join("hub.secret"));
    fs::create_dir_all(data).expect("a folder");
    fs::write(&ca, setting.ca.expect("its CA")).expect("written");
    fs::write(&secret, provider::SECRET).expect("written");
    let (issuer, client) = (setting.issuer, setting.client_id);
    let (ca, secret) = (ca.display(), secret.display());
    let settings = format!(
        "[edge]\nrates = false\n\n[[sign_in.providers]]\nid = \"hub\"\nname = \"Hub\"\nissuer = \"{issuer}\"\n\
         client_id = \"{client}\"\nclient_secret_file = \"{secret}\"\nca_file = \"{ca}\"\n"
    );
    fs::write(data.join(crate::sealed::SETTINGS), settings).expect("written");
}

/// Hands each request on to the program.
fn to(served: &Served) -> Router {
    let (agent, origin, folder) = (served.agent(), served.url(""), served.folder.clone());
    Router::new()
        .route(&format!("{LINK}/{{email}}"), get(move || invited(folder.clone())))
        // The program has no mail server, so these two routes are no-ops here.
        .route(MAIL_OFF, get(async || MAIL_ON))
        .route(MAIL_ON, get(async || ()))
        .fallback(move |request: Request<Body>| passed_on(agent.clone(), origin.clone(), request))
}

/// The path of a link that the operator makes by a command beside the program.
async fn invited(folder: PathBuf) -> String {
    let made = tokio::task::spawn_blocking(move || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_steelyard"));
        command.args(["operator", "invite", "--log", "error", "--data"]).arg(folder.join("data"));
        command.env("TMPDIR", folder.join("temporary")).output().expect("the program")
    });
    let said = String::from_utf8_lossy(&made.await.expect("it ends").stdout).into_owned();
    let path = said.lines().next().and_then(|link| link.find("/sign-up/").map(|at| link[at..].to_owned()));
    path.unwrap_or_else(|| panic!("no link: {said}"))
}

async fn passed_on(agent: Agent, origin: String, request: Request<Body>) -> Response<Body> {
    let (mut parts, body) = request.into_parts();
    let body = to_bytes(body, LONGEST).await.expect("a body").to_vec();
    parts.uri = format!("{origin}{}", parts.uri).parse().expect("an address");
    parts.headers.insert(HOST, HeaderValue::from_static(NAME));
    parts.headers.remove(CONTENT_LENGTH);
    let sent = tokio::task::spawn_blocking(move || match parts.method {
        Method::GET => answered(&agent, Request::from_parts(parts, ())),
        _ => answered(&agent, Request::from_parts(parts, body)),
    });
    sent.await.expect("it is sent")
}

fn answered(agent: &Agent, request: Request<impl AsSendBody>) -> Response<Body> {
    let (parts, mut body) = agent.run(request).expect("an answer").into_parts();
    let bytes = body.with_config().limit(LONGEST as u64).read_to_vec().expect("a body");
    Response::from_parts(parts, Body::from(bytes))
}
