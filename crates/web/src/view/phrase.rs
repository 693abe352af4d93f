//! Texts of a page in its language.
//! Invariant: a value, and a text that is no constant of the program, is escaped. Only a text that is a constant
//! of the program may contain markup.

use super::Chrome;
use askama::filters::{Html, HtmlSafe, escape};
use catalogue::{Language, Phrase, fill};
use jiff::Timestamp;
use std::borrow::{Borrow, Cow};
use std::fmt::{self, Display};

impl Chrome {
    /// The page's language.
    pub fn language(&self) -> Language {
        Language::of(&self.lang)
    }

    /// A text in the page's language, escaped: `chrome.t("Sign in")`, `chrome.t("{n} left").put("n", 3)`. A text that
    /// is not in the catalogue, such as a name, is shown as it is.
    pub fn t(&self, text: impl Speech) -> Shown {
        text.shown(self.language())
    }

    /// A moment as text and as data, for the middle of a text: `.with("when", chrome.when(at))`.
    pub fn when(&self, at: impl Borrow<Timestamp>) -> Shown {
        let at = *at.borrow();
        Shown::new(format!("<time datetime=\"{at}\">{}</time>", escaped(&self.instant(at))))
    }

    /// An e-mail address that breaks after its `@` and its dots where a line has no room for it.
    pub fn mailbox(&self, address: impl AsRef<str>) -> Shown {
        Shown::new(escaped(address.as_ref()).replace('@', "@<wbr>").replace('.', ".<wbr>"))
    }

    /// A text that holds markup: `chrome.markup("Press <b>Post</b>, or <a>go back</a>.").link("/bills")`.
    pub fn markup(&self, text: &'static str) -> Shown {
        Shown::new(self.language().find(text).unwrap_or(text).to_owned())
    }
}

/// A value that a page can say.
pub trait Speech {
    /// Its text in a language, escaped.
    fn shown(&self, language: Language) -> Shown;
}

impl<T: Speech + ?Sized> Speech for &T {
    fn shown(&self, language: Language) -> Shown {
        (**self).shown(language)
    }
}

impl Speech for str {
    fn shown(&self, language: Language) -> Shown {
        Shown::new(escaped(language.find(self).unwrap_or(self)))
    }
}

impl Speech for String {
    fn shown(&self, language: Language) -> Shown {
        self.as_str().shown(language)
    }
}

impl Speech for Cow<'_, str> {
    fn shown(&self, language: Language) -> Shown {
        (**self).shown(language)
    }
}

impl Speech for Phrase {
    fn shown(&self, language: Language) -> Shown {
        Shown::new(escaped(&self.in_language(language)))
    }
}

/// A text that was shown already: a macro passes on what its caller gave.
impl Speech for Shown {
    fn shown(&self, _: Language) -> Shown {
        self.clone()
    }
}

/// A text as markup, with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pattern: String,
    values: Vec<(&'static str, String)>,
}

impl Shown {
    fn new(pattern: String) -> Shown {
        Shown { pattern, values: Vec::new() }
    }

    /// The value of a placeholder, escaped.
    #[must_use]
    pub fn put(self, name: &'static str, value: impl Display) -> Shown {
        self.with(name, Shown::new(escaped(&value.to_string())))
    }

    /// The value of a placeholder that is markup already: another text, a drawing.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl HtmlSafe) -> Shown {
        self.values.push((name, value.to_string()));
        self
    }

    /// The address of the text's first link that has none: `<a>`.
    #[must_use]
    pub fn link(mut self, to: impl Display) -> Shown {
        let address = escaped(&to.to_string()).replace('{', "%7B");
        self.pattern = self.pattern.replacen("<a>", &format!("<a href=\"{address}\">"), 1);
        self
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.pattern.is_empty()
    }
}

impl HtmlSafe for Shown {}

impl Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.values.is_empty() {
            return f.write_str(&self.pattern);
        }
        let pairs: Vec<(&str, &str)> =
            self.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        f.write_str(&fill(&self.pattern, &pairs))
    }
}

fn escaped(text: &str) -> String {
    match escape(text, Html) {
        Ok(safe) => safe.to_string(),
        Err(never) => match never {},
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::say;

    fn page(lang: &str) -> Chrome {
        Chrome { lang: lang.into(), ..Chrome::sample("Sign in") }
    }

    #[test]
    fn a_text_is_shown_in_the_page_s_language_and_a_name_as_it_is() {
        assert_eq!(page("hi-IN").t("Sign in").to_string(), "साइन इन करें");
        assert_eq!(page("en-IN").t("Sign in").to_string(), "Sign in");
        assert_eq!(page("hi-IN").t("Sona <b>").to_string(), "Sona &#60;b&#62;");
        let said = say!("Invitation for {email}", email = "<a@b>");
        assert_eq!(page("hi").t(&said).to_string(), "&#60;a@b&#62; के लिए निमंत्रण");
    }

    #[test]
    fn a_value_never_becomes_markup_nor_a_placeholder() {
        let shown = page("en")
            .markup("<b>{name}</b> of <a>{shop}</a>")
            .put("name", "{shop}<script>")
            .put("shop", "B&Co")
            .link("/x?a=\"b&{shop}");
        assert_eq!(
            shown.to_string(),
            "<b>{shop}&#60;script&#62;</b> of <a href=\"/x?a=&#34;b&#38;%7Bshop}\">B&#38;Co</a>"
        );
    }

    #[test]
    fn an_address_breaks_after_its_sign_and_its_dots_alone() {
        assert_eq!(
            page("en").mailbox("a.b@<x>.example").to_string(),
            "a.<wbr>b@<wbr>&#60;x&#62;.<wbr>example"
        );
    }

    #[test]
    fn a_text_within_a_text_is_escaped_once() {
        let chrome = page("en");
        let inner = chrome.t("{a} & b").put("a", "<");
        assert_eq!(chrome.t(chrome.t("({inner})").with("inner", inner)).to_string(), "(&#60; &#38; b)");
    }
}
