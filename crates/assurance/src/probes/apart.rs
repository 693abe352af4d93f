//! The check that workspaces are separate outside the database's tables too: in pages, searches, exports,
//! mails and public pages.
//! Invariant: the same search finds the word in its own workspace, so that a search without a result means
//! something.

use crate::client::Client;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{Visits, World};
use identity::canaries::{As, Visit};
use kernel::role::Role;
use platform::instance::CANARIES;
use platform::random::fresh_id;
use serde_json::json;
use web::registry::Kind;

const OK: u16 = 200;
/// The one party of a canary; its name is the planted word.
const PARTY: &str = "CANARY";

/// tenant-separation-beyond-sql
pub async fn words_apart(world: &World) -> Verdict {
    let mut client = world.stranger().await?;
    let owner = As::role(Role::Owner);
    let many = 2 * world.registry.operations().filter(|it| it.kind == Kind::Query).count();
    let many = many.max(world.registry.pages.len());
    let here = world.visits(CANARIES[0], owner, many).await?;
    let there = world.visits(CANARIES[1], owner, many).await?;
    let word = format!("Canary {}", fresh_id((world.clock)())?.simple());
    plant(&mut client, here.first(), &word).await?;
    // A wrongly cached page of the first workspace would show in the next one that asks for it.
    let own = sweep(world, &mut client, &here, &word).await?;
    let foreign = sweep(world, &mut client, &there, &word).await?;
    let public = public(world, &mut client, &word).await?;
    ensure(own.found.len() > 1, || {
        format!(
            "A word was found in {} places of its own workspace: too few to look for it in others.",
            own.found.len()
        )
    })?;
    let leaks: Vec<String> = foreign.found.into_iter().chain(public.found).collect();
    ensure(leaks.is_empty(), || {
        format!("A word of one workspace is found in another's {}.", leaks.join(", "))
    })?;
    let (within, asked) = (own.found.len(), foreign.asked + public.asked);
    let says = format!(
        "A word written in one workspace is in {within} of its pages, searches and exports. It is in none of {asked} \
         pages, searches and exports of another workspace or open to everybody."
    );
    Ok(Proof::of(says).with("places", asked).with("found_at_home", within))
}

/// How many places were searched, and which contain the word.
#[derive(Default)]
struct Swept {
    asked: usize,
    found: Vec<String>,
}

impl Swept {
    fn saw(&mut self, place: &str, body: &[u8], word: &str) {
        self.asked += 1;
        if body.windows(word.len()).any(|it| it == word.as_bytes()) {
            self.found.push(place.to_owned());
        }
    }
}

/// Renames the canary's one party to this word.
async fn plant(client: &mut Client, visit: &Visit, word: &str) -> Result<(), Broken> {
    let bearer = format!("Bearer {}", visit.token);
    let party = json!({ "party": PARTY, "name": word, "kind": "customer" }).to_string();
    let mut status = 0;
    for action in ["update", "create"] {
        let key = format!("{word} {action}").replace(' ', "-");
        let headers = [("authorization", bearer.as_str()), ("idempotency-key", &key)];
        let path = format!("/api/v1/actions/workspace.party.{action}");
        status = client.post_json(&path, &headers, &party).await?.status;
        if status == OK {
            return Ok(());
        }
    }
    Err(Broken::because(format!("A word could not be written: it was answered {status}.")))
}

/// Searches every page and every list of a workspace, with the word as the search text where there is one.
async fn sweep(world: &World, client: &mut Client, visits: &Visits, word: &str) -> Result<Swept, Broken> {
    let mut swept = Swept::default();
    for (n, page) in world.registry.pages.iter().filter(|page| !page.path.contains('{')).enumerate() {
        let visit = visits.at(n);
        let path = format!("/w/{}{}", visit.slug, page.path);
        let answer = client.get(&path, &[("cookie", &visit.cookie)]).await?;
        swept.saw(&format!("page {}", page.path), &answer.body, word);
    }
    let searched = format!("?search={}", word.replace(' ', "+"));
    let queries = world.registry.operations().filter(|it| it.kind == Kind::Query);
    for (n, query) in queries.enumerate() {
        let bearer = visits.bearer(2 * n);
        for asked in ["", &searched] {
            let path = format!("/api/v1/queries/{}{asked}", query.name);
            let answer = client.get(&path, &[("authorization", &bearer)]).await?;
            // A refusal may repeat the input.
            if answer.status == OK {
                swept.saw(&format!("list {}", query.name), &answer.body, word);
            }
        }
    }
    Ok(swept)
}

/// Searches the public pages.
async fn public(world: &World, client: &mut Client, word: &str) -> Result<Swept, Broken> {
    let mut swept = Swept::default();
    let doors = ["/", "/outbox", "/workspaces", "/errors", "/api/v1/openapi.json"];
    let registered = world.registry.public.iter().map(|it| it.path).filter(|path| !path.contains('{'));
    for path in registered.chain(doors) {
        swept.saw(path, &client.get(path, &[]).await?.body, word);
    }
    Ok(swept)
}
