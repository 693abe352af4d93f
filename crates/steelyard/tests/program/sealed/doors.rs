//! Words and secrets that enter the program by its doors: a passkey, another provider, a till, a mailed link,
//! an operator.
//! Invariant: each takes the way of a person's browser or an operator's terminal. Values that nobody chooses
//! (a key, a link) are those that the program showed or the device made.

use crate::browser::passkeys::WithPasskeys;
use crate::browser::{Browser, SECRET, now, of, shown};
use crate::provider::who;
use crate::sealed::house::House;
use crate::sealed::search::Planted;
use crate::sealed::{random, word};
use axum::http::{Method, StatusCode};
use data_encoding::{BASE32, BASE64URL_NOPAD};
use identity::factors::Authenticator;
use jiff::SignedDuration;
use testing::device::Device;
use testing::mails;

const SLUG: &str = "alone";
const PIN: &str = "482915";
/// The operator of the instance.
const OPERATOR: &str = "omar@instance.example";
/// The length of a token's secret part, which follows the ids of the workspace and the person.
const SECRET_PART: usize = 32;

fn typed(what: &str) -> String {
    word("", what, "at a door")
}

/// Everything that one person does in their workspace, and that the operator does for them.
pub async fn planted(house: &House) -> Vec<Planted> {
    let mut asha = house.browser();
    let key = asha.open_workspace("asha", SLUG).await;
    // Only a person with a confirmed address may invite by mail.
    let all = mails(house.world.site.platform.encryption.vault(), &house.world.watcher).await;
    let link = all.into_iter().rev().find(|it| it.kind == "verify").expect("a mail").link;
    let got = asha.submit(&link, &link, &[]).await;
    assert_eq!(got.status, StatusCode::OK, "{}", got.html);
    let mut all = vec![of_factor(&key), passkey(&mut asha).await];
    all.extend(identity(house, &mut asha).await);
    let (mut nila, invited) = joined(house, &mut asha).await;
    all.extend(invited);
    all.extend(till(&mut asha, &mut nila).await);
    all.extend(operator(house).await);
    all.push(rescued(house).await);
    // The program stores only digests of the secrets that let a person in.
    all.push(Planted::nowhere("a password", SECRET.as_bytes()));
    all.push(Planted::nowhere("a session's secret", &secret_of(&nila.cookies[&format!("__Host-s-{SLUG}")])));
    all.push(Planted::nowhere("a till's secret", &secret_of(&asha.cookies[&format!("__Host-till-{SLUG}")])));
    all
}

fn secret_of(token: &str) -> Vec<u8> {
    let bytes = BASE64URL_NOPAD.decode(token.trim_start_matches("steelyard_").as_bytes()).expect("a token");
    bytes[bytes.len() - SECRET_PART..].to_vec()
}

/// The key that the page of a new authenticator showed.
fn of_factor(key: &Authenticator) -> Planted {
    let bytes = BASE32.decode(key.text().as_bytes()).expect("as it was shown");
    Planted::of("app.factor.secret", "an authenticator's key", &bytes)
}

async fn passkey(asha: &mut Browser) -> Planted {
    let mut device = Device::new(7);
    device.id = [random(), random()].concat();
    let got = asha.adds(SLUG, &mut device).await;
    assert_eq!(got.to, format!("/w/{SLUG}/account?done=1"), "{}", got.html);
    Planted::of("app.factor.credential_id", "a passkey's own id", &device.id)
}

/// A person's identity at another provider, linked from the account page.
async fn identity(house: &House, asha: &mut Browser) -> Vec<Planted> {
    let (subject, email) = (typed("subject"), format!("{}@hub.example", typed("there")));
    let (account, action) = (format!("/w/{SLUG}/account"), format!("/w/{SLUG}/account/with/hub"));
    let left = asha.submit(&account, &action, &[]).await.html;
    let link =
        left.split("<a class=\"btn go big full\"").nth(1).unwrap_or_else(|| panic!("no link in {left}"));
    let back = house.hub.agree(&of(link, "href"), who(subject.clone().leak(), email.clone().leak()));
    let got = asha.get(&format!("/sign-in/with/hub/back?{back}")).await;
    assert_eq!(got.to, format!("{account}/link"), "{}", got.html);
    let agree = format!("/w/{SLUG}/do/workspace.account.identity.link");
    let got = asha.submit(&format!("{account}/link"), &agree, &[]).await;
    assert_eq!(got.to, format!("{account}?done=1"), "{}", got.html);
    let told = |column, what, text: &str| Planted::of(column, what, text.as_bytes());
    vec![
        told("app.outside_identity.subject", "who somebody is at a provider", &subject),
        told("app.outside_identity.email", "the address a provider knows", &email),
        told("app.outside_identity.issuer", "a provider's own name", &house.hub.issuer),
    ]
}

