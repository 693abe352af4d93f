//! The weight of a lot over time: each weighing, what it took off, and whether that was expected.
//! Invariant: the curve has the figures of its table, which are those of the movements.

use catalogue::{Phrase, say};
use jiff::Timestamp;
use kernel::decimal::{Decimal, SignedQuantity};
use kernel::permission::Permission;
use ledger::stock::lots;
use ledger::stock::page::unit;
use make_queries::ageing as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::{Count, Name};
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use web::chart::{Chart, lines};
use web::page::{Body, PageCx};
use web::sheet::{Cell, Column, ColumnKind, Filter, FilterKind, Row, RowKind, Table};
use web::url::encoded;
use web::view::Chrome;

use super::page::loss_words;
use super::room::{LossExpected, limits, moment};
use super::rules::{LossLimits, LossState, Moment, Weights, shares_left};
use crate::figures::sheet;

input! {
    /// The lot whose weights are asked for.
    pub struct GetLossCurve {
        /// The lot.
        lot: Name,
        /// One of its pieces; absent: all that it is kept in, together.
        piece: Option<Count>,
    }
}

/// The weight of a lot over time.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LossCurve {
    /// The lot.
    pub lot: String,
    /// The piece that was asked for.
    pub piece: Option<i32>,
    /// The numbers of its pieces; empty for goods that are not kept by piece.
    pub pieces: Vec<i64>,
    /// The unit of the weights.
    pub unit: String,
    /// The loss that a weighing is expected to find; null where none is.
    pub expected_loss_percent: Option<LossExpected>,
    /// The moments at which its weight changed, or was found unchanged, in order of time.
    pub rows: Vec<CurvePoint>,
}

/// A weight at a moment.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CurvePoint {
    /// When.
    pub at: Timestamp,
    /// The piece; null for goods that are not kept by piece.
    pub piece: Option<i64>,
    /// Whether it was weighed; else goods came or went.
    pub weighed: bool,
    /// The weight after it: of the piece, or of the lot without pieces.
    pub quantity: SignedQuantity,
    /// What the weighing took off.
    pub lost: SignedQuantity,
    /// The same in percent of the weight before; two decimals.
    pub lost_percent: Option<Decimal>,
    /// What all weighings so far took off, in percent of its own weight; goods that come or go change nothing.
    pub lost_so_far_percent: Option<Decimal>,
    /// Whether the weighing found the loss that was expected.
    pub loss_state: LossState,
    /// The weight of all pieces together after it.
    pub quantity_of_all: SignedQuantity,
}

impl Query for GetLossCurve {
    const NAME: &'static str = "make.lot.weights";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Shows the weight of a lot over time, with each loss.";
    type Output = LossCurve;

    async fn fetch(self, tx: &ReadTx) -> Result<LossCurve> {
        let lot = lots::coded(tx, self.lot.as_str(), "lot").await?;
        let rows = sql::moved_parts().bind(tx, &tx.tenant(), &[lot.lot_id].as_slice()).all().await?;
        let limits = limits(lot.loss_lower_e6, lot.loss_upper_e6);
        let mut pieces: Vec<i64> = rows.iter().filter_map(|row| row.piece).collect();
        pieces.dedup();
        let wanted = self.piece.map(|piece| i64::from(piece.0));
        let moments: Vec<(Option<i64>, Moment)> = rows
            .iter()
            .filter(|row| wanted.is_none() || row.piece == wanted)
            .map(|row| (row.piece, moment(row)))
            .collect();
        Ok(LossCurve {
            lot: lot.code,
            piece: self.piece.map(|piece| piece.0),
            pieces,
            unit: lot.unit,
            expected_loss_percent: limits.map(|(lower, upper)| LossExpected { lower, upper }),
            rows: points(&moments, limits),
        })
    }
}

