//! Requirements of ASVS that hold because the sources lack something: shells, other sources of randomness,
//! passwords that expire.
//! Invariant: a test shows that each rule finds what it looks for.

use crate::tidy::none;
use crate::tidy::source::{File, files, lines_with, root, sources};
use std::fs;

/// The shipped code of the crates; developers' tools are not held to these rules.
fn shipped() -> Vec<File> {
    sources(&[".rs"]).into_iter().filter(|file| file.path.starts_with("crates/")).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
}

/// Files that may start another program. Each passes a list of arguments; the one shell runs the operator's
/// own setting.
const STARTS: [&str; 8] = [
    "crates/database/src/backup/drill.rs",
    "crates/database/src/backup/program.rs",
    "crates/database/src/cluster/binaries.rs",
    "crates/database/src/hands/order.rs",
    "crates/database/src/testdb.rs",
    "crates/steelyard/src/launcher.rs",
    "crates/assurance/src/probes/volume.rs",
    "crates/keyring/src/unsealing.rs",
];

fn starts(file: &File) -> Vec<String> {
    let (code, whole) = (file.shipped(), file.text.lines().collect::<Vec<_>>());
    let mut found = Vec::new();
    for (n, _) in lines_with(code, "Command::new") {
        let line = whole[n - 1].trim();
        let is_shell = ["\"/bin/sh\"", "\"sh\"", "\"bash\""].iter().any(|shell| line.contains(shell));
        let may = STARTS.contains(&file.path.as_str());
        let may_shell = file.path == "crates/keyring/src/unsealing.rs";
        if !may || (is_shell && !may_shell) {
            found.push(format!("{}:{n}: {line}", file.path));
        }
    }
    found
}

#[test]
fn no_command_line_is_made_of_what_somebody_typed() {
    none(
        "no slice starts a program, and none a shell: what people typed reaches no command line",
        shipped().iter().flat_map(starts).collect(),
    );
    let planted =
        File::new("crates/sell/src/x.rs", "//! x\nfn a() { Command::new(\"/bin/sh\").arg(\"-c\"); }\n");
    assert_eq!(starts(&planted).len(), 1);
    let shell = File::new(
        STARTS[0],
        "//! x\nfn a() { Command::new(\"sh\").arg(\"-c\"); }\nfn b() { Command::new(c); }\n",
    );
    assert_eq!(starts(&shell), [format!("{}:2: fn a() {{ Command::new(\"sh\").arg(\"-c\"); }}", STARTS[0])]);
}

/// Random numbers that are predictable, or that come from anywhere but `getrandom` and the code that draws on
/// it.
const OTHER_CHANCE: [&str; 7] =
    ["thread_rng", "SmallRng", "StdRng", "ChaChaRng", "rand::random", "fastrand", "Uuid::new_v4"];

fn chances(file: &File) -> Vec<String> {
    let text = file.shipped();
    let all = OTHER_CHANCE.iter().flat_map(|word| lines_with(text, word));
    all.map(|(n, line)| format!("{}:{n}: {}", file.path, line.trim())).collect()
}

#[test]
fn chance_comes_from_the_system_alone() {
    none(
        "random bytes come from getrandom, by platform::random::random",
        shipped().iter().flat_map(chances).collect(),
    );
    let planted =
        File::new("crates/x/src/y.rs", "//! x\nfn a() { let mut chance = SmallRng::from_entropy(); }\n");
    assert_eq!(chances(&planted).len(), 1);
    // A secret has 32 of those bytes; an authenticator's key has 20.
    assert!(read("crates/platform/src/call.rs").contains("const SECRET_BYTES: usize = 32;"));
    assert!(read("crates/identity/src/factors.rs").contains("pub struct Authenticator([u8; 20]);"));
}

#[test]
fn no_password_runs_out() {
    let schema = read("schema.sql");
    let (_, person) = schema.split_once("create table app.person (").expect("the table of accounts");
    let columns = person.lines().take_while(|line| !line.starts_with(");"));
    let names = columns.filter_map(|line| line.split_whitespace().next());
    // A password has no expiry, no maximum age, no hint and no security question.
    let about: Vec<&str> = names
        .filter(|name| ["password", "hint", "question", "secret"].iter().any(|it| name.contains(it)))
        .collect();
    assert_eq!(about, ["password", "password_at", "password_standing", "password_list"]);
}

