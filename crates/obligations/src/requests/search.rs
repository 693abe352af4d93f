//! A search for a person in all text that the workspace keeps: what others wrote about them.
//! Invariant: nobody searches before the workspace took the request; each place names its table and its row.

use super::page::number_of;
use super::places::{part_title, record_title};
use super::reads::find_request;
use super::rules::{Facts, may_work};
use askama::Template;
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::parties;
use lifecycle::archive::search::{self, Cursor, Place};
use lifecycle::casework::CaseKind;
use lifecycle::requests::{Request, RequestState, Subject};
use platform::action::Query;
use platform::error::Result;
use platform::fields::{Count, Text};
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use web::page::{Body, PageCx};
use web::url::next_page;
use web::view::Chrome;

/// A word that is shorter is in too many texts.
const SHORTEST: usize = 3;
/// The most words of a search.
const WORDS: usize = 10;

input! {
    /// A search for the person of a request.
    pub struct SearchText {
        /// The number of the request.
        number: Count,
        /// Words with commas between; absent: name, code, telephone and mail address of the person.
        words: Option<Text>,
        /// Where the search before stopped.
        after: Option<Text>,
    }
}

/// The places of a person in text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TextFound {
    /// The name of the request, such as DR-7.
    pub case: String,
    /// The words of the search.
    pub words: Vec<String>,
    /// The places.
    pub places: Vec<TextPlace>,
    /// How many rows were read.
    pub rows: usize,
    /// Where the search continues; null: everything was read.
    pub next: Option<String>,
}

/// A text that has one of the words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TextPlace {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// The kind of record, in words.
    pub title: &'static str,
    /// The part of the record, in words.
    pub part: &'static str,
    /// The key of the row, as JSON.
    pub row: String,
    /// The number or the code by which people know the record or what it belongs to; null: neither has one.
    pub known_by: Option<String>,
    /// A part of the text.
    pub words: String,
    /// Whether it is a record that the books keep as it is.
    pub is_kept: bool,
}

impl TextPlace {
    fn of(place: Place) -> TextPlace {
        TextPlace {
            is_kept: place.table.starts_with("ledger.document"),
            table: place.table,
            column: place.column,
            title: record_title(place.table),
            part: part_title(place.column),
            row: place.row,
            known_by: place.known_by,
            words: place.words,
        }
    }

    /// Whether the key alone tells the record from others; a kind with one record in a workspace has no key.
    pub(super) fn has_key_alone(&self) -> bool {
        self.known_by.is_none() && self.row != "{}"
    }
}

/// The words of a search: those that were typed, or what is known of the person.
fn words_of(typed: Option<&str>, known: &[Option<&str>]) -> Vec<String> {
    let known = known.iter().copied().flatten();
    let words: Vec<&str> = match typed {
        Some(typed) => typed.split(['\n', ',']).collect(),
        None => known.collect(),
    };
    let long = |word: &&str| word.chars().count() >= SHORTEST;
    words.into_iter().map(str::trim).filter(long).take(WORDS).map(str::to_owned).collect()
}

/// The words by which the person of a request is known. Errors: `not_found` at `party`.
async fn known_words(tx: &ReadTx, request: &Request, typed: Option<&str>) -> Result<Vec<String>> {
    let Subject::Party(asked) = &request.subject else {
        return Ok(words_of(typed, &[request.name.as_deref()]));
    };
    if asked.erased_at.is_some() {
        return Ok(words_of(typed, &[]));
    }
    let party = parties::coded(tx, &asked.code, "party").await?;
    let known = [
        Some(party.name.as_str()),
        Some(party.code.as_str()),
        party.phone.as_deref(),
        party.email.as_deref(),
    ];
    Ok(words_of(typed, &known))
}

impl Query for SearchText {
    const NAME: &'static str = "workspace.request.search";
    const NEEDS: Permission = Permission::RequestsHandle;
    // Any words may be typed, and all text of the workspace is read for them.
    const LOGGED: bool = true;
    const SUMMARY: &'static str = "Searches all text that the workspace keeps for the person of a request; a long search stops and says where.";
    type Output = TextFound;

