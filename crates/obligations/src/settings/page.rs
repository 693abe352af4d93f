//! The page of the figures that the instance promises: their values, the changes that come, and the forms that
//! change them.
//! Invariant: only a looser change that waits has the buttons that approve and withdraw it.

use super::{ListSettings, SettingChangeLine, SettingLine};
use askama::Template;
use catalogue::{Phrase, say};
use kernel::permission::Permission;
use lifecycle::settings::GuardedFigure;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "settings/list.html")]
pub(super) struct SettingsPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub rows: Vec<SettingLine>,
    pub changes: Vec<SettingChangeLine>,
    /// The secret of the mailed link that was followed, and its change.
    pub link: (String, String),
    pub forms: Option<Forms>,
}

/// The forms of those who operate the instance.
pub(super) struct Forms {
    pub propose: FormState,
    pub approve: FormState,
    pub withdraw: FormState,
}

impl SettingsPage {
    /// The figures, for the form.
    pub fn figures(&self) -> Vec<(&'static str, &'static str)> {
        self.rows.iter().map(|row| (row.figure.as_str(), row.figure.label())).collect()
    }

    fn named(&self, kept: impl Fn(&SettingChangeLine) -> bool) -> Vec<(String, Phrase)> {
        let named = |change: &SettingChangeLine| {
            let (figure, value) = (change.figure.label().to_owned(), change.figure.words(change.value));
            (change.change.to_string(), say!("{figure}: {value}", figure, value))
        };
        self.changes.iter().filter(|change| kept(change)).map(named).collect()
    }

    /// A value as people read it.
    pub fn words(&self, figure: &GuardedFigure, value: &i32) -> String {
        figure.words(*value)
    }

    /// The changes that wait for their approval; of a mailed link, its own.
    pub fn open(&self) -> Vec<(String, Phrase)> {
        let wanted = &self.link.1;
        let is_wanted = |id: String| wanted.is_empty() || *wanted == id;
        self.named(|it| it.waits && it.approved_at.is_none() && is_wanted(it.change.to_string()))
    }

    /// The changes that can be withdrawn.
    pub fn waiting(&self) -> Vec<(String, Phrase)> {
        self.named(|it| it.waits)
    }

    /// What a change waits for.
    pub fn says(&self, change: &SettingChangeLine) -> Phrase {
        match (change.withdrawn_at, change.from, change.approved_at) {
            (Some(_), _, _) => Phrase::of("Withdrawn"),
            (None, Some(from), _) => {
                say!("From {moment} (UTC)", moment = from.strftime("%-d %B %Y, %H:%M").to_string())
            }
            (None, None, Some(_)) => Phrase::of("Approved; the workspaces are being told"),
            (None, None, None) => Phrase::of("Waits for an approval"),
        }
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let list = cx.ask_with::<ListSettings>(&[]).await?;
    let forms = match cx.may(Permission::InstanceOperate) {
        true => Some(Forms {
            propose: cx.form_named("propose")?,
            approve: cx.form_named("approve")?,
            withdraw: cx.form_named("withdraw")?,
        }),
        false => None,
    };
    cx.html(&SettingsPage {
        chrome: cx.chrome("Promised figures"),
        base: cx.href(""),
        here: cx.href("/instance/settings"),
        rows: list.rows,
        changes: list.changes,
        link: (cx.wanted("link").to_owned(), cx.wanted("change").to_owned()),
        forms,
    })
}
