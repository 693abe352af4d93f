//! Checks of requests of persons: none is answered without somebody of its workspace having taken it, and one
//! is gone through in a canary from its opening to the erasure.
//! Invariant: the check acts as an Owner of a canary does. No verdict has the number of anybody's request.

use super::access::{AS_JSON, OURS, form_token};
use super::incidents::words;
use crate::client::{Answer, Client};
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{World, enter, leave};
use assurance_queries::probes::requests as sql;
use audit::export::is_sound;
use identity::canaries::Visit;
use kernel::role::Role;
use lifecycle::requests::outside::form_of;
use lifecycle::settings::GuardedFigure;
use platform::instance::{CANARIES, INSTANCE_SLUG};
use serde_json::{Value, json};
use std::time::Instant as Tick;
use web::url::encoded;

const OK: u16 = 200;
const GONE: u16 = 404;
/// The most calls of a search through a canary.
const CALLS: usize = 50;

/// dsr-on-instruction
pub async fn on_order(world: &World) -> Verdict {
    let (session, all) = (world.as_app().await?, world.workspaces().await?);
    let (mut without, mut overdue, mut waiting, mut whole) = (0, 0, 0, 0);
    for tenant in &all {
        enter(&session, *tenant).await?;
        let found = sql::requests_figures().bind(&session, tenant, &(world.clock)()).one().await?;
        leave(&session).await?;
        without += found.without_order;
        overdue += found.overdue;
        waiting += found.waiting;
        whole += found.whole;
    }
    ensure(without == 0, || {
        format!("{without} requests were answered, and nobody of their workspace took them.")
    })?;
    let limit = words(world, GuardedFigure::RequestForward).await?;
    ensure(overdue == 0, || format!("{overdue} requests are overdue: nobody took them within {limit}."))?;
    let form = world.stranger().await?.get(&form_of(CANARIES[0]), &[]).await?;
    ensure(form.status == OK, || {
        format!("The form for requests is answered {} to a stranger.", form.status)
    })?;
    let none = world.stranger().await?.get(&form_of(INSTANCE_SLUG), &[]).await?;
    ensure(none.status == GONE, || {
        format!("The operators' own workspace has a form for requests; it is answered {}.", none.status)
    })?;
    let says = format!(
        "{whole} requests came to {} workspaces; each that was answered was taken by somebody of its workspace before. \
         {waiting} wait to be taken, none for more than {limit}.",
        all.len()
    );
    let count = |many: i64| usize::try_from(many).unwrap_or(0);
    Ok(Proof::of(says)
        .with("requests", count(whole))
        .with("waiting", count(waiting))
        .with("overdue", 0)
        .with("without_order", 0))
}

/// An Owner of a canary.
pub(super) struct Owner {
    client: Client,
    visit: Visit,
    bearer: String,
    /// Part of every key and code, so that two checks never collide.
    pub(super) turn: i64,
    sent: usize,
}

impl Owner {
    /// Errors: the program does not answer.
    pub(super) async fn of(world: &World, turn: i64) -> Result<Owner, Broken> {
        let visit = world.visitor(Role::Owner).await?;
        let bearer = format!("Bearer {}", visit.token);
        Ok(Owner { client: world.stranger().await?, visit, bearer, turn, sent: 0 })
    }

    pub(super) async fn send(&mut self, action: &str, body: &Value) -> Result<Answer, Broken> {
        self.sent += 1;
        let key = format!("person-{}-{}", self.turn, self.sent);
        let headers = [("authorization", self.bearer.as_str()), ("idempotency-key", &key)];
        self.client.post_json(&format!("/api/v1/actions/{action}"), &headers, &body.to_string()).await
    }

    /// Does an action. Errors: it was refused.
    pub(super) async fn does(&mut self, action: &str, body: Value) -> Result<Value, Broken> {
        let answer = self.send(action, &body).await?;
        ensure(answer.status == OK, || {
            format!("{action} of a canary is answered {} {}.", answer.status, answer.code())
        })?;
        Ok(serde_json::from_slice(&answer.body)?)
    }

    pub(super) async fn asks(&mut self, query: &str) -> Result<Value, Broken> {
        let headers = [("authorization", self.bearer.as_str())];
        let answer = self.client.get(&format!("/api/v1/queries/{query}"), &headers).await?;
        ensure(answer.status == OK, || format!("{query} of a canary is answered {}.", answer.status))?;
        Ok(serde_json::from_slice(&answer.body)?)
    }

