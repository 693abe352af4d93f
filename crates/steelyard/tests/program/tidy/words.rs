//! Words that are banned from the sources, each with its replacement and the places where it is allowed.
//! Invariant: an exception names its file and its reason.

use super::none;
use super::source::{File, files, lines_with, sources};

/// The part of a file that a rule reads.
#[derive(Clone, Copy, PartialEq)]
enum In {
    /// Code without comments, texts and tests.
    Shipped,
    /// The same with its texts: statements, messages.
    ShippedText,
    /// Code with its tests.
    Code,
}

struct Banned {
    word: &'static str,
    look: In,
    instead: &'static str,
    /// Beginnings of allowed paths, each with the reason.
    allowed: &'static [(&'static str, &'static str)],
}

const BANNED: &[Banned] = &[
    Banned { word: "todo!", look: In::Code, instead: "build it or leave it out", allowed: &[] },
    Banned { word: "unimplemented!", look: In::Code, instead: "build it or leave it out", allowed: &[] },
    Banned { word: "dbg!", look: In::Code, instead: "a test, or tracing", allowed: &[] },
    Banned {
        word: ".unwrap()",
        look: In::Shipped,
        instead: "`?`, or `.expect(\"why it cannot fail\")`",
        allowed: &[],
    },
    Banned { word: "f32", look: In::Shipped, instead: "the exact types of kernel", allowed: FLOATS },
    Banned { word: "f64", look: In::Shipped, instead: "the exact types of kernel", allowed: FLOATS },
    Banned {
        word: "day.parse()",
        look: In::Shipped,
        instead: "`kernel::day::parse_day`: the library takes years that the database does not have",
        allowed: &[],
    },
    Banned {
        word: ".parse::<Day>",
        look: In::Shipped,
        instead: "`kernel::day::parse_day`: the library takes years that the database does not have",
        allowed: &[("crates/testing/src/answers.rs", "whether an answer has the form of a day")],
    },
    Banned {
        word: ".parse::<Date>",
        look: In::Shipped,
        instead: "`kernel::day::parse_day`: the library takes years that the database does not have",
        allowed: &[(
            "crates/steelyard/src/tls.rs",
            "the last day of a certificate, from the instance's own file",
        )],
    },
    Banned {
        word: "unsafe",
        look: In::Shipped,
        instead: "safe code; the one `pre_exec` is there already",
        allowed: &[(
            "crates/database/src/child.rs",
            "the child asks to die with its parent before it becomes the server",
        )],
    },
    Banned {
        word: "#[allow(",
        look: In::Code,
        instead: "`#[expect(lint, reason = \"…\")]`, which says when it is no longer needed",
        allowed: &[("crates/platform/src/input.rs", "in a macro's expansion the lint may or may not fire")],
    },
    Banned {
        word: "set_config",
        look: In::ShippedText,
        instead: "`app.enter`, which Citus sends to its workers",
        allowed: &[],
    },
    Banned {
        word: "SET app.",
        look: In::ShippedText,
        instead: "`app.enter`: a session's setting reaches the pool's next user",
        allowed: &[],
    },
    Banned {
        word: "set app.",
        look: In::ShippedText,
        instead: "`app.enter`: a session's setting reaches the pool's next user",
        allowed: &[],
    },
    Banned { word: "set session app.", look: In::ShippedText, instead: "`app.enter`", allowed: &[] },
];

const FLOATS: &[(&str, &str)] = &[
    ("crates/pdf/", "places on a sheet of paper, in points: krilla takes f32; no figure of a bill is one"),
    ("crates/web/src/view/beam.rs", "places in a drawing, in pixels"),
    ("crates/platform/src/view/chart.rs", "places in a drawing, in pixels"),
    (
        "crates/platform/src/json.rs",
        "a JSON number with a fraction is carried as one only to be refused by its field",
    ),
    ("tools/bench/", "durations and ratios of a measurement"),
];

#[test]
fn banned_words_are_not_used() {
    let sources = sources(&[".rs"]);
    for rule in BANNED {
        let found = sources.iter().flat_map(|file| breaches(rule, file)).collect();
        none(&format!("`{}` is not used; instead: {}", rule.word, rule.instead), found);
    }
}

#[test]
fn every_exception_is_still_needed() {
    let sources = sources(&[".rs"]);
    for rule in BANNED {
        for (place, reason) in rule.allowed {
            assert!(reason.len() > 10, "{place}: say why");
            let bare = Banned { word: rule.word, look: rule.look, instead: "", allowed: &[] };
            let used = rule.word.starts_with('f')
                || sources
                    .iter()
                    .filter(|f| f.path.starts_with(place))
                    .any(|f| !breaches(&bare, f).is_empty());
            assert!(used, "{place} no longer has `{}`: take the exception away", rule.word);
        }
    }
}

fn breaches(rule: &Banned, file: &File) -> Vec<String> {
    if rule.allowed.iter().any(|(place, _)| file.path.starts_with(place)) {
        return Vec::new();
    }
    let text = match rule.look {
        In::Shipped => file.shipped(),
        In::ShippedText => file.shipped_text(),
        In::Code => &file.code,
    };
    lines_with(text, rule.word).map(|(n, line)| format!("{}:{n}: {}", file.path, line.trim())).collect()
}

