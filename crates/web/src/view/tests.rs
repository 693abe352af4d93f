//! The shell rendered from samples, empty, full and hostile, and every template of the
//! workspace read for mistakes.
//! Invariant: the policy of a page and the content of the page agree.

use super::*;
use askama::Template;
use std::path::{Path, PathBuf};

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layout.html" %}{% import "macros.html" as ui %}{% block main %}
{% call ui::head("New bill", lede="Draft") %}{% endcall %}
{% call ui::form("/sell/bill", form) %}{{ ui::money(form, "rate", "Rate", hint="per gram") }}
{{ ui::field(form, "password", "Password", kind="password", value="never") }}
{{ ui::check(form, "tell", "Tell the customer", value="yes") }}
{{ ui::select(form, "side", "Side", [("buy", "Buying"), ("sell", "Selling")], value="sell") }}
{% call ui::actions() %}{{ ui::go("Publish", key="F9") }}{% endcall %}{% endcall %}
{{ ui::search("/items", "", "Find", "rows") }}{{ ui::beam(beam) }}{{ ui::pager("/items?after=1") }}{% endblock %}"#
)]
struct Sample {
    chrome: Chrome,
    form: FormState,
    beam: Beam,
}

#[derive(Template)]
#[template(path = "error.html")]
struct Failure<'a> {
    chrome: Chrome,
    heading: &'a str,
    happened: &'a str,
    remedy: &'a str,
    reference: &'a str,
    back_href: &'a str,
    back_label: &'a str,
}

const HOSTILE: &str = "<script>alert('x')</script>\"";

fn chrome(words: &str) -> Chrome {
    let item = |href: &str, tab| NavItem {
        href: href.into(),
        label: words.into(),
        icon: "bill",
        count: 3,
        keys: "n b",
        tab,
        ..NavItem::default()
    };
    let mut chrome = Chrome::bare(words.to_owned(), "bm9uY2U", "token", Timestamp::UNIX_EPOCH);
    chrome.workspace = Some(WorkspaceChrome {
        name: words.into(),
        place: words.into(),
        slug: "sona".into(),
        switch: "/workspaces".into(),
    });
    chrome.person = Some(PersonChrome { name: words.into(), role: "Cashier".into(), href: "/me".into() });
    chrome.nav =
        vec![NavGroup { title: words.into(), items: vec![item("/bill", "Sell"), item("/items", "")] }];
    chrome.foot = vec![words.into()];
    chrome.flash = Some(Flash {
        tone: Tone::Ok,
        text: words.into(),
        undo: Some(Undo {
            action: "/undo".into(),
            key: "u1".into(),
            fields: vec![("id".into(), words.into())],
        }),
    });
    chrome.manner.currency = "INR".into();
    chrome
}

fn sample(chrome: Chrome, form: FormState) -> String {
    let beam = Beam::share(62, 100, "62 of 100").scaled(["0".into(), "100".into()]);
    Sample { chrome, form, beam }.render().unwrap()
}

fn fresh() -> FormState {
    FormState::new("key-1").with("_version", "7")
}

#[test]
fn the_policy_is_the_one_of_the_design() {
    assert_eq!(
        csp("R"),
        "default-src 'none'; script-src 'self' 'nonce-R'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; worker-src 'self'; \
         manifest-src 'self'; require-trusted-types-for 'script'; trusted-types htmx steelyard; report-uri /csp-report"
    );
}

#[test]
fn a_script_tag_in_a_name_is_shown_and_not_run() {
    let refused = FormState::refused(
        vec![("rate".into(), HOSTILE.into())],
        vec![("rate".into(), HOSTILE.into()), (String::new(), HOSTILE.into())],
    );
    let page = sample(chrome(HOSTILE), refused);
    assert!(!page.contains("<script>alert"));
    assert!(!page.contains(")</script>\""));
    assert_eq!(page.matches("<script").count(), 3, "only our own three");
}

#[test]
fn each_page_ends_with_the_addresses_of_the_operator() {
    let both = Contacts { security: "security@shop.example".into(), support: "help@shop.example".into() };
    let mut shell = chrome("Sona");
    shell.contacts = Arc::new(both);
    let bare = |chrome| {
        let (heading, happened, remedy) = ("Nothing here", "Nothing happened.", "Go back.");
        let (reference, back_href, back_label) = ("", "/", "Go back");
        Failure { chrome, heading, happened, remedy, reference, back_href, back_label }.render().unwrap()
    };
    for page in [sample(shell.clone(), fresh()), bare(shell)] {
        assert!(page.contains("help@shop.example") && page.contains("security@shop.example"), "{page}");
    }
    let without = bare(chrome("Sona"));
    assert!(!without.contains("id=\"contacts\"") && !without.contains("mailto:"), "none is set");
}

#[test]
fn nothing_on_a_page_needs_more_than_the_policy_gives() {
    let page = sample(chrome("Sona Rekha Jewellers"), fresh());
    assert!(!page.contains(" style=") && !page.contains("<style"));
    assert!(!page.contains(" onclick=") && !page.contains("javascript:") && !page.contains("hx-on"));
    for tag in page.split('<').filter(|tag| tag.starts_with("script")) {
        assert!(tag.contains("nonce=\"bm9uY2U\"") && tag.contains("src=\"/static/"), "{tag}");
    }
}