/// The points of these moments, which are in order of piece, then time; the points are in order of time.
fn points(moments: &[(Option<i64>, Moment)], limits: Option<LossLimits>) -> Vec<CurvePoint> {
    let (mut points, mut first) = (Vec::with_capacity(moments.len()), 0);
    for (n, (piece, it)) in moments.iter().enumerate() {
        if moments[first].0 != *piece {
            first = n;
        }
        let own: Vec<Moment> = moments[first..=n].iter().map(|(_, it)| *it).collect();
        let alone = Weights::of(&[*it], limits);
        points.push(CurvePoint {
            at: it.at,
            piece: *piece,
            weighed: it.is_weighing,
            quantity: SignedQuantity::from_stored(it.left_e6),
            lost: SignedQuantity::from_stored(it.lost_e6),
            lost_percent: alone.loss_percent.filter(|_| it.is_weighing),
            lost_so_far_percent: Weights::of(&own, limits).loss_percent,
            loss_state: alone.state,
            quantity_of_all: SignedQuantity::from_stored(it.left_e6),
        });
    }
    points.sort_by_key(|point| (point.at, point.piece));
    let mut left: Vec<(Option<i64>, i64)> = Vec::new();
    for point in &mut points {
        left.retain(|(piece, _)| *piece != point.piece);
        left.push((point.piece, point.quantity.get()));
        let all = left.iter().fold(0_i64, |sum, (_, left)| sum.saturating_add(*left));
        point.quantity_of_all = SignedQuantity::from_stored(all);
    }
    points
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let code = cx.param("lot")?;
    let piece = cx.wanted("piece").parse::<i32>().ok().filter(|piece| *piece >= 0).map(Count);
    let shown = cx.ask(GetLossCurve { lot: Name::parse(code)?, piece }).await?;
    let title = say!("Weight of lot {lot}", lot = &shown.lot);
    let path = format!("/lots/{}/weights", encoded(code));
    let mut page = sheet::begin(cx, &path, title, expected_words(&shown));
    (page.up, page.up_label) = (format!("{}/{}", cx.href("/lots"), encoded(code)), "The lot");
    if !shown.pieces.is_empty() {
        let all = std::iter::once((String::new(), Phrase::of("All together")));
        let pieces = shown.pieces.iter().map(|it| (it.to_string(), say!("Piece {piece}", piece = *it)));
        page.filters.push(Filter {
            name: "piece",
            word: "Piece".into(),
            value: shown.piece.map(|piece| piece.to_string()).unwrap_or_default(),
            kind: FilterKind::Choice(all.chain(pieces).collect()),
        });
    }
    page.charts = chart(&cx.chrome, &shown).into_iter().collect();
    page.tables = vec![table(&cx.chrome, &shown)];
    page.answer(cx, None)
}

/// The loss that is expected at a weighing.
fn expected_words(shown: &LossCurve) -> Phrase {
    match shown.expected_loss_percent {
        Some(it) => say!(
            "A weighing is expected to find a loss of {lower} to {upper} percent.",
            lower = it.lower.to_string(),
            upper = it.upper.to_string()
        ),
        None => "No loss is expected of it, so none is out of range.".into(),
    }
}

/// The weight over time as a line; none for fewer than two moments. Of several parts it is the share that
/// weighings left: they came at different moments, and their sum would rise with each.
pub(super) fn chart(chrome: &Chrome, shown: &LossCurve) -> Option<Chart> {
    let (first, last) = (shown.rows.first()?, shown.rows.last()?);
    if first.at == last.at {
        return None;
    }
    let is_of_several = shown.rows.iter().any(|row| row.piece != first.piece);
    let of_all = |row: &CurvePoint| row.quantity_of_all.get();
    let figures = if is_of_several { shares(&shown.rows) } else { shown.rows.iter().map(of_all).collect() };
    let aside: Phrase = match is_of_several {
        true => "goods that came or went left out".into(),
        false => "from the least to the most of it".into(),
    };
    let seconds = shown.rows.iter().map(|row| row.at.as_second());
    let points: Vec<(i64, i64)> = seconds.zip(figures.iter().copied()).collect();
    Some(Chart {
        id: "over-time",
        title: "Weight over time".into(),
        aside,
        words: match figures.last().filter(|_| is_of_several) {
            Some(share) => percent_words(*share),
            None => say!(
                "From {first} to {last} {unit}, in the table weighing by weighing",
                first = first.quantity_of_all.to_string(),
                last = last.quantity_of_all.to_string(),
                unit = unit(&shown.unit)
            ),
        },
        drawing: lines(&points, &[], last.at.as_second()),
        scale: vec![local_day(chrome, first.at), local_day(chrome, last.at)],
        key: vec![],
    })
}

/// What weighings left at each point, in millionths of the goods' own weight.
fn shares(rows: &[CurvePoint]) -> Vec<i64> {
    let moments: Vec<_> = rows.iter().map(|row| (row.piece, row.quantity.get(), row.lost.get())).collect();
    shares_left(&moments)
}

/// The share that is left, given in millionths, in words.
fn percent_words(share: i64) -> Phrase {
    let percent = SignedQuantity::from_stored(share.saturating_mul(100)).to_string();
    say!("From 100 to {percent} percent of its own weight, in the table weighing by weighing", percent)
}

/// The local day of a moment, in the workspace's manner.
fn local_day(chrome: &Chrome, at: Timestamp) -> String {
    chrome.day(at.to_zoned(chrome.manner.zone.clone()).date())
}

