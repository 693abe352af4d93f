//! The check that sensitive actions leave their event: it does each in a canary and looks it up in the log.
//! Invariant: the check acts as people and programs do, and finds an event by its request. It reverses an
//! action where it can; otherwise the change stays in the canary.

use super::access::{AS_JSON, OURS, form_token};
use crate::client::{Answer, Client};
use crate::policy;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use assurance_queries::probes::recorded as sql;
use identity::canaries::Visit;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::role::Role;
use platform::instance::Reading;
use serde_json::{Value, json};

const OK: u16 = 200;
/// Longest time between a change of keys and its event.
const MOMENT: SignedDuration = SignedDuration::from_mins(5);

/// The values that an event must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// The new value, for something new.
    After,
    /// The old and the new value.
    BeforeAndAfter,
    /// Neither: nothing changed, and the event says only that it happened.
    Done,
}

/// A sensitive action: its name for people, the action, the input, and the values its event must hold.
struct Deed {
    kind: &'static str,
    action: &'static str,
    sent: Value,
    tells: Tells,
}

/// A person who acts in a canary.
struct Doer {
    client: Client,
    visit: Visit,
    bearer: String,
    /// Part of every key and new code, so that two checks never collide.
    turn: i64,
    sent: usize,
    done: Vec<Done>,
}

/// A finished action: its kind, its name, and its request.
struct Done {
    kind: &'static str,
    action: &'static str,
    tells: Tells,
    request: String,
}

/// audit-complete
pub async fn found(world: &World) -> Verdict {
    let began = (world.clock)();
    let visit = world.visitor(Role::Owner).await?;
    let bearer = format!("Bearer {}", visit.token);
    let client = world.stranger().await?;
    let turn = began.as_millisecond();
    let mut doer = Doer { client, visit, bearer, turn, sent: 0, done: Vec::new() };
    doer.prepare().await?;
    for deed in doer.deeds() {
        doer.does(deed).await?;
    }
    doer.bills().await?;
    doer.roles(world).await?;
    doer.takes_out().await?;
    let kinds = doer.done.len();
    doer.is_told(began).await?;
    let told = of_instance(world).await?;
    let says = format!(
        "{kinds} sensitive actions were done in a canary, each found in its audit log with who, when, from where, what it was \
         and what it became: rates, bills posted and voided, payments, settings, the shop's details for bills, roles, recipes, \
         control points, holds and exports. {told}"
    );
    Ok(Proof::of(says).with("kinds", kinds).with("missing", 0))
}

impl Doer {
    async fn send(&mut self, action: &str, body: &Value) -> Result<Answer, Broken> {
        self.sent += 1;
        let key = format!("check-{}-{}", self.turn, self.sent);
        let headers = [("authorization", self.bearer.as_str()), ("idempotency-key", &key)];
        self.client.post_json(&format!("/api/v1/actions/{action}"), &headers, &body.to_string()).await
    }

    /// Creates the rows that the actions need; after the first check they exist and the calls are refused.
    async fn prepare(&mut self) -> Result<(), Broken> {
        for (action, body) in [
            ("workspace.party.create", json!({ "party": "CHECK", "name": "Check", "kind": "customer" })),
            ("workspace.party.create", json!({ "party": "CHECK-S", "name": "Check", "kind": "supplier" })),
            ("make.item.create", json!({ "code": "CHECK", "name": "Check", "unit": "kg" })),
            (
                "make.lot.receive",
                json!({ "item": "CHECK", "lot": "CHECK", "supplier": "CHECK-S", "supplier_lot": "CHECK",
                        "quantity": "1", "unit": "kg", "cost_minor": 100 }),
            ),
        ] {
            self.send(action, &body).await?;
        }
        Ok(())
    }

