//! The stylesheets as they are served: the files of `static/css`, joined in order and without comments and spare
//! whitespace.
//! Invariant: within a layer a later file wins, so the order here is part of how a page looks.

/// The files of one sheet, each by its path below `static/css` with its content.
pub(super) type Parts = &'static [(&'static str, &'static str)];

macro_rules! parts {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../static/css/", $path)))),*]
    };
}

/// Every sheet, by the name that templates ask for.
pub(super) const SHEETS: &[(&str, Parts)] =
    &[("steelyard.css", WORKSPACE), ("public.css", PUBLIC), ("paper.css", PAPER)];

/// How every page looks.
const WORKSPACE: Parts = parts![
    "layers.css",
    "reset.css",
    "tokens/fonts.css",
    "tokens/colours.css",
    "tokens/scale.css",
    "base/document.css",
    "base/text.css",
    "layout/app.css",
    "layout/flow.css",
    "components/rail.css",
    "components/tabs.css",
    "components/top.css",
    "components/head.css",
    "components/card.css",
    "components/button.css",
    "components/tag.css",
    "components/note.css",
    "components/beam.css",
    "components/figure.css",
    "components/table.css",
    "components/form.css",
    "components/field.css",
    "components/choice.css",
    "components/pad.css",
    "components/todo.css",
    "components/pairs.css",
    "components/timeline.css",
    "components/empty.css",
    "components/toast.css",
    "components/dialog.css",
    "components/spark.css",
    "components/chart.css",
    "components/seal.css",
    "components/switches.css",
    "pages/adjustments.css",
    "pages/yard.css",
    "pages/papers.css",
    "pages/sign-in.css",
    "pages/rates.css",
    "pages/home.css",
    "pages/fold.css",
    "pages/listbar.css",
    "pages/counter.css",
    "pages/tender.css",
    "pages/ageing.css",
    "pages/recipe.css",
    "pages/batch.css",
    "pages/reading.css",
    "pages/rows.css",
    "pages/side-by-side.css",
    "pages/trace.css",
    "pages/equipment.css",
    "pages/silo.css",
    "pages/filters.css",
    "pages/sheet.css",
    "pages/audit.css",
    "pages/permissions.css",
    "pages/calendar.css",
    "pages/forced-colours.css",
    "print.css",
    "steps.css",
];

/// What the public pages have and the workspace's have not; it comes after the sheet of every page, in its layers.
const PUBLIC: Parts = parts!["public/frame.css", "public/hero.css", "public/promises.css",];

/// What a paper on the screen and on paper has besides.
const PAPER: Parts = parts!["pages/printed-bill.css"];

/// The mark in a sheet where the classes of [`steps`] go.
const STEPS: &str = "/* steps */";

/// The files of a sheet one after another, with the steps written out.
pub(super) fn join(parts: Parts) -> String {
    let text: String = parts.iter().map(|(_, text)| *text).collect();
    text.replace(STEPS, &steps())
}

/// `.at-0{--at:0} … .to-100{--to:100}`: positions on a beam, because the policy forbids a style attribute.
fn steps() -> String {
    let one = |kind: &str, n: u8| format!(".{kind}-{n}{{--{kind}:{n}}}");
    ["at", "from", "to"].iter().flat_map(|kind| (0..=100).map(move |n| one(kind, n))).collect()
}

/// The sheet without comments and without whitespace that has no meaning. Quoted text stays as it is.
///
/// A comment counts as whitespace, so it belongs between rules and never inside a selector.
pub(super) fn compact(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    let mut is_apart = false;
    while let Some(sign) = rest.chars().next() {
        let (token, after) = rest.split_at(token_length(rest, sign));
        rest = after;
        if sign.is_whitespace() || token.starts_with("/*") {
            is_apart = true;
            continue;
        }
        if sign == '}' && out.ends_with(';') {
            out.pop();
        }
        if is_apart && out.chars().next_back().is_some_and(|before| needs_space(before, sign)) {
            out.push(' ');
        }
        out.push_str(token);
        is_apart = false;
    }
    out
}

/// The bytes of the comment, the quoted text or the single character at the beginning of `rest`.
fn token_length(rest: &str, sign: char) -> usize {
    match sign {
        '/' if rest.starts_with("/*") => rest[2..].find("*/").map_or(rest.len(), |at| at + 4),
        '"' | '\'' => quoted_length(rest, sign),
        _ => sign.len_utf8(),
    }
}

/// The bytes of the quoted text at the beginning of `rest`, with both marks. A backslash escapes one character.
fn quoted_length(rest: &str, mark: char) -> usize {
    let mut is_escaped = false;
    for (at, sign) in rest.char_indices().skip(1) {
        if sign == mark && !is_escaped {
            return at + 1;
        }
        is_escaped = sign == '\\' && !is_escaped;
    }
    rest.len()
}

/// Whether whitespace between these two characters has a meaning. It has one around `+`, `-` and `*` in `calc`,
/// before `:` and `(`, and between the words of a value.
fn needs_space(before: char, after: char) -> bool {
    !matches!(before, '{' | '}' | ';' | ',' | ':' | '>' | '(')
        && !matches!(after, '{' | '}' | ';' | ',' | '>' | ')')
}
