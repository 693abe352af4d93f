//! The page of the form that publishes a version: of a new recipe, or the next of one that is there.
//! Invariant: a next version begins with all that the newest has, so that nothing of it is lost.

use askama::Template;
use catalogue::Phrase;
use platform::error::Result;
use platform::fields::Name;
use web::page::{Body, PageCx};
use web::url::encoded;
use web::view::Chrome;

use super::editor::{Publish, publishing};
use crate::recipes::GetRecipe;

#[derive(Template)]
#[template(path = "recipes/form.html")]
struct FormPage {
    chrome: Chrome,
    title: Phrase,
    base: String,
    /// One level up: the address, and the word.
    up: String,
    up_label: Phrase,
    is_new: bool,
    publish: Publish,
}

/// The form of a new recipe.
pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    cx.html(&FormPage {
        chrome: cx.chrome("Write a recipe"),
        title: "Write a recipe".into(),
        base: cx.href(""),
        up: cx.href("/recipes"),
        up_label: "Recipes".into(),
        is_new: true,
        publish: publishing(cx, None).await?,
    })
}

/// The form of the next version.
pub(crate) async fn draw_next(cx: &PageCx) -> Result<Body> {
    let code = cx.param("recipe")?;
    let recipe = cx.ask(GetRecipe { recipe: Name::parse(code)?, version: None }).await?;
    cx.html(&FormPage {
        chrome: cx.chrome("Publish the next version"),
        title: "Publish the next version".into(),
        base: cx.href(""),
        up: format!("{}/{}", cx.href("/recipes"), encoded(code)),
        up_label: Phrase::verbatim(&recipe.name),
        is_new: false,
        publish: publishing(cx, Some(&recipe)).await?,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::recipe;
    use super::*;
    use crate::batches::page::tests::HOSTILE;
    use crate::recipes::page::editor;
    use web::view::FormState;

    fn page(words: Option<&str>) -> String {
        let before = words.map(recipe);
        let form = FormState::new("k").prefixed("publish");
        let page = FormPage {
            chrome: Chrome::sample("Write a recipe"),
            title: "Write a recipe".into(),
            base: "/w/dairy".into(),
            up: "/w/dairy/recipes".into(),
            up_label: Phrase::verbatim(words.unwrap_or("Recipes")),
            is_new: before.is_none(),
            publish: editor::begin(form, "/w/dairy/recipes/new".into(), before.as_ref(), 2),
        };
        page.render().expect("drawn")
    }

    #[test]
    fn a_new_recipe_has_rows_for_its_lines_without_script() {
        let page = page(None);
        let (seen, folded) = page.split_once("<summary>More rows").expect("a fold");
        assert!(seen.contains("name=\"lines[3].unit\"") && !seen.contains("name=\"lines[4].item\""));
        assert!(folded.contains("name=\"lines[4].item\"") && folded.contains("name=\"lines[11].unit\""));
        let number = page.split("name=\"lines[0].line\"").nth(1).expect("a field");
        assert!(
            number.starts_with(" autocomplete=\"off\" value=\"\""),
            "a number would make an empty row a line"
        );
    }

    #[test]
    fn the_next_version_begins_with_the_lines_of_the_last() {
        let page = page(Some("MILK"));
        assert!(page.contains("name=\"version\" value=\"8\""), "{page}");
        let first = page.split("name=\"lines[0].item\"").nth(1).expect("a row");
        assert!(first.starts_with(" autocomplete=\"off\" value=\"MILK\""), "{}", &first[..60]);
    }

    #[test]
    fn a_hostile_name_stays_text() {
        let page = page(Some(HOSTILE));
        assert!(!page.contains("<script>alert") && !page.contains("\"'\""));
    }
}
