//! Opening a workspace: the first at once, another by a link that is mailed to the person's address, or by
//! the operator's link (`sign_up_link.rs`).
//! Invariant: the form says that a workspace's address is taken before anything is made. The answer for an
//! e-mail address is the same whether it has an account here or not.

use crate::asked::Asked;
use crate::auth_pages::arrival::let_in;
use crate::auth_pages::checked_form::{door, not_too_often};
use crate::auth_pages::form_text::{called, read};
use crate::auth_pages::mail_link::Message;
use crate::auth_pages::visitor::{bare, visitor};
use crate::fields::{Pairs, sent};
use crate::problem::{self, Mark};
use crate::refusals::{faults, refuse};
use crate::site::Site;
use crate::view::{Chrome, FormState};
use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::HeaderMap;
use axum::http::{Response, StatusCode};
use catalogue::{Phrase, say};
use identity::founding::link;
use identity::founding::opening::{self, Opener, Opening};
use identity::founding::{self, By, NewWorkspace};
use identity::sign_in as signing;
use identity::sign_in::Entered;
use identity::sign_up::way_here;
use kernel::code::Code;
use kernel::country::Country;
use kernel::refusal::Refusal;
use kernel::tax_id::gstin_state_as_stated;
use platform::call::Call;
use platform::email_address;
use platform::error::{Error, Result};
use platform::platform::Platform;
use platform::settings::Trade;
use platform::sign_up::Way;
use serde_json::json;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "sign_up.html")]
struct SignUpPage<'a> {
    chrome: Chrome,
    action: &'a str,
    who: Who<'a>,
    form: FormState,
    countries: Vec<(&'static str, &'static str)>,
}

#[derive(Template)]
#[template(path = "sign_up_address.html")]
struct AddressPage<'a> {
    chrome: Chrome,
    action: &'a str,
    /// Where a person who has an account goes instead.
    account: &'a str,
    form: FormState,
}

/// The person who opens a workspace, as far as the form need not ask.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Who<'a> {
    /// The address, where a link says it.
    pub email: Option<&'a str>,
    /// They give the password they have, in place of a name and a new one.
    pub has_account: bool,
}

/// The countries a form offers.
pub(super) fn countries() -> Vec<(&'static str, &'static str)> {
    COUNTRIES.iter().map(|(code, name, ..)| (*code, *name)).collect()
}

/// Countries a workspace can be opened in: code, name, currency, zone, first month of the financial year.
const COUNTRIES: [(&str, &str, &str, &str, i8); 5] = [
    ("IN", "India", "INR", "Asia/Kolkata", 4),
    ("AU", "Australia", "AUD", "Australia/Sydney", 7),
    ("NZ", "New Zealand", "NZD", "Pacific/Auckland", 4),
    ("GB", "United Kingdom", "GBP", "Europe/London", 4),
    ("US", "United States", "USD", "America/New_York", 1),
];

/// Draws the pages that open workspaces.
pub(super) struct Drawn<'a> {
    pub site: &'a Site,
    pub asked: &'a Asked,
    pub headers: &'a HeaderMap,
}

impl Drawn<'_> {
    /// The form that opens a workspace.
    pub fn whole(
        &self,
        action: &str,
        who: Who<'_>,
        form: FormState,
        mark: impl Into<Mark>,
    ) -> Result<Response<Body>> {
        let (mut chrome, fresh) = visitor(self.site, self.asked, TITLE, self.headers)?;
        chrome.refused = form.has_faults();
        Ok(bare(&SignUpPage { chrome, action, who, form, countries: countries() }, fresh, mark))
    }

    /// The form that asks for the address first.
    pub fn address(
        &self,
        action: &str,
        account: &str,
        form: FormState,
        mark: impl Into<Mark>,
    ) -> Result<Response<Body>> {
        let (mut chrome, fresh) = visitor(self.site, self.asked, TITLE, self.headers)?;
        chrome.refused = form.has_faults();
        Ok(bare(&AddressPage { chrome, action, account, form }, fresh, mark))
    }

    /// The page for a person who may not open one.
    pub fn shut(&self, way: Way, status: StatusCode) -> Result<Response<Body>> {
        let support = &self.site.about.support;
        let write = (!support.is_empty()).then(|| say!("Write to {support}.", support));
        let join = Phrase::of("To join a workspace that is here already, ask its Owner for an invitation.");
        let words = Phrase::joined([Some(way.words().into()), write, Some(join)].into_iter().flatten());
        Message { status, ..Message::tells(TITLE, words, "/sign-in", "Back to sign in") }.page(
            self.site,
            self.asked,
            self.headers,
        )
    }
}

/// The title of all of them.
pub(super) const TITLE: &str = "Open a workspace";

/// The form of a refusal, to be shown again: the status, what was typed, what was wrong.
pub(super) fn again(error: Error, asked: &Asked, typed: Pairs) -> (FormState, Mark) {
    let refusal = error.into_refusal(asked.request);
    (FormState::refused(typed, faults(&refusal)), problem::mark(&refusal))
}

