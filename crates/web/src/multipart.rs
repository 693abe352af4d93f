//! A form with a file in it (RFC 7578), as fields like those of any other form: a file's bytes as
//! base64, its name beside them.
//! Invariant: it is read whole within its limit. A file is no text and is never taken for one.

use crate::edge::limits::FIELDS;
use crate::headers::text;
use crate::request_body;
use axum::extract::Request;
use axum::http::header::HeaderMap;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::code::Code;
use platform::error::Error;

/// The field of a paper, which keeps its name.
const CONTENT: &str = "content";
/// Stands for a file without bytes. An empty text would say that no file was chosen.
const NO_BYTES: &str = "=";
/// Longest name of a file that is kept, characters.
const LONGEST_NAME: usize = 120;

/// Whether a request says that it is such a form.
pub fn is(headers: &HeaderMap) -> bool {
    text(headers, "content-type").is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// The fields as they were sent. A file chosen in the field `content` comes as `content` (base64) and
/// `content_name`; the name of a file in any other field is dropped. Errors: `body_too_large`,
/// `request_invalid`.
pub async fn fields(request: Request, most: usize) -> Result<Vec<(String, String)>, Error> {
    let kind = text(request.headers(), "content-type").unwrap_or_default().to_owned();
    let boundary = boundary(&kind).ok_or(Code::RequestInvalid)?.to_owned();
    let bytes = request_body::read(request, most).await?;
    read(&bytes, &boundary).ok_or_else(|| Code::RequestInvalid.into())
}

fn boundary(kind: &str) -> Option<&str> {
    let (_, rest) = kind.split_once("boundary=")?;
    let bare = rest.split(';').next()?.trim().trim_matches('"');
    (1..=70).contains(&bare.len()).then_some(bare)
}

fn read(bytes: &[u8], boundary: &str) -> Option<Vec<(String, String)>> {
    let (first, next) = (format!("--{boundary}"), format!("\r\n--{boundary}"));
    let mut rest = bytes.strip_prefix(first.as_bytes())?;
    let mut fields = Vec::new();
    while !rest.starts_with(b"--") {
        rest = rest.strip_prefix(b"\r\n")?;
        let end = find(rest, next.as_bytes())?;
        part(&rest[..end], &mut fields)?;
        if fields.len() > FIELDS {
            return None;
        }
        rest = &rest[end + next.len()..];
    }
    Some(fields)
}

/// Reads one field of it: None where it is not well formed.
fn part(part: &[u8], fields: &mut Vec<(String, String)>) -> Option<()> {
    let end = find(part, b"\r\n\r\n")?;
    let (head, content) = (std::str::from_utf8(&part[..end]).ok()?, &part[end + 4..]);
    let mut lines = head.split("\r\n");
    let told = lines.find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    let name = parameter(told, "name")?;
    match parameter(told, "filename") {
        None => fields.push((name, String::from_utf8(content.to_vec()).ok()?)),
        // No file was chosen.
        Some(file) if file.is_empty() && content.is_empty() => {}
        Some(file) => {
            if name == CONTENT {
                fields.push((format!("{name}_name"), bare_name(&file)));
            }
            let is_missing = content.is_empty() && name != CONTENT;
            fields.push((name, if is_missing { NO_BYTES.to_owned() } else { STANDARD.encode(content) }));
        }
    }
    Some(())
}

/// A parameter in quotes; browsers write a quote in it as %22.
fn parameter(line: &str, name: &str) -> Option<String> {
    let (_, rest) = line.split_once(&format!("; {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(value.replace("%22", "\"").replace("%0D", "").replace("%0A", ""))
}

/// A file's name without the folders that some browsers send.
fn bare_name(file: &str) -> String {
    let last = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    if name.trim().is_empty() { "paper".to_owned() } else { name }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| *byte == first) {
        if bytes[from + at..].starts_with(wanted) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(parts: &[(&str, &str)]) -> Vec<u8> {
        let each = parts.iter().map(|(told, content)| {
            format!("--xyz\r\nContent-Disposition: form-data; {told}\r\n\r\n{content}\r\n")
        });
        format!("{}--xyz--\r\n", each.collect::<String>()).into_bytes()
    }

    #[test]
    fn a_file_comes_as_base64_with_its_name_and_a_text_as_it_is() {
        let form = sent(&[
            ("name=\"note\"", "two\r\nlines --xyz"),
            (
                "name=\"content\"; filename=\"C:\\papers\\cert 1%22.pdf\"\r\nContent-Type: text/html",
                "%PDF-\r\n-",
            ),
            ("name=\"other\"; filename=\"\"", ""),
            ("name=\"steps[0].photo_file\"; filename=\"IMG_57.jpg\"", "x"),
            ("name=\"steps[1].photo_file\"; filename=\"zero.jpg\"", ""),
        ]);
        let told: Vec<(&str, &str)> = vec![
            ("note", "two\r\nlines --xyz"),
            ("content_name", "cert 1\".pdf"),
            ("content", "JVBERi0NCi0="),
            ("steps[0].photo_file", "eA=="),
            ("steps[1].photo_file", "="),
        ];
        let told: Vec<(String, String)> = told.into_iter().map(|(a, b)| (a.into(), b.into())).collect();
        assert_eq!(read(&form, "xyz"), Some(told));
        assert_eq!(boundary("multipart/form-data; boundary=\"xyz\""), Some("xyz"));
    }

    #[test]
    fn what_is_not_whole_is_no_form() {
        let form = sent(&[("name=\"a\"", "b")]);
        for cut in 0..form.len() - 4 {
            assert_eq!(read(&form[..cut], "xyz"), None, "{cut}");
        }
        assert_eq!(read(&sent(&[("nam=\"a\"", "b")]), "xyz"), None);
        assert_eq!(read(&sent(&[("name=\"a\"", "b")]), "other"), None);
        assert_eq!(boundary("multipart/form-data"), None);
        assert!(read(&sent(&vec![("name=\"a\"", ""); FIELDS + 1]), "xyz").is_none());
    }
}
