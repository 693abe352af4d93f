//! How a device is called in the log and on pages.

/// The marks of browsers and systems. A mark that other products also claim comes after theirs.
const BROWSERS: [(&str, &str); 5] = [
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// A browser's usual name: "Firefox on Linux". Other programs keep the name that they give themselves.
pub fn called(device: &str) -> String {
    if !device.starts_with("Mozilla/") {
        return if device.is_empty() { "Unknown".to_owned() } else { device.to_owned() };
    }
    let of = |list: &[(&str, &'static str)]| {
        list.iter().find(|(mark, _)| device.contains(mark)).map(|(_, name)| *name)
    };
    let browser = of(&BROWSERS).unwrap_or("A browser");
    of(&SYSTEMS).map_or_else(|| browser.to_owned(), |system| format!("{browser} on {system}"))
}

/// The device of a till's sessions in the audit log.
pub(crate) fn of_till(till: &str, device: Option<&str>) -> String {
    format!("{till}: {}", called(device.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_called_as_people_call_it() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
        for (device, name) in [
            (chrome, "Chrome on Linux"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1",
                "Safari on iPhone",
            ),
            ("Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"),
            ("Mozilla/5.0", "A browser"),
            ("till printer", "till printer"),
            ("", "Unknown"),
        ] {
            assert_eq!(called(device), name);
        }
    }
}
