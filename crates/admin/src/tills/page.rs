//! The page of the tills: makes this browser one, ends one, opens a PIN.
//! Invariant: the page states the effect on this browser before the button.

use super::{PinShown, TillShown};
use crate::tills::ListTills;
use askama::Template;
use catalogue::Phrase;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "tills.html")]
struct TillsPage {
    chrome: Chrome,
    base: String,
    here: String,
    tills: Vec<TillShown>,
    pins: Vec<PinShown>,
    faults: Vec<Phrase>,
    enrol: FormState,
    key: String,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let shown = cx.ask(ListTills {}).await?;
    cx.html(&TillsPage {
        chrome: cx.chrome("Tills"),
        base: cx.href(""),
        here: cx.href("/team/tills"),
        tills: shown.rows,
        pins: shown.pins,
        faults: cx.button_faults(&["enrol"]),
        enrol: cx.form_named("enrol")?,
        key: cx.form_named("")?.value("_key", "").to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::day::Instant;
    use uuid::Uuid;

    fn page(words: &str, many: usize) -> String {
        let till = |n: usize| TillShown {
            till: Uuid::from_u128(n as u128),
            name: words.into(),
            enrolled_by: words.into(),
            enrolled_at: Instant::UNIX_EPOCH,
            used_at: (n == 1).then_some(Instant::UNIX_EPOCH),
        };
        let pin = |n: usize| PinShown {
            person: Uuid::from_u128(n as u128),
            name: words.into(),
            set_at: Instant::UNIX_EPOCH,
            is_shut: n == 1,
        };
        let page = TillsPage {
            chrome: Chrome::sample(words),
            base: "/w/shop".into(),
            here: "/w/shop/team/tills".into(),
            tills: (0..many).map(till).collect(),
            pins: (0..many).map(pin).collect(),
            faults: vec![Phrase::verbatim(words)],
            enrol: FormState::new("k"),
            key: "k".into(),
        };
        page.render().expect("drawn")
    }

    #[test]
    fn the_page_stands_empty_full_and_hostile() {
        let empty = page("Asha", 0);
        assert!(empty.contains("No tills") && empty.contains("Nobody has a PIN"));
        let full = page("Asha", 3);
        assert_eq!(
            (full.matches("data-says>End<").count(), full.matches("data-says>Open again<").count()),
            (3, 1)
        );
        assert!(!page("<script>alert(1)</script>", 2).contains("<script>alert"));
    }
}
