//! Calls of macros in templates: inside the body of a call, the name of an argument means that argument.
//! Invariant: a body names a field of its page by `self.` where the macro has an argument of that name.

use super::none;
use super::source::{File, files};
use std::collections::{BTreeMap, BTreeSet};

/// The arguments of each macro, by the file's path and the macro's name.
type Macros = BTreeMap<(String, String), BTreeSet<String>>;

/// A call whose body is read: the macro's name, its arguments, and the names that the body makes itself.
struct Open {
    called: String,
    arguments: BTreeSet<String>,
    bound: BTreeSet<String>,
}

#[test]
fn the_body_of_a_call_reads_no_argument_of_the_macro() {
    let templates = files(&["crates"], &[".html"]);
    let macros = macros(&templates);
    assert!(macros.len() > 50, "only {} macros found", macros.len());
    none(
        "in the body of a call the name is the macro's argument: the page's field is `self.name`",
        templates.iter().flat_map(|file| shadows(file, &macros)).collect(),
    );
}

/// The macros of all templates.
fn macros(templates: &[File]) -> Macros {
    let of_file = |file: &File| {
        let heads = codes(&file.text).into_iter().filter_map(|(_, code)| {
            let (name, arguments) = code.strip_prefix("macro ")?.split_once('(')?;
            let name_of = |argument: &str| {
                argument.split('=').next().unwrap_or_default().trim_matches([' ', ')']).to_owned()
            };
            let arguments = without_texts(arguments).split(',').map(name_of).collect();
            Some(((file.path.clone(), name.trim().to_owned()), arguments))
        });
        heads.collect::<Vec<_>>()
    };
    templates.iter().flat_map(of_file).collect()
}

/// Names in the bodies of a template's calls that are arguments of the macro, as `file:line: name in macro`.
fn shadows(file: &File, macros: &Macros) -> Vec<String> {
    let mut imports: BTreeMap<String, String> = BTreeMap::new();
    let mut open: Vec<Open> = Vec::new();
    let mut found = Vec::new();
    for (line, code) in codes(&file.text) {
        if let Some((path, alias)) = code.strip_prefix("import ").and_then(|rest| rest.split_once(" as ")) {
            imports.insert(alias.trim().to_owned(), format!("/{}", path.trim().trim_matches('"')));
            continue;
        }
        if code == "endcall" {
            open.pop();
            continue;
        }
        let (said, called) = match code.strip_prefix("call ").and_then(|rest| rest.split_once('(')) {
            // The arguments of a call are outside its own body, and inside those around it.
            Some((called, arguments)) => (arguments, Some(called.trim())),
            None => (code.as_str(), None),
        };
        let binds = bindings(said);
        open.iter_mut().for_each(|call| call.bound.extend(binds.iter().cloned()));
        for name in names(said) {
            let shadowed =
                open.iter().filter(|call| call.arguments.contains(&name) && !call.bound.contains(&name));
            found.extend(shadowed.map(|call| format!("{}:{line}: {name} in {}", file.path, call.called)));
        }
        if let Some(called) = called {
            open.push(call(file, called, &imports, macros));
        }
    }
    found
}

/// A call that begins: `ui::head` of an import, or a macro of the template's own.
fn call(file: &File, called: &str, imports: &BTreeMap<String, String>, macros: &Macros) -> Open {
    let (alias, name) = called.rsplit_once("::").unwrap_or(("", called));
    let is_there = |path: &str| match imports.get(alias) {
        Some(end) => path.ends_with(end.as_str()),
        None => path == file.path,
    };
    let of = macros.iter().find(|((path, known), _)| known == name && is_there(path));
    let arguments = of.map(|(_, arguments)| arguments.clone()).unwrap_or_default();
    Open { called: called.to_owned(), arguments, bound: BTreeSet::new() }
}

/// The expressions and tags of a template, without comments, each with its line.
pub(super) fn codes(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(begins) = text[at..].find('{').map(|it| at + it) {
        let rest = &text[begins..];
        let end = match rest.as_bytes().get(1) {
            Some(b'#') => "#}",
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            _ => {
                at = begins + 1;
                continue;
            }
        };
        let closes = rest.find(end).map_or(text.len(), |it| begins + it);
        if end != "#}" {
            let code =
                text[begins + 2..closes].trim_matches(|sign: char| sign == '-' || sign.is_whitespace());
            found.push((text[..begins].matches('\n').count() + 1, code.to_owned()));
        }
        at = (closes + 2).min(text.len());
    }
    found
}

/// An expression with its texts emptied.
fn without_texts(code: &str) -> String {
    code.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// The names that an expression reads: no member of something, no function, no name of an argument, no text.
fn names(code: &str) -> Vec<String> {
    let outside = without_texts(code);
    let is_part = |sign: char| sign == '_' || sign.is_ascii_alphanumeric();
    let mut found = Vec::new();
    let mut rest = outside.as_str();
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        let length = rest.find(|sign| !is_part(sign)).unwrap_or(rest.len());
        if length == 0 {
            before = first;
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (word, after) = rest.split_at(length);
        let next = after.trim_start();
        let is_name_of_argument = next.starts_with('=') && !next.starts_with("==");
        let is_called = next.starts_with('(') || next.starts_with("::") || next.starts_with('!');
        let is_member = before == '.' || before == ':';
        if word.starts_with(|sign: char| sign.is_ascii_lowercase())
            && !is_member
            && !is_called
            && !is_name_of_argument
        {
            found.push(word.to_owned());
        }
        before = ' ';
        rest = after;
    }
    found
}

/// The names that a tag makes: `for name in`, `let name =`, `if let Some(name) =`.
fn bindings(code: &str) -> BTreeSet<String> {
    let pattern = match code.strip_prefix("for ") {
        Some(rest) => rest.split(" in ").next(),
        None => code.split_once("let ").map(|(_, rest)| rest.split('=').next().unwrap_or_default()),
    };
    // A space after each name: the last of `let name =` is no name of an argument.
    pattern.map(|pattern| names(&format!("{pattern} ")).into_iter().collect()).unwrap_or_default()
}

#[test]
fn a_name_that_the_macro_has_too_is_found() {
    let parts = "{%- macro head(title, here=\"\", is_slim=false) -%}{{ caller() }}{%- endmacro -%}";
    let page = "{% import \"parts.html\" as ui %}\n{{ here }}\n{% call ui::head(title, here=here) %}{# here #}\n\
                <a href=\"{{ here }}/pdf\">{{ self.here }}{{ it.here }}{{ here() }} here</a>{% if here == title %}\n\
                {% for title in titles %}{{ title }}{% endfor %}{% endcall %}{{ here }}\n";
    let files = [File::new("crates/x/src/parts.html", parts), File::new("crates/x/src/page.html", page)];
    let macros = macros(&files);
    assert_eq!(macros[&(files[0].path.clone(), "head".to_owned())].len(), 3, "{macros:?}");
    assert_eq!(
        shadows(&files[1], &macros),
        [
            "crates/x/src/page.html:4: here in ui::head",
            "crates/x/src/page.html:4: here in ui::head",
            "crates/x/src/page.html:4: title in ui::head"
        ]
    );
}