    /// The actions that a program may do too. Each check uses other figures than the one before.
    fn deeds(&self) -> Vec<Deed> {
        let (turn, minutes) = (self.turn, 20 + self.turn / 1000 % 97);
        let deed = |kind, action, sent, tells| Deed { kind, action, sent, tells };
        let hold = format!("CHECK-{turn}");
        vec![
            deed("a new rate", "sell.rate.publish", rate(turn), Tells::After),
            deed("a changed rate", "sell.rate.publish", rate(turn + 7), Tells::BeforeAndAfter),
            deed("a payment", "sell.payment.receive", payment(), Tells::After),
            deed(
                "a setting",
                "workspace.settings.change",
                json!({ "key": "price_lock_minutes", "value": minutes, "reason": "a check of this instance" }),
                Tells::BeforeAndAfter,
            ),
            deed(
                "the shop's details",
                "workspace.details.change",
                json!({ "name": "Canary", "location": format!("{minutes} Check Road") }),
                Tells::BeforeAndAfter,
            ),
            deed(
                "a recipe",
                "make.recipe.publish",
                json!({ "code": format!("CHECK-{turn}"), "version": 1, "output_item": "CHECK",
                        "basis": { "item": "CHECK", "quantity": "1", "unit": "kg" },
                        "lines": [{ "item": "CHECK", "quantity": "1", "unit": "kg" }] }),
                Tells::After,
            ),
            deed(
                "a control point",
                "make.control_point.publish",
                json!({ "code": "CHECK", "kind": "CCP", "parameter": "temperature", "unit": "Cel", "lower": "72.0" }),
                Tells::After,
            ),
            deed(
                "a lot put on hold",
                "make.lot.hold",
                json!({ "hold": hold, "lot": "CHECK", "reason": "a check of this instance" }),
                Tells::After,
            ),
            deed(
                "a lot released",
                "make.hold.lift",
                json!({ "hold": hold, "reason": "a check of this instance" }),
                Tells::After,
            ),
        ]
    }

    async fn does(&mut self, deed: Deed) -> Result<Value, Broken> {
        let answer = self.send(deed.action, &deed.sent).await?;
        self.noted(&deed, &answer)
    }

    /// Notes the request of an action. Errors: it was refused.
    fn noted(&mut self, deed: &Deed, answer: &Answer) -> Result<Value, Broken> {
        ensure(answer.status == OK, || {
            let why = answer.code();
            format!(
                "{} of a canary could not be tried: it was answered {} {why}.",
                deed.action, answer.status
            )
        })?;
        let request = answer.header("x-request-id").to_owned();
        self.done.push(Done { kind: deed.kind, action: deed.action, tells: deed.tells, request });
        Ok(serde_json::from_slice(&answer.body).unwrap_or_default())
    }

    /// Posts a bill and cancels it with its credit note.
    async fn bills(&mut self) -> Result<(), Broken> {
        let posted = self
            .does(Deed { kind: "a bill", action: "sell.invoice.post", sent: bill(), tells: Tells::After })
            .await?;
        let sent = json!({ "invoice": posted["number"], "reason": "a check of this instance" });
        let (kind, action, tells) = ("a voided bill", "sell.invoice.reverse", Tells::BeforeAndAfter);
        self.does(Deed { kind, action, sent, tells }).await.map(drop)
    }

    /// Changes roles by the forms of their pages, as a person who just gave a second factor.
    async fn roles(&mut self, world: &World) -> Result<(), Broken> {
        let made =
            self.form(world, "workspace.role.create", "a new role", &named("Check"), Tells::After).await?;
        let role = format!("role={}", made["role"].as_str().unwrap_or_default());
        let changed = format!("{role}&{}", named("Check too"));
        self.form(world, "workspace.role.change", "a changed role", &changed, Tells::BeforeAndAfter).await?;
        self.form(world, "workspace.role.end", "a role that ended", &role, Tells::Done).await.map(drop)
    }

    /// Sends a form, a second time as somebody who came in again, where a finding about the canary's Owner asks for a new
    /// second factor meanwhile: the check of findings raises such ones.
    async fn form(
        &mut self,
        world: &World,
        action: &'static str,
        kind: &'static str,
        fields: &str,
        tells: Tells,
    ) -> Result<Value, Broken> {
        let mut answer = self.send_form(action, fields).await?;
        if answer.code() == Code::StepUpRequired.as_str() {
            self.visit = world.visitor(Role::Owner).await?;
            answer = self.send_form(action, fields).await?;
        }
        self.noted(&Deed { kind, action, sent: Value::Null, tells }, &answer)
    }

    async fn send_form(&mut self, action: &str, fields: &str) -> Result<Answer, Broken> {
        let token = form_token(&mut self.client, &self.visit).await?;
        let path = format!("/w/{}/do/{action}", self.visit.slug);
        let body = format!("_csrf={token}&_key=check-{}-{action}&{fields}", self.turn);
        let headers = [("cookie", self.visit.cookie.as_str()), OURS, AS_JSON];
        self.client.post_form(&path, &headers, &body).await
    }

