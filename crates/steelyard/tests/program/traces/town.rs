//! The program served with a jeweller in it, each of whose words is unique.
//! Invariant: requests go over TLS to the program itself, as from a browser or a program.

use crate::common::served::{self, Answer, Served};
use crate::common::world::{Shop, World, now};
use crate::traces::collector::{Collector, Received};
use kernel::role::Role;
use platform::keyring::{Vault, seal_beside};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

/// Words that only the shop may know: names, addresses, codes, amounts and weights as they are typed and
/// shown.
pub const WORDS: [&str; 9] = [
    "zqshop",
    "zqcanary",
    "zq-code",
    "Zqcanary Joshi",
    "zqcanary@mail.example",
    "9876543210",
    "7654321",
    "Zqcanary ring",
    "192.0.2",
];

pub struct Town {
    pub served: Served,
    shop: Shop,
    metrics: u16,
}

/// The program's own counters.
pub struct Figures {
    pub sent: u64,
    pub failed: u64,
    pub dropped: u64,
}

pub fn bill() -> Value {
    json!({ "party": "zq-code", "lines": [{
        "description": "Zqcanary ring", "metal": "gold", "net_mg": 500, "fineness_ppt": "916",
        "making": { "mode": "per_gram", "minor_per_g": "7654321" }, "tax_class": "jewellery",
    }] })
}

pub fn rate() -> Value {
    json!({ "metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 7_654_321, "per_mg": "1000",
            "effective_at": now(), "confirm_jump": true })
}

impl Town {
    /// Served with traces to this collector.
    pub async fn traced(collector: &Collector, flags: &[&str]) -> Town {
        let ca = collector.ca.display().to_string();
        let traced = ["--traces-endpoint", &collector.url, "--traces-ca", &ca];
        Town::with(&[&traced, flags].concat()).await
    }

    /// Served without any setting for traces.
    pub async fn untraced() -> Town {
        Town::with(&[]).await
    }

    async fn with(flags: &[&str]) -> Town {
        let metrics = served::free_port();
        let told = format!("127.0.0.1:{metrics}");
        let usual = ["--backup", "off", "--edge-rates", "off", "--metrics", &told];
        let served = Served::all_within(&[&usual, flags].concat(), |_| {});
        let data = served.folder.join("data");
        let access = database::Cluster::beside(&data).expect("the database beside");
        let keys = data.join("keys");
        let vault = Vault::at(&keys, &seal_beside(&keys).expect("the seal")).expect("readable");
        let world = World::over(access, vault.expect("a keyring")).await;
        let shop = world.shop("zqshop").await;
        let owner = shop.token(Role::Owner);
        let fy = "2026-27";
        let series =
            json!([{ "code": "INV", "doc": "invoice", "pattern": "A/{fy2}/{n:5}", "next": 1, "fy": fy }]);
        world.done("workspace.import.run", owner, &json!({ "kind": "series", "rows": series })).await;
        world.done("sell.rate.publish", owner, &rate()).await;
        let customer = json!({ "party": "zq-code", "name": "Zqcanary Joshi", "kind": "customer", "state": "27",
                               "phone": "9876543210" });
        world.done("workspace.party.create", owner, &customer).await;
        Town { served, shop, metrics }
    }

    /// Runs an action over the API.
    pub fn posts(&self, role: &str, action: &str, input: &Value) -> Answer {
        let token = self.shop.token(role.parse().expect("a role"));
        let key = platform::random::fresh_id(now()).expect("random bytes").to_string();
        let request = self.served.agent().post(self.served.url(&format!("/api/v1/actions/{action}")));
        let request = request
            .header("host", &self.served.host)
            .header("authorization", format!("Bearer {token}"))
            .header("idempotency-key", key)
            .header("content-type", "application/json");
        served::answer(request.send(input.to_string()).expect("an answer"))
    }

    /// Asks for pages, a query, an address with unique words, sends a stranger's form with a password, and
    /// uses an unknown method.
    pub fn looks_around(&self) {
        let cookies = format!("{}={}", identity::sessions::session_cookie("zqshop"), self.shop.cookie);
        for (path, status) in [
            ("/w/zqshop", 200),
            ("/w/zqshop/customers?q=Zqcanary+Joshi", 200),
            ("/w/zqshop/customers/zq-code", 200),
            ("/zqcanary/7654321?zqcanary=9876543210", 404),
            ("/sign-in", 200),
        ] {
            let got = self.served.get(path, &cookies).expect("an answer");
            assert_eq!(got.status, status, "{path}");
        }
        let agent = self.served.agent();
        let invented = ureq::http::Request::builder().method("ZQCANARY").uri(self.served.url("/sign-in"));
        let invented = invented.header("host", &self.served.host).body(()).expect("a request");
        let invented = agent.configure_request(invented).allow_non_standard_methods(true).build();
        assert_eq!(agent.run(invented).expect("an answer").status(), 405);
        let typed = [("email", "zqcanary@mail.example"), ("password", "zqcanary password")];
        self.served.submit("/sign-in", &typed);
    }

    /// All secrets of the shop.
    pub fn secrets(&self) -> Vec<String> {
        let tokens = Role::ALL.iter().map(|role| self.shop.token(*role).to_owned());
        let tenant = self.shop.tenant.uuid();
        let ids = [tenant.to_string(), tenant.simple().to_string()];
        tokens.chain([self.shop.cookie.clone()]).chain(ids).collect()
    }

    pub fn scraped(&self) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.metrics)).expect("the address");
        stream.write_all(b"GET /metrics HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n").expect("sent");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("an answer");
        text
    }

    /// Returns the metrics as soon as they meet the condition.
    pub fn figures_once(&self, are_so: impl Fn(&Figures) -> bool) -> Figures {
        let until = Instant::now() + Duration::from_secs(20);
        loop {
            let text = self.scraped();
            let of = |name: &str| {
                let start = format!("steelyard_traces_{name}_total ");
                let line = text.lines().find_map(|line| line.strip_prefix(&start));
                line.unwrap_or_else(|| panic!("{name} in {text}")).parse().expect("a count")
            };
            let figures = Figures { sent: of("sent"), failed: of("failed"), dropped: of("dropped") };
            if are_so(&figures) {
                return figures;
            }
            assert!(Instant::now() < until, "{text}");
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// Stops the program. Returns its output.
    pub fn stopped(mut self) -> String {
        self.served.stop();
        std::fs::read_to_string(self.served.folder.join("said")).expect("what it said")
    }

    /// Stops the program, which sends its last traces. Returns everything that the collector got.
    pub fn ended(&mut self, collector: &Collector) -> Received {
        self.served.stop();
        collector.received()
    }
}

/// Runs a command with a data folder of its own. Returns its output.
pub fn program(arguments: &[&str]) -> String {
    let folder =
        std::env::temp_dir().join(format!("steelyard-traces-{}-{}", std::process::id(), served::free_port()));
    let ran = Command::new(env!("CARGO_BIN_EXE_steelyard"))
        .args(arguments)
        .args(["--log", "error", "--backup", "off", "--data"])
        .arg(&folder)
        .output()
        .expect("the program");
    let _ = std::fs::remove_dir_all(&folder);
    String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned()
}
