//! The list of batches by state, and the form that plans one.
//! Invariant: every batch shows its state in a word; a planned batch keeps the recipe version of that moment.

use super::numbering::NextBatch;
use super::page::verbs;
use super::progress::{Watched, watched};
use super::show::BatchListed;
use crate::batches::rules::BatchState;
use crate::batches::show::ListBatches;
use crate::equipment::ListEquipment;
use crate::recipes::{GetRecipe, ListRecipes, sheet};
use crate::traceability::list_page::Tag;
use askama::Template;
use catalogue::{Phrase, say};
use jiff::Timestamp;
use kernel::permission::Permission;
use ledger::accounts::earlier_stock;
use ledger::stock::page::STOCK_UNITS;
use platform::error::Result;
use platform::fields::{Name, Text};
use std::collections::BTreeMap;
use web::page::{Body, PageCx};
use web::url::{encoded, next_page};
use web::view::{Chrome, FormState};

/// The code that is proposed where no batch has a number yet.
const FIRST: &str = "B-1";

#[derive(Template)]
#[template(path = "batches/list.html")]
struct BatchesPage {
    chrome: Chrome,
    base: String,
    states: Vec<StateLink>,
    is_all: bool,
    /// Whether some of the rows show their progress.
    is_watched: bool,
    rows: Vec<Row>,
    next: String,
    /// While stock from before is being entered in the books.
    entering: Option<Phrase>,
    /// None for users who may not plan.
    plan: Option<Plan>,
}

/// A link that filters by state, with the number of its batches.
struct StateLink {
    href: String,
    word: Phrase,
    count: i64,
    is_this: bool,
}

/// A batch in the list.
struct Row {
    href: String,
    code: String,
    recipe: Phrase,
    tag: Tag,
    what: &'static str,
    at: Timestamp,
    /// The progress of a batch in work.
    watched: Option<Watched>,
}

/// The form that plans a batch, with its choices.
struct Plan {
    form: FormState,
    next: String,
    /// The number after that of the batch before, or the first.
    code: String,
    recipe: String,
    recipes: Vec<(String, Phrase)>,
    /// What the quantity is of, for a recipe that is chosen already; the first is what the recipe is for.
    items: Vec<(String, Phrase)>,
    /// Names, words and values of the figures that it needs.
    parameters: Vec<(String, Phrase, String)>,
    /// The first choice is none.
    units: Vec<(&'static str, &'static str)>,
    equipment: Vec<Vessel>,
}

/// Equipment to select.
struct Vessel {
    code: String,
    name: String,
    /// Why it cannot be used now; empty if it can.
    unfit: &'static str,
    is_chosen: bool,
}

pub(crate) async fn list(cx: &PageCx) -> Result<Body> {
    let state = cx.wanted("state").parse::<BatchState>().ok();
    let asked = ListBatches {
        state: state.and_then(|state| Name::parse(state.as_str()).ok()),
        after: Text::parse(cx.wanted("after")).ok(),
    };
    let page = cx.ask(asked).await?;
    let list = cx.href("/batches");
    let word = state.map_or("", BatchState::as_str);
    let in_work = |it: &&BatchListed| it.started_at.is_some() && it.completed_at.is_none();
    let in_work: Vec<BatchListed> = page.rows.iter().filter(in_work).cloned().collect();
    let watching = watched(cx, &in_work).await?;
    cx.html(&BatchesPage {
        chrome: cx.chrome("Batches"),
        base: cx.href(""),
        states: states(&list, &page.states, state),
        is_all: state.is_none(),
        next: next_page(&list, &[("state", word)], page.next.as_deref()),
        is_watched: !watching.is_empty(),
        rows: page.rows.into_iter().map(|it| row(&list, it, &watching)).collect(),
        entering: earlier_stock::warning(&cx.tx).await?,
        plan: if cx.may(Permission::BatchesPlan) { Some(planning(cx).await?) } else { None },
    })
}

/// All batches, then each state that has batches, in the order of a batch's life; also the chosen state if it
/// is empty.
fn states(list: &str, counts: &BTreeMap<String, i64>, chosen: Option<BatchState>) -> Vec<StateLink> {
    let all = StateLink {
        href: list.into(),
        word: "All".into(),
        count: counts.values().sum(),
        is_this: chosen.is_none(),
    };
    let each = BatchState::ALL.iter().copied().filter_map(|state| {
        let count = counts.get(state.as_str()).copied().unwrap_or(0);
        let is_this = chosen == Some(state);
        let href = format!("{list}?state={}", state.as_str());
        (count > 0 || is_this).then(|| StateLink {
            href,
            word: verbs::tag(state.as_str()).word,
            count,
            is_this,
        })
    });
    std::iter::once(all).chain(each).collect()
}

fn row(list: &str, it: BatchListed, watching: &[Watched]) -> Row {
    let (what, at) = match (it.completed_at, it.started_at) {
        (Some(at), _) => ("Completed", at),
        (None, Some(at)) => ("Started", at),
        (None, None) => ("Planned", it.planned_at),
    };
    Row {
        href: format!("{list}/{}", encoded(&it.batch)),
        recipe: version(&it.recipe_name, it.recipe_version),
        tag: verbs::tag(&it.state),
        watched: watching.iter().find(|seen| seen.batch == it.batch).cloned(),
        code: it.batch,
        what,
        at,
    }
}

/// A recipe with its version.
fn version(recipe_name: &str, recipe_version: i32) -> Phrase {
    say!("{recipe_name}, version {recipe_version}", recipe_name, recipe_version)
}

