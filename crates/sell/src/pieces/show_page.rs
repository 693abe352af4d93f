//! The page of one piece: what it is, where it is, what may be done with it now, and what was done.
//! Invariant: a form is offered only where the piece's state and the user's role allow its act; the act judges again.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::metal::Metal;
use kernel::permission::Permission;
use ledger::printers;
use ledger::stock::locations::{self, ListLocations};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::encoded;
use web::view::{Chrome, FormState};

use super::ArticleStatus;
use super::acts::Act;
use super::print;
use super::show::{ArticleAct, ArticleDetail, GetArticle};
use crate::words;

/// Parts that the form of a split offers.
const PARTS: usize = 4;

/// What a state is called.
pub(crate) fn status_word(status: ArticleStatus) -> &'static str {
    match status {
        ArticleStatus::InStock => "In stock",
        ArticleStatus::Reserved => "Reserved",
        ArticleStatus::WithKarigar => "With a karigar",
        ArticleStatus::Sold => "Sold",
        ArticleStatus::Returned => "Returned",
        ArticleStatus::Melted => "Melted",
        ArticleStatus::Merged => "Merged",
        ArticleStatus::Missing => "Written off",
        ArticleStatus::OnApproval => "On approval",
        ArticleStatus::Split => "Split",
        ArticleStatus::ApprovalIn => "On approval from a supplier",
        ArticleStatus::SentBack => "Sent back",
    }
}

/// The tone and the icon of a state.
fn status_tone(status: ArticleStatus) -> (&'static str, &'static str) {
    match status {
        ArticleStatus::InStock => ("ok", "check"),
        ArticleStatus::Missing => ("bad", "warn"),
        ArticleStatus::Reserved
        | ArticleStatus::OnApproval
        | ArticleStatus::ApprovalIn
        | ArticleStatus::WithKarigar => ("info", "clock"),
        ArticleStatus::Returned => ("warn", "undo"),
        _ => ("brass", "tag"),
    }
}

/// What an act is called.
fn act_word(act: Act) -> &'static str {
    match act {
        Act::ApprovalBack => "Back from approval",
        Act::ApprovalBuy => "Bought from approval",
        Act::ApprovalIn => "Taken on approval",
        Act::ApprovalReturn => "Sent back to the supplier",
        Act::ApprovalOut => "Out on approval",
        Act::CheckIn => "Back to stock",
        Act::Found => "Found again",
        Act::Melt => "Melted",
        Act::Merge => "Merged",
        Act::Split => "Split",
        Act::Transfer => "Moved",
        Act::WriteOff => "Written off",
    }
}

#[derive(Template)]
#[template(path = "pieces/show.html")]
pub(crate) struct PiecePage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub stock: String,
    pub it: Piece,
    pub acts: Vec<Event>,
    pub forms: Forms,
    /// The locations to choose from, after an empty choice.
    pub locations: Vec<(String, String)>,
    pub faults: Vec<Phrase>,
}

impl PiecePage {
    /// The layouts of tags.
    pub fn layouts(&self) -> &'static [(&'static str, &'static str)] {
        &print::LAYOUTS
    }

    /// The fields of the parts that the form of a split offers.
    pub fn parts(&self) -> [PartFields; PARTS] {
        std::array::from_fn(|n| PartFields {
            tag: format!("parts[{n}].tag"),
            net_mg: format!("parts[{n}].net_mg"),
            stone_mg: format!("parts[{n}].stone_mg"),
            huid: format!("parts[{n}].huid"),
            is_needed: n < 2,
        })
    }
}

/// The names of the fields of a part.
pub(crate) struct PartFields {
    pub tag: String,
    pub net_mg: String,
    pub stone_mg: String,
    pub huid: String,
    pub is_needed: bool,
}

