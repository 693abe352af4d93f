//! `docs/security.md`: its decisions, its figures, its list of algorithms and its list of connections.
//! Invariant: each figure equals the one in the code; a library or a connection that its list lacks is found.

use crate::tidy::none;
use crate::tidy::source::{root, sources};
use std::collections::BTreeSet;
use std::fs;

const PATH: &str = "docs/security.md";

fn document() -> String {
    fs::read_to_string(root().join(PATH)).expect("the document")
}

/// The text under a heading, up to the next one.
fn section<'t>(text: &'t str, heading: &str) -> &'t str {
    let (_, after) =
        text.split_once(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("{PATH}: no {heading:?}"));
    after.split("\n## ").next().unwrap_or_default()
}

/// Each heading that `asvs.toml` relies on, with words that its text must have.
const DECIDED: [(&str, &[&str]); 12] = [
    (
        "Ways in",
        &[
            "password",
            "passkey",
            "provider",
            "mailed link",
            "PIN",
            "invitation",
            "recovery",
            "API token",
            "grant",
        ],
    ),
    ("Words that no password is made of", &["name and address of the person", "the workspace", "steelyard"]),
    (
        "Guessing",
        &[
            "before it is judged",
            "locked out for good",
            "known",
            "fixed moment",
            "PIN",
            "shut",
            "60 at most",
            "mail",
        ],
    ),
    ("Sessions", &["longest life", "unused", "800-63B", "How many at once", "There is no greatest number"]),
    ("Sessions and other providers", &["Signing out here", "signing out there", "asked again"]),
    ("Limits", &["settings", "discounts", "requests of one address", "requests of one session"]),
    ("What takes long", &["hashing a password", "at once", "503", "`workspace.import.run`"]),
    (
        "Files that people attach",
        &[
            "PDF",
            "JPEG",
            "PNG",
            "5 MiB",
            "16 MiB",
            "20,000 rows",
            "JSON or CSV",
            "pdf; jpg, jpeg, jpe or jfif; or\npng",
            "wrong ending",
            "is refused",
            "first bytes",
            "attachment",
            "never\nunpacked",
        ],
    ),
    (
        "Keys",
        &[
            "root key",
            "how it is replaced",
            "how it ends",
            "never",
            "backups",
            "TLS",
            "ACME account key",
            "local CA",
            "copies' CA",
            "### Certificates",
            "SHA-256",
        ],
    ),
    ("Whom the program talks to", &["PostgreSQL", "mail server", "providers", "redirect"]),
    ("Logs", &["audit log", "security log", "who reads it", "how long", "database's log", "UTC"]),
    (
        "What each class of data is owed",
        &["public", "business", "confidential", "personal", "secret", "encryption"],
    ),
];

#[test]
fn each_decision_about_security_is_written_down() {
    let text = document();
    let missing = DECIDED.iter().flat_map(|(heading, words)| {
        let section = section(&text, heading);
        let missing = words.iter().filter(|word| !section.contains(**word));
        missing.map(move |word| format!("{PATH}: {heading}: says nothing of {word:?}"))
    });
    none("each decision is written down", missing.collect());
}

/// Rows of four cells; the last two are a file and a line of it.
fn rows(text: &str) -> impl Iterator<Item = [&str; 4]> {
    text.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
        let [what, figure, file, code] = cells.try_into().ok()?;
        let file = file.strip_prefix("`crates/").and_then(|_| file.strip_prefix('`')?.strip_suffix('`'))?;
        Some([what, figure, file, code.strip_prefix('`')?.strip_suffix('`')?])
    })
}

fn wrong(text: &str) -> Vec<String> {
    let fault = |[what, figure, file, code]: [&str; 4]| {
        let Ok(source) = fs::read_to_string(root().join(file)) else {
            return Some(format!("{what}: no {file}"));
        };
        let number: String =
            figure.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        let told = number == "0" || number.is_empty() || code.replace('_', "").contains(&number);
        match (source.contains(code), told) {
            (true, true) => None,
            (false, _) => Some(format!("{what}: {file} has no line {code}")),
            (_, false) => Some(format!("{what}: {figure} is not what {code} says")),
        }
    };
    rows(text).filter_map(fault).collect()
}

#[test]
fn each_figure_of_the_document_is_that_of_the_code() {
    let text = document();
    assert!(rows(&text).count() >= 25, "{}", rows(&text).count());
    none("a figure is that of the code", wrong(&text));
    let row = |figure: &str, code: &str| {
        wrong(&format!("| x | {figure} | `crates/platform/src/json.rs` | `{code}` |")).len()
    };
    assert_eq!(row("32 levels", "const MAX_DEPTH: u8 = 32;"), 0);
    assert_eq!(row("64 levels", "const MAX_DEPTH: u8 = 32;"), 1);
    assert_eq!(row("33 levels", "const MAX_DEPTH: u8 = 33;"), 1);
}

/// The purposes that the program's own keys are made for, each with the file: the label up to what varies.
fn purposes() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for file in sources(&[".rs"]).into_iter().filter(|file| file.path.starts_with("crates/")) {
        let code = file.shipped_text();
        for call in [".for_purpose(", ".own("] {
            for (at, _) in code.match_indices(call) {
                let label = label(code, &code[at + call.len()..]);
                found.push((file.path.clone(), label));
            }
        }
    }
    found
}

