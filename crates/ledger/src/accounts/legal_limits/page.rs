//! The part of the books' page that shows the limits which the law sets.
//! Invariant: only an Owner gets forms, and only rows of the workspace can be ended.

use kernel::day::Day;
use kernel::permission::Permission;
use platform::error::Result;
use web::page::PageCx;
use web::url::with_params;
use web::view::FormState;

use super::{LimitCode, LimitListed, LimitRow, LimitSource};

/// The forms that end a limit, or take it back.
pub(crate) struct EndLimitForm {
    pub form: FormState,
    pub remove: FormState,
    pub code: LimitCode,
    pub amount_minor: i64,
    pub from: Day,
    /// The last day that the form proposes.
    pub last: String,
    /// The page's address with the row.
    pub here: String,
}

/// The limits that have a row, each once.
pub(crate) fn codes(rows: &[LimitListed]) -> Vec<(&'static str, &'static str)> {
    let known = LimitCode::ALL.iter().filter(|code| rows.iter().any(|it| it.row.code == **code));
    known.map(|code| (code.as_str(), code.name())).collect()
}

/// The page's address with a row.
pub(crate) fn end_href(here: &str, row: &LimitRow) -> String {
    with_params(here, &[("limit", row.code.as_str()), ("since", &row.from.to_string())])
}

/// The forms for the row that the address names, or that a refused form named.
pub(crate) fn end_limit(cx: &PageCx, rows: &[LimitListed]) -> Result<Option<EndLimitForm>> {
    if !cx.may(Permission::LimitsWrite) {
        return Ok(None);
    }
    let (form, remove) = (cx.form_named("end-limit")?, cx.form_named("remove-limit")?);
    let sent = [&form, &remove].into_iter().find(|form| form.is_sent()).unwrap_or(&form);
    let (code, from) = (sent.value("code", cx.wanted("limit")), sent.value("from", cx.wanted("since")));
    let row = rows.iter().map(|it| &it.row).find(|row| {
        row.source == LimitSource::Workspace && row.code.as_str() == code && row.from.to_string() == from
    });
    Ok(row.map(|row| EndLimitForm {
        here: end_href(&cx.href("/books"), row),
        code: row.code,
        amount_minor: row.amount_minor.get(),
        from: row.from,
        last: row.to.unwrap_or_else(|| cx.tx.today()).to_string(),
        form: form.clone(),
        remove: remove.clone(),
    }))
}
