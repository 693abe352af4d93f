//! The public forms, which nobody needs an account for: floods, mails to a stranger, texts and files that no form asks
//! for.
//! Invariant: each form is taken from its page, as a browser takes it, so that the program reads what is sent.

use super::abuser::Abuser;
use super::kinds::{get, post, told};
use std::io;
use std::time::{Duration, Instant};

/// Reports of a network in a day, and requests about persons (`lifecycle`: `weakness::outside`,
/// `requests::outside`).
pub const A_DAY: usize = 10;
/// The form for reports of weaknesses.
const REPORT: &str = "/security/report";
/// More than any text of a form may have, and less than a body.
const LONG: usize = 900_000;
/// The largest body that the program accepts.
const MOST: usize = 1024 * 1024;

/// A form of a page, with the secret that it was served with.
struct Form<'a> {
    it: &'a Abuser<'a>,
    path: String,
    secret: String,
}

impl<'a> Form<'a> {
    fn open(it: &'a Abuser<'a>, path: &str) -> io::Result<Form<'a>> {
        let text = it.shake()?.ask(&get(it, path, ""))?.text();
        let secret = text.split("name=\"_csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        Ok(Form { it, path: path.to_owned(), secret: secret.unwrap_or_default().to_owned() })
    }

    fn send(&self, fields: &str) -> Vec<u8> {
        let body = format!("_csrf={}&{fields}", self.secret);
        self.post("application/x-www-form-urlencoded", body.as_bytes())
    }

    fn post(&self, kind: &str, body: &[u8]) -> Vec<u8> {
        let head =
            format!("Content-Type: {kind}\r\nSec-Fetch-Site: same-origin\r\nContent-Length: {}", body.len());
        post(self.it, &self.path, &head, body)
    }

    /// Repeats a request until the program says to come later.
    fn repeat(&self, fields: &str) {
        let request = self.send(fields);
        let is_told = || self.it.tally.lock().is_ok_and(|tally| tally.told.contains_key(&429));
        let goes_on =
            || !self.it.is_over() || (!is_told() && Instant::now() < self.it.until + Duration::from_secs(10));
        self.it.ask_while(goes_on, || request.clone());
    }
}

/// Reports without end, each with the address of somebody who gets the mails.
pub fn reports(it: &Abuser) {
    let Ok(form) = Form::open(it, REPORT) else { return };
    form.repeat("weakness=Notes+are+shown&place=%2Fnotes&steps=Open+it&email=victim%40abuse.example");
}

/// Requests about a person to one shop, with the same address.
pub fn requests(it: &Abuser) {
    let Ok(form) = Form::open(it, &format!("/privacy/{}", it.slug)) else { return };
    form.repeat("kind=access&name=Meera+Joshi&contact=victim%40abuse.example&words=Please");
}

/// Characters that turn a line around, that nobody sees, and that end a line; and what a browser would run.
pub fn hostile(it: &Abuser) {
    let Ok(form) = Form::open(it, REPORT) else { return };
    let fields = "weakness=%3Cscript%3Ealert(1)%3C%2Fscript%3E&place=%E2%80%AE%00%0D%0ABcc%3A+x%40y.example&steps=%22%3E&email=a%0D%0Ab";
    it.ask(|| form.send(fields));
}

/// A text that is much too long, and that the page would give back at six times its length.
pub fn too_long(it: &Abuser) {
    let Ok(form) = Form::open(it, REPORT) else { return };
    let text = "%22".repeat(LONG / 3);
    it.volley(&form.send(&format!("place=x&steps=x&weakness={text}")), true);
}

/// A file, although the form has no field for one.
pub fn file(it: &Abuser) {
    let Ok(form) = Form::open(it, REPORT) else { return };
    let head = "--x\r\nContent-Disposition: form-data; name=\"weakness\"; filename=\"a.exe\"\r\n\r\n";
    let body = [head.as_bytes(), &vec![0x4d; LONG], b"\r\n--x--\r\n"].concat();
    it.flood(|| told(it, &form.post("multipart/form-data; boundary=x", &body)));
}

/// A body of four times the largest size.
pub fn too_big(it: &Abuser) {
    let Ok(form) = Form::open(it, REPORT) else { return };
    let body = vec![b'a'; 4 * MOST];
    it.flood(|| told(it, &form.post("application/x-www-form-urlencoded", &body)));
}
