//! Requirements of ASVS about the browser: cookies, content types, scripts, password fields.
//! Invariant: a test shows that each rule finds what it looks for.

use crate::tidy::none;
use crate::tidy::source::{File, files, sources};

fn shipped() -> Vec<File> {
    sources(&[".rs"]).into_iter().filter(|file| file.path.starts_with("crates/")).collect()
}

/// Our own scripts; the others are compared with the reviewed versions (assets/tests.rs).
fn scripts() -> Vec<File> {
    let all = files(&["crates"], &[".js"]).into_iter();
    let own: Vec<File> =
        all.filter(|file| file.path.contains("/static/") && !file.path.contains(".min.")).collect();
    assert!(own.len() > 3, "only {} scripts found", own.len());
    own
}

fn found(files: &[File], fault: impl Fn(&str) -> bool) -> Vec<String> {
    let lines =
        files.iter().flat_map(|file| file.text.lines().enumerate().map(move |(n, line)| (file, n, line)));
    let faulty = lines.filter(|(_, _, line)| fault(line));
    faulty.map(|(file, n, line)| format!("{}:{}: {}", file.path, n + 1, line.trim())).collect()
}

/// A script that makes markup or code from text, or uses a property whose name it does not spell out.
fn is_risky(line: &str) -> bool {
    let words = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "__proto__",
    ];
    let assigns = line.contains("] = ")
        && !line.trim_start().starts_with("const [")
        && !line.trim_start().starts_with("let [");
    words.iter().any(|word| line.contains(word)) || assigns
}

#[test]
fn no_script_makes_markup_or_a_property_of_a_name() {
    none("text stays text, and a property's name stands in the script", found(&scripts(), is_risky));
    assert!(is_risky("box.innerHTML = name;") && is_risky("  known[name] = value;"));
    assert!(!is_risky("const [, slug] = parts;"));
}

/// The one cookie that a script sets; its page is served by HTTPS only, as every page is.
const COLOURS: &str =
    "document.cookie = `__Host-theme=${root.dataset.theme}; Path=/; Secure; SameSite=Lax; Max-Age=31536000`;";

/// The two settings that our scripts store in the browser: that keyboard shortcuts are off, and the colours.
fn is_kept(line: &str) -> bool {
    let stores =
        ["sessionStorage", "indexedDB", "caches.", "openDatabase"].iter().any(|word| line.contains(word));
    let local = line.contains("localStorage")
        && !line.contains("localStorage.getItem('keys')")
        && !line.contains("localStorage.setItem('keys', ");
    let cookie = line.contains("document.cookie") && !line.contains(COLOURS);
    stores || local || cookie
}

#[test]
fn a_browser_keeps_no_data_of_a_shop() {
    none("a browser's storage holds no data: it goes to the server", found(&scripts(), is_kept));
    assert!(is_kept("localStorage.setItem('bill', lines);") && is_kept("sessionStorage.x = 1"));
    let talks = |line: &str| {
        ["postMessage", "WebSocket", "RTCPeer", "EventSource"].iter().any(|word| line.contains(word))
    };
    none(
        "no messages between windows, no sockets: asvs.toml says they do not apply",
        found(&scripts(), talks),
    );
}

/// The arguments of `with_cookie`, each with the line that gives the cookie its name.
const COOKIES: [(&str, &str); 8] = [
    ("VISITOR", "const VISITOR: &str = \"__Host-visitor\";"),
    ("OPENING", "const OPENING: &str = \"__Host-opening\";"),
    ("HALF", "const HALF: &str = \"__Host-half\";"),
    ("NEW", "const NEW: &str = \"__Host-new\";"),
    ("JOINING", "const JOINING: &str = \"__Host-joining\";"),
    ("DEVICE", "const DEVICE: &str = \"__Host-device\";"),
    ("session_cookie(", "format!(\"__Host-s-{slug}\")"),
    ("till_cookie(", "format!(\"__Host-till-{slug}\")"),
];