/// The text that a call begins with: quoted there, or that of a constant of the same file; else the argument itself.
fn label(code: &str, called: &str) -> String {
    let argument = called.split(')').next().unwrap_or_default();
    let named = format!("const {argument}: &str = ");
    let text = if argument.contains('"') {
        argument
    } else {
        code.split_once(&named).map_or(argument, |(_, rest)| rest.split(';').next().unwrap_or_default())
    };
    let quoted = text.split('"').nth(1).unwrap_or(text);
    quoted.split('{').next().unwrap_or_default().trim().to_owned()
}

/// `Vault::own` itself passes on what it is asked for.
const PASSED_ON: (&str, &str) = ("crates/keyring/src/lib.rs", "purpose");

#[test]
fn each_purpose_of_a_key_is_on_the_list() {
    let text = document();
    let listed = section(&text, "Keys");
    let found = purposes();
    let labels: BTreeSet<&str> = found
        .iter()
        .filter(|(path, label)| (path.as_str(), label.as_str()) != PASSED_ON)
        .map(|(_, label)| label.as_str())
        .collect();
    let known = ["audit checkpoints", "column", "handed out", "index", "nonce of", "tombstones"];
    assert!(known.iter().all(|label| labels.contains(label)), "{labels:?}");
    let missing = found
        .iter()
        .filter(|(path, label)| (path.as_str(), label.as_str()) != PASSED_ON)
        .filter(|(_, label)| label.is_empty() || !listed.contains(&format!("\"{label}\"")));
    none(
        "say in docs/security.md, Keys, what the key with this label is for",
        missing.map(|(path, label)| format!("{path}: {label:?}")).collect(),
    );
}

/// Cryptographic packages, used here or not.
const CRYPTOGRAPHY: [&str; 34] = [
    "aes",
    "aes-gcm",
    "argon2",
    "aws-lc-rs",
    "bcrypt",
    "blahaj",
    "blake2",
    "blake3",
    "chacha20",
    "chacha20poly1305",
    "ed25519-dalek",
    "getrandom",
    "hkdf",
    "hmac",
    "jsonwebtoken",
    "md-5",
    "oauth2",
    "openidconnect",
    "openssl",
    "pbkdf2",
    "rand",
    "rcgen",
    "ring",
    "rsa",
    "rustls",
    "rustls-acme",
    "rustls-native-certs",
    "scrypt",
    "sha1",
    "sha2",
    "sha3",
    "tokio-rustls",
    "webauthn_rp",
    "x509-parser",
];

#[test]
fn each_library_of_cryptography_is_on_the_list() {
    let text = document();
    let listed = section(&text, "Cryptography");
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    let used: Vec<&str> = CRYPTOGRAPHY
        .into_iter()
        .filter(|package| manifest.lines().any(|line| line.starts_with(&format!("{package} = "))))
        .collect();
    assert!(used.len() > 10, "{used:?}");
    let missing = used.iter().filter(|package| !listed.contains(&format!("`{package}`")));
    none(
        "a library of cryptography is on the list, with what it is for",
        missing.map(|it| format!("{PATH}: {it}")).collect(),
    );
    for needed in ["XChaCha20-Poly1305", "Ed25519", "Argon2id", "HKDF-SHA-256", "AES-256-CBC"] {
        assert!(listed.contains(needed), "{needed}");
    }
}

/// Calls that open a connection.
const TALKS: [&str; 6] = [
    "TcpStream::connect(",
    "UnixStream::connect(",
    ".connect(NoTls",
    "Agent::config_builder(",
    "AsyncSmtpConnection::",
    "use rustls_acme::acme::{",
];

#[test]
fn each_place_that_the_program_talks_to_is_on_the_list() {
    let text = document();
    let listed = section(&text, "Whom the program talks to");
    let talking = sources(&[".rs"]).into_iter().filter(|file| {
        let code = file.shipped();
        file.path.starts_with("crates/") && TALKS.iter().any(|word| code.contains(word))
    });
    let talking: Vec<String> = talking.map(|file| file.path).collect();
    assert!(talking.len() >= 6, "{talking:?}");
    let missing = talking.into_iter().filter(|path| !listed.contains(&format!("`{path}`")));
    none("say in docs/security.md whom this file talks to, and by which setting", missing.collect());
}

#[test]
fn each_log_goes_where_the_list_says() {
    let text = document();
    let listed = section(&text, "Logs");
    for place in ["`DATA/log`", "standard error", "the collector that the operator named", "`/metrics`"] {
        assert!(listed.contains(place), "{PATH}: Logs: {place}");
    }
    let all = sources(&[".rs"]).into_iter().filter(|file| file.path.starts_with("crates/"));
    let writing = all.filter(|file| {
        let code = file.shipped();
        [".with_writer(", "tracing_subscriber::fmt()"].iter().any(|word| code.contains(word))
    });
    let writing: Vec<String> = writing.map(|file| file.path).collect();
    assert_eq!(writing, ["crates/steelyard/src/log.rs"], "a log that docs/security.md does not know");
}
