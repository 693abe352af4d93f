//! Checks of the logs' content: good and failing requests send words and secrets, then the check looks for
//! them in the logs.
//! Invariant: the planted words are random and worthless. The requests' own ids must be in the log, which
//! shows that the check reads the right one.

use super::access::{AS_JSON, OURS, form_token};
use crate::client::{Answer, Client};
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{Logs, World, enter, leave};
use assurance_queries::probes::logs as sql;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hyper::Method;
use identity::canaries::Visit;
use identity::factors::Authenticator;
use jiff::SignedDuration;
use kernel::day::Instant;
use kernel::id::new_id;
use kernel::role::Role;
use memchr::memmem;
use platform::call::TOKEN_PREFIX;
use platform::encryption::Key;
use platform::instance::INSTANCE;
use platform::keyring::{Cell, Vault};
use platform::random::random;
use platform::sealed::app::{audit_event, draft, kept_answer, mail, one_time};
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};
use tokio_postgres::Client as Session;
use uuid::Uuid;

/// Longest time until work that continues after an answer has written its log lines.
const APART: Duration = Duration::from_millis(400);
/// Largest difference between the clocks of files and requests.
const SLACK: SignedDuration = SignedDuration::from_secs(2);

/// A random word that nobody would write.
fn word() -> Result<String, Broken> {
    Ok(format!("canary{}", random::<12>()?.iter().map(|byte| format!("{byte:02x}")).collect::<String>()))
}

/// The requests sent, by the ids of their answers.
#[derive(Default)]
struct Asked(Vec<String>);

impl Asked {
    fn note(&mut self, answer: Answer) -> Answer {
        self.0.push(answer.header("x-request-id").to_owned());
        answer
    }
}

/// log-minimal
pub async fn minimal(world: &World) -> Verdict {
    let (began, word) = ((world.clock)(), word()?);
    let mut asked = Asked::default();
    tell(world, &word, &mut asked).await?;
    let refused = fail_in_database(world, &word).await?;
    tokio::time::sleep(APART).await;
    let searched = search(&world.logs, began, std::slice::from_ref(&word), &asked).await?;
    let silent = silent(world).await?;
    let says = format!(
        "A word was sent in by {} requests, good and failing, and by {refused} failing statements: it is nowhere in the \
         program's log, which has each request{searched}. {silent} settings keep statements and values out of the \
         database's log.",
        asked.0.len()
    );
    Ok(Proof::of(says).with("requests", asked.0.len()).with("hits", 0))
}