    /// Sends the form of an action, as a person who just gave a second factor.
    pub(super) async fn by_form(&mut self, action: &str, fields: &str) -> Result<Answer, Broken> {
        self.sent += 1;
        let token = form_token(&mut self.client, &self.visit).await?;
        let path = format!("/w/{}/do/{action}", self.visit.slug);
        let body = format!("_csrf={token}&_key=person-{}-{}&{fields}", self.turn, self.sent);
        let headers = [("cookie", self.visit.cookie.as_str()), OURS, AS_JSON];
        self.client.post_form(&path, &headers, &body).await
    }

    /// Erases a customer.
    pub(super) async fn erases(&mut self, party: &str) -> Result<(), Broken> {
        let answer = self.by_form("workspace.party.erase", &format!("party={party}&typed={party}")).await?;
        ensure(answer.status == OK, || {
            format!("The erasure of a canary's customer is answered {} {}.", answer.status, answer.code())
        })
    }
}

/// dsr-assist
pub async fn gone_through(world: &World) -> Verdict {
    let (began, now) = (Tick::now(), (world.clock)());
    let turn = now.as_millisecond();
    let mut owner = Owner::of(world, turn).await?;
    // A name that no other check uses, of letters alone, by which the search finds it.
    let party = format!("P-{turn}");
    let name = format!("Person{}", letters(turn));
    let number = open_request(&mut owner, &party, &name).await?;
    let places = look_up(&mut owner, number, &party, &name).await?;
    let texts = in_text(&mut owner, number, &name).await?;
    // The row of the customer, of the request, of the bill and of its note.
    ensure(texts == 4, || {
        format!("The search of all text found a canary's customer in {texts} places, not 4.")
    })?;
    restrict(&mut owner, number, &party, &name).await?;
    owner.erases(&party).await?;
    let left = owner.asks(&format!("workspace.parties?search={name}")).await?;
    let hits = left["rows"].as_array().map_or(0, Vec::len);
    ensure(hits == 0, || format!("{hits} rows are found by the name of a person who is erased."))?;
    let texts_left = in_text(&mut owner, number, &name).await?;
    ensure(texts_left == 0, || format!("{texts_left} texts still have the name of a person who is erased."))?;
    let request = owner.asks(&format!("workspace.request?number={number}")).await?;
    ensure(!request.to_string().contains(&name), || {
        "The request of an erased person still names them.".into()
    })?;
    let done = json!({ "number": number, "outcome": "done", "message": "Done" });
    let answer = owner.does("workspace.request.answer", done).await?;
    ensure(answer["state"] == "done", || "A request whose work is done is not closed.".into())?;
    let receipts = receipt_before(world, &mut owner, number).await?;
    let seconds = usize::try_from(began.elapsed().as_secs()).unwrap_or(usize::MAX);
    let says = format!(
        "A customer of a canary asked to be erased: all {places} places were found and given as a file, and {texts} texts by \
         the search. A restriction refused a bill and a change, and after the erasure nothing is found by the name. \
         {receipts} receipts were proved to be in the audit log. It took {} seconds.",
        seconds + 1
    );
    let found = Proof::of(says).with("places", places).with("texts", texts).with("hits", 0);
    Ok(found.with("receipts", receipts).with("seconds", seconds))
}

/// How many texts of the canary have the name.
async fn in_text(owner: &mut Owner, number: i64, name: &str) -> Result<usize, Broken> {
    let (mut many, mut after) = (0, String::new());
    for _ in 0..CALLS {
        let asked = format!("workspace.request.search?number={number}&words={name}{after}");
        let found = owner.asks(&asked).await?;
        many += found["places"].as_array().map_or(0, Vec::len);
        match found["next"].as_str() {
            Some(next) => after = format!("&after={}", encoded(next)),
            None => return Ok(many),
        }
    }
    Err(Broken::because("The search of all text does not come to its end."))
}

