//! The page of silos: how full each is, whether it needs cleaning, and the form that adds one.
//! Invariant: a silo that takes no milk says why before anybody drives up to it.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::civil::Date;
use kernel::day::is_expired;
use kernel::decimal::Decimal;
use kernel::permission::Permission;
use ledger::stock::page::unit;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::{encoded, next_page};
use web::view::{Chrome, FormState};

use super::show::{ListSilos, SiloShown};
use crate::traceability::list_page::Tag;

#[derive(Template)]
#[template(path = "silos/list.html")]
struct SilosPage {
    chrome: Chrome,
    base: String,
    here: String,
    rows: Vec<Row>,
    next: String,
    /// None for users who may not add a silo.
    add: Option<FormState>,
    /// Whether the user may state when it was cleaned.
    may_clean: bool,
}

/// A silo.
struct Row {
    href: String,
    silo: String,
    gauge: Gauge,
    volume: String,
    tag: Tag,
    lines: Vec<Phrase>,
}

/// A drawing of how full a silo is.
pub(crate) struct Gauge {
    /// Hundredths of its height.
    pub level: u8,
    /// `bad` for milk that is held or past its last day.
    pub tone: &'static str,
    /// The same for people who cannot see it.
    pub words: Phrase,
}

impl Gauge {
    /// Where the milk begins, from the top of the drawing.
    pub(crate) fn top(&self) -> u8 {
        106_u8.saturating_sub(self.level)
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let page = cx.ask_with::<ListSilos>(&[("after", cx.wanted("after"))]).await?;
    let here = cx.href("/silos");
    let today = cx.tx.today();
    cx.html(&SilosPage {
        chrome: cx.chrome("Silos"),
        base: cx.href(""),
        next: next_page(&here, &[], page.next.as_deref()),
        rows: page.rows.iter().map(|it| row(&here, it, today, &cx.chrome)).collect(),
        add: if cx.may(Permission::EquipmentCreate) { Some(cx.form_named("add")?) } else { None },
        may_clean: cx.may(Permission::EquipmentCheck),
        here,
    })
}

fn row(here: &str, it: &SiloShown, today: Date, chrome: &Chrome) -> Row {
    Row {
        href: format!("{here}/{}", encoded(&it.silo)),
        silo: it.silo.clone(),
        gauge: gauge(it, today),
        volume: quantity_text(it.volume, &it.unit),
        tag: tag(it, today),
        lines: lines(it, chrome),
    }
}

/// "1450 L", kept on one line.
pub(crate) fn quantity_text(quantity: impl std::fmt::Display, code: &str) -> String {
    format!("{quantity}\u{a0}{}", unit(code))
}

/// A percentage as a level of the drawing; a silo is never drawn overfull.
fn level(percent: Decimal) -> u8 {
    let tenths = percent.scaled(1).unwrap_or(0).clamp(0, 1_000);
    u8::try_from((tenths + 9) / 10).unwrap_or(100)
}

pub(crate) fn gauge(it: &SiloShown, today: Date) -> Gauge {
    let is_bad = !it.holds.is_empty() || is_expired(it.expires, today);
    let (volume, capacity) = (quantity_text(it.volume, &it.unit), quantity_text(it.capacity, &it.unit));
    let percent = it.full_percent.normalized().to_string();
    Gauge {
        // The last litres are seen.
        level: level(it.full_percent).max(u8::from(it.volume.get() > 0)),
        tone: if is_bad { "bad" } else { "" },
        words: say!("{volume} of {capacity}, {percent}\u{a0}% full", volume, capacity, percent),
    }
}

/// Whether milk may go in or out, in a few words.
pub(crate) fn tag(it: &SiloShown, today: Date) -> Tag {
    match it {
        it if !it.holds.is_empty() => Tag::new("bad", "hold", "On hold"),
        it if is_expired(it.expires, today) => Tag::new("bad", "warn", "Expired"),
        it if it.needs_cleaning => Tag::new("warn", "clock", "Needs cleaning"),
        it if it.lots.is_empty() => Tag::new("ok", "check", "Clean and empty"),
        _ => Tag::new("info", "silo", "Milk in it"),
    }
}

/// Its milk, and when it was cleaned, in sentences.
pub(crate) fn lines(it: &SiloShown, chrome: &Chrome) -> Vec<Phrase> {
    let mut lines = Vec::new();
    if let (Some(item), Some(fat)) = (&it.item_name, it.fat_percent) {
        let fat = fat_shown(fat);
        lines.push(say!("{item}, {fat}\u{a0}% fat.", item, fat));
    }
    lines.extend(it.expires.map(|day| say!("Use by {day}.", day = chrome.day(day))));
    lines.push(match it.cleaned_at {
        Some(at) => say!("Cleaned {moment}.", moment = chrome.instant(at)),
        None => Phrase::of("Never cleaned."),
    });
    lines
}

/// Fat to the hundredth of a percent, as laboratories write it.
pub(crate) fn fat_shown(fat: Decimal) -> String {
    let rounded = kernel::exact::Exact::from(fat).round_to(2);
    rounded.map_or_else(|_| fat.to_string(), |fat| fat.to_string())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::batches::page::tests::HOSTILE;
    use jiff::civil::date;
    use kernel::decimal::{Quantity, SignedQuantity};
    use kernel::money::Money;

    pub(crate) fn silo(words: &str, volume: &str) -> SiloShown {
        let is_empty = volume == "0";
        let percent = SignedQuantity::parse(volume).expect("a volume").get() / 3_000_000;
        SiloShown {
            silo: words.into(),
            capacity: Quantity::parse("3000").expect("a capacity"),
            unit: "L".into(),
            volume: SignedQuantity::parse(volume).expect("a volume"),
            full_percent: Decimal::new(i128::from(percent), 1).expect("a percentage"),
            item: (!is_empty).then(|| words.into()),
            item_name: (!is_empty).then(|| words.into()),
            lots: if is_empty { vec![] } else { vec![words.into()] },
            fat_percent: (!is_empty).then(|| Decimal::parse("3.922009569").expect("fat")),
            cost_minor: Money::from_stored(120_621),
            expires: (!is_empty).then(|| date(2026, 12, 1)),
            holds: vec![],
            cleaned_at: None,
            needs_cleaning: is_empty,
        }
    }

    const TODAY: Date = date(2026, 11, 27);

    fn page(rows: &[SiloShown], may: bool) -> String {
        let (chrome, here) = (Chrome::sample("Silos"), "/w/dairy/silos");
        let page = SilosPage {
            rows: rows.iter().map(|it| row(here, it, TODAY, &chrome)).collect(),
            chrome,
            base: "/w/dairy".into(),
            here: here.into(),
            next: String::new(),
            add: may.then(|| FormState::new("k").prefixed("add")),
            may_clean: may,
        };
        page.render().expect("drawn")
    }

    #[test]
    fn a_gauge_is_filled_from_the_floor_and_says_its_figure() {
        for (volume, level, top, said) in [
            ("0", 0, 106, "0\u{a0}L of 3000\u{a0}L, 0\u{a0}% full"),
            ("1", 1, 105, "1\u{a0}L of 3000\u{a0}L, 0\u{a0}% full"),
            ("1450", 49, 57, "1450\u{a0}L of 3000\u{a0}L, 48.3\u{a0}% full"),
            ("3000", 100, 6, "3000\u{a0}L of 3000\u{a0}L, 100\u{a0}% full"),
        ] {
            let gauge = gauge(&silo("SILO-1", volume), TODAY);
            assert_eq!((gauge.level, gauge.top(), gauge.words.to_string().as_str()), (level, top, said));
        }
    }

    #[test]
    fn a_silo_says_whether_milk_may_go_in() {
        let said = |change: fn(&mut SiloShown), volume: &str| {
            let mut it = silo("SILO-1", volume);
            change(&mut it);
            tag(&it, TODAY).word.to_string()
        };
        assert_eq!(said(|_| (), "0"), "Needs cleaning");
        assert_eq!(said(|it| it.needs_cleaning = false, "0"), "Clean and empty");
        assert_eq!(said(|_| (), "5"), "Milk in it");
        assert_eq!(said(|it| it.expires = Some(date(2026, 11, 26)), "5"), "Expired");
        assert_eq!(said(|it| it.holds = vec!["H-1".into()], "5"), "On hold");
    }

    #[test]
    fn an_empty_page_says_how_to_begin_and_a_full_one_has_gauges() {
        assert!(page(&[], true).contains("Add the first"));
        assert!(!page(&[], false).contains("Add the first"));
        let full = page(&[silo("SILO-1", "1450")], true);
        assert!(full.contains("class=\"gauge\"") && full.contains("3.92\u{a0}% fat"), "{full}");
    }

    #[test]
    fn a_hostile_name_stays_text() {
        assert!(!page(&[silo(HOSTILE, "5")], true).contains("<script>alert"));
    }
}