    async fn fetch(self, tx: &ReadTx) -> Result<TextFound> {
        let request = find_request(tx, self.number).await?;
        let facts = Facts::of(&request, request.state()?);
        if facts.state == RequestState::Received {
            may_work(facts.state)?;
        }
        let from = match self.after.as_ref().map(Text::as_str) {
            Some(after) => {
                let cursor =
                    Cursor::parse(after).ok_or_else(|| Refusal::new(Code::ValueUnknown).field("after"))?;
                Some(cursor)
            }
            None => None,
        };
        let words = known_words(tx, &request, self.words.as_ref().map(Text::as_str)).await?;
        if words.is_empty() {
            return Err(Refusal::new(Code::FieldRequired).field("words").into());
        }
        let found = search::find(tx, (tx.tenant(), tx.now), &words, from.as_ref()).await?;
        Ok(TextFound {
            case: CaseKind::Request.name(request.case.number),
            words,
            places: found.places.into_iter().map(TextPlace::of).collect(),
            rows: found.rows,
            next: found.next.map(|cursor| cursor.text()),
        })
    }
}

#[derive(Template)]
#[template(path = "requests/search.html")]
pub(super) struct SearchPage {
    pub chrome: Chrome,
    pub up: String,
    pub here: String,
    /// The typed words.
    pub typed: String,
    pub found: Option<TextFound>,
    pub next: String,
}

