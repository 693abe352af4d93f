//! What a browser meets at `/static/`, and the sizes a page may cost.
//! Invariant: the budgets are those of the design, in bytes after gzip.

use super::*;
use axum::http::header::ACCEPT_ENCODING;

fn headers(pairs: &[(axum::http::HeaderName, &str)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect()
}

fn asked(name: &str, pairs: &[(axum::http::HeaderName, &str)]) -> Response {
    answer(ASSETS.get(name).unwrap(), &headers(pairs))
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

fn gzip_size(name: &str) -> usize {
    ASSETS.get(name).unwrap().gzip().unwrap().len()
}

#[test]
fn an_address_carries_the_hash_of_its_content_and_finds_it_again() {
    let url = url("steelyard.css");
    let file = url.strip_prefix("/static/").unwrap();
    assert!(file.starts_with("steelyard.") && file.ends_with(".css"));
    assert_eq!(file.len(), "steelyard..css".len() + HASH_FIGURES);
    assert!(find(file).is_some());
}

#[test]
fn another_hash_a_plain_name_and_a_path_are_not_found() {
    for file in ["steelyard.0000000000000000.css", "steelyard.css", "../Cargo.toml", "", "a.b.c"] {
        assert!(find(file).is_none(), "{file}");
    }
    assert_eq!(url("nonsense.css"), "/static/unknown");
}

#[test]
fn a_file_may_be_kept_for_a_year_and_is_never_sniffed() {
    let response = asked("shell.js", &[]);
    assert_eq!(header(&response, "cache-control"), FOREVER);
    assert_eq!(header(&response, "x-content-type-options"), "nosniff");
    assert_eq!(header(&response, "content-type"), "text/javascript; charset=utf-8");
    assert_eq!(header(&response, "content-encoding"), "");
}

#[test]
fn a_browser_that_takes_gzip_gets_it_under_its_own_tag() {
    let plain = asked("shell.js", &[(ACCEPT_ENCODING, "br, gzip;q=0")]);
    let small = asked("shell.js", &[(ACCEPT_ENCODING, "br, gzip;q=0.8")]);
    assert_eq!(header(&plain, "content-encoding"), "");
    assert_eq!(header(&small, "content-encoding"), "gzip");
    assert_ne!(header(&plain, "etag"), header(&small, "etag"));
}

#[test]
fn a_font_is_not_compressed_twice() {
    let font = asked("plex-latin.woff2", &[(ACCEPT_ENCODING, "gzip")]);
    let gained = ASSETS.get("plex-latin.woff2").unwrap().gzip().is_some();
    assert_eq!(header(&font, "content-type"), "font/woff2");
    assert_eq!(gained, header(&font, "content-encoding") == "gzip");
}

#[test]
fn a_browser_that_has_the_file_is_told_so() {
    let etag = header(&asked("icon.svg", &[]), "etag").to_owned();
    let again = asked("icon.svg", &[(IF_NONE_MATCH, &format!("\"other\", W/{etag}"))]);
    let other = asked("icon.svg", &[(IF_NONE_MATCH, "\"other\"")]);
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(other.status(), StatusCode::OK);
}

#[test]
fn the_stylesheet_names_its_fonts_by_hash_and_has_every_step() {
    let css = std::str::from_utf8(&ASSETS.get("steelyard.css").unwrap().bytes).unwrap();
    assert!(css.contains(&format!("url({})", url("plex-latin.woff2"))));
    assert!(css.contains(&format!("url({})", url("plex-latin-ext.woff2"))));
    assert!(!css.contains("/static/plex-latin.woff2"));
    assert!(css.contains(".at-0{--at:0}") && css.contains(".to-100{--to:100}"));
}

#[test]
fn a_sheet_keeps_what_has_a_meaning_and_loses_the_rest() {
    for (written, served) in [
        ("/* a */\n.b { color: red; }\n", ".b{color:red}"),
        (".a > .b,\n.c :hover { margin: 0 auto !important; }", ".a>.b,.c :hover{margin:0 auto !important}"),
        ("a { width: calc(1px + (2px * -1)); }", "a{width:calc(1px + (2px * -1))}"),
        (
            "@media (x) and (y) {\n  .a + .b ~ c { d: e( 1, 2 ); }\n}",
            "@media (x) and (y){.a + .b ~ c{d:e(1,2)}}",
        ),
        (".a::before { content: \"/* ; } \\\" */\"; }", ".a::before{content:\"/* ; } \\\" */\"}"),
        (".a { b: 'c  d' \"e  f\" auto; }", ".a{b:'c  d' \"e  f\" auto}"),
        ("a { /* one */ b: c; /* two */ }\n/* left open", "a{b:c}"),
        ("@layer a,  b;\n@page c { size: A4; }", "@layer a,b;@page c{size:A4}"),
        ("é { content: \"ü", "é{content:\"ü"),
    ] {
        assert_eq!(stylesheets::compact(written), served, "{written}");
        assert_eq!(stylesheets::compact(served), served, "once is enough: {written}");
    }
}

#[test]
fn every_file_of_styles_is_in_one_sheet() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("static/css");
    let mut there = Vec::new();
    let mut ahead = vec![folder.clone()];
    while let Some(at) = ahead.pop() {
        for entry in std::fs::read_dir(at).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                ahead.push(entry);
            } else {
                there.push(entry.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    there.sort();
    let mut served: Vec<String> = stylesheets::SHEETS
        .iter()
        .flat_map(|(_, parts)| parts.iter().map(|(path, _)| path.to_string()))
        .collect();
    served.sort();
    assert!(there.len() > 50, "only {} files found", there.len());
    assert_eq!(there, served);
}

#[test]
fn a_file_of_styles_is_in_the_layer_of_its_folder() {
    let parts = stylesheets::SHEETS.iter().flat_map(|(_, parts)| parts.iter());
    for (path, text) in parts.filter(|(path, _)| *path != "layers.css") {
        let place = path.split(['/', '.']).next().unwrap();
        let layer = if place == "public" { "pages" } else { place };
        assert_eq!(text.matches("@layer ").count(), 1, "{path}");
        assert!(text.contains(&format!("*/\n@layer {layer} {{\n")), "{path} is not in {layer}");
    }
}

#[test]
fn a_script_imports_another_by_its_hashed_name() {
    let till = std::str::from_utf8(&ASSETS.get("till.js").unwrap().bytes).unwrap();
    assert!(till.contains(&format!("from '{}'", url("shell.js"))));
}

#[test]
fn no_script_needs_what_the_policy_forbids() {
    for name in [
        "shell.js",
        "till.js",
        "camera.js",
        "scale.js",
        "print.js",
        "paper.js",
        "reckon.js",
        "once.js",
        "timer.js",
        "reading.js",
        "count.js",
        "stocktake.js",
    ] {
        let script = std::str::from_utf8(&ASSETS.get(name).unwrap().bytes).unwrap();
        for word in
            ["innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "new Function", "cssText", "'style'"]
        {
            assert!(!script.contains(word), "{name} uses {word}");
        }
    }
}

#[test]
fn the_libraries_are_the_ones_that_were_looked_at() {
    let vendored = include_str!("../../static/VENDORED.md");
    for name in ["htmx.min.js", "hx-csp.min.js"] {
        let digest = Sha256::digest(&ASSETS.get(name).unwrap().bytes);
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(vendored.contains(&hex), "{name} is {hex}");
    }
}

#[test]
fn script_and_style_stay_within_their_budgets() {
    let library = gzip_size("htmx.min.js") + gzip_size("hx-csp.min.js");
    let heaviest = (gzip_size("till.js") + gzip_size("scale.js") + gzip_size("camera.js"))
        .max(gzip_size("reading.js") + gzip_size("timer.js") + gzip_size("camera.js"));
    let script = library + gzip_size("shell.js") + heaviest;
    let style = gzip_size("steelyard.css");
    assert!(script <= 40 * 1024, "script is {script} bytes");
    assert!(style <= 16 * 1024, "style is {style} bytes");
}
