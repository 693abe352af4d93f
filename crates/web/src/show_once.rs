//! The page that shows a secret of an answer (an invitation's link, a token) the one time it can be shown.
//! Invariant: the secret is in the answer to the form's own post, never in an address, a log or a table.

use crate::asked::Asked;
use crate::view::{Chrome, Theme};
use askama::Template;
use serde_json::Value;

#[derive(Template)]
#[template(path = "once.html")]
struct OncePage {
    chrome: Chrome,
    /// Empty where the answer is that of a retry, which contains no secret.
    secret: String,
    words: Words,
    rows: usize,
    /// Why no mail contains it; empty where one does, or nothing is mailed.
    unmailed: String,
    /// The page where that can be changed; may be empty.
    mend: String,
    back: String,
}

/// What the page says of a secret.
#[derive(Clone, Copy)]
struct Words {
    title: &'static str,
    lede: &'static str,
    /// The label of the box.
    label: &'static str,
    /// The way on.
    on: &'static str,
    /// The name of the file that it is saved as.
    file: &'static str,
}

const ANY: Words = Words {
    title: "Copy this now",
    lede: "It is shown this once and kept nowhere. Keep it where only the person or program it is for can find it.",
    label: "To copy",
    on: "Done, go back",
    file: "steelyard.txt",
};
const RECOVERY_CODES: Words = Words {
    title: "Your recovery codes",
    lede: "Each code signs you in once if your phone or passkey is lost. They are shown this once and kept nowhere: print them, \
           or save them where only you can find them.",
    label: "Recovery codes",
    on: "Go on",
    file: "steelyard-recovery-codes.txt",
};

impl Words {
    /// The words for a field of an answer.
    fn of(name: &str) -> Words {
        if name == "recovery_codes" { RECOVERY_CODES } else { ANY }
    }
}

/// The page for the field `name` of an answer; a link of ours is shown with the name it is served under.
pub(crate) fn page(asked: &Asked, theme: Theme, name: &str, answer: &str, back: &str) -> String {
    let answer: Value = serde_json::from_str(answer).unwrap_or_default();
    let secret = match &answer[name] {
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        one => whole(one.as_str().unwrap_or_default(), &asked.host),
    };
    let words = Words::of(name);
    let mut chrome = Chrome::bare(words.title, &asked.nonce, "", asked.now);
    chrome.theme = theme;
    let rows = secret.lines().count().max(4);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let (unmailed, mend) = (text(&answer["not_mailed"]["says"]), text(&answer["not_mailed"]["page"]));
    OncePage { chrome, secret, words, rows, unmailed, mend, back: back.to_owned() }
        .render()
        .unwrap_or_default()
}

fn whole(secret: &str, host: &str) -> String {
    if secret.starts_with('/') { format!("https://{host}{secret}") } else { secret.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(secret: &str) -> String {
        page_of(secret, "link")
    }

    fn page_of(secret: &str, name: &str) -> String {
        let chrome = Chrome::bare(Words::of(name).title, "n", "", jiff::Timestamp::UNIX_EPOCH);
        let (unmailed, mend) = ("Not mailed: <b>".to_owned(), "/w/shop/account".to_owned());
        let back = "/w/shop/team?done=1".to_owned();
        OncePage { chrome, secret: secret.into(), words: Words::of(name), rows: 4, unmailed, mend, back }
            .render()
            .expect("drawn")
    }

    #[test]
    fn a_link_that_no_mail_carries_says_why_and_where_to_mend_it() {
        let page = drawn("steelyard_x");
        assert!(
            page.contains("Not mailed: &#60;b&#62;") && page.contains("href=\"/w/shop/account\""),
            "{page}"
        );
    }

    #[test]
    fn a_link_is_shown_whole_and_a_token_as_it_is() {
        assert_eq!(
            whole("/join/steelyard_x", "shop.example:8443"),
            "https://shop.example:8443/join/steelyard_x"
        );
        assert_eq!(whole("steelyard_x", "shop.example"), "steelyard_x");
    }

    #[test]
    fn a_secret_is_shown_with_the_way_back() {
        let page = drawn("steelyard_x<script>");
        assert!(page.contains("steelyard_x&#60;script&#62;"), "{page}");
        assert!(page.contains("href=\"/w/shop/team?done=1\""), "{page}");
    }

    #[test]
    fn recovery_codes_are_called_so_and_any_other_secret_keeps_its_words() {
        let codes = page_of("abcd-efgh\nijkl-mnop", "recovery_codes");
        for words in
            ["Your recovery codes", "signs you in once", "Go on", "steelyard-recovery-codes.txt", "data-copy"]
        {
            assert!(codes.contains(words), "{words}");
        }
        assert!(!codes.contains("Copy this now") && !codes.contains("Done, go back"));
        let link = drawn("steelyard_x");
        assert!(link.contains("Copy this now") && link.contains("To copy") && link.contains("Done, go back"));
    }

    #[test]
    fn a_second_send_says_that_it_was_shown() {
        assert!(drawn("").contains("It was shown once already"));
    }
}
