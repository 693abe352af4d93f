//! `/trust`: ten plain sentences and whether each is so, then every promise by area and state.
//! Invariant: broken promises are shown before the list, whatever the reader filters for.

use super::tone;
use crate::results::{Found, Line};
use crate::state::{MissingWord, PromiseStatus};
use crate::themes::{THEMES, Theme, ThemeLine, theme_lines};
use askama::Template;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{Response, StatusCode};
use platform::error::{Error, Result};
use platform::worries::Worry;
use web::asked::Asked;
use web::cookies::theme;
use web::responses::html_response;
use web::site::{About, Site};
use web::view::Chrome;

/// The states that a reader may filter for: the word in the address, and the word on the page.
const STATES: [(&str, &str); 5] = [
    ("kept", "Proved"),
    ("vouched", "Vouched for"),
    ("unvouched", "Not vouched for"),
    ("unknown", "Not checked yet"),
    ("broken", "Not kept"),
];

/// The state of a promise in a word.
pub(crate) fn word(line: &Line) -> &'static str {
    match (line.standing, line.missing_word) {
        (_, Some(MissingWord::NotYet)) => "Not vouched for yet",
        (_, Some(MissingWord::NoLonger)) => "No longer vouched for",
        (PromiseStatus::Proved, None) if line.is_unneeded => "Never needed yet",
        (PromiseStatus::Proved, None) => "Proved",
        (PromiseStatus::Attested, None) => "Vouched for",
        (PromiseStatus::Unknown, None) => "Not checked yet",
        (PromiseStatus::Failed, None) => "Not kept",
        (PromiseStatus::Overdue, None) => "Not checked in time",
    }
}

/// The state that a reader filters for and that is counted.
fn state_of(line: &Line) -> &'static str {
    match (line.standing, line.missing_word) {
        (_, Some(_)) => "unvouched",
        (PromiseStatus::Proved, None) => "kept",
        (PromiseStatus::Attested, None) => "vouched",
        (PromiseStatus::Unknown, None) => "unknown",
        (PromiseStatus::Failed | PromiseStatus::Overdue, None) => "broken",
    }
}

/// The fault of an instance that checks nothing by itself: its name, and its meaning with the remedy.
pub const CHECKS_ARE_OFF: &str = "Checks are switched off";
pub const OFF_MEANS: &str = "No promise is checked by itself on this instance ([trust] first_round = \"off\"), so none counts as \
                             kept before `steelyard trust run`. Remove the setting, and start again.";

/// What a reader filters for. None: everything.
#[derive(Debug, Default, Clone, Copy)]
struct Filter {
    area: Option<&'static Theme>,
    state: Option<&'static str>,
}

impl Filter {
    /// The filter of an address's query. A value that is not one of ours filters nothing.
    fn of(query: &str) -> Filter {
        let value = |name: &str| {
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.filter(|(found, _)| *found == name).map(|(_, value)| value).next().unwrap_or_default()
        };
        let (area, state) = (value("area"), value("state"));
        Filter {
            area: THEMES.iter().find(|theme| theme.id == area),
            state: STATES.iter().map(|(id, _)| *id).find(|id| *id == state),
        }
    }

    fn is_set(&self) -> bool {
        self.area.is_some() || self.state.is_some()
    }

    fn is_area(&self, id: &str) -> bool {
        self.area.is_some_and(|theme| theme.id == id)
    }

    fn is_state(&self, id: &str) -> bool {
        self.state == Some(id)
    }

    fn wants(&self, line: &Line) -> bool {
        let state = state_of(line);
        self.area.is_none_or(|theme| theme.has(line.id)) && self.state.is_none_or(|id| id == state)
    }
}

#[derive(Template)]
#[template(path = "trust.html")]
struct TrustPage<'a> {
    chrome: Chrome,
    about: &'a About,
    lines: &'a [Line],
    themes: Vec<ThemeLine>,
    filter: Filter,
    /// The promises that the reader filters for, by area; areas without one are left out.
    areas: Vec<(&'static Theme, Vec<&'a Line>)>,
    broken: Vec<&'a Line>,
    /// Those that a check finds broken because no person vouches for them.
    unvouched: Vec<&'a Line>,
    worries: Vec<Worry>,
}