/// The piece, as the page shows it.
pub(crate) struct Piece {
    pub tag: String,
    pub huid: String,
    pub what: String,
    pub piece: Phrase,
    pub gross_mg: i64,
    pub net_mg: i64,
    pub stone_mg: i64,
    pub fine_mg: i64,
    pub cost_minor: Option<i64>,
    pub location: String,
    pub state: (&'static str, &'static str, &'static str),
    pub party: String,
    /// Whether the party is the supplier whose it still is.
    pub is_suppliers: bool,
    /// The price agreed with that supplier.
    pub agreed_minor: Option<i64>,
    /// When it is to be bought or sent back.
    pub due: Option<Date>,
    pub came: Timestamp,
}

/// What was done with it.
pub(crate) struct Event {
    pub word: &'static str,
    pub at: Timestamp,
    pub by: String,
    /// From where to where, where it was moved.
    pub place: Phrase,
    pub party: String,
    pub until: Option<Date>,
    pub lot: String,
}

/// The forms of what may be done with the piece now.
#[derive(Default)]
pub(crate) struct Forms {
    pub transfer: Option<FormState>,
    pub approval_out: Option<FormState>,
    pub approval_back: Option<FormState>,
    pub buy: Option<FormState>,
    pub send_back: Option<FormState>,
    pub check_in: Option<FormState>,
    pub split: Option<FormState>,
    pub merge: Option<FormState>,
    pub melt: Option<FormState>,
    pub write_off: Option<FormState>,
    /// With the printers, where there are any.
    pub print: Option<(FormState, Vec<(String, String)>)>,
}

impl Forms {
    /// Those that the piece's state allows.
    fn of(cx: &PageCx, status: ArticleStatus) -> Result<Forms> {
        let form = |name: &'static str, fits: bool| fits.then(|| cx.form_named(name)).transpose();
        let is_in_stock = status == ArticleStatus::InStock;
        Ok(Forms {
            transfer: form("transfer", status.is_in_shop())?,
            approval_out: form("approval", is_in_stock && cx.may(Permission::PartiesRead))?,
            approval_back: form("back", status == ArticleStatus::OnApproval)?,
            buy: form("buy", status == ArticleStatus::ApprovalIn)?,
            send_back: form("sendback", status == ArticleStatus::ApprovalIn)?,
            check_in: form("checkin", status == ArticleStatus::Returned)?,
            split: form("split", is_in_stock)?,
            merge: form("merge", is_in_stock)?,
            melt: form("melt", is_in_stock || status == ArticleStatus::Returned)?,
            write_off: form("writeoff", status.is_in_shop())?,
            print: None,
        })
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let it = cx.ask_with::<GetArticle>(&[("tag", cx.param("tag")?)]).await?;
    let may = cx.may(Permission::ArticlesWrite);
    let locations = match may && cx.may(Permission::ItemsRead) {
        true => locations::choices(&cx.ask(ListLocations { after: None }).await?),
        false => Vec::new(),
    };
    let stock = cx.href("/stock");
    let print = printers::form(cx, Permission::ArticlesWrite).await?;
    cx.html(&PiecePage {
        chrome: cx.chrome(say!("Piece {tag}", tag = &it.tag)),
        base: cx.href(""),
        here: format!("{stock}/{}", encoded(&it.tag)),
        stock,
        acts: it.acts.iter().map(event).collect(),
        forms: if may { Forms { print, ..Forms::of(cx, it.status)? } } else { Forms::default() },
        locations,
        faults: cx.button_faults(&[
            "transfer", "approval", "buy", "sendback", "split", "merge", "melt", "writeoff", "print",
        ]),
        it: piece(&it),
    })
}

fn piece(it: &ArticleDetail) -> Piece {
    let (tone, icon) = status_tone(it.status);
    let metal = it.metal.parse::<Metal>();
    Piece {
        tag: it.tag.clone(),
        huid: it.huid.clone().unwrap_or_default(),
        what: it.description.clone().unwrap_or_default(),
        piece: metal
            .map_or_else(|_| Phrase::verbatim(&it.metal), |metal| words::piece(metal, it.fineness_ppt)),
        gross_mg: it.gross_mg,
        net_mg: it.net_mg,
        stone_mg: it.stone_mg,
        fine_mg: it.fine_mg,
        cost_minor: it.cost_minor.map(|cost| cost.get()),
        location: it.location.clone().unwrap_or_default(),
        state: (tone, icon, status_word(it.status)),
        party: it.party.clone().unwrap_or_default(),
        is_suppliers: it.status == ArticleStatus::ApprovalIn,
        agreed_minor: it.agreed_minor.map(|agreed| agreed.get()),
        due: it.until,
        came: it.created_at,
    }
}

fn event(it: &ArticleAct) -> Event {
    let place = match (&it.from_location, &it.to_location) {
        (Some(from), Some(to)) if from != to => say!("{from} to {to}", from, to),
        (None, Some(to)) => say!("to {to}", to),
        _ => Phrase::verbatim(""),
    };
    Event {
        word: act_word(it.act),
        at: it.at,
        by: it.by.clone(),
        place,
        party: it.party.clone().unwrap_or_default(),
        until: it.until,
        lot: it.lot.clone().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "<script>alert('x')</script>\"";

    fn drawn(text: &str, full: bool) -> String {
        let form = || {
            let faults = ["reason", "parts", "tags[1]", ""].map(|it| (it.to_owned(), Phrase::verbatim(text)));
            full.then(|| FormState::refused(vec![("reason".into(), text.into())], faults.into()))
        };
        let piece = Piece {
            tag: text.into(),
            huid: text.into(),
            what: text.into(),
            piece: Phrase::verbatim(text),
            gross_mg: 5_000,
            net_mg: 4_522,
            stone_mg: 478,
            fine_mg: 4_142,
            cost_minor: full.then_some(2_511_111),
            location: text.into(),
            state: ("ok", "check", status_word(ArticleStatus::InStock)),
            party: text.into(),
            is_suppliers: full,
            agreed_minor: full.then_some(2_400_000),
            due: full.then_some(Date::constant(2026, 5, 1)),
            came: Timestamp::UNIX_EPOCH,
        };
        let event = |act| Event {
            word: act_word(act),
            at: Timestamp::UNIX_EPOCH,
            by: text.into(),
            place: Phrase::verbatim(text),
            party: text.into(),
            until: Some(Date::constant(2026, 4, 20)),
            lot: text.into(),
        };
        let page = PiecePage {
            chrome: Chrome::sample("Piece"),
            base: "/w/s".into(),
            here: "/w/s/stock/T-1".into(),
            stock: "/w/s/stock".into(),
            it: piece,
            acts: if full { Act::ALL.iter().map(|act| event(*act)).collect() } else { vec![] },
            forms: Forms {
                transfer: form(),
                approval_out: form(),
                approval_back: form(),
                buy: form(),
                send_back: form(),
                check_in: form(),
                split: form(),
                merge: form(),
                melt: form(),
                write_off: form(),
                print: form().map(|form| (form, vec![(text.into(), text.into())])),
            },
            locations: vec![(String::new(), "Not said".into()), (text.into(), text.into())],
            faults: vec![Phrase::verbatim(text)],
        };
        let html = page.render().expect("drawn");
        assert_eq!(html.matches("<h1").count(), 1, "one heading");
        assert!(!html.contains("<script>alert") && !html.contains(" style="), "{html}");
        html
    }

    #[test]
    fn a_piece_is_drawn_bare_full_and_hostile() {
        let bare = drawn("T-1", false);
        assert!(bare.contains("Nothing was done with it yet") && !bare.contains("/do/"));
        let full = drawn("T-1", true);
        for action in [
            "transfer",
            "approval_out",
            "approval_back",
            "approval_buy",
            "approval_return",
            "check_in",
            "split",
            "merge",
            "melt",
            "print",
        ] {
            assert!(full.contains(&format!("/do/sell.article.{action}\"")), "{action}");
        }
        assert!(full.contains("/do/sell.stock.adjust\"") && full.contains("name=\"parts[1].net_mg\""));
        // Every form comes back to the piece's page, and not to its tag.
        for sent in ["_page", "_next"] {
            let field = format!("name=\"{sent}\" value=\"");
            assert!(full.split(&field).skip(1).all(|rest| rest.starts_with("/w/s/")), "{sent}");
        }
        drawn(HOSTILE, true);
    }
}
