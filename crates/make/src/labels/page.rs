//! The label of a lot, to look at, to open as a PDF and to print.
//! Invariant: the page says what has no room and what is not known; it prints what it shows.

use askama::Template;
use catalogue::Phrase;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::printers;
use pdf::{Print, PrinterKind};
use platform::error::{Error, Result};
use platform::input::{self, Field};
use serde_json::json;
use web::forms::to_json;
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::{Chrome, FormState, Picture};

use super::{LabelLot, LabelShown, sheet};

/// The fields of the form, as the address has them.
const FIELDS: [&str; 7] = ["piece", "net_kg", "date", "code", "width_mm", "height_mm", "letters"];

#[derive(Template)]
#[template(path = "labels/show.html")]
struct LabelPage {
    chrome: Chrome,
    base: String,
    here: String,
    /// The page of the lot.
    up: String,
    lot: String,
    form: FormState,
    faults: Vec<Phrase>,
    label: Option<LabelShown>,
    /// The QR code, where the label has one.
    qr: Option<Picture>,
    /// The label as a PDF.
    pdf: String,
    print: Option<(FormState, Vec<(String, String)>)>,
    /// What the address asks for: it is printed so.
    asked: Vec<(&'static str, String)>,
}

impl LabelPage {
    fn dates(&self) -> [(&'static str, &'static str); 2] {
        [("best_before", "Best before"), ("use_by", "Use by")]
    }

    fn codes(&self) -> [(&'static str, &'static str); 5] {
        [
            ("", "Automatic"),
            ("bars", "Bars (GS1-128)"),
            ("data_matrix", "Data Matrix"),
            ("qr", "QR code that phones open"),
            ("none", "None"),
        ]
    }

    fn letters(&self) -> [(&'static str, &'static str); 2] {
        [("full", "1.2 mm, as usual"), ("small", "0.9 mm, for packs below 80 cm²")]
    }

    /// A declaration in parts, and whether each is strong.
    fn parts<'a>(&self, text: &'a str) -> Vec<(bool, &'a str)> {
        text.split("**").enumerate().map(|(n, part)| (n % 2 == 1, part)).collect()
    }
}

/// What the address asks for.
fn asked_for(cx: &PageCx) -> Vec<(&'static str, String)> {
    let value = |name: &&'static str| (*name, cx.wanted(name).trim().to_owned());
    FIELDS.iter().map(value).filter(|(_, value)| !value.is_empty()).collect()
}

/// The query for it, or what is wrong with it.
fn query(cx: &PageCx, lot: &str) -> std::result::Result<LabelLot, Vec<(String, Phrase)>> {
    let typed: Vec<(String, String)> =
        asked_for(cx).into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let (mut sent, faults) = to_json(&LabelLot::shape(), &typed, cx.tx.workspace.currency.minor_digits);
    if !faults.is_empty() {
        return Err(faults.into_iter().map(|it| (it.field, it.message)).collect());
    }
    sent["lot"] = json!(lot);
    input::read::<LabelLot>(&sent).map_err(|refusal| faults_of(&refusal))
}

/// The faults of a refusal by field.
fn faults_of(refusal: &Refusal) -> Vec<(String, Phrase)> {
    if refusal.faults.is_empty() {
        return vec![(String::new(), refusal.code.meaning().into())];
    }
    refusal.faults.iter().map(|it| (it.field.clone(), it.message.clone())).collect()
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let code = cx.param("lot")?;
    let up = format!("{}/{}", cx.href("/lots"), encoded(code));
    let (label, faults) = match query(cx, code) {
        Ok(query) => match cx.ask(query).await {
            Ok(label) => (Some(label), Vec::new()),
            Err(Error::Refused(refusal)) if refusal.status() != 404 || is_of_piece(&refusal) => {
                (None, faults_of(&refusal))
            }
            Err(other) => return Err(other),
        },
        Err(faults) => (None, faults),
    };
    let asked = asked_for(cx);
    let typed: Vec<(String, String)> =
        asked.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    let form =
        if typed.is_empty() { FormState::default() } else { FormState::refused(typed, faults.clone()) };
    let fields: Vec<(&str, &str)> = asked.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let here = format!("{up}/label");
    cx.html(&LabelPage {
        chrome: cx.chrome("Label"),
        base: cx.href(""),
        lot: code.to_owned(),
        form: form.prefixed("label"),
        faults: faults.into_iter().map(|(_, message)| message).collect(),
        qr: match label.as_ref().and_then(|label| label.link.as_deref()) {
            Some(link) => Some(Picture::of(link)?),
            None => None,
        },
        label,
        pdf: with_params(&format!("{here}/pdf"), &fields),
        print: printers::form(cx, Permission::PrintersUse).await?,
        here: with_params(&here, &fields),
        up,
        asked,
    })
}