/// Sends a word wherever a shop's content or a stranger's input can enter.
async fn tell(world: &World, word: &str, asked: &mut Asked) -> Result<(), Broken> {
    let visit = world.visitor(Role::Owner).await?;
    let (mut client, bearer) = (world.stranger().await?, format!("Bearer {}", visit.token));
    let key = word.to_owned();
    let headers = [("authorization", bearer.as_str()), ("idempotency-key", &key), ("x-note", word)];
    let party = |name: &str| {
        format!(
            r#"{{"party":"log-check","kind":"customer","name":"{name}","location":"{word} road","phone":"{word}"}}"#
        )
    };
    for (action, body) in [
        // It exists after the first check; then the refusal is tried too.
        ("workspace.party.create", party(word)),
        ("workspace.party.update", party(word)),
        ("workspace.party.create", party(&word.repeat(40))),
        ("workspace.party.create", format!(r#"{{"party":"{word}"#)),
        ("workspace.party.create", format!(r#"{{"{word}":"{word}"}}"#)),
        (word, "{}".to_owned()),
    ] {
        let path = format!("/api/v1/actions/{action}");
        asked.note(client.post_json(&path, &headers, &body).await?);
    }
    for path in [
        format!("/api/v1/queries/workspace.parties?q={word}"),
        format!("/w/{}/customers/{word}", visit.slug),
        format!("/w/{}/{word}?{word}={word}", visit.slug),
        format!("/{word}"),
        format!("/{word}/{word}"),
    ] {
        asked.note(client.get(&path, &[("cookie", &visit.cookie), ("referer", word)]).await?);
    }
    Ok(())
}

/// Statements that fail, each with a word in its text in place of WORD, as a faulty program would send them.
const FAILING: [&str; 3] =
    ["select 'WORD'::int", "select WORD from app.tenant", "insert into app.currency values ('WORD', 2)"];

/// Sends them. Gives their number.
async fn fail_in_database(world: &World, word: &str) -> Result<usize, Broken> {
    let session = world.as_app().await?;
    for statement in FAILING {
        ensure(session.batch_execute(&statement.replace("WORD", word)).await.is_err(), || {
            "A statement that must fail did not.".into()
        })?;
    }
    Ok(FAILING.len())
}

/// The settings that keep content out of the database's log.
const SILENT: [(&str, &str); 5] = [
    ("log_min_messages", "fatal"),
    ("log_min_error_statement", "panic"),
    ("log_error_verbosity", "terse"),
    ("log_statement", "none"),
    ("log_min_duration_statement", "-1"),
];

/// Compares the settings of the role that serves. Gives their number.
async fn silent(world: &World) -> Result<usize, Broken> {
    let session = world.as_app().await?;
    for (name, right) in SILENT {
        let found: String = session.query_one("select current_setting($1)", &[&name]).await?.get(0);
        ensure(found == right, || format!("The database's {name} is {found}: its log may tell content."))?;
    }
    Ok(SILENT.len())
}

/// Looks for words in both logs. Gives the words about the database's log. Errors: a word is in a log, or a
/// request is not.
async fn search(
    logs: &Logs,
    began: Instant,
    words: &[String],
    asked: &Asked,
) -> Result<&'static str, Broken> {
    let (logs, words, asked) = (logs.clone(), words.to_vec(), asked.0.clone());
    tokio::task::spawn_blocking(move || {
        let since = SystemTime::from(began - SLACK);
        let told = pieces(&logs.program, since)?;
        let missing = asked.iter().filter(|id| !stands(&told, id)).count();
        ensure(missing == 0, || format!("{missing} of {} requests are not in the log.", asked.len()))?;
        ensure(!words.iter().any(|word| stands(&told, word)), || {
            "A planted word is in the program's log.".into()
        })?;
        let Some(path) = &logs.database else { return Ok("; the database's is on another machine") };
        let told = fs::read(path)?;
        ensure(!words.iter().any(|word| stands(&told, word)), || {
            "A planted word is in the database's log.".into()
        })?;
        Ok(" and nowhere in the database's")
    })
    .await?
}

/// The lines since then: every piece that was written since.
fn pieces(folder: &Path, since: SystemTime) -> Result<Vec<u8>, Broken> {
    let mut told = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.metadata()?.modified()? >= since {
            told.extend(fs::read(entry.path())?);
        }
    }
    Ok(told)
}

/// Whether bytes contain a text.
fn stands(bytes: &[u8], text: &str) -> bool {
    memmem::find(bytes, text.as_bytes()).is_some()
}

/// Secrets as a client sends them.
struct Secrets {
    password: String,
    token: String,
    code: String,
    key: String,
}

impl Secrets {
    fn fresh() -> Result<Secrets, Broken> {
        let code = Authenticator::fresh()?.text();
        Ok(Secrets {
            password: word()?,
            token: format!("{TOKEN_PREFIX}{}", URL_SAFE_NO_PAD.encode(random::<64>()?)),
            code: format!("{}-{}", &code[..8], &code[8..16]),
            key: Authenticator::fresh()?.text(),
        })
    }

    fn all(&self) -> Vec<String> {
        [&self.password, &self.token, &self.code, &self.key].map(String::clone).to_vec()
    }
}

/// password-never-logged
pub async fn secrets(world: &World) -> Verdict {
    let (began, planted) = ((world.clock)(), Secrets::fresh()?);
    let mut asked = Asked::default();
    let visit = world.visitor(Role::Cashier).await?;
    let mut client = world.stranger().await?;
    at_the_doors(world, &mut client, &planted, &mut asked).await?;
    inside(&mut client, &visit, &planted, &mut asked).await?;
    tokio::time::sleep(APART).await;
    let all = planted.all();
    let searched = search(&world.logs, began, &all, &asked).await?;
    let session = world.as_app().await?;
    let mut rows = 0;
    for tenant in [INSTANCE.uuid(), visit.tenant.uuid()] {
        rows += kept(world.platform.encryption.vault(), &session, tenant, began, &all).await?;
    }
    let says = format!(
        "A password, a token, a recovery code and a key were sent in by {} requests, in their own fields and in wrong ones: \
         they stand on no page of refusal, nowhere in the program's log{searched}, and in none of {rows} events, mails, \
         drafts and kept answers since.",
        asked.0.len()
    );
    Ok(Proof::of(says).with("requests", asked.0.len()).with("rows", rows).with("hits", 0))
}

/// Fails if the answer repeats a secret that was sent.
fn quiet(answer: Answer, planted: &Secrets) -> Result<Answer, Broken> {
    let told = planted.all().iter().any(|secret| stands(&answer.body, secret));
    ensure(!told, || format!("A refusal with status {} tells the secret that was sent in.", answer.status))?;
    Ok(answer)
}

/// The values that a visitor without a session sends with a form.
pub(super) struct Doorstep {
    /// The visitor's cookie.
    pub cookie: String,
    /// The token of their forms.
    pub token: String,
}

impl Doorstep {
    pub(super) async fn of(client: &mut Client) -> Result<Doorstep, Broken> {
        let page = client.get("/sign-in", &[]).await?;
        let cookie = page.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        let text = String::from_utf8_lossy(&page.body).into_owned();
        let token = text.split("name=\"_csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let token = token.ok_or_else(|| Broken::because("The page to sign in has no form with a token."))?;
        Ok(Doorstep { cookie, token: token.to_owned() })
    }
}

/// Tries the public forms without a session.
async fn at_the_doors(
    world: &World,
    client: &mut Client,
    planted: &Secrets,
    asked: &mut Asked,
) -> Result<(), Broken> {
    let door = Doorstep::of(client).await?;
    let token = &door.token;
    let (headers, Secrets { password, token: link, code, key }) =
        ([("cookie", door.cookie.as_str()), OURS], planted);
    for (path, body) in [
        ("/sign-in".to_owned(), format!("email={}&password={password}", world.nobody(1))),
        (format!("/reset/{link}"), format!("password={password}")),
        ("/sign-up".to_owned(), format!("email=no-address&name=Canary&password={password}")),
        (format!("/sign-up/link/{link}"), format!("name=Canary&password={password}")),
        (format!("/sign-up/invited/{link}"), format!("email=no-address&name=Canary&password={password}")),
        ("/sign-up/account".to_owned(), format!("email=no-address&password={password}")),
        ("/sign-up/factor".to_owned(), format!("secret={key}&code={code}")),
        ("/sign-in/code".to_owned(), format!("given={code}")),
        (format!("/billing/{link}"), String::new()),
        (format!("/contact/{link}"), String::new()),
        (format!("/confirm/{link}"), String::new()),
    ] {
        let body = format!("_csrf={token}&{body}");
        quiet(asked.note(client.post_form(&path, &headers, &body).await?), planted)?;
    }
    // A person who types the password into the address field sees it again there, and nobody else sees it
    // anywhere.
    let wrong = format!("_csrf={token}&email={password}&password={key}");
    asked.note(client.post_form("/sign-in", &headers, &wrong).await?);
    for path in [
        format!("/join/{link}"),
        format!("/sign-in/link/{link}"),
        format!("/sign-up/invited/{link}/account"),
        format!("/{password}"),
        format!("/{link}/{key}"),
    ] {
        quiet(asked.note(client.get(&path, &headers).await?), planted)?;
    }
    Ok(())
}

/// Tries the members' requests with a session and with an invalid token.
async fn inside(
    client: &mut Client,
    visit: &Visit,
    planted: &Secrets,
    asked: &mut Asked,
) -> Result<(), Broken> {
    let Secrets { password, token, code, key } = planted;
    let bearer = format!("Bearer {token}");
    for method in [Method::GET, Method::POST] {
        let path = "/api/v1/queries/workspace.settings";
        let headers = [("authorization", bearer.as_str())];
        quiet(asked.note(client.ask(method, path, &headers, "").await?), planted)?;
    }
    let csrf = form_token(client, visit).await?;
    let headers = [("cookie", visit.cookie.as_str()), OURS, AS_JSON];
    for (path, body) in [
        ("step-up", format!("given={code}")),
        ("do/workspace.account.authenticator.enrol", format!("_key={key}&secret={key}&code={code}")),
        ("do/workspace.session.end", format!("_key=check&session_id={token}")),
        ("do/workspace.account.address.change", format!("_key=check&email={password}&note={token}")),
    ] {
        let path = format!("/w/{}/{path}", visit.slug);
        let body = format!("_csrf={csrf}&{body}");
        quiet(asked.note(client.post_form(&path, &headers, &body).await?), planted)?;
    }
    let path = format!("/w/{}/{password}?{key}={code}", visit.slug);
    quiet(asked.note(client.get(&path, &headers).await?), planted)?;
    Ok(())
}

/// Looks for the planted secrets in a workspace's new rows. Gives the number of rows it read.
async fn kept(
    vault: &Vault,
    session: &Session,
    tenant: Uuid,
    began: Instant,
    planted: &[String],
) -> Result<usize, Broken> {
    let (since, first) = (began - SLACK, new_id(began - SLACK, [0; 10]));
    enter(session, tenant).await?;
    let events = sql::sealed_events().bind(session, &tenant, &first).all().await?;
    let answers = sql::sealed_answers().bind(session, &tenant, &since).all().await?;
    let drafts = sql::sealed_drafts().bind(session, &tenant, &since).all().await?;
    let notes = sql::sealed_notes().bind(session, &tenant, &first).all().await?;
    let mails = sql::sealed_mails().bind(session, &tenant, &first).all().await?;
    leave(session).await?;
    let events = events.iter().map(|it| (audit_event::CONTENT, it.event_id, &it.content));
    let answers =
        answers.iter().map(|it| (kept_answer::ANSWER, (it.person_id, it.key.as_str()).row(), &it.answer));
    let drafts = drafts.iter().map(|it| (draft::FIELDS, it.person_id, &it.fields));
    let notes = notes.iter().map(|it| (one_time::NOTE, it.one_time_id, &it.note));
    let mails = mails.iter().flat_map(|it| {
        let said = [(mail::ADDRESS, Some(&it.address)), (mail::SUBJECT, Some(&it.subject))];
        let said = said.into_iter().chain([(mail::TEXT, it.text.as_ref()), (mail::LINK, it.link.as_ref())]);
        said.filter_map(|(column, sealed)| Some((column, it.mail_id, sealed?)))
    });
    let mut rows = 0;
    for (column, row, sealed) in events.chain(answers).chain(drafts).chain(notes).chain(mails) {
        let opened = vault.open(&Cell { tenant, column: column.name(), row }, sealed)?;
        let stands = planted.iter().any(|it| stands(&opened, it));
        ensure(!stands, || format!("A row of {} holds a secret that was sent in.", column.name()))?;
        rows += 1;
    }
    Ok(rows)
}