#[test]
fn every_cookie_is_bound_to_this_site() {
    let door =
        shipped().into_iter().find(|file| file.path == "crates/web/src/cookies.rs").expect("the cookies");
    let form = "\"{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}\"";
    assert_eq!(door.text.matches(form).count(), 1, "one way to set a cookie");
    let setting = |file: &&File| {
        file.shipped().contains("SET_COOKIE") || file.shipped_text().to_lowercase().contains("\"set-cookie\"")
    };
    let all = shipped();
    let others = all.iter().filter(setting).map(|file| file.path.clone());
    // The checks look for cookies, and so does what compresses answers.
    let readers = ["crates/web/src/cookies.rs", "crates/web/src/compression.rs"];
    let others =
        others.filter(|path| !readers.contains(&path.as_str()) && !path.starts_with("crates/assurance/src/"));
    none("cookies are set by cookies::with_cookie alone", others.collect());
    let odd = found(&scripts(), |line| line.contains("document.cookie") && line.trim() != COLOURS);
    none("a script sets no cookie but that of the colours", odd);
    let read = all.iter().find(|file| file.path == "crates/web/src/cookies.rs").expect("the cookies");
    assert!(read.text.contains("find(headers, \"__Host-theme\")"), "the cookie that is set is read");
    // Every argument of `with_cookie` is in the list, and each listed line exists.
    let calls = found(&all, |line| line.contains("with_cookie(") && !line.contains("fn with_cookie("));
    let unknown = calls.into_iter().filter(|call| COOKIES.iter().all(|(name, _)| !call.contains(name)));
    none(
        "a cookie's name begins with __Host-; put it on the list in tests/program/asvs/browser.rs",
        unknown.collect(),
    );
    for (name, text) in COOKIES {
        let is_set = all.iter().any(|file| file.text.contains(text));
        assert!(is_set && text.contains("\"__Host-"), "{name}: {text}");
    }
}

#[test]
fn no_answer_invites_another_origin() {
    let all = shipped();
    let inviting =
        all.iter().filter(|file| file.shipped_text().to_lowercase().contains("access-control-allow"));
    none("no answer is for another origin", inviting.map(|file| file.path.clone()).collect());
}

/// Content types of text without a charset.
fn unlettered(file: &File) -> Vec<String> {
    let text = file.shipped_text();
    let quoted = text.split('"').skip(1).step_by(2);
    let kinds =
        quoted.filter(|it| it.starts_with("text/") || it.contains("+xml") || *it == "application/xml");
    kinds.filter(|it| !it.contains("charset=utf-8")).map(|it| format!("{}: {it}", file.path)).collect()
}

#[test]
fn every_answer_of_text_says_its_letters() {
    // The checks send and compare such strings, and a returned mail has such parts; in an evidence pack they describe files and are no answer's
    // type.
    let others = [
        "crates/assurance/src/probes/",
        "crates/assurance/src/exports/pack.rs",
        "crates/mail/src/returns/",
        "crates/web/src/compression.rs",
    ];
    let answering = shipped().into_iter().filter(|file| !others.iter().any(|it| file.path.starts_with(it)));
    none("text says that it is UTF-8", answering.collect::<Vec<_>>().iter().flat_map(unlettered).collect());
    let planted = File::new(
        "crates/x/src/y.rs",
        "//! x\nconst A: &str = \"text/plain\";\nconst B: &str = \"text/css; charset=utf-8\";\n",
    );
    assert_eq!(unlettered(&planted), ["crates/x/src/y.rs: text/plain"]);
}