#[test]
fn no_account_comes_with_a_password() {
    // Accounts that the program creates by itself. Nobody can sign in with the password `!` (password.rs,
    // hashes_from_elsewhere…).
    for path in [
        "crates/identity/src/canaries.rs",
        "crates/identity/src/operators/probe_fixture.rs",
        "crates/identity/src/federated/resolve.rs",
    ] {
        let text = read(path);
        let made = text.matches("people::New {").count();
        assert!(made > 0 && text.matches("password: passwords::NONE").count() == made, "{path}");
    }
    assert!(read("crates/identity/src/passwords.rs").contains("const NONE: &str = \"!\";"));
    // The database inserts only values it is given: no migration creates an account.
    let migrations = files(&["migrations"], &[".sql"]);
    let inserts: Vec<&str> = migrations
        .iter()
        .flat_map(|file| file.text.split("insert into app.person (").skip(1))
        .map(|after| after.split(';').next().unwrap_or_default())
        .collect();
    assert!(!inserts.is_empty() && inserts.iter().all(|insert| !insert.contains('\'')), "{inserts:?}");
}

fn retouched(file: &File) -> Vec<String> {
    let text = file.shipped_text();
    let touched = |line: &str| {
        [".trim", ".to_lowercase", ".to_uppercase", ".replace("].iter().any(|it| line.contains(it))
    };
    let lines = text.lines().enumerate().filter(|(_, line)| line.contains("\"password\")") && touched(line));
    lines.map(|(n, line)| format!("{}:{}: {}", file.path, n + 1, line.trim())).collect()
}

#[test]
fn a_password_is_taken_as_it_was_typed() {
    let doors: Vec<File> =
        shipped().into_iter().filter(|file| file.path.starts_with("crates/platform/src/")).collect();
    none("a password is neither trimmed nor folded", doors.iter().flat_map(retouched).collect());
    let planted =
        File::new("crates/platform/src/x.rs", "//! x\nfn a() { b(sent(fields, \"password\").trim()); }\n");
    assert_eq!(retouched(&planted).len(), 1);
    // An action keeps a secret exactly as it was sent.
    let secret = read("crates/platform/src/fields.rs");
    assert!(
        secret.contains("Some(text) => Some(Secret(text.to_owned())),"),
        "fields.rs: Secret reads it as it is"
    );
}

#[test]
fn no_token_of_a_provider_goes_further() {
    let providers = ["crates/identity/src/federated/github.rs", "crates/identity/src/federated/openid.rs"];
    let used = shipped().into_iter().filter(|file| {
        let code = file.shipped();
        ["access_token(", "refresh_token(", ".id_token("].iter().any(|word| code.contains(word))
    });
    let elsewhere = used.map(|file| file.path).filter(|path| !providers.contains(&path.as_str()));
    none(
        "a provider's tokens are used where it is spoken with, and nowhere kept or shown",
        elsewhere.collect(),
    );
    let identity = read("crates/identity/src/federated.rs");
    let (_, fields) = identity.split_once("pub struct Identity {").expect("what is kept of a sign-in there");
    assert!(!fields.split_once("\n}").expect("its end").0.contains("token"));
}

/// The subjects that `asvs.toml` calls not applicable, with the packages that would make them apply.
const NOT_THERE: [(&str, &[&str]); 9] = [
    ("LDAP", &["ldap3"]),
    ("XML and XPath", &["quick-xml", "roxmltree", "xml-rs", "sxd-xpath", "libxml"]),
    ("regular expressions", &["regex", "fancy-regex"]),
    ("templates at run time", &["tera", "handlebars", "minijinja", "liquid"]),
    ("Markdown and HTML of others", &["pulldown-cmark", "comrak", "ammonia", "usvg", "resvg"]),
    ("memcache", &["memcache"]),
    ("GraphQL", &["async-graphql", "juniper"]),
    ("WebSockets and WebRTC", &["tokio-tungstenite", "tungstenite", "webrtc", "str0m"]),
    ("SAML, and being an authorisation server", &["samael", "oxide-auth"]),
];

#[test]
fn what_does_not_apply_is_not_there() {
    let manifests = files(&["crates"], &["Cargo.toml"]);
    let mut found = Vec::new();
    for (what, packages) in NOT_THERE {
        for file in &manifests {
            let shipped = file.text.split("[dev-dependencies]").next().unwrap_or_default();
            let named = |package: &&&str| {
                let starts = [format!("{package}."), format!("{package} =")];
                shipped.lines().any(|line| starts.iter().any(|start| line.starts_with(start.as_str())))
            };
            let used = packages.iter().filter(named);
            found.extend(
                used.map(|package| format!("{}: {package}: asvs.toml says there is no {what}", file.path)),
            );
        }
    }
    let root = read("Cargo.toml");
    let axum = root.lines().find(|line| line.starts_with("axum = ")).expect("the router");
    for feature in ["\"ws\"", "\"multipart\""] {
        if axum.contains(feature) {
            found.push(format!("Cargo.toml: axum's {feature}: asvs.toml says there is none"));
        }
    }
    none("what does not apply is not there; say in asvs.toml how it is held, if it comes", found);
}