/// Verifies the receipt of a request that an earlier check answered; the newest one waits for its checkpoint.
/// Gives how many there were: none on the first day.
async fn receipt_before(world: &World, owner: &mut Owner, number: i64) -> Result<usize, Broken> {
    let list = owner.asks("workspace.requests?which=all").await?;
    let done = list["rows"].as_array().into_iter().flatten().filter(|row| row["state"] == "done");
    let before = done.filter_map(|row| row["number"].as_i64()).find(|other| *other < number);
    let Some(before) = before else { return Ok(0) };
    let receipt = owner.asks(&format!("workspace.request.receipt?number={before}")).await?;
    let Some(text) = receipt["text"].as_str() else { return Ok(0) };
    ensure(text.contains("workspace.request.answer") && is_sound(&world.platform, text), || {
        "The receipt of an answered request does not prove that the answer is in the audit log.".into()
    })?;
    Ok(1)
}

pub(super) fn bill_of(party: &str) -> Value {
    json!({ "party": party, "lines": [{ "description": "Check", "quantity": "1", "unit": "each",
                                        "price_minor_per_unit": "100", "tax_class": "gst" }] })
}

/// A number in letters.
pub(super) fn letters(of: i64) -> String {
    of.to_string().bytes().map(|digit| char::from(b'a' + digit.wrapping_sub(b'0') % 10)).collect()
}

/// Plants a customer with a bill in a canary and opens a request about them. Gives its number.
async fn open_request(owner: &mut Owner, party: &str, name: &str) -> Result<i64, Broken> {
    let new = json!({ "party": party, "name": name, "kind": "customer", "phone": "0123456789" });
    owner.does("workspace.party.create", new).await?;
    // A bill and its reversal leave nothing open.
    let posted = owner.does("sell.invoice.post", bill_of(party)).await?;
    let undo = json!({ "invoice": posted["number"], "reason": "a check of this instance" });
    owner.does("sell.invoice.reverse", undo).await?;
    let request = json!({ "kind": "erasure", "came_by": "word", "name": name });
    let opened = owner.does("workspace.request.open", request).await?;
    let number = opened["number"].as_i64().ok_or_else(|| Broken::because("A request has no number."))?;
    owner.does("workspace.request.match", json!({ "number": number, "party": party })).await?;
    owner.does("workspace.request.check", json!({ "number": number, "how": "known" })).await?;
    Ok(number)
}

/// Reads what is held, which must be what was planted: the customer, a bill, its note and their lines. Gives
/// the number of places.
async fn look_up(owner: &mut Owner, number: i64, party: &str, name: &str) -> Result<usize, Broken> {
    let held = owner.asks(&format!("workspace.request.held?number={number}")).await?;
    let rows = |table: &str| {
        let tables = held["tables"].as_array().into_iter().flatten();
        let mut own = tables.filter(|it| it["table"] == table);
        own.next().and_then(|it| it["rows"].as_array()).map_or(0, Vec::len)
    };
    let places = [("party", 1), ("documents", 2), ("lines", 2), ("requests", 1)];
    for (table, many) in places {
        ensure(rows(table) == many, || {
            format!(
                "Of what is held of a canary's customer {} rows of {table} are found, not {many}.",
                rows(table)
            )
        })?;
    }
    let text = held.to_string();
    ensure(text.contains(party) && text.contains(name), || {
        "What is held of a canary's customer lacks their code or name.".into()
    })?;
    Ok(places.iter().map(|(_, many)| many).sum())
}

/// Restricts the customer, tries two actions that must be refused, reads, and lifts the restriction.
async fn restrict(owner: &mut Owner, number: i64, party: &str, name: &str) -> Result<(), Broken> {
    let reason = "a check of this instance";
    let restrict = json!({ "party": party, "reason": reason, "request": number });
    owner.does("workspace.party.restrict", restrict).await?;
    let change = json!({ "party": party, "name": name, "kind": "customer" });
    for (action, body) in [("sell.invoice.post", bill_of(party)), ("workspace.party.update", change)] {
        let answer = owner.send(action, &body).await?;
        ensure(answer.code() == "party_restricted", || {
            format!("{action} on a restricted customer is answered {} {}.", answer.status, answer.code())
        })?;
    }
    let read = owner.asks(&format!("workspace.party?party={party}")).await?;
    ensure(read["name"] == name, || "A restricted customer can no longer be read.".into())?;
    let lift = json!({ "party": party, "reason": reason });
    owner.does("workspace.party.lift_restriction", lift).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_letters_has_a_letter_for_each_digit() {
        assert_eq!((letters(0).as_str(), letters(1907).as_str()), ("a", "bjah"));
    }
}