/// Where a person who has an account opens another workspace.
const ACCOUNT: &str = "/sign-up/account";

/// `GET /sign-up`
pub async fn sign_up_page(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let headers = request.headers();
    let drawn = Drawn { site: &site, asked: &asked, headers };
    let page = async {
        match way_here(&site.platform).await? {
            Way::First => drawn.whole("/sign-up", Who::default(), FormState::default(), StatusCode::OK),
            Way::ByMail => drawn.address("/sign-up", ACCOUNT, FormState::default(), StatusCode::OK),
            shut => drawn.shut(shut, StatusCode::OK),
        }
    };
    page.await.unwrap_or_else(|error| refuse(error, &asked, "", headers))
}

/// `POST /sign-up`: opens the first workspace at once; mails a link for another.
pub async fn sign_up(
    State(site): State<Site>,
    Extension(asked): Extension<Asked>,
    request: Request,
) -> Response<Body> {
    let before = request.headers().clone();
    let (fields, headers) = match door(&site, &asked, request).await {
        Ok(read) => read,
        Err(error) => return refuse(error, &asked, "", &before),
    };
    let drawn = Drawn { site: &site, asked: &asked, headers: &headers };
    let answer = async {
        match way_here(&site.platform).await? {
            Way::First => first(&drawn, fields).await,
            Way::ByMail => ask(&drawn, fields).await,
            shut => drawn.shut(shut, StatusCode::FORBIDDEN),
        }
    };
    answer.await.unwrap_or_else(|error| refuse(error, &asked, "", &headers))
}

async fn first(drawn: &Drawn<'_>, fields: Pairs) -> Result<Response<Body>> {
    match open_workspace(drawn, &fields, By::First).await {
        Ok(entered) => Ok(let_in(&entered, "")),
        Err(error) => {
            let (form, mark) = again(error, drawn.asked, fields);
            drawn.whole("/sign-up", Who::default(), form, mark)
        }
    }
}

async fn ask(drawn: &Drawn<'_>, fields: Pairs) -> Result<Response<Body>> {
    let call = drawn.asked.call(None, drawn.headers);
    match link::ask(&drawn.site.platform, &call, sent(&fields, "email"), None).await {
        Ok(()) => on_its_way().page(drawn.site, drawn.asked, drawn.headers),
        Err(error) => {
            let (form, mark) = again(error, drawn.asked, fields);
            drawn.address("/sign-up", ACCOUNT, form, mark)
        }
    }
}

/// The answer to everybody who asks for a link.
pub(super) fn on_its_way() -> Message {
    let words = "A mail is on its way to the address you gave. Look among unwanted mail too.";
    Message::mails(words)
}

/// Opens a workspace for a person who names an address that nothing proves: the first, or by an operator's link.
pub(super) async fn open_workspace(
    drawn: &Drawn<'_>,
    fields: &[(String, String)],
    by: By,
) -> Result<Entered> {
    let Drawn { site, asked, headers } = *drawn;
    not_too_often(site, asked)?;
    let (platform, call) = (&site.platform, asked.call(None, headers));
    let new = new_workspace(fields)?;
    let name = called(fields, "name")?;
    let email = email_address::email(sent(fields, "email"))?;
    founding::is_free(platform, &new.slug).await?;
    let opening = Opening { new, by, email };
    let who = opener(platform, &call, (&name, sent(fields, "password")), &opening).await?;
    opening::go_on(platform, &call, opening, who).await
}

/// A new person; or, where that is refused, a person with an account who proves it
/// with the password they have.
async fn opener(
    platform: &Arc<Platform>,
    call: &Call,
    (name, secret): (&str, &str),
    it: &Opening,
) -> Result<Opener> {
    match opening::claimant(platform, call, (name, secret), it).await {
        Err(Error::Refused(refused)) => match signing::by_password(platform, call, &it.email, secret).await {
            Ok(proven) => Ok(Opener::Known(proven)),
            Err(Error::Refused(late)) if late.code == Code::RateLimited => Err(Error::Refused(late)),
            Err(_) => Err(Error::Refused(refused)),
        },
        new => new,
    }
}

