//! Helpers that the pages of stock share: forms by name, addresses with a parameter, and the format of units
//! and prices.
//! Invariant: user text is encoded in an address, and gets into a page only through its template.

use kernel::decimal::{Decimal, UnitPrice};
use kernel::permission::Permission;
use web::page::{Nav, Page};
use web::registry::Registry;
use web::view::Chrome;

/// Registers the pages of stock.
pub fn register(r: &mut Registry) {
    r.page(Page {
        path: "/items",
        needs: Permission::ItemsRead,
        nav: Some(Nav { group: "Make", label: "Items", icon: "box", keys: "g i", tab: "" }),
        draw: |cx| Box::pin(crate::items::page::list(cx)),
    });
    r.page(Page {
        path: "/items/{item}",
        needs: Permission::ItemsRead,
        nav: None,
        draw: |cx| Box::pin(crate::items::page::one(cx)),
    });
    r.page(Page {
        path: "/locations",
        needs: Permission::ItemsRead,
        nav: None,
        draw: |cx| Box::pin(crate::stock::locations::page::draw(cx)),
    });
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

/// The units that stock may have, for a list to choose from.
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

/// A price in the currency's major unit, as its field expects it: `12.5`, from minor units a unit.
pub fn price_typed(price: UnitPrice, minor_digits: u32) -> String {
    let decimals = u8::try_from(minor_digits.saturating_add(6)).unwrap_or(u8::MAX);
    Decimal::new(i128::from(price.get()), decimals)
        .map_or_else(|_| String::new(), |d| d.normalized().to_string())
}

/// A price as shown: `$12.50`; a price finer than the currency's minor unit keeps its decimals.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_shown_with_its_cents_and_typed_without_nils() {
        let chrome = Chrome::sample("Items");
        for (stored, typed, shown) in
            [(1_250_000_000, "12.5", "$12.50"), (72_500_000, "0.725", "$0.725"), (0, "0", "$0.00")]
        {
            let it = UnitPrice::from_stored(stored);
            assert_eq!((price_typed(it, 2).as_str(), price(it, &chrome).as_str()), (typed, shown));
        }
    }
}