/// The table of the moments.
pub(super) fn table(chrome: &Chrome, shown: &LossCurve) -> Table {
    let column = |word: Phrase, file, kind| Column { word, file, kind };
    let percent = |figure: Option<Decimal>| {
        figure.map_or_else(Cell::default, |figure| Cell::figure(&figure.to_string(), "%"))
    };
    let code = unit(&shown.unit);
    let row = |it: &CurvePoint| {
        let day = it.at.to_zoned(chrome.manner.zone.clone()).date();
        let (what, word) = if it.weighed { ("Weighed", "weighed") } else { ("Came or went", "moved") };
        let state = loss_words(it.loss_state);
        Row {
            kind: RowKind::Plain,
            cells: vec![
                Cell::day(chrome, day).narrow(state.clone()),
                Cell::words(what.into(), word),
                it.piece.map_or_else(Cell::default, Cell::count),
                Cell::figure(&it.quantity.to_string(), code),
                Cell::figure(&it.lost.to_string(), code),
                percent(it.lost_percent),
                percent(it.lost_so_far_percent),
                Cell::words(state, it.loss_state.as_str()),
            ],
        }
    };
    Table {
        id: "weights",
        title: "Each weighing".into(),
        aside: "a loss in percent of the weight before".into(),
        columns: vec![
            column("Day".into(), "day", ColumnKind::Words),
            column("What".into(), "what", ColumnKind::MoreWords),
            column("Piece".into(), "piece", ColumnKind::MoreFigure),
            column("Weight".into(), "quantity", ColumnKind::Figure),
            column("Lost".into(), "lost", ColumnKind::MoreFigure),
            column("Lost %".into(), "lost_percent", ColumnKind::Figure),
            column("Lost so far %".into(), "lost_so_far_percent", ColumnKind::MoreFigure),
            column("Against what is expected".into(), "loss_state", ColumnKind::MoreWords),
        ],
        rows: shown.rows.iter().map(row).collect(),
        foot: vec![],
        empty: ("It was never weighed".into(), "Weigh it in the ageing room.".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::decimal::Percent;

    const HOSTILE: &str = "<script>alert('x')</script>\"";

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a moment")
    }

    fn weighed(second: i64, lost_e6: i64, left_e6: i64) -> Moment {
        Moment { at: at(second), is_weighing: true, came_e6: 0, lost_e6, left_e6 }
    }

    fn curve(words: &str, rows: Vec<CurvePoint>) -> LossCurve {
        let percent = |text: &str| Percent::parse(text).expect("a percentage");
        LossCurve {
            lot: words.into(),
            piece: None,
            pieces: vec![1, 2],
            unit: "kg".into(),
            expected_loss_percent: Some(LossExpected { lower: percent("1"), upper: percent("4") }),
            rows,
        }
    }

    #[test]
    fn each_point_has_its_own_loss_and_that_of_all_weighings_so_far() {
        let came = Moment { at: at(0), is_weighing: false, came_e6: 1000, lost_e6: 0, left_e6: 1000 };
        let moments = [(None, came), (None, weighed(10, 100, 900)), (None, weighed(20, 100, 800))];
        let points = points(&moments, None);
        let told: Vec<_> = points
            .iter()
            .map(|it| {
                (it.lost_percent.map(|it| it.to_string()), it.lost_so_far_percent.map(|it| it.to_string()))
            })
            .collect();
        let some = |text: &str| Some(text.to_owned());
        let expected = [(None, some("0.00")), (some("10.00"), some("10.00")), (some("11.11"), some("20.00"))];
        assert_eq!(told, expected);
    }

    #[test]
    fn pieces_are_in_order_of_time_and_add_up() {
        let of = |piece, second, left| (Some(piece), weighed(second, 0, left));
        let points = points(&[of(1, 0, 10), of(1, 20, 8), of(2, 10, 5)], None);
        let told: Vec<_> = points.iter().map(|it| (it.piece, it.quantity_of_all.get())).collect();
        assert_eq!(told, [(Some(1), 10), (Some(2), 15), (Some(1), 13)]);
    }

    #[test]
    fn the_curve_of_two_wheels_that_came_one_after_the_other_does_not_rise() {
        let came =
            |second, left_e6| Moment { is_weighing: false, came_e6: left_e6, ..weighed(second, 0, left_e6) };
        let moments = [
            (Some(1), came(0, 2_000_000)),
            (Some(1), weighed(200_000, 40_000, 1_960_000)),
            (Some(2), came(100_000, 2_000_000)),
        ];
        let rows = points(&moments, None);
        assert_eq!(shares(&rows), [1_000_000, 1_000_000, 990_000]);
        let chart = chart(&Chrome::sample("Weights"), &curve("L-1", rows)).expect("a chart");
        assert_eq!(
            chart.words,
            "From 100 to 99 percent of its own weight, in the table weighing by weighing"
        );
    }

    #[test]
    fn a_curve_is_drawn_of_two_moments_and_its_table_says_the_same() {
        let chrome = Chrome::sample("Weights");
        let rows =
            points(&[(None, weighed(0, 0, 1_000_000)), (None, weighed(86_400, 50_000, 950_000))], None);
        let one = curve("L-1", rows[..1].to_vec());
        assert!(chart(&chrome, &one).is_none());
        let shown = curve(HOSTILE, rows);
        assert!(chart(&chrome, &shown).is_some());
        let table = table(&chrome, &shown);
        assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
        assert_eq!(table.rows[1].cells[5].file, "5.00");
    }
}
