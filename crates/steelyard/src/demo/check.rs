//! `demo --check`: the main job of both shops, end to end over HTTPS on a throw-away instance.
//! Invariant: it uses only the public API, with tokens, and trusts the local CA.

use super::dairy::reading;
use super::{finish_facts, history, write_facts};
use crate::client::{self, Sent, Where};
use crate::config::Config;
use crate::hooks::Hooks;
use crate::instance::{self, Instance, now};
use crate::problem::{Problem, Result};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Days of history of the throw-away instance, unless `--days` says another number.
pub const DAYS: i32 = 3;

/// Runs the check on so many days. Errors: something failed, or the instance could not be made.
pub async fn run(mut config: Config, days: i32) -> Result<()> {
    let data = scratch()?;
    config.data = data.clone();
    config.backup.on = Some(false);
    config.listen = ([127, 0, 0, 1], 0).into();
    let instance = Instance::open(&config).await?;
    let towns = history(&instance, days).await?;
    write_facts(&data, &towns)?;
    let listening = instance::listen(&instance, &config, &Hooks::NONE).await?;
    finish_facts(&data, &listening.url, listening.ca.as_deref())?;
    let folder = data.clone();
    let done = tokio::task::spawn_blocking(move || main_job(&folder)).await;
    listening.stop().await;
    instance.close().await?;
    database::hands::remove_tree(&data).map_err(Problem::file(&data))?;
    done.map_err(|why| Problem::unavailable(why.to_string()))??.told()
}

fn scratch() -> Result<PathBuf> {
    let random: [u8; 8] = platform::random::random()?;
    let name: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(std::env::temp_dir().join(format!("steelyard-check-{name}")))
}

/// The results, passed and failed.
#[derive(Default)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    fn check(&mut self, what: &str, holds: bool, came: &Value) {
        if holds {
            self.passed += 1;
            println!("passed  {what}");
        } else {
            self.failed += 1;
            println!("failed  {what}: came {came}");
        }
    }

    fn told(self) -> Result<()> {
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 { Ok(()) } else { Err(Problem { exit: 1, words: "the check failed".into() }) }
    }
}

/// The API, called as one of the demo's people.
struct Api {
    facts: Value,
    data: PathBuf,
}

impl Api {
    fn to(&self, workspace: &str, role: &str) -> Where {
        let people = self.facts["people"].as_array();
        let who = people.into_iter().flatten().find(|p| p["workspace"] == workspace && p["role"] == role);
        Where {
            url: self.facts["url"].as_str().unwrap_or_default().to_owned(),
            token: who.and_then(|p| p["token"].as_str()).unwrap_or_default().to_owned(),
            ca: None,
        }
    }

    /// The answer, or the problem document.
    fn act(&self, workspace: &str, role: &str, name: &str, input: &Value) -> Value {
        let sent = Sent {
            name: name.into(),
            fields: vec![],
            input: Some(input.to_string()),
            key: None,
            later: false,
        };
        or_problem(client::action(&self.to(workspace, role), &sent, &self.data))
    }

    fn ask(&self, workspace: &str, role: &str, name: &str, input: &Value) -> Value {
        let sent = Sent {
            name: name.into(),
            fields: vec![],
            input: Some(input.to_string()),
            key: None,
            later: false,
        };
        or_problem(client::query(&self.to(workspace, role), &sent, &self.data))
    }
}

fn or_problem(answer: Result<Value>) -> Value {
    answer.unwrap_or_else(|problem| {
        serde_json::from_str(&problem.words).unwrap_or_else(|_| json!(problem.words))
    })
}

fn main_job(data: &Path) -> Result<Tally> {
    let api = Api { facts: super::facts(data)?, data: data.to_owned() };
    let mut tally = Tally::default();
    counter(&api, &mut tally);
    creamery(&api, &mut tally);
    let apart = api.ask("quoll-creek", "Owner", "workspace.party", &json!({ "party": "c-meera-000" }));
    tally.check("the dairy sees none of the jeweller's customers", apart["code"] == "not_found", &apart);
    Ok(tally)
}

