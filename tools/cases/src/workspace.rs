//! One workspace of a case: made, filled by the product's own import, and called as its people.
//! Invariant: the fingerprint is the same before and after every refused or duplicate call.

use crate::case::{Body, Call, Key, What};
use crate::client::{Caller, Client};
use crate::given;
use crate::json::Json;
use crate::judge::Answer;
use crate::report::Finding;
use std::collections::BTreeMap;
use std::sync::Barrier;

pub struct Workspace<'c> {
    client: &'c Client,
    name: String,
    tokens: BTreeMap<String, String>,
    /// The person who asks if a question names nobody.
    pub owner: Option<String>,
    installer: String,
    clock: String,
    /// The last fingerprint, as long as nothing can have changed since.
    fingerprint: Option<String>,
}

/// A call with resolved references, ready to be sent.
pub struct Ready {
    caller: Caller,
    name: String,
    does: Sent,
}

enum Sent {
    Action { key: Option<String>, body: String },
    Query { params: Json },
}

impl<'c> Workspace<'c> {
    /// Makes the workspace and loads all of `given`, and `other_tenant` into a second one.
    pub fn open(
        client: &'c Client,
        installer: &str,
        given: &Json,
        clock: &str,
        filler_limit: usize,
    ) -> Result<Workspace<'c>, Finding> {
        let workspace = Workspace::create(client, installer, given, clock)?;
        for import in given::imports(given, filler_limit) {
            workspace.import(&import)?;
        }
        if let Some(other) = given.get("other_tenant") {
            let second = Workspace::create(client, installer, given, clock)?;
            for import in given::imports(other, filler_limit) {
                second.import(&import)?;
            }
        }
        Ok(workspace)
    }

    fn create(client: &'c Client, installer: &str, given: &Json, clock: &str) -> Result<Self, Finding> {
        const NAME: &str = "test.workspace.create";
        let fault = |words: String| Finding::says("given", words);
        let caller =
            Caller { token: installer.to_owned(), workspace: None, clock: clock.to_owned(), step_up: false };
        let input = given::workspace(given, clock).to_string();
        let answer = client.act(&caller, NAME, Some(&crate::random_hex(16)), &input).map_err(fault)?;
        let body = done(NAME, &answer).map_err(fault)?;
        let field = |key: &str| body.text_at(key).map(str::to_owned);
        let tokens = body.get("tokens").and_then(Json::pairs).unwrap_or_default();
        let tokens: BTreeMap<String, String> = tokens
            .iter()
            .filter_map(|(who, token)| Some((who.clone(), token.as_text()?.to_owned())))
            .collect();
        let (Some(name), Some(installer)) = (field("workspace"), field("installer_token")) else {
            return Err(fault(format!(
                "{NAME}: answered without workspace or installer_token: {}",
                body.short()
            )));
        };
        let actors = given.get("actors").and_then(Json::pairs).unwrap_or_default();
        if let Some((who, _)) = actors.iter().find(|(who, _)| !tokens.contains_key(who)) {
            return Err(fault(format!("{NAME}: answered without a token for {who}")));
        }
        let owner =
            actors.iter().find(|(_, role)| role.as_text() == Some("Owner")).map(|(who, _)| who.clone());
        let clock = clock.to_owned();
        Ok(Workspace { client, name, tokens, owner, installer, clock, fingerprint: None })
    }

    /// Runs one import as the installer; any status except 200 fails the file.
    pub fn import(&self, import: &given::Import) -> Result<(), Finding> {
        const NAME: &str = "workspace.import.run";
        let fault = |words: String| Finding::says("given", format!("{}: {words}", import.kind));
        let input =
            Json::object([("kind", Json::text(&import.kind)), ("rows", Json::List(import.rows.clone()))]);
        let key = crate::random_hex(16);
        let answer = self.client.act(&self.as_installer(), NAME, Some(&key), &input.to_string());
        let answer = answer.map_err(fault)?;
        done(NAME, &answer).map(|_| ()).map_err(fault)
    }

    fn as_installer(&self) -> Caller {
        Caller {
            token: self.installer.clone(),
            workspace: Some(self.name.clone()),
            clock: self.clock.clone(),
            step_up: false,
        }
    }

    /// Sets the clock. With `onward` it must not go back, because within a file's steps time only advances.
    pub fn set_clock(&mut self, at: &str, onward: bool) -> Result<(), String> {
        let moment = |text: &str| text.parse::<jiff::Timestamp>().map_err(|e| format!("{text}: {e}"));
        if onward && moment(at)? < moment(&self.clock)? {
            return Err(format!("the clock goes back from {} to {at}", self.clock));
        }
        self.clock = at.to_owned();
        Ok(())
    }

    /// The call as it will be sent now.
    pub fn ready(&self, call: &Call) -> Result<Ready, String> {
        let token = self.tokens.get(&call.who).ok_or_else(|| format!("{} has no token here", call.who))?;
        let caller = Caller {
            token: token.clone(),
            workspace: Some(self.name.clone()),
            clock: call.at.clone().unwrap_or_else(|| self.clock.clone()),
            step_up: call.step_up,
        };
        let does = match &call.what {
            What::Query { params, .. } => Sent::Query { params: params.clone() },
            What::Action { input, body, .. } => Sent::Action {
                key: match &call.key {
                    Key::Fresh => Some(crate::random_hex(16)),
                    Key::None => None,
                    Key::Given(key) => Some(key.clone()),
                },
                body: body_text(input, body),
            },
        };
        Ok(Ready { caller, name: call.what.name().to_owned(), does })
    }

    /// Sends the calls at the same moment. Returns the answers in the same order, and a fault if refused or
    /// duplicate calls changed something. `refused` means that a refusal is expected.
    pub fn send(&mut self, calls: &[Ready], refused: bool) -> Result<(Vec<Answer>, Option<String>), String> {
        let acts = calls.iter().any(|call| matches!(call.does, Sent::Action { .. }));
        let before = if acts || refused { Some(self.fingerprint()?) } else { None };
        let answers = match calls {
            [one] => vec![one.send(self.client)?],
            _ => self.send_together(calls)?,
        };
        let idle = answers.iter().all(|answer| answer.is_refused() || answer.is_duplicate());
        if !idle && acts {
            self.fingerprint = None;
        }
        let Some(before) = before.filter(|_| idle) else { return Ok((answers, None)) };
        self.fingerprint = None;
        let after = self.fingerprint()?;
        let fault =
            (after != before).then(|| "a refused or duplicate call changed the fingerprint".to_owned());
        Ok((answers, fault))
    }

    fn send_together(&self, calls: &[Ready]) -> Result<Vec<Answer>, String> {
        let gate = Barrier::new(calls.len());
        let start = |call: &Ready| {
            gate.wait();
            call.send(self.client)
        };
        std::thread::scope(|scope| {
            let threads: Vec<_> = calls.iter().map(|call| scope.spawn(|| start(call))).collect();
            threads
                .into_iter()
                .map(|t| t.join().unwrap_or_else(|_| Err("a call panicked".to_owned())))
                .collect()
        })
    }

    /// `test.fingerprint` of this workspace.
    fn fingerprint(&mut self) -> Result<String, String> {
        const NAME: &str = "test.fingerprint";
        if let Some(known) = &self.fingerprint {
            return Ok(known.clone());
        }
        let answer = self.client.ask(&self.as_installer(), NAME, &Json::Null)?;
        let body = done(NAME, &answer)?;
        let hash =
            body.text_at("sha256").ok_or_else(|| format!("{NAME}: answered without sha256"))?.to_owned();
        self.fingerprint = Some(hash.clone());
        Ok(hash)
    }
}