    async fn takes_out(&mut self) -> Result<(), Broken> {
        let headers = [("authorization", self.bearer.as_str())];
        let answer = self.client.get("/api/v1/queries/workspace.audit.export", &headers).await?;
        let (kind, action) = ("an export", "workspace.audit.export");
        self.noted(&Deed { kind, action, sent: Value::Null, tells: Tells::Done }, &answer).map(drop)
    }

    /// Looks up each action in the log, as an Owner reads it.
    async fn is_told(&mut self, began: Instant) -> Result<(), Broken> {
        let headers = [("authorization", self.bearer.as_str())];
        for done in &self.done {
            let path = format!("/api/v1/queries/workspace.audit?action={}", done.action);
            let log = self.client.get(&path, &headers).await?;
            let log: Value = serde_json::from_slice(&log.body)?;
            let rows = log["rows"].as_array().into_iter().flatten();
            let event = rows.into_iter().find(|row| row["request_id"] == done.request.as_str());
            let event =
                event.ok_or_else(|| Broken::because(format!("There is no event of {}.", done.kind)))?;
            let lacking = lacking(event, done.tells, began);
            ensure(lacking.is_empty(), || {
                format!("The event of {} does not say {}.", done.kind, lacking.join(", "))
            })?;
        }
        Ok(())
    }
}

/// The values that an event should hold and does not.
fn lacking(event: &Value, tells: Tells, began: Instant) -> Vec<&'static str> {
    let text = |name: &str| event[name].as_str().is_some_and(|text| !text.is_empty());
    let at = event["time"].as_str().and_then(|text| text.parse::<Instant>().ok());
    [
        ("who it was", text("user") && text("role")),
        ("from where", text("ip")),
        ("when", at.is_some_and(|at| at >= began)),
        ("of what", tells == Tells::Done || text("subject")),
        ("what it was", tells != Tells::BeforeAndAfter || !event["before"].is_null()),
        ("what it became", tells == Tells::Done || !event["after"].is_null()),
        ("that it was done", event["result"] == "ok"),
    ]
    .into_iter()
    .filter_map(|(what, is_said)| (!is_said).then_some(what))
    .collect()
}

fn rate(turn: i64) -> Value {
    json!({ "metal": "silver", "fineness_ppt": "925", "side": "sell", "rate_minor": 10_000 + turn % 997, "per_mg": "1000",
            "confirm_jump": true })
}

fn payment() -> Value {
    json!({ "party": "CHECK", "tenders": [{ "mode": "cash", "amount_minor": 100 }] })
}

fn bill() -> Value {
    json!({ "party": "CHECK", "lines": [{ "description": "Check", "quantity": "1", "unit": "each",
                                          "price_minor_per_unit": "100", "tax_class": "gst" }] })
}

/// The fields of a role's form.
fn named(name: &str) -> String {
    format!("name={}&permissions=parties.read", name.replace(' ', "+"))
}

/// The actions on the instance itself: each version of the policy has its event, and so has the current root
/// key, except the first, which the instance is created with. Gives the sentence about them.
async fn of_instance(world: &World) -> Result<String, Broken> {
    let custody = world.platform.encryption.vault().judged();
    let custody = custody.map_err(|why| Broken::caused("The keyring could not be judged.", why))?;
    let (from, to) = (custody.root_made_at - MOMENT, custody.root_made_at + MOMENT);
    let reading = Reading::begin(&world.platform).await?;
    let told = sql::instance_events().bind(reading.pg(), &from, &to, &reading.tenant()).one().await;
    reading.end().await;
    let (told, versions) = (told?, policy::versions(&world.platform).await?.len());
    ensure(told.policies == i64::try_from(versions)? && versions > 0, || {
        format!("{} events tell of {versions} versions of the policy.", told.policies)
    })?;
    ensure(custody.root == 1 || told.rotations > 0, || {
        format!("There is no event of root key {}, which is in force.", custody.root)
    })?;
    let of_root = if custody.root == 1 { String::new() } else { format!(" and root key {}", custody.root) };
    Ok(format!("Versions of the policy ({versions}){of_root} have theirs too."))
}