/// What an address says, or nothing. Errors: 422 at the field.
fn text_of(wanted: &str, field: &'static str) -> Result<Option<Text>> {
    let read = |text: &str| Text::parse(text).map_err(|code| Refusal::new(code).field(field).into());
    (!wanted.trim().is_empty()).then(|| read(wanted)).transpose()
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let (number, typed) = (number_of(cx)?, cx.wanted("words"));
    let search = SearchText {
        number: Count(number),
        words: text_of(typed, "words")?,
        after: text_of(cx.wanted("after"), "after")?,
    };
    let found = match cx.ask(search).await {
        Ok(found) => Some(found),
        // Of an erased person nothing is known: somebody has to type it.
        Err(platform::error::Error::Refused(why)) if why.code == Code::FieldRequired => None,
        Err(error) => return Err(error),
    };
    let up = cx.href(&format!("/requests/{number}"));
    let here = format!("{up}/search");
    let next = found.as_ref().and_then(|found| found.next.clone());
    let next = next_page(&here, &[("words", typed)], next.as_deref());
    let chrome = cx.chrome("Search for this person");
    cx.html(&SearchPage { chrome, up, here, typed: typed.to_owned(), found, next })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::requests::{MatchRequest, NoteRequest, OpenRequest};
    use ledger::parties::{CreateParty, EraseParty};
    use serde_json::{Value, json};
    use testing::Shop;

    #[test]
    fn the_words_are_what_was_typed_or_what_is_known() {
        let known = [Some("Meera Joshi"), Some("c"), None, Some("m@x.example")];
        assert_eq!(words_of(None, &known), ["Meera Joshi", "m@x.example"]);
        assert_eq!(words_of(Some("Asha,\n Mrs Rao , ab"), &known), ["Asha", "Mrs Rao"]);
        assert!(words_of(Some(" , "), &known).is_empty());
        assert_eq!(words_of(Some(&"word,".repeat(50)), &known).len(), WORDS);
    }

    fn columns(found: &Value) -> Vec<String> {
        let of = |it: &Value| format!("{}.{}", it["table"], it["column"]).replace('"', "");
        found["places"].as_array().expect("places").iter().map(of).collect()
    }

    #[tokio::test]
    async fn a_person_is_found_where_others_wrote_of_them_and_after_the_erasure_only_there() {
        let shop = Shop::jeweller().await;
        let new =
            json!({"party": "c-meera", "name": "Meera Joshi", "kind": "customer", "phone": "9812345678"});
        shop.run::<CreateParty>("mia", new).await.expect("added");
        let new = json!({"kind": "erasure", "came_by": "word", "name": "Meera Joshi"});
        let number = shop.run::<OpenRequest>("olive", new).await.expect("opened")["number"].clone();
        let matched = json!({"number": number, "party": "c-meera"});
        shop.run::<MatchRequest>("olive", matched).await.expect("matched");
        let note = json!({"number": number, "note": "I called meera joshi"});
        shop.run::<NoteRequest>("olive", note).await.expect("noted");
        let ask = json!({"number": number, "words": "MEERA Joshi"});
        let found = shop.ask::<SearchText>("olive", ask.clone()).await.expect("found");
        let wanted = ["app.case_event.words", "app.person_request.name", "ledger.party.name"];
        assert_eq!((columns(&found), &found["next"]), (wanted.map(str::to_owned).to_vec(), &Value::Null));
        let known_by = |at: usize| found["places"][at]["known_by"].as_str().unwrap_or_default();
        let case = format!("DR-{number}");
        assert_eq!([0, 1, 2].map(known_by), [case.as_str(), case.as_str(), "c-meera"]);
        assert_eq!(shop.told(SearchText::NAME).await.len(), 1, "who searched is in the audit log");
        let own = shop.ask::<SearchText>("olive", json!({"number": number})).await.expect("found");
        assert!(columns(&own).contains(&"ledger.party.phone".to_owned()), "{own}");
        let typed = json!({"party": "c-meera", "typed": "c-meera"});
        shop.run::<EraseParty>("olive", typed).await.expect("erased");
        let found = shop.ask::<SearchText>("olive", ask).await.expect("found");
        assert_eq!(columns(&found), ["app.case_event.words"], "what somebody noted stays to be corrected");
        let unknown = shop.ask::<SearchText>("olive", json!({"number": number})).await;
        assert_eq!(unknown, Err("field_required words".into()));
        let refused = shop.ask::<SearchText>("mia", json!({"number": number})).await;
        assert_eq!(refused, Err("permission_denied".into()));
    }

    #[tokio::test]
    async fn a_search_goes_on_behind_a_row_and_refuses_a_place_that_is_none() {
        let shop = Shop::jeweller().await;
        let new = json!({"kind": "access", "came_by": "word", "name": "Meera Joshi"});
        let number = shop.run::<OpenRequest>("olive", new).await.expect("opened")["number"].clone();
        let from = async |after: &str| {
            let ask = json!({"number": number, "words": "Meera Joshi", "after": after});
            shop.ask::<SearchText>("olive", ask).await
        };
        let nil = r#"ledger.party:{"party_id":"00000000-0000-0000-0000-000000000000"}"#;
        for good in ["ledger.party:", nil] {
            assert_eq!(from(good).await.map(|found| columns(&found)), Ok(vec![]), "{good}");
        }
        for bad in [
            "ledger.party",
            "nowhere:",
            r#"ledger.party:{"party_id":"x"}"#,
            r#"ledger.party:{"party_id":null}"#,
            "ledger.party:{}",
            r#"ledger.document_line:{"document_id":"00000000-0000-0000-0000-000000000000","line_no":"x"}"#,
            r#"ledger.document_line:{"document_id":"00000000-0000-0000-0000-000000000000","line_no":99999999999}"#,
        ] {
            assert_eq!(from(bad).await, Err("value_unknown after".into()), "{bad}");
        }
    }

    #[test]
    fn the_page_shows_each_place_and_leads_on() {
        let place = TextPlace {
            table: "ledger.document_line",
            column: "description",
            title: record_title("ledger.document_line"),
            part: part_title("description"),
            row: r#"{"line_no":7}"#.into(),
            known_by: Some("A/26-27/00009".into()),
            words: "<script>".into(),
            is_kept: true,
        };
        let party =
            TextPlace { title: record_title("ledger.party"), known_by: Some("c-7".into()), ..place.clone() };
        let nameless = TextPlace { row: r#"{"rate_id":"7"}"#.into(), known_by: None, ..place.clone() };
        let only_one = TextPlace { row: "{}".into(), ..nameless.clone() };
        let found = |places: Vec<TextPlace>| TextFound {
            case: "DR-7".into(),
            words: vec!["Meera".into()],
            places,
            rows: 20_000,
            next: Some("ledger.party:".into()),
        };
        let page = |found: Option<TextFound>, next: &str| {
            let page = SearchPage {
                chrome: Chrome::sample("Search"),
                up: "/w/shop/requests/7".into(),
                here: "/w/shop/requests/7/search".into(),
                typed: String::new(),
                found,
                next: next.into(),
            };
            page.render().expect("a page")
        };
        let full = page(Some(found(vec![place, party])), "/w/shop/requests/7/search?after=x");
        assert!(
            full.contains("Description") && !full.contains("<script>") && full.contains("?after=x"),
            "{full}"
        );
        assert!(full.contains("Line of a document") && full.contains("A/26-27/00009"), "{full}");
        assert!(full.contains("c-7") && !full.contains("Key of the record"), "{full}");
        assert!(!full.contains("document_line") && !full.contains("line_no"), "no table and no id: {full}");
        let keyed = page(Some(found(vec![nameless, only_one])), "");
        assert_eq!((keyed.matches("Key of the record").count(), keyed.matches("rate_id").count()), (1, 1));
        assert!(page(Some(found(vec![])), "").contains("No text has these words"));
        assert!(page(None, "").contains("name=\"words\""));
    }
}