/// Whether a refusal is about the piece that the address names, and not about the lot.
fn is_of_piece(refusal: &Refusal) -> bool {
    refusal.faults.iter().any(|fault| fault.field == "piece")
}

/// The labels as a PDF, one a page: all that a print of one copy has.
pub(crate) async fn pdf(cx: &PageCx) -> Result<Body> {
    let code = cx.param("lot")?;
    let asked = query(cx, code).map_err(|faults| {
        let fault = |(field, message): (String, Phrase)| kernel::refusal::Fault {
            message,
            ..kernel::refusal::Fault::new(field, kernel::code::Code::ValueUnknown)
        };
        Refusal::invalid(faults.into_iter().map(fault).collect())
    })?;
    let sheet = sheet(&cx.tx, &asked, 1).await?;
    let (width_mm, name) =
        (sheet.size.width_mm, format!("label-{}.pdf", sheet.title.replace(not_plain, "-")));
    let print = Print::Goods(sheet);
    let drawn = tokio::task::spawn_blocking(move || print.bytes(PrinterKind::Pdf, width_mm)).await;
    let bytes = drawn.map_err(Error::internal)?.map_err(Error::internal)?;
    Ok(Body::File("application/pdf", name, bytes))
}

fn not_plain(it: char) -> bool {
    !it.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::super::{PanelRowShown, PanelShown};
    use super::*;

    const HOSTILE: &str = "<script>alert(1)</script>\"'";

    fn label(words: &str) -> LabelShown {
        LabelShown {
            lot: words.into(),
            piece: Some(3),
            labels: 2,
            name: words.into(),
            net: "Net 412 g".into(),
            dates: vec!["Best before 31 May 2027".into()],
            lot_text: words.into(),
            ingredients: format!("Ingredients: **milk**, {words}."),
            allergens: format!("Contains: **{words}**"),
            origin: words.into(),
            notes: vec![words.into()],
            maker: words.into(),
            nutrition: Some(PanelShown {
                title: "Nutrition information".into(),
                columns: vec!["Per 100 g".into()],
                rows: vec![PanelRowShown { name: words.into(), values: vec![words.into()] }],
                notes: vec![words.into()],
            }),
            gs1: Some(words.into()),
            code_note: Some(Phrase::verbatim(words)),
            link: Some(words.into()),
            without_room: vec!["bar code"],
            unweighed: vec![words.into()],
            not_for_sale: vec![Phrase::verbatim(words)],
            gaps: vec![Phrase::verbatim(words)],
        }
    }

    fn drawn(words: &str, label: Option<LabelShown>, faults: &[&str]) -> String {
        LabelPage {
            chrome: Chrome::sample("Label"),
            base: "/w/dairy".into(),
            here: "/w/dairy/lots/W/label".into(),
            up: "/w/dairy/lots/W".into(),
            lot: words.into(),
            form: FormState::default().prefixed("label"),
            faults: faults.iter().map(Phrase::verbatim).collect(),
            label,
            qr: None,
            pdf: "/w/dairy/lots/W/label/pdf".into(),
            print: Some((FormState::new("k").prefixed("print"), vec![(words.into(), words.into())])),
            asked: vec![("net_kg", words.into())],
        }
        .render()
        .expect("drawn")
    }

    #[test]
    fn a_label_is_shown_with_strong_allergens_and_what_has_no_room() {
        let page = drawn("Brie", Some(label("Brie")), &[]);
        assert!(page.contains("<b>milk</b>") && page.contains("bar code") && page.contains("Per 100 g"));
        assert!(page.contains("Its code is a Data Matrix"));
        let page = drawn("Brie", None, &["Too wide."]);
        assert!(page.contains("Too wide.") && !page.contains("Per 100 g"));
    }

    #[test]
    fn a_label_that_is_not_printed_has_no_paper_and_says_why() {
        let mut whole = label("Brie");
        (whole.without_room, whole.unweighed) = (vec![], vec!["milk".into()]);
        let page = drawn("Brie", Some(whole), &[]);
        assert!(page.contains("These have none: milk.") && !page.contains("label/pdf"), "{page}");
        let mut whole = label("Brie");
        (whole.without_room, whole.unweighed) = (vec![], vec![]);
        let page = drawn("Brie", Some(whole), &[]);
        assert!(!page.contains("These have none") && page.contains("label/pdf"), "{page}");
    }

    #[test]
    fn a_hostile_name_stays_text() {
        let page = drawn(HOSTILE, Some(label(HOSTILE)), &[HOSTILE]);
        assert!(!page.contains("<script>alert"), "{page}");
    }
}