/// A statement that the program puts together could carry a user's input (protect.md R23).
#[test]
fn statements_are_never_put_together_from_parts() {
    let allowed = [
        ("crates/database/", "names of databases and roles take no parameter; they are quoted"),
        (
            "crates/steelyard/src/trial.rs",
            "in test builds only: tables named by the catalogue, to tell whether one row changed",
        ),
        (
            "crates/lifecycle/src/key_rotation/table.rs",
            "every sealed column in the same way: tables and columns by their names in classes.toml, which the program carries",
        ),
        (
            "crates/lifecycle/src/deletion/remaining_rows.rs",
            "counts what is left in every table: by the catalogue's quoted names",
        ),
        (
            "crates/assurance/src/probes/isolation.rs",
            "a check of every table there is: tables by the catalogue's quoted names, workspaces by their ids",
        ),
        (
            "crates/assurance/src/probes/stored.rs",
            "a check of every sealed column there is: tables and columns by their names in classes.toml and the catalogue",
        ),
        (
            "crates/steelyard/src/masked_copy/rows.rs",
            "every table in the same way: by its name in classes.toml and the catalogue's quoted names",
        ),
        ("tools/", "developer's tools on throw-away databases"),
    ];
    let mut found = Vec::new();
    for file in
        sources(&[".rs"]).iter().filter(|f| !allowed.iter().any(|(place, _)| f.path.starts_with(place)))
    {
        let text = file.shipped_text().to_lowercase();
        for verb in ["select ", "insert into ", "update ", "delete from ", "with "] {
            for start in ["format!(\"", "format!(r\"", "concat!(\""] {
                let needle = format!("{start}{verb}");
                let sql = |line: &str| {
                    [" from ", " into ", " set ", " values"].iter().any(|word| line.contains(word))
                };
                found.extend(
                    lines_with(&text, &needle)
                        .filter(|(_, line)| sql(line))
                        .map(|(n, line)| format!("{}:{n}: {}", file.path, line.trim())),
                );
            }
        }
    }
    none("a statement is never built: write it in a .sql file with bound parameters", found);
}

#[test]
fn no_committed_file_knows_a_machine_or_a_real_address() {
    let places = [
        "crates",
        "tools",
        "docs",
        "bin",
        "migrations",
        "bench",
        "e2e",
        ".ci",
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
        "Cargo.toml",
        "schema.sql",
    ];
    let endings = [
        ".rs", ".sql", ".html", ".css", ".js", ".ts", ".mjs", ".md", ".toml", ".sh", ".json", "demo", "test",
        "cases", "bench", "run",
    ];
    let all = files(&places, &endings);
    assert!(all.len() > 80, "only {} files found", all.len());
    let checked = all.iter().filter(|file| {
        !file.path.contains(".min.")
            && !file.path.ends_with("tidy/words.rs")
            && !file.path.ends_with("package-lock.json")
    });
    let found: Vec<String> = checked.flat_map(|file| strangers(&file.path, &file.text)).collect();
    none("no machine's paths, no address outside .example", found);
}

fn strangers(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (n, line) in text.lines().enumerate() {
        for machine in ["/root/", "/Users/"] {
            if line.contains(machine) {
                found.push(format!("{path}:{}: {machine}: say it without the machine", n + 1));
            }
        }
        let strange = addresses(line).into_iter().filter(|domain| {
            !["example", "invalid", "test", "localhost"]
                .contains(&domain.rsplit('.').next().unwrap_or_default())
        });
        found.extend(
            strange.map(|domain| format!("{path}:{}: {domain}: use an address under .example", n + 1)),
        );
    }
    found
}

/// The domains of all texts that look like an e-mail address.
fn addresses(line: &str) -> Vec<String> {
    let inside = |c: char| c.is_ascii_alphanumeric() || "._-+".contains(c);
    line.match_indices('@')
        .filter_map(|(at, _)| {
            let before = line[..at].chars().next_back().is_some_and(inside);
            let domain: String = line[at + 1..]
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || ".-".contains(*c))
                .collect();
            let domain = domain.trim_end_matches(['.', '-']).to_owned();
            let ending = domain.rsplit('.').next().unwrap_or_default();
            let real =
                domain.contains('.') && ending.len() >= 2 && ending.chars().all(|c| c.is_ascii_alphabetic());
            (before && real).then_some(domain)
        })
        .collect()
}

#[test]
fn each_rule_finds_what_it_is_for() {
    let planted = File::new(
        "crates/x/src/y.rs",
        "//! x\nfn a(b: f64) { c.unwrap(); todo!() }\nfn d() { run(\"select set_config('app.x')\"); run(\"set app.tenant_id = 1\") }\n#[allow(dead_code)]\nfn e() { unsafe { f() } }\n",
    );
    for rule in BANNED.iter().filter(|r| {
        ["todo!", ".unwrap()", "f64", "unsafe", "#[allow(", "set_config", "set app."].contains(&r.word)
    }) {
        assert_eq!(breaches(rule, &planted).len(), 1, "{}", rule.word);
    }
    let in_a_test =
        File::new("crates/x/src/y.rs", "//! x\n#[cfg(test)]\nmod tests {\n    fn a() { b.unwrap() }\n}\n");
    assert!(BANNED.iter().all(|rule| breaches(rule, &in_a_test).is_empty()));
    assert_eq!(strangers("a.md", "write to asha@shop.example or meera@mail.com").len(), 1);
    assert_eq!(strangers("a.md", &format!("in {}main", concat!("/Use", "rs/"))).len(), 1);
}
