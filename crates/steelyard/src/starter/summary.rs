//! What the samples of a workspace are, where each kind is, and what to try with them first.
//! Invariant: it counts what is there, so a sample that was renamed counts and one that was used up does not.

use catalogue::{Phrase, say};
use kernel::permission::Permission;
use ledger::items::ListItems;
use ledger::stock::lots::ListLots;
use make::equipment::ListEquipment;
use make::recipes::ListRecipes;
use platform::error::Result;
use platform::fields::{Flag, Name, Text};
use sell::pieces::ListArticles;
use web::page::PageCx;
use web::url::encoded;

use super::STEM;

/// The samples that a workspace has, by kind.
pub(crate) struct Summary {
    /// A count in words and the page that shows them: "4 lots of ingredients".
    pub parts: Vec<(Phrase, String)>,
    /// What to do with them first: the words of a button and its address.
    pub first: Option<(&'static str, String)>,
    /// What to know before that.
    pub advice: Option<Phrase>,
}

/// The codes of the samples of each kind.
#[derive(Default)]
pub(crate) struct Codes {
    pub items: Vec<String>,
    pub lots: Vec<String>,
    pub recipes: Vec<String>,
    pub equipment: Vec<String>,
    pub pieces: Vec<String>,
}

impl Codes {
    /// Reads what the workspace has of them, as far as the user may see it.
    pub(crate) async fn read(cx: &PageCx) -> Result<Codes> {
        let begins = |code: &String| code.starts_with(STEM);
        if !cx.may(Permission::ItemsRead) {
            return Ok(Codes::default());
        }
        let items = cx.ask(ListItems { search: None, after: None }).await?.rows;
        let mut codes =
            Codes { items: items.into_iter().map(|it| it.code).filter(begins).collect(), ..Codes::default() };
        if codes.items.is_empty() {
            return Ok(codes);
        }
        if cx.may(Permission::MakeRead) {
            let lots = ListLots {
                item: None,
                search: Text::parse(STEM).ok(),
                in_stock: Flag(true),
                expiring: Flag(false),
                after: None,
            };
            codes.lots = cx.ask(lots).await?.rows.into_iter().map(|it| it.lot).filter(begins).collect();
            let recipes = cx.ask(ListRecipes { after: None }).await?.rows;
            codes.recipes = recipes.into_iter().map(|it| it.recipe).filter(begins).collect();
            let equipment = cx.ask(ListEquipment { equipment: None, after: None }).await?.rows;
            codes.equipment = equipment.into_iter().map(|it| it.equipment).filter(begins).collect();
        }
        if cx.may(Permission::ArticlesRead) {
            let pieces = ListArticles { tag: Name::parse(STEM).ok(), status: None, after: None };
            codes.pieces = cx.ask(pieces).await?.rows.into_iter().map(|it| it.tag).collect();
        }
        Ok(codes)
    }

    /// What to show of them; None where there are no samples. A new bill is offered to those who may write one.
    pub(crate) fn summary(&self, base: &str, may_plan: bool, may_bill: bool) -> Option<Summary> {
        let count = |codes: &[String]| u64::try_from(codes.len()).unwrap_or_default();
        let all = [
            (
                &self.recipes,
                Phrase::counted(count(&self.recipes), "{count} recipe", "{count} recipes"),
                "/recipes",
            ),
            (&self.items, Phrase::counted(count(&self.items), "{count} item", "{count} items"), "/items"),
            (
                &self.lots,
                Phrase::counted(
                    count(&self.lots),
                    "{count} lot of an ingredient",
                    "{count} lots of ingredients",
                ),
                "/lots",
            ),
            (
                &self.equipment,
                Phrase::counted(
                    count(&self.equipment),
                    "{count} piece of equipment",
                    "{count} pieces of equipment",
                ),
                "/equipment",
            ),
            (
                &self.pieces,
                Phrase::counted(count(&self.pieces), "{count} piece with a tag", "{count} pieces with tags"),
                "/stock",
            ),
        ];
        let there = all.into_iter().filter(|(codes, ..)| !codes.is_empty());
        let parts: Vec<(Phrase, String)> =
            there.map(|(_, words, path)| (words, format!("{base}{path}"))).collect();
        if parts.is_empty() {
            return None;
        }
        let (first, advice) = self.first(base, may_plan, may_bill);
        Some(Summary { parts, first, advice })
    }

    /// A batch of the recipe, or else a bill of the first piece.
    fn first(
        &self,
        base: &str,
        may_plan: bool,
        may_bill: bool,
    ) -> (Option<(&'static str, String)>, Option<Phrase>) {
        match (self.recipes.first(), self.pieces.first()) {
            (Some(recipe), _) if may_plan => {
                let href = format!("{base}/batches?recipe={}#plan", encoded(recipe));
                let advice =
                    "Its ingredients are in stock, and the thermometer counts as calibrated for a month.";
                (Some(("Plan a batch of it", href)), Some(advice.into()))
            }
            (_, Some(tag)) if may_bill => {
                let advice = say!("Publish a rate, then type the tag {tag} into a new bill.", tag);
                (Some(("New bill", format!("{base}/bills/new"))), Some(advice))
            }
            _ => (None, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(of: &[&str]) -> Vec<String> {
        of.iter().map(|code| format!("{STEM}{code}")).collect()
    }

    #[test]
    fn a_dairys_samples_are_counted_and_lead_to_a_batch_of_the_recipe() {
        let it = Codes {
            items: codes(&["MILK", "SALT"]),
            lots: codes(&["MILK-1"]),
            recipes: codes(&["CHEESE"]),
            ..Codes::default()
        };
        let told = it.summary("/w/s", true, true).expect("samples");
        let words: Vec<String> = told.parts.iter().map(|(words, href)| format!("{words} {href}")).collect();
        assert_eq!(
            words,
            ["1 recipe /w/s/recipes", "2 items /w/s/items", "1 lot of an ingredient /w/s/lots"]
        );
        let first = told.first.expect("a button");
        assert_eq!(first, ("Plan a batch of it", "/w/s/batches?recipe=SAMPLE-CHEESE#plan".to_owned()));
    }

    #[test]
    fn a_jewellers_samples_lead_to_a_bill_and_name_a_tag() {
        let it = Codes { items: codes(&["GOLD-22K"]), pieces: codes(&["CHAIN", "PIN"]), ..Codes::default() };
        let told = it.summary("/w/s", true, true).expect("samples");
        assert_eq!(told.first.map(|(word, _)| word), Some("New bill"));
        assert!(told.advice.is_some_and(|words| words.to_string().contains("SAMPLE-CHAIN")));
        assert!(it.summary("/w/s", true, false).is_some_and(|told| told.first.is_none()), "no right to bill");
    }

    #[test]
    fn a_workspace_without_samples_says_nothing() {
        assert!(Codes::default().summary("/w/s", true, true).is_none());
    }
}
