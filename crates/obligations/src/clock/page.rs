//! The page of the clock.
//! Invariant: the button is there while a jump waits, for those who operate the instance.

use super::{ClockShown, GetClock};
use askama::Template;
use kernel::permission::Permission;
use lifecycle::lifetime::{Between, Jump};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "clock/show.html")]
pub(super) struct ClockPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub clock: ClockShown,
    pub form: Option<FormState>,
}

impl ClockPage {
    /// By how much the clock jumped, such as `3 days`.
    pub fn by(&self) -> String {
        let jump = self.clock.jump.as_ref();
        let of = |seconds| Jump { between: Between::Days, seconds, noticed_at: self.clock.program };
        let (many, unit) = of(jump.map_or(0, |it| it.seconds)).days_or_hours();
        format!("{many} {unit}")
    }

    /// Whether the clocks differ.
    pub fn differ(&self) -> bool {
        self.clock.jump.as_ref().is_some_and(|it| it.between == Between::Clocks)
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let clock = cx.ask_with::<GetClock>(&[]).await?;
    let form = match cx.may(Permission::InstanceOperate) && clock.jump.is_some() {
        true => Some(cx.form_named("confirm")?),
        false => None,
    };
    let (base, here) = (cx.href(""), cx.href("/instance/clock"));
    cx.html(&ClockPage { chrome: cx.chrome("Clock"), base, here, clock, form })
}