/// Where an answer is a file, and how its name is made. An attachment gets its name in `kept_response`.
const FILES: [(&str, &str); 18] = [
    ("crates/make/src/equipment/paper.rs", "Body::Kept(paper.media_type, paper.name, paper.bytes)"),
    // A picture has no name.
    ("crates/make/src/recipes/photos.rs", "Answer::Picture(photo.media_type, photo.bytes)"),
    ("crates/make/src/equipment/page.rs", "Body::Kept(\"text/csv; charset=utf-8\", name, text.into_bytes())"),
    ("crates/make/src/labels/page.rs", "!it.is_ascii_alphanumeric()"),
    ("crates/make/src/batch_record.rs", "batch.replace(|c: char| !c.is_ascii_alphanumeric(), \"-\")"),
    ("crates/web/src/responses.rs", "if c.is_ascii_alphanumeric() || \".-_\".contains(c) { c } else { '_' }"),
    ("crates/admin/src/audit/export.rs", "format!(\"audit-{}-{name}.jsonl\", cx.tx.workspace.slug)"),
    ("crates/admin/src/exports/page.rs", "format!(\"{}{day}.{ending}\", cx.tx.workspace.slug)"),
    ("crates/obligations/src/retention/books_page.rs", "format!(\"books-{}-{piece}.json\", books.year)"),
    ("crates/obligations/src/requests/page.rs", "format!(\"{}.json\", held.case)"),
    ("crates/obligations/src/requests/receipt.rs", "format!(\"{}-receipt.jsonl\", shown.case)"),
    ("crates/obligations/src/reviews/page.rs", "format!(\"{}.csv\", review.line.case)"),
    // The answer leaves out every other sign of the name that somebody gave the file.
    (
        "crates/obligations/src/incidents/work.rs",
        "Body::Kept(\"application/octet-stream\", piece.name, piece.bytes)",
    ),
    ("crates/sell/src/invoices/pdf.rs", "number.replace(|c: char| !c.is_ascii_alphanumeric(), \"-\")"),
    ("crates/steelyard/src/find.rs", "\"found.json\".to_owned()"),
    ("crates/ledger/src/printers/page.rs", "format!(\"print-{}.pdf\", it.print)"),
    ("crates/web/src/sheet.rs", "format!(\"{name}-{}.csv\", cx.tx.today())"),
    ("crates/assurance/src/downloads.rs", "Export::ALL.into_iter().find(|it| it.name() == file)"),
];

#[test]
fn a_file_that_is_given_away_has_a_name_of_plain_signs() {
    let all = shipped();
    for (path, named) in FILES {
        let file = all.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("{path} is not there"));
        assert!(file.text.contains(named), "{path}: a file's name is made of plain signs: {named}");
    }
    let ways = ["Body::File(", "Body::Kept(", "Body::Stream(", "::Picture(", "as_file("];
    let giving = |file: &&File| ways.iter().any(|word| file.shipped().contains(word));
    let others = all.iter().filter(giving).map(|file| file.path.clone());
    let others = others.filter(|path| FILES.iter().all(|(known, _)| known != path));
    none("say in tests/program/asvs/browser.rs what this file's name is made of", others.collect());
    // Attachments are downloaded and never shown; nothing in them runs, and nothing in a picture.
    let site = all.iter().find(|file| file.path == "crates/web/src/responses.rs").expect("the answers");
    for (function, said) in [
        ("kept_response", "attachment; filename"),
        ("kept_response", "in_sandbox(kind, bytes)"),
        ("drawn_response", "in_sandbox(kind, bytes)"),
        ("in_sandbox", "default-src 'none'; frame-ancestors 'none'; sandbox"),
    ] {
        let (_, rest) = site.text.split_once(&format!("fn {function}(")).expect("how it is answered");
        let body = rest.split("\n}\n").next().unwrap_or_default();
        assert!(body.contains(said), "{said}: {body}");
    }
}

/// A password field that shows its text, or stops a password manager.
fn is_bare(line: &str) -> bool {
    let asks = line.contains("field(form, \"password\"")
        || line.contains(", \"Password\"")
        || line.contains("type=\"password\"");
    let hidden = line.contains("kind=\"password\"") || line.contains("type=\"password\"");
    let is_pin = line.contains("PIN") || line.contains("\"pin\"");
    let managed =
        is_pin || line.contains("auto=\"current-password\"") || line.contains("auto=\"new-password\"");
    asks && !(hidden && managed)
}

#[test]
fn passwords_are_hidden_and_may_be_pasted() {
    let templates = files(&["crates"], &[".html"]);
    let asking = templates.iter().filter(|file| file.text.contains("kind=\"password\"")).count();
    assert!(asking >= 6, "only {asking} pages ask for a password");
    none("a password is hidden, and a manager may fill it in", found(&templates, is_bare));
    assert!(is_bare("{{ ui::field(form, \"password\", \"Password\", kind=\"text\") }}"));
    none(
        "nothing keeps anybody from pasting",
        found(&scripts(), |line| line.contains("'paste'") || line.contains("onpaste")),
    );
}