async fn planning(cx: &PageCx) -> Result<Plan> {
    let recipes = cx.ask(ListRecipes { after: None }).await?.rows;
    let equipment = cx.ask(ListEquipment { equipment: None, after: None }).await?.rows;
    let form = with_size(cx.form_named("plan")?, &cx.query);
    let chosen = form.value("recipe", cx.wanted("recipe")).to_owned();
    let recipe = match recipes.iter().any(|it| it.recipe == chosen) {
        true => Some(cx.ask(GetRecipe { recipe: Name::parse(&chosen)?, version: None }).await?),
        false => None,
    };
    let vessels = equipment.into_iter().filter(|it| it.kind != "instrument").map(|it| Vessel {
        is_chosen: form.is_chosen("equipment", &it.equipment, "\0"),
        unfit: if it.fit { "" } else { "not fit now" },
        name: it.name,
        code: it.equipment,
    });
    let mut units = vec![("", "as the recipe")];
    units.extend(STOCK_UNITS);
    Ok(Plan {
        code: cx.ask(NextBatch {}).await?.batch.unwrap_or_else(|| FIRST.into()),
        next: cx.href("/batches/{batch}"),
        recipe: chosen,
        items: recipe.as_ref().map(sheet::items).unwrap_or_default(),
        parameters: recipe.as_ref().map(sheet::parameters).unwrap_or_default(),
        recipes: recipes.into_iter().map(|it| (it.recipe, version(&it.name, it.version))).collect(),
        units,
        equipment: vessels.collect(),
        form,
    })
}

/// The form with the size that the address has, as the page of a recipe sends it.
fn with_size(form: FormState, query: &[(String, String)]) -> FormState {
    if form.is_sent() {
        return form;
    }
    let sizes = sheet::size_fields(query);
    sizes.into_iter().fold(form, |form, (name, value)| form.with(&name, value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batches::page::tests::HOSTILE;
    use web::view::Beam;

    fn listed(code: &str, state: &str) -> BatchListed {
        BatchListed {
            batch: code.into(),
            state: state.into(),
            recipe: "R-014".into(),
            recipe_name: code.into(),
            recipe_version: 7,
            started_at: Some(Timestamp::UNIX_EPOCH),
            completed_at: None,
            planned_at: Timestamp::UNIX_EPOCH,
        }
    }

    /// A batch's progress, with these words.
    fn seen(words: &str) -> Watched {
        let beam = Beam::share(3, 6, Phrase::verbatim(words));
        Watched {
            batch: words.into(),
            progress: "3 of 6".into(),
            step: Some(Phrase::verbatim(words)),
            beam,
            readings: vec![],
        }
    }

    fn page(rows: Vec<BatchListed>, words: &str, may: bool) -> String {
        let counts = rows.iter().map(|it| (it.state.clone(), 1)).collect();
        let vessel = Vessel { code: words.into(), name: words.into(), unfit: "not fit now", is_chosen: true };
        let plan = Plan {
            form: FormState::new("k").prefixed("plan"),
            next: "/w/dairy/batches/{batch}".into(),
            code: words.into(),
            recipe: words.into(),
            recipes: vec![(words.into(), Phrase::verbatim(words))],
            items: vec![
                (String::new(), "what the recipe is for".into()),
                (words.into(), Phrase::verbatim(words)),
            ],
            parameters: vec![("parameters.strength".into(), Phrase::verbatim(words), "200".into())],
            units: vec![("", "as the recipe")],
            equipment: vec![vessel],
        };
        BatchesPage {
            chrome: Chrome::sample("Batches"),
            base: "/w/dairy".into(),
            states: states("/w/dairy/batches", &counts, None),
            is_all: true,
            is_watched: true,
            rows: rows.into_iter().map(|it| row("/w/dairy/batches", it, &[seen(words)])).collect(),
            next: String::new(),
            entering: may.then(|| Phrase::verbatim(words)),
            plan: may.then_some(plan),
        }
        .render()
        .expect("drawn")
    }

    #[test]
    fn an_empty_list_says_how_to_begin_to_those_who_may() {
        assert!(page(vec![], "x", true).contains("Plan the first"));
        assert!(!page(vec![], "x", false).contains("Plan the first"));
    }

    #[test]
    fn states_are_offered_in_the_order_of_a_batchs_life() {
        let counts = [("Released".to_owned(), 40), ("Held".to_owned(), 1)].into();
        let words = |chosen| {
            states("/b", &counts, chosen)
                .iter()
                .map(|it| format!("{} {}", it.word, it.count))
                .collect::<Vec<_>>()
        };
        assert_eq!(words(None), ["All 41", "On hold 1", "Released 40"]);
        assert_eq!(words(Some(BatchState::Ready)), ["All 41", "Ready 0", "On hold 1", "Released 40"]);
    }

    #[test]
    fn a_batch_that_is_being_made_shows_how_far_it_is() {
        let page = page(vec![listed("B-2614", "Running"), listed("B-2613", "Released")], "B-2614", false);
        assert_eq!(page.matches("class=\"beam fill").count(), 1);
        assert!(page.contains("3 of 6, at B-2614"));
    }

    #[test]
    fn a_held_batch_says_so_by_icon_and_word() {
        assert!(page(vec![listed("B-2614", "Held")], "x", true).contains("On hold</span>"));
    }

    #[test]
    fn a_hostile_name_stays_text() {
        let page = page(vec![listed(HOSTILE, "Held")], HOSTILE, true);
        assert!(!page.contains("<script>alert") && !page.contains("\"'\""));
    }
}
