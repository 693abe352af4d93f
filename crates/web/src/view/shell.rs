//! The parts of the shell around a page, each a template of its own.
//! Invariant: as for the parts of a page (`parts.rs`): each is in the program once, and not once a page.

use super::Chrome;
use askama::Template;
use askama::filters::HtmlSafe;

/// The shell of a page, for `layout.html`, `bare.html` and `public.html`.
#[derive(Clone, Copy)]
pub struct Shell<'a> {
    chrome: &'a Chrome,
}

impl Chrome {
    pub fn shell(&self) -> Shell<'_> {
        Shell { chrome: self }
    }
}

/// A part: its block of `shell.html`.
macro_rules! parts {
    ($($block:literal $method:ident $part:ident)*) => {
        $(
            #[doc = concat!("The part `", $block, "` of `shell.html`.")]
            #[derive(Template)]
            #[template(path = "shell.html", block = $block)]
            pub struct $part<'a> {
                chrome: &'a Chrome,
            }

            /// Its template has escaped what it writes.
            impl HtmlSafe for $part<'_> {}
        )*

        impl<'a> Shell<'a> {
            $(
                #[doc = concat!("The part `", $block, "`.")]
                pub fn $method(self) -> $part<'a> {
                    $part { chrome: self.chrome }
                }
            )*
        }
    };
}

parts! {
    "head" head Head
    "environment" environment Environment
    "contacts" contacts Contacts
    "rail" rail Rail
    "top" top Top
    "notices" notices Notices
    "tabs" tabs Tabs
    "flash" flash Message
    "palette" palette Palette
    "help" help Help
}