impl TrustPage<'_> {
    /// The first line: the most important fact for a hasty reader.
    fn headline(&self) -> &'static str {
        match ["broken", "unknown", "unvouched", "kept"].map(|state| self.many(state)) {
            [0, 0, 0, _] => "Everything that is promised here is kept.",
            // Then nothing shows that a promise is not broken.
            [0, _, _, 0] => "No promise is checked yet.",
            [0, _, 0, _] => "No promise is broken. Some are not checked yet.",
            [0, 0, _, _] => "No promise is broken. Some are not vouched for.",
            [0, ..] => "No promise is broken. Some are not checked yet, and some not vouched for.",
            [1, ..] => "One promise is not kept.",
            _ => "{count} promises are not kept.",
        }
    }

    /// How many promises have this state.
    fn many(&self, state: &str) -> usize {
        self.lines.iter().filter(|line| state_of(line) == state).count()
    }

    /// The areas that a reader may filter for.
    fn every_area(&self) -> &'static [Theme] {
        &THEMES
    }

    /// The states that a reader may filter for.
    fn every_state(&self) -> [(&'static str, &'static str); 5] {
        STATES
    }
}

pub(super) fn html(site: &Site, asked: &Asked, request: &Request, found: &Found) -> Result<Response<Body>> {
    let lines = found.lines(asked.now);
    let filter = Filter::of(request.uri().query().unwrap_or_default());
    let mut chrome = Chrome::bare("What is promised, and whether it is kept", &asked.nonce, "", asked.now);
    chrome.theme = theme(request.headers());
    let page = TrustPage {
        chrome,
        about: &site.about,
        lines: &lines,
        themes: theme_lines(&lines, found, asked.now),
        filter,
        areas: areas(&lines, filter),
        broken: broken_lines(&lines, false),
        unvouched: broken_lines(&lines, true),
        worries: site.platform.worries.all(),
    };
    Ok(html_response(page.render().map_err(Error::internal)?, StatusCode::OK))
}

/// The broken lines: those that a word would keep, or the others.
fn broken_lines(lines: &[Line], asks_word: bool) -> Vec<&Line> {
    lines.iter().filter(|line| line.is_broken() && line.missing_word.is_some() == asks_word).collect()
}

