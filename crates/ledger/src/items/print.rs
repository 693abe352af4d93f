//! The label on the shelf of an item: its name, its price and what a scanner reads.
//! Invariant: the price is the item's own; an item without one has a label without one.

use kernel::permission::Permission;
use kernel::refusal::Ruled;
use pdf::{Label, LabelField, LabelLayout, LabelSheet, Print};
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use serde_json::json;
use web::page::paper_chrome;
use web::view::Chrome;

use super::{GetItem, ItemFacts};
use crate::printers::prints::{self, NewPrint, PrintQueued};
use crate::printers::{self, Printer};
use crate::stock::page::{price, unit};

/// Digits of the longest article number that a shelf's bar code holds.
const LONGEST_NUMBER: usize = 13;

input! {
    /// A shelf label.
    pub struct PrintShelfLabel {
        /// The item.
        item: Name,
        /// The printer.
        printer: Name,
    }
}

impl Action for PrintShelfLabel {
    const NAME: &'static str = "make.item.print";
    const NEEDS: Permission = Permission::PrintersUse;
    const SUMMARY: &'static str = "Prints a shelf label of an item.";
    type Output = PrintQueued;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PrintQueued>> {
        let printer = printers::find_printer(tx, &self.printer, "printer").await?;
        fits(&printer)?;
        let item = GetItem { item: self.item.clone() }.fetch(tx).await?;
        let chrome = paper_chrome(tx);
        let title = item.shown.name.clone();
        let sheet = LabelSheet {
            title: title.clone(),
            language: chrome.lang.clone(),
            created: tx.now,
            labels: vec![label(&item, &chrome)],
        };
        let print = Print::Labels(sheet);
        let needs = Permission::ItemsRead;
        let new = NewPrint { printer: &printer, title, needs, document: None, is_copy: false, print: &print };
        let queued = prints::queue(tx, new).await?;
        let change =
            Change::of(&self.item).after(json!({ "printer": queued.printer, "print": queued.print }));
        Ok(tx.record(change, queued))
    }
}

fn fits(printer: &Printer) -> Ruled<()> {
    printer.takes(LabelLayout::Shelf, "printer")
}

fn label(item: &ItemFacts, chrome: &Chrome) -> Label {
    let name = item.label_name.as_ref().unwrap_or(&item.shown.name);
    let mut fields = vec![(LabelField::Name, name.clone()), (LabelField::Code, item.shown.code.clone())];
    let number = item.gtin.clone().filter(|gtin| gtin.len() <= LONGEST_NUMBER);
    fields.extend(number.map(|number| (LabelField::ArticleNumber, number)));
    if let Some(each) = item.shown.price_minor_per_unit {
        fields.push((LabelField::Price, price(each, chrome)));
        fields.push((LabelField::PerUnit, unit(&item.shown.unit).to_owned()));
    }
    Label { layout: LabelLayout::Shelf, fields: fields.into_iter().collect() }
}