/// The jeweller publishes a rate and posts a bill that adds up to the paisa.
fn counter(api: &Api, tally: &mut Tally) {
    let shop = "sona-rekha";
    let rate = json!({
        "metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 1_200_000, "per_mg": "1000",
        "effective_at": now(), "confirm_jump": true,
    });
    let cashier = api.act(shop, "Cashier", "sell.rate.publish", &rate);
    tally.check("a cashier may not publish a rate", cashier["code"] == "permission_denied", &cashier);
    let published = api.act(shop, "Manager", "sell.rate.publish", &rate);
    tally.check("the manager publishes today's gold rate", published["code"].is_null(), &published);
    let bill = json!({
        "party": "c-meera-000",
        "lines": [{
            "description": "Ring, plain band", "metal": "gold", "net_mg": 4_321, "fineness_ppt": "916",
            "making": { "mode": "percent", "percent": "9" }, "tax_class": "jewellery",
        }],
    });
    let posted = api.act(shop, "Cashier", "sell.invoice.post", &bill);
    // 4.321 g at 12,000.00 = 51,852.00; making 9 % = 4,666.68; taxable 56,518.68; halves of 1.5 % = 847.78 each.
    let document = &posted["document"];
    let adds_up = document["taxable_minor"] == 5_651_868
        && document["cgst_minor"] == 84_778
        && document["total_minor"] == 5_821_400;
    tally.check("the bill adds up to the paisa", adds_up, document);
    let balance: i64 = posted["journal"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|row| row["commodity"] == "INR")
        .filter_map(|row| row["amount"].as_i64())
        .sum();
    tally.check("its postings balance", balance == 0 && posted["journal"].is_array(), &posted["journal"]);
    let pay = json!({
        "party": "c-meera-000", "invoice": posted["number"],
        "tenders": [{ "mode": "upi", "amount_minor": 5_821_400, "reference": "UPI123" }],
    });
    let paid = api.act(shop, "Cashier", "sell.payment.receive", &pay);
    tally.check("the payment settles it", paid["open_after_minor"] == 0, &paid);
}

/// The dairy's too-cold reading puts a batch on hold, and nobody can release it.
fn creamery(api: &Api, tally: &mut Tally) {
    let dairy = "quoll-creek";
    let named = json!({ "batch": "CHECK-1" });
    let plan = json!({ "batch": "CHECK-1", "recipe": "FRESH-MILK", "version": 1, "scale": { "item": "MILK", "quantity": "100", "unit": "L" } });
    for (verb, input) in [("plan", &plan), ("ready", &named), ("start", &named)] {
        let done = api.act(dairy, "Maker", &format!("make.batch.{verb}"), input);
        tally.check(&format!("the maker can {verb} a batch"), done["code"].is_null(), &done);
    }
    let good =
        api.act(dairy, "Maker", "make.reading.post", &reading("CHECK-1", "CCP-FRESH-MILK", 1, now(), "72.6"));
    tally.check("a good reading passes", good["result"] == "pass" && good["batch_state"] == "Running", &good);
    let cold =
        api.act(dairy, "Maker", "make.reading.post", &reading("CHECK-1", "CCP-FRESH-MILK", 2, now(), "71.4"));
    tally.check(
        "a too-cold reading puts the batch on hold",
        cold["result"] == "fail" && cold["batch_state"] == "Held",
        &cold,
    );
    for role in ["Quality", "Owner"] {
        let refused = api.act(dairy, role, "make.batch.release", &named);
        tally.check(
            &format!("{role} cannot release it"),
            refused["code"] == "batch_open_deviation",
            &refused,
        );
    }
    let state = api.ask(dairy, "Maker", "make.batch", &named);
    tally.check("it stays held", state["state"] == "Held", &state);
}
