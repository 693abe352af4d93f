//! Prints the tags of pieces, straight to a printer of the shop.
//! Invariant: a tag says what is stored about its piece; nothing about the piece changes.

use catalogue::Language;
use kernel::code::Code;
use kernel::decimal::Fineness;
use kernel::metal::Metal;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::words;
use ledger::printers;
use ledger::printers::prints::{self, NewPrint, PrintQueued};
use pdf::{Label, LabelField, LabelLayout, LabelSheet, Print};
use platform::action::Action;
use platform::error::{Result, stored};
use platform::fields::Name;
use platform::sealed::sell::article::DESCRIPTION;
use platform::tx::{Change, Recorded, Tx};
use platform::{input, word_fields};
use sell_queries::pieces as sql;
use serde_json::json;
use std::collections::HashMap;
use web::page::paper_chrome;
use web::view::shown::grams;

use super::acts;
use crate::words as names;

/// Tags of one print.
const MOST: usize = 200;
/// What to do about more of them.
const TOO_MANY: &str = "There are more than 200 tags. Print them in several parts.";

words! {
    /// The layout of a tag.
    pub enum TagLayout {
        /// With a tail, 22 × 10 mm.
        RatTail = "rat_tail",
        /// Of two wings, 60 × 12 mm.
        Butterfly = "butterfly",
    }
}
word_fields!(TagLayout);

/// The layouts with their words.
pub(super) const LAYOUTS: [(&str, &str); 2] =
    [("rat_tail", "With a tail, 22 × 10 mm"), ("butterfly", "Two wings, 60 × 12 mm")];

impl TagLayout {
    fn label(self) -> LabelLayout {
        match self {
            TagLayout::RatTail => LabelLayout::RatTail,
            TagLayout::Butterfly => LabelLayout::Butterfly,
        }
    }
}

input! {
    /// Tags to print.
    pub struct PrintTags {
        /// The tags of the pieces, at most 200.
        tags: Vec<Name>,
        /// The printer.
        printer: Name,
        /// The layout.
        layout: TagLayout,
    }
}

impl Action for PrintTags {
    const NAME: &'static str = "sell.article.print";
    const NEEDS: Permission = Permission::ArticlesWrite;
    const SUMMARY: &'static str = "Prints the tags of pieces.";
    type Output = PrintQueued;

    fn check(&self) -> Ruled<()> {
        if self.tags.len() > MOST {
            let message = TOO_MANY.into();
            return Err(Refusal::invalid(vec![Fault { message, ..Fault::new("tags", Code::ListTooLong) }]));
        }
        acts::distinct(&self.tags, "tags")
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PrintQueued>> {
        let printer = printers::find_printer(tx, &self.printer, "printer").await?;
        let layout = self.layout.label();
        printer.takes(layout, "layout")?;
        let tags: Vec<&str> = self.tags.iter().map(Name::as_str).collect();
        let rows = sql::articles_known().bind(tx, &tx.tenant(), &tags).all().await?;
        let pieces: HashMap<&str, &sql::ArticleStored> =
            rows.iter().map(|row| (row.tag.as_str(), row)).collect();
        let mut labels = Vec::new();
        for (n, tag) in tags.iter().enumerate() {
            let row =
                pieces.get(tag).ok_or_else(|| Refusal::new(Code::NotFound).field(format!("tags[{n}]")))?;
            let described = tx.cipher().open(DESCRIPTION, row.article_id, row.description.clone())?;
            labels.push(Label { layout, fields: fields(row, described)?.into_iter().collect() });
        }
        let title = title(&tags);
        let language = paper_chrome(tx).lang;
        let sheet = LabelSheet { title: title.clone(), language, created: tx.now, labels };
        let (print, needs) = (Print::Labels(sheet), Permission::ArticlesRead);
        let new = NewPrint { printer: &printer, title, needs, document: None, is_copy: false, print: &print };
        let queued = prints::queue(tx, new).await?;
        let after = json!({ "printer": queued.printer, "print": queued.print, "layout": self.layout });
        Ok(tx.record(Change::of(tags.join(", ")).after(after), queued))
    }
}

/// "BG-0418", "BG-0418 (+2)".
fn title(tags: &[&str]) -> String {
    match tags {
        [only] => (*only).to_owned(),
        [first, rest @ ..] => format!("{first} (+{})", rest.len()),
        [] => String::new(),
    }
}

fn fields(row: &sql::ArticleStored, described: Option<String>) -> Result<Vec<(LabelField, String)>> {
    let metal: Metal = stored(&row.metal)?;
    let fineness = Fineness::from_stored(row.fineness.into());
    let mut fields = vec![
        (LabelField::Code, row.tag.clone()),
        (LabelField::Metal, names::piece(metal, fineness).in_language(Language::English)),
        (LabelField::Gross, format!("G {} g", grams(row.gross_mg))),
        (LabelField::Net, format!("N {} g", grams(row.net_mg))),
    ];
    if row.stone_mg > 0 {
        fields.push((LabelField::Stones, format!("S {} g", grams(row.stone_mg))));
    }
    fields.extend(described.map(|text| (LabelField::Name, text)));
    fields.extend(row.huid.clone().map(|huid| (LabelField::Huid, huid)));
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_print_is_named_after_its_first_tag() {
        assert_eq!(title(&["T-1"]), "T-1");
        assert_eq!(title(&["T-1", "T-2", "T-3"]), "T-1 (+2)");
    }
}
