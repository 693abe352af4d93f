//! `/errors`: every code a refusal may carry, with its status and its meaning, where a problem's `type` leads.
//! Invariant: each code has its own place on the page, so that the address of one leads to its line.

use crate::asked::Asked;
use crate::view::{Chrome, Theme};
use askama::Template;
use kernel::code::Code;

#[derive(Template)]
#[template(path = "error_codes.html")]
struct ErrorCodesPage {
    chrome: Chrome,
    /// Code, status, meaning.
    rows: Vec<(&'static str, u16, &'static str)>,
}

/// The whole page.
pub(crate) fn page(asked: &Asked, theme: Theme) -> String {
    let mut chrome = Chrome::bare("Errors", &asked.nonce, "", asked.now);
    chrome.theme = theme;
    codes_page(chrome)
}

fn codes_page(chrome: Chrome) -> String {
    let rows = Code::ALL.iter().map(|code| (code.as_str(), code.status(), code.meaning())).collect();
    ErrorCodesPage { chrome, rows }.render().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_place_and_the_page_one_heading() {
        let page = codes_page(Chrome::bare("Errors", "n", "", jiff::Timestamp::UNIX_EPOCH));
        for code in Code::ALL {
            assert_eq!(page.matches(&format!("id=\"{}\"", code.as_str())).count(), 1, "{}", code.as_str());
        }
        assert_eq!(page.matches("<h1").count(), 1);
    }
}