/// Reads the workspace that is to be opened. Errors: 422.
pub(super) fn new_workspace(fields: &[(String, String)]) -> Result<NewWorkspace> {
    let unknown = |code: Code| Refusal::new(code).field("country");
    let (code, _, currency, zone, month) = COUNTRIES
        .into_iter()
        .find(|(code, ..)| *code == sent(fields, "country"))
        .ok_or_else(|| unknown(Code::ValueUnknown))?;
    let country = code.parse().map_err(unknown)?;
    let name = called(fields, "workspace")?;
    let slug = match sent(fields, "slug").trim() {
        "" => slug(&proposed_slug(&name))?,
        typed => slug(typed)?,
    };
    let number = Some(sent(fields, "tax_number").trim().to_owned()).filter(|n| !n.is_empty());
    let (gstin, abn) = tax_numbers(country, number)?;
    let stated = read(fields, "state")?;
    if stated.as_ref().is_some_and(|text| text.chars().count() > 20) {
        return Err(Refusal::new(Code::TextTooLong).field("state").into());
    }
    let of_gstin =
        gstin.as_deref().map(|gstin| gstin_state_as_stated(gstin, stated.as_deref()).map(str::to_owned));
    let of_gstin = of_gstin.transpose().map_err(|code| Refusal::new(code).field("state"))?;
    Ok(NewWorkspace {
        slug,
        name,
        country,
        currency: currency.into(),
        minor_digits: 2,
        timezone: zone.into(),
        fy_start: (month, 1),
        state: stated.or(of_gstin),
        gst_registered: gstin.is_some() || abn.is_some(),
        gstin,
        abn,
        location: None,
        gln: None,
        settings: of_trade(fields)?,
    })
}

/// The settings of the chosen trade; none was chosen: those of several. Errors: `value_unknown`.
fn of_trade(fields: &[(String, String)]) -> Result<serde_json::Value> {
    match sent(fields, "trade") {
        "" => Ok(json!({})),
        word => match Trade::of(word) {
            Some(trade) => Ok(json!({ "trade": trade })),
            None => Err(Refusal::new(Code::ValueUnknown).field("trade").into()),
        },
    }
}

fn tax_numbers(country: Country, number: Option<String>) -> Result<(Option<String>, Option<String>)> {
    let at = |code: Code| Refusal::new(code).field("tax_number");
    match (country, number) {
        (Country::India, Some(gstin)) => {
            kernel::tax_id::gstin(&gstin).map_err(at)?;
            Ok((Some(gstin), None))
        }
        (Country::Australia, Some(abn)) => {
            kernel::tax_id::abn(&abn).map_err(at)?;
            Ok((None, Some(abn)))
        }
        _ => Ok((None, None)),
    }
}

/// A web address from the name of a shop: its letters and digits of ASCII, with hyphens between its words. A name in another script
/// gives one that is too short, and the person types their own.
fn proposed_slug(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !matches!(c, '\'' | '’')).collect();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
    joined.chars().take(40).collect::<String>().trim_end_matches('-').to_owned()
}

fn slug(text: &str) -> Result<String> {
    let fine = (3..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-');
    if fine { Ok(text.to_owned()) } else { Err(Refusal::new(Code::ValueUnknown).field("slug").into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign_up(who: Who<'_>, form: FormState) -> String {
        let chrome = Chrome::bare("Open a workspace", "bm9uY2U", "token", jiff::Timestamp::UNIX_EPOCH);
        SignUpPage { chrome, action: "/sign-up", who, form, countries: countries() }.render().expect("drawn")
    }

    #[test]
    fn the_sign_up_page_asks_by_country_and_shows_what_was_typed_as_text() {
        let page = sign_up(Who::default(), FormState::default());
        assert!(
            page.contains("<div class=\"of-india\"><div class=\"field\"><label for=\"f-state\">State code")
        );
        assert!(page.contains("<div class=\"of-tax\">"));
        assert!(page.contains("name=\"trade\" value=\"food_maker\""));
        let words = "<script>alert('x')</script>\"";
        let sent = ["name", "state", "tax_number"].map(|name| (name.to_owned(), words.to_owned()));
        let faults = ["state", ""].map(|name| (name.to_owned(), Phrase::verbatim(words)));
        let page = sign_up(Who::default(), FormState::refused(sent.into(), faults.into()));
        assert!(page.contains("Not opened yet") && !page.contains("<script>alert"));
    }

    #[test]
    fn a_web_address_is_made_from_the_name_where_none_is_typed() {
        let shops = ["Kale & Sons’ Jewellers", "  Maple Dairy ", "सोना", &"long name ".repeat(9)];
        let told = shops.map(proposed_slug);
        assert_eq!(&told[..3], ["kale-sons-jewellers", "maple-dairy", ""]);
        assert!(told[3].len() <= 40 && slug(&told[3]).is_ok());
        assert!(slug(&told[2]).is_err(), "the person types one");
    }

    #[test]
    fn the_trade_is_a_setting_and_an_unknown_one_is_refused() {
        let of = |trade: &str| of_trade(&[("trade".to_owned(), trade.to_owned())]);
        assert_eq!(of("jeweller").expect("a setting"), json!({ "trade": "jeweller" }));
        assert_eq!(of("").expect("none"), json!({}));
        assert!(of("pirate").is_err());
    }

    #[test]
    fn an_address_that_a_link_says_is_shown_and_not_asked() {
        for has_account in [true, false] {
            let page =
                sign_up(Who { email: Some("a@x.example\"><script>"), has_account }, FormState::default());
            assert!(page.contains("value=\"a@x.example&#34;") && !page.contains("name=\"email\""), "{page}");
            assert_eq!(page.contains("name=\"name\""), !has_account);
        }
    }
}
