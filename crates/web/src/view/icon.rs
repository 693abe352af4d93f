//! The icons, drawn on 24 by 24 with a line of 1.75, written into the page where they are used.
//! Invariant: every drawing is a constant of this file, since it enters the page unescaped.

use std::fmt;

/// A drawing that a template writes unescaped. Only this module makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Svg(&'static str);

impl Svg {
    /// The drawing's SVG text.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Svg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A constant of this file contains no user's text, so it need not be escaped.
impl askama::filters::HtmlSafe for Svg {}

/// The icon of this name, hidden from screen readers because a word is always beside it.
/// A name that does not exist draws nothing; a test reads every template for such names.
pub fn icon(name: &str) -> Svg {
    let found = ICONS.iter().find(|(known, _)| *known == name);
    Svg(found.map_or("", |(_, svg)| svg))
}

/// Every name that [`icon`] knows.
pub fn names() -> impl Iterator<Item = &'static str> {
    ICONS.iter().map(|(name, _)| *name)
}

macro_rules! icons {
    ($(($name:literal, $path:literal),)*) => {
        const ICONS: &[(&str, &str)] = &[$((
            $name,
            concat!(r#"<svg class="ic" viewBox="0 0 24 24" aria-hidden="true"><path d=""#, $path, r#""/></svg>"#),
        ),)*];
    };
}

icons! {
    ("today", "M4 6h10M4 12h16M4 18h7M18 4v4M16 6h4"),
    ("calendar", "M4 6h16v15H4zM4 10h16M8 3v4M16 3v4"),
    ("recipe", "M6 3h11a2 2 0 0 1 2 2v16H8a3 3 0 0 1-3-3V4a1 1 0 0 1 1-1zM5 18a3 3 0 0 1 3-3h11M9 7h6"),
    ("batch", "M5 8h14l-1.5 12h-11zM4 8V6h16v2M9 3v3M15 3v3M6.5 14h11"),
    ("silo", "M6 7a6 3.5 0 0 1 12 0v11a6 2.5 0 0 1-12 0zM6 12.5h12M9 20.5V22M15 20.5V22"),
    ("tool", "M4 20l8-8M14.5 3.5a5 5 0 0 0-2.6 6.9l1.7 1.7a5 5 0 0 0 6.9-2.6l-3 .8-2.3-2.3zM4 20l-.5-1.5L11 11l2 2-7.5 7.5z"),
    ("trace", "M7 6h5a4 4 0 0 1 4 4v0M7 18h5a4 4 0 0 0 4-4v0M3 6a2 2 0 1 0 4 0 2 2 0 1 0-4 0M3 18a2 2 0 1 0 4 0 2 2 0 1 0-4 0M14 12a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0"),
    ("rate", "M3 17l5-6 4 3 8-9M15 5h5v5"),
    ("fall", "M3 7l5 6 4-3 8 9M15 19h5v-5"),
    ("bill", "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6"),
    ("bills", "M8 3h11v15l-2-1.4-1.8 1.4-1.7-1.4-1.7 1.4-1.8-1.4L8 18zM8 7H5v14h9M11.5 8h4M11.5 12h4"),
    ("ledger", "M4 4h7a2 2 0 0 1 2 2v14a2 2 0 0 0-2-2H4zM20 4h-5a2 2 0 0 0-2 2v14a2 2 0 0 1 2-2h5z"),
    ("shield", "M12 3l8 3v6c0 4.5-3.2 7.7-8 9-4.8-1.3-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-5"),
    ("bell", "M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 21h4"),
    ("audit", "M5 4h14v16H5zM8 9h8M8 13h8M8 17h4"),
    ("team", "M5.5 8a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0M2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.5c2 .8 3.2 2.7 3.5 5.5"),
    ("data", "M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zM4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3"),
    ("plus", "M12 5v14M5 12h14"),
    ("check", "M4.5 12.5l5 5L19.5 7"),
    ("x", "M6 6l12 12M18 6L6 18"),
    ("clock", "M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M12 7v5l3.5 2"),
    ("lock", "M6 11h12v9H6zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11"),
    ("search", "M4 10.5a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M15.5 15.5L21 21"),
    ("moon", "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"),
    ("key", "M3 15.5a4 4 0 1 0 8 0 4 4 0 1 0-8 0M10 12.7L20 3M16 7l3 3"),
    ("print", "M7 8V3h10v5M5 17H3V9h18v8h-2M7 14h10v7H7z"),
    ("down", "M12 4v12M7 11.5l5 5 5-5M4 20h16"),
    ("right", "M5 12h14M13 6l6 6-6 6"),
    ("undo", "M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-4"),
    ("hold", "M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M9.5 9v6M14.5 9v6"),
    ("info", "M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M12 11v5M12 7.5v.1"),
    ("warn", "M12 4l9.5 16h-19zM12 10v4.5M12 17.3v.1"),
    ("cloud", "M3 3l18 18M8.5 8.6A5 5 0 0 0 7 18h9.5M17 17.6A4.3 4.3 0 0 0 17 9a6 6 0 0 0-6-3.9"),
    ("temp", "M10 14V5a2 2 0 0 1 4 0v9a4 4 0 1 1-4 0zM12 9v8"),
    ("menu", "M4 7h16M4 12h16M4 17h16"),
    ("scan", "M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8v8M12 8v8M16 8v8"),
    ("settings", "M4 7h8M18 7h2M4 17h2M12 17h8M12 7a3 3 0 1 0 6 0 3 3 0 1 0-6 0M6 17a3 3 0 1 0 6 0 3 3 0 1 0-6 0"),
    ("tag", "M4 4h8l8.5 8.5-8 8L4 12zM7 8.5a1.5 1.5 0 1 0 3 0 1.5 1.5 0 1 0-3 0"),
    ("scale", "M12 4v17M7 21h10M4 8l16-3M4 8l-2.5 6h5zM20 5l-2.5 6h5z"),
    ("user", "M8 8a4 4 0 1 0 8 0 4 4 0 1 0-8 0M4 21c.6-4.5 3.5-7 8-7s7.4 2.5 8 7"),
    ("cash", "M3 7h18v10H3zM9.5 12a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0"),
    ("card", "M3 6h18v12H3zM3 10h18M7 15h4"),
    ("qr", "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h3v3M20 14v6h-6"),
    ("trash", "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13"),
    ("pin", "M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11zM9.5 10a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0"),
    ("flask", "M9 3h6M10 3v6l-5 9a2 2 0 0 0 2 3h10a2 2 0 0 0 2-3l-5-9V3M7.5 15h9"),
    ("flag", "M5 21V4M5 4h12l-2 4 2 4H5"),
    ("eye", "M2 12s3.5-7 10-7 10 7 10 7-3.5 7-10 7-10-7-10-7zM9 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0"),
    ("mail", "M3 6h18v12H3zM3 7l9 6.5L21 7"),
    ("sun", "M8 12a4 4 0 1 0 8 0 4 4 0 1 0-8 0M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4"),
    ("left", "M19 12H5M11 6l-6 6 6 6"),
    ("box", "M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8"),
    ("keyboard", "M3 7h18v10H3zM7 10.5h.1M10.5 10.5h.1M14 10.5h.1M17 10.5h.1M8 14h8"),
    ("out", "M10 4H5v16h5M14 8l4 4-4 4M18 12H9"),
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_icon_is_drawn_once_and_hidden_from_screen_readers() {
        let unique: HashSet<&str> = names().collect();
        assert_eq!(unique.len(), ICONS.len());
        assert!(ICONS.iter().all(|(_, svg)| svg.contains("aria-hidden=\"true\"") && svg.ends_with("</svg>")));
    }

    #[test]
    fn a_name_that_does_not_exist_draws_nothing() {
        assert_eq!(icon("unicorn").as_str(), "");
        assert_ne!(icon("check").as_str(), "");
    }
}