/// A Cashier who followed the mailed link and has a PIN.
async fn joined(house: &House, asha: &mut Browser) -> (Browser, Vec<Planted>) {
    let (team, invite) = (format!("/w/{SLUG}/team"), format!("/w/{SLUG}/do/workspace.member.invite"));
    let email = format!("{}@{SLUG}.example", typed("cashier"));
    let handed = shown(&asha.submit(&team, &invite, &[("email", &email), ("roles", "Cashier")]).await);
    let handed = handed.split_once("/join/").expect("a link to hand over").1.to_owned();
    let mails = mails(house.world.site.platform.encryption.vault(), &house.world.watcher).await;
    let link =
        mails.into_iter().find(|it| it.kind == "invitation" && it.address == email).expect("the mail").link;
    let secret = link.split_once("/join/").expect("a link to join by").1.to_owned();
    let (path, name) = (format!("/join/{secret}"), typed("name"));
    let mut nila = house.browser();
    let got = nila.submit(&path, &path, &[("name", &name), ("password", SECRET)]).await;
    assert_eq!(got.to, format!("/w/{SLUG}"), "{}", got.html);
    let (page, set) = (format!("/w/{SLUG}/account/pin"), format!("/w/{SLUG}/do/workspace.account.pin.set"));
    let got = nila.submit(&page, &set, &[("pin", PIN)]).await;
    assert_eq!(got.to, format!("/w/{SLUG}/account?done=1"), "{}", got.html);
    let planted = vec![
        Planted::of("app.mail.link", "a mailed link", secret.as_bytes()),
        Planted::nowhere("a mailed link's secret", &secret_of(&secret)),
        Planted::nowhere("the secret of a link that is handed over", &secret_of(&handed)),
    ];
    (nila, planted)
}

/// Makes the browser a till. The Cashier switches to their own name there, and leaves with a form half filled
/// in.
async fn till(asha: &mut Browser, nila: &mut Browser) -> Vec<Planted> {
    let (tills, name) = (format!("/w/{SLUG}/team/tills"), typed("till"));
    let enrol = format!("/w/{SLUG}/do/workspace.till.enrol");
    let got = asha.submit(&tills, &enrol, &[("name", &name)]).await;
    assert_eq!(got.to, format!("{tills}?done=1"), "{}", got.html);
    let page = format!("/w/{SLUG}/till");
    let list = asha.get(&page).await.html;
    let who = list.split("?who=").nth(1).and_then(|it| it.split(['&', '"']).next()).expect("who has a PIN");
    let chosen = asha.get(&format!("{page}?who={who}")).await.html;
    let got = asha.answer(&chosen, &page, &[("pin", PIN)]).await;
    assert_eq!(got.status, StatusCode::SEE_OTHER, "{}", got.html);
    let draft = typed("draft");
    leave(asha, &draft).await;
    // At their own computer they see nothing of the form at the till.
    assert!(!nila.get(&format!("/w/{SLUG}/account")).await.html.contains(&draft));
    vec![
        Planted::of("app.till.name", "a till's name", name.as_bytes()),
        Planted::of("app.draft.fields", "a form left open at a till", draft.as_bytes()),
    ]
}

/// Leaves a till with an unsent form, as the page's script does.
async fn leave(till: &mut Browser, draft: &str) {
    let account = format!("/w/{SLUG}/account");
    let page = till.get(&account).await.html;
    let csrf = of(page.split("name=\"_csrf\"").nth(1).expect("a form"), "value");
    let fields = [("_key", "k-1"), ("_form", "token"), ("_page", &account), ("name", draft)];
    let waiting = serde_urlencoded::to_string(fields).expect("a form");
    let then = format!("{SLUG}/workspace.token.create");
    let sent = [("_csrf", &csrf), ("_to", &account), ("_then", &then), ("_waiting", &waiting)];
    let body = serde_urlencoded::to_string(sent).expect("a form");
    let left = till.send(Method::POST, &format!("/w/{SLUG}/till/leave"), body).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.html);
}

/// A second operator, who starts the recovery of a workspace's only Owner at another address.
async fn rescued(house: &House) -> Planted {
    const SECOND: &str = "otto@instance.example";
    let (code, said) = house.runs(&["operator", "add", SECOND, "Otto"], SECRET);
    assert_eq!(code, Some(0), "{said}");
    let mut otto = house.browser();
    otto.submit("/sign-in", "/sign-in", &[("email", SECOND), ("password", SECRET)]).await;
    let key = otto.enrol("instance").await;
    house.browser().open_workspace("lena", "lenas").await;
    let to = format!("{}@{SLUG}.example", typed("back")).to_lowercase();
    let given = key.code_at(now() + SignedDuration::from_secs(30));
    let whom = ["operator", "rescue", "lena@lenas.example", "--workspace", "lenas", "--as", SECOND];
    let why = ["--to", &to, "--reason", "no mail reaches her", "--case", "C-2"];
    let (code, said) = house.runs(&[&whom[..], &why[..]].concat(), &given);
    assert_eq!(code, Some(0), "{said}");
    Planted::of("app.recovery.address", "where an Owner comes back", to.as_bytes())
}

/// An operator of the instance, who starts the removal of the Owner's lost second factor.
async fn operator(house: &House) -> Vec<Planted> {
    let (code, said) = house.runs(&["operator", "add", OPERATOR, "Omar"], SECRET);
    assert_eq!(code, Some(0), "{said}");
    let mut omar = house.browser();
    omar.submit("/sign-in", "/sign-in", &[("email", OPERATOR), ("password", SECRET)]).await;
    let key = omar.enrol("instance").await;
    let (case, reason, lost) = (typed("case"), typed("reason"), format!("asha@{SLUG}.example"));
    // The set-up of the key used the code of this half minute.
    let given = key.code_at(now() + SignedDuration::from_secs(30));
    let wanted = ["operator", "recover", &lost, "--as", OPERATOR, "--reason", &reason, "--case", &case];
    let (code, said) = house.runs(&wanted, &given);
    assert_eq!(code, Some(0), "{said}");
    let case = Planted::of("app.recovery.case_no", "an operator's number for a case", case.as_bytes());
    let founder = format!("{}@{SLUG}.example", typed("founder"));
    let (code, said) = house.runs(&["operator", "invite", &founder], "");
    assert_eq!(code, Some(0), "{said}");
    let whose = "whom an operator's link is for";
    let founder = Planted::of("app.founding_link.email", whose, founder.to_lowercase().as_bytes());
    vec![of_factor(&key), case, founder]
}
