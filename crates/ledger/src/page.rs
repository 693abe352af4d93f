//! What the pages of stock share: forms by name, addresses with a parameter, and how units and prices are written.
//! What must stay true: text of anybody's goes into an address encoded, and into a page through its template only.

use jiff::Timestamp;
use kernel::decimal::{Decimal, UnitPrice};
use kernel::permission::Permission;
use platform::error::Result;
use platform::page::{Nav, Page, PageCx};
use platform::registry::Registry;
use platform::session::fresh_id;
use platform::view::{Chrome, FormState, PersonChrome, WorkspaceChrome};

/// Registers the part's pages.
pub fn register(r: &mut Registry) {
    r.page(Page {
        path: "/books",
        needs: Permission::BillsRead,
        nav: Some(Nav { group: "Sell", label: "Books", icon: "ledger", keys: "g k", tab: "" }),
        draw: |cx| Box::pin(crate::books::draw(cx)),
    });
    r.page(Page {
        path: "/items",
        needs: Permission::ItemsRead,
        nav: Some(Nav { group: "Make", label: "Items", icon: "box", keys: "g i", tab: "" }),
        draw: |cx| Box::pin(crate::item::page::list(cx)),
    });
    r.page(Page {
        path: "/items/{item}",
        needs: Permission::ItemsRead,
        nav: None,
        draw: |cx| Box::pin(crate::item::page::one(cx)),
    });
}

/// The state of one of a page's several forms: what was sent, if it was this one that was refused; else fresh, with a
/// key of its own, because two forms under one key would be taken for one call. Errors: ours.
pub fn form_named(cx: &PageCx, name: &'static str) -> Result<FormState> {
    if is_refused(cx, name) {
        return Ok(cx.form.clone().prefixed(name));
    }
    Ok(FormState::new(&fresh_id(cx.tx.now)?.to_string()).prefixed(name))
}

/// Whether the form of this name was just refused.
pub fn is_refused(cx: &PageCx, name: &str) -> bool {
    cx.form.has_faults() && cx.form.value("_form", "") == name
}

/// What was wrong with a form of the page that has no fields of its own (a lone button), in words.
pub fn button_faults(cx: &PageCx, named: &[&str]) -> Vec<String> {
    let ours = !named.contains(&cx.form.value("_form", ""));
    cx.form.faults().iter().filter(|_| ours).map(|(_, message)| message.clone()).collect()
}

/// An address with one parameter.
pub fn with_param(path: &str, name: &str, value: &str) -> String {
    format!("{path}?{name}={}", percent(value))
}

/// The address of the next page of a keyset, with what the list was asked for; empty at the end.
pub fn next_page(path: &str, kept: &[(&str, &str)], after: Option<&str>) -> String {
    let Some(after) = after else { return String::new() };
    let kept = kept.iter().filter(|(_, value)| !value.is_empty());
    kept.fold(with_param(path, "after", after), |to, (name, value)| format!("{to}&{name}={}", percent(value)))
}

/// Percent-encoding of everything but RFC 3986's unreserved characters.
pub fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// A unit as people write it: `Cel` is °C, `percent` is %, `each` is pcs.
pub fn unit(code: &str) -> &str {
    match code {
        "Cel" => "°C",
        "percent" => "%",
        "each" => "pcs",
        other => other,
    }
}

/// The units that stock is kept in, for a list to choose from.
pub const STOCK_UNITS: [(&str, &str); 8] = [
    ("kg", "kg"),
    ("g", "g"),
    ("mg", "mg"),
    ("t", "t"),
    ("L", "L"),
    ("mL", "mL"),
    ("hL", "hL"),
    ("each", "pieces"),
];

/// A price in the currency's own units, as its field is typed: `12.5`, from minor units a unit.
pub fn price_typed(price: UnitPrice, minor_digits: u32) -> String {
    let decimals = u8::try_from(minor_digits.saturating_add(6)).unwrap_or(u8::MAX);
    Decimal::new(i128::from(price.get()), decimals)
        .map_or_else(|_| String::new(), |d| d.normalized().to_string())
}

/// A price as it is read: `$12.50`; what is finer than the currency's minor unit keeps its decimals.
pub fn price(price: UnitPrice, chrome: &Chrome) -> String {
    let typed = price_typed(price, chrome.manner.minor_digits);
    let (whole, part) = typed.split_once('.').unwrap_or((&typed, ""));
    let width = chrome.manner.minor_digits as usize;
    let sign = chrome.currency_sign();
    if width == 0 && part.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part:0<width$}")
    }
}

/// The shell of a sample page in an Australian dairy whose every name is these words: for tests of templates.
pub fn sample_chrome(words: &str) -> Chrome {
    let mut chrome = Chrome::bare(words, "bm9uY2U", "token", Timestamp::UNIX_EPOCH);
    chrome.manner.currency = "AUD".into();
    let (name, place, slug, switch) = (words.into(), words.into(), "dairy".into(), "/workspaces".into());
    chrome.workspace = Some(WorkspaceChrome { name, place, slug, switch });
    chrome.person =
        Some(PersonChrome { name: words.into(), role: "Maker".into(), href: "/w/dairy/account".into() });
    chrome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_cannot_break_out_of_its_address() {
        assert_eq!(with_param("/w/s/items", "after", "a&b=c é"), "/w/s/items?after=a%26b%3Dc%20%C3%A9");
        assert_eq!(
            next_page("/w/s/lots", &[("q", "a b"), ("item", "")], Some("7")),
            "/w/s/lots?after=7&q=a%20b"
        );
        assert_eq!(next_page("/w/s/lots", &[("q", "a")], None), "");
    }

    #[test]
    fn a_price_is_shown_with_its_cents_and_typed_without_nils() {
        let chrome = sample_chrome("Items");
        for (stored, typed, shown) in
            [(1_250_000_000, "12.5", "$12.50"), (72_500_000, "0.725", "$0.725"), (0, "0", "$0.00")]
        {
            let it = UnitPrice::from_stored(stored);
            assert_eq!((price_typed(it, 2).as_str(), price(it, &chrome).as_str()), (typed, shown));
        }
    }
}