fn areas(lines: &[Line], filter: Filter) -> Vec<(&'static Theme, Vec<&Line>)> {
    let of = |theme: &'static Theme| {
        let its = lines.iter().filter(|line| theme.has(line.id) && filter.wants(line));
        (theme, its.collect::<Vec<_>>())
    };
    THEMES.iter().map(of).filter(|(_, its)| !its.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exports::tests::line;
    use kernel::day::Instant;

    fn page_of(lines: &[Line], query: &str, worries: Vec<Worry>) -> String {
        let filter = Filter::of(query);
        let found = Found::nothing(Instant::UNIX_EPOCH);
        let page = TrustPage {
            chrome: Chrome::bare("Promises", "n", "", Instant::UNIX_EPOCH),
            about: &About::default(),
            lines,
            themes: theme_lines(lines, &found, Instant::UNIX_EPOCH),
            filter,
            areas: areas(lines, filter),
            broken: broken_lines(lines, false),
            unvouched: broken_lines(lines, true),
            worries,
        };
        page.render().expect("drawn")
    }

    fn each() -> Vec<Line> {
        vec![
            line("tls-min", "product", PromiseStatus::Proved, "Held."),
            line("csrf", "product", PromiseStatus::Failed, "A <form> of another site was taken."),
            line("replication", "product", PromiseStatus::Unknown, "Missing: a <second> place."),
            line("data-region", "operator", PromiseStatus::Attested, "Sydney"),
        ]
    }

    #[test]
    fn ten_sentences_stand_before_the_promises_each_with_its_state() {
        let page = page_of(&each(), "", vec![]);
        let promises = page.find("id=\"promises\"").expect("the list");
        let ten = &page[..promises];
        assert!(THEMES.iter().all(|theme| ten.contains(theme.says)), "{ten}");
        assert_eq!(ten.matches("class=\"ten-line").count(), THEMES.len());
        assert!(
            ten.contains("Not kept since") && ten.contains("Part of it is not checked or vouched for yet"),
            "{ten}"
        );
        assert!(!page.contains("Not known") && page.contains("Not checked yet"), "{page}");
    }

    #[test]
    fn an_unknown_promise_names_what_is_missing_and_nothing_is_markup() {
        let page = page_of(&each(), "", vec![]);
        assert!(page.contains("Missing: a &#60;second&#62; place."), "{page}");
        assert!(!page.contains("<second>") && !page.contains("<form> of"), "{page}");
    }

    #[test]
    fn the_list_is_filtered_by_area_and_state_and_the_broken_stay_above_it() {
        let has = |query: &str, id: &str| page_of(&each(), query, vec![]).contains(&format!("id=\"{id}\""));
        assert!(["tls-min", "csrf", "replication", "data-region"].iter().all(|id| has("", id)));
        assert!(has("area=backups", "replication") && !has("area=backups", "tls-min"));
        assert!(has("area=&state=vouched", "data-region") && !has("state=vouched", "replication"));
        assert!(!has("area=encryption&state=broken", "tls-min"));
        let page = page_of(&each(), "area=encryption", vec![]);
        assert!(page.contains("of another site was taken") && page.contains("selected"), "{page}");
        assert!(page_of(&each(), "state=kept&area=backups", vec![]).contains("No promise is like that"));
        // A value of a stranger is no filter, and is not shown.
        let page = page_of(&each(), "area=%3Cscript%3E&state=<script>alert", vec![]);
        assert!(page.contains("id=\"csrf\"") && !page.contains("alert"), "{page}");
    }

    #[test]
    fn the_headline_counts_what_is_not_kept() {
        let of = |standing| line("csrf", "product", standing, "");
        assert!(
            page_of(&[of(PromiseStatus::Proved)], "", vec![]).contains("<h1>Everything that is promised")
        );
        let some = [of(PromiseStatus::Proved), of(PromiseStatus::Unknown)];
        assert!(page_of(&some, "", vec![]).contains("<h1>No promise is broken. Some are not"));
        let nothing = page_of(&[of(PromiseStatus::Unknown)], "", vec![]);
        assert!(nothing.contains("<h1>No promise is checked yet."), "{nothing}");
        assert!(page_of(&[of(PromiseStatus::Failed)], "", vec![]).contains("<h1>One promise is not kept."));
        let two = [of(PromiseStatus::Failed), of(PromiseStatus::Overdue)];
        assert!(page_of(&two, "", vec![]).contains("<h1>2 promises are not kept."));
    }

    #[test]
    fn what_only_a_person_can_say_is_not_said_to_be_broken_and_what_was_never_needed_says_so() {
        let volume = |standing, missing_word| Line {
            missing_word,
            ..line("encrypt-volume", "operator", standing, "Nothing on the way to it encrypts.")
        };
        let bare = volume(PromiseStatus::Failed, Some(MissingWord::NotYet));
        let region = Line {
            missing_word: Some(MissingWord::NoLonger),
            ..line("data-region", "operator", PromiseStatus::Unknown, "It ran out.")
        };
        let never = Line {
            is_unneeded: true,
            ..line("breach-notice", "product", PromiseStatus::Proved, "Never needed yet.")
        };
        let words: Vec<&str> = [&bare, &region, &never].into_iter().map(word).collect();
        assert_eq!(words, ["Not vouched for yet", "No longer vouched for", "Never needed yet"]);
        let page = page_of(&[bare, region, never], "state=unvouched", vec![]);
        assert!(page.contains("<h1>No promise is broken. Some are not vouched for."), "{page}");
        assert!(
            page.contains("1 proved, 0 vouched for, 2 not vouched for, 0 not checked yet, 0 not kept."),
            "{page}"
        );
        assert!(page.contains("<h2 id=\"h-v\" class=\"big\">Not vouched for</h2>"), "{page}");
        assert!(!page.contains("id=\"h-f\""), "{page}");
        assert!(page.contains("id=\"encrypt-volume\"") && !page.contains("id=\"breach-notice\""), "{page}");
        let seen = page_of(&[volume(PromiseStatus::Failed, None)], "", vec![]);
        assert!(seen.contains("<h1>One promise is not kept.") && seen.contains("id=\"h-f\""), "{seen}");
    }

    #[test]
    fn the_page_leads_to_the_other_public_pages() {
        let page = page_of(&[], "", vec![]);
        let more = page.split("More about safety here").nth(1).expect("the links");
        for path in [
            "/trust/policy",
            "/trust/suppliers",
            "/trust/incidents",
            "/security/report",
            "/security/rules",
            "/security/credits",
        ] {
            assert!(more.contains(&format!("<a class=\"btn\" href=\"{path}\">")), "{path}");
        }
    }

    #[test]
    fn what_is_to_be_mended_stands_in_red_above_the_promises() {
        let (title, says) = ("Disk of the data".into(), "It has <little> room.".into());
        let page = page_of(&[], "", vec![Worry { title, says, since: Instant::UNIX_EPOCH }]);
        let (red, promises) = (page.find("<div class=\"note bad\">"), page.find("id=\"promises\""));
        assert!(red.is_some() && red < promises && page.contains("Disk of the data"), "{page}");
        assert!(!page.contains("<little>") && !page_of(&[], "", vec![]).contains("note bad"));
    }
}