#[test]
fn a_form_carries_its_token_its_key_and_its_version() {
    let page = sample(chrome("Sona"), fresh());
    for field in [("_csrf", "token"), ("_key", "key-1"), ("_version", "7")] {
        assert!(page.contains(&format!("name=\"{}\" value=\"{}\"", field.0, field.1)), "{field:?}");
    }
}

#[test]
fn a_refused_form_begins_with_its_faults_each_a_link_to_its_field() {
    let refused = FormState::refused(
        vec![("rate".into(), "12,690".into()), ("password".into(), "secret words".into())],
        vec![("rate".into(), "Above the limit.".into())],
    );
    let mut chrome = chrome("Rates");
    chrome.refused = true;
    let page = sample(chrome, refused);
    assert!(page.contains("<title>Error: Rates"));
    assert!(page.contains("href=\"#f-rate\">Above the limit.</a>"));
    assert!(page.contains("aria-describedby=\"f-rate-hint f-rate-fault\" aria-invalid=\"true\""));
    assert!(page.contains("value=\"12,690\""));
    assert!(!page.contains("secret words") && !page.contains("never"));
}

#[test]
fn a_page_without_workspace_person_or_message_is_still_a_page() {
    let page = sample(Chrome::bare("New", "n", "t", Timestamp::UNIX_EPOCH), FormState::default());
    assert!(page.contains("<title>New · Steelyard</title>"));
    assert!(
        !page.contains("class=\"ws\"") && !page.contains("class=\"me\"") && !page.contains("class=\"toast ")
    );
}

#[test]
fn upi_is_a_way_to_pay_where_rupees_are() {
    let mut chrome = Chrome::sample("x");
    assert!(!chrome.takes_upi(), "an Australian dairy");
    chrome.manner.currency = "INR".into();
    assert!(chrome.takes_upi());
}

#[test]
fn an_arabic_page_runs_from_right_to_left() {
    let mut arabic = chrome("Sona");
    arabic.lang = "ar-AE".into();
    assert!(sample(arabic, fresh()).contains("<html lang=\"ar-AE\" dir=\"rtl\""));
}

#[test]
fn the_theme_is_the_cookie_s_and_else_the_device_s() {
    for (value, attribute) in [
        (Some("dark"), Some("dark")),
        (Some("light"), Some("light")),
        (Some("\"><script>"), None),
        (Some(""), None),
        (None, None),
    ] {
        assert_eq!(Theme::from_cookie(value).attribute(), attribute, "{value:?}");
    }
}

#[test]
fn an_error_page_says_what_to_do_and_gives_a_reference() {
    let failure = Failure {
        chrome: Chrome::bare("Not found", "n", "t", Timestamp::UNIX_EPOCH),
        heading: "This page does not exist",
        happened: "The address leads nowhere in this workspace.",
        remedy: "Nothing was changed.",
        reference: "7KQM-4T2X",
        back_href: "/",
        back_label: "To the first page",
    };
    let page = failure.render().unwrap();
    assert!(page.contains("7KQM-4T2X") && page.contains("To the first page"));
}

#[test]
fn a_page_with_every_kind_of_part_stays_small() {
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(sample(chrome("Sona Rekha Jewellers"), fresh()).as_bytes()).unwrap();
    let size = encoder.finish().unwrap().len();
    assert!(size <= 12 * 1024, "{size} bytes");
}

// ---- reading the templates ----

fn templates() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut found);
    assert!(found.len() >= 5, "the templates were not found");
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("target") {
            collect(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "html") {
            found.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The first argument of each call of `method` that is written as text.
fn literals<'a>(text: &'a str, method: &str) -> Vec<&'a str> {
    text.split(&format!("chrome.{method}(\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// The opening tags of a template, with the template's own marks in them.
fn tags(text: &str) -> Vec<&str> {
    text.split('<').skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag)).collect()
}

#[test]
fn every_icon_and_file_a_template_names_exists() {
    for (path, text) in templates() {
        for name in literals(&text, "icon") {
            assert!(!icon::icon(name).as_str().is_empty(), "{}: icon {name}", path.display());
        }
        for name in literals(&text, "asset") {
            assert!(crate::assets::exists(name), "{}: file {name}", path.display());
        }
    }
}

#[test]
fn every_element_with_an_hx_attribute_carries_the_nonce() {
    for (path, text) in templates() {
        for tag in tags(&text).into_iter().filter(|tag| tag.contains(" hx-")) {
            assert!(tag.contains("hx-nonce=\"{{ chrome.nonce }}\""), "{}: <{tag}>", path.display());
        }
    }
}

#[test]
fn no_template_has_a_style_a_handler_or_a_script_of_its_own() {
    for (path, text) in templates() {
        for word in [" style=\"", "<style", " onclick=", " onsubmit=", " hx-on", " hx-live", "|safe", "js:"] {
            assert!(!text.contains(word), "{} has {word}", path.display());
        }
        for tag in tags(&text).into_iter().filter(|tag| tag.starts_with("script")) {
            assert!(
                tag.contains("nonce=\"{{ chrome.nonce }}\"") && tag.contains("src="),
                "{}: <{tag}>",
                path.display()
            );
        }
    }
}