impl Ready {
    fn send(&self, client: &Client) -> Result<Answer, String> {
        match &self.does {
            Sent::Action { key, body } => client.act(&self.caller, &self.name, key.as_deref(), body),
            Sent::Query { params } => client.ask(&self.caller, &self.name, params),
        }
    }
}

/// The message if the product has no such action or query.
pub fn not_built(name: &str, answer: &Answer) -> Option<String> {
    (answer.status == 404 && answer.code() == Some("action_unknown"))
        .then(|| format!("not built yet: {name}"))
}

/// The body of a call that must have succeeded.
fn done<'a>(name: &str, answer: &'a Answer) -> Result<&'a Json, String> {
    match &answer.body {
        Ok(body) if answer.status == 200 => Ok(body),
        _ => Err(not_built(name, answer)
            .unwrap_or_else(|| format!("{name}: expected 200, came {}", answer.short()))),
    }
}

fn body_text(input: &Json, body: &Body) -> String {
    let text = input.to_string();
    match body {
        Body::Input => text,
        Body::Raw(raw) => raw.clone(),
        Body::PadTo(bytes) => {
            let spaces = " ".repeat(bytes.saturating_sub(text.len()));
            text + &spaces
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_the_input_or_what_stands_for_it() {
        let input = Json::parse(r#"{"quantity":1.0}"#).unwrap();
        assert_eq!(body_text(&input, &Body::Input), r#"{"quantity":1.0}"#);
        assert_eq!(body_text(&input, &Body::Raw("{".into())), "{");
        let padded = body_text(&input, &Body::PadTo(1_048_577));
        assert_eq!(padded.len(), 1_048_577);
        assert_eq!(padded.trim_end(), r#"{"quantity":1.0}"#);
    }

    #[test]
    fn what_is_missing_is_named() {
        let body = Json::parse(r#"{"code":"action_unknown"}"#);
        let answer = Answer { status: 404, content_type: String::new(), body };
        assert_eq!(done("sell.x.y", &answer).unwrap_err(), "not built yet: sell.x.y");
    }
}
