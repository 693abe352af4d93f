//! The maker's part: recipes, batches, control points, readings, deviations, and the trace through them.
//! What must stay true: it shares with the shop's part only what lies in the ledger.

pub mod batch;
pub mod consume;
pub mod control_point;
pub mod deviation;
pub mod equipment;
pub mod extent;
#[cfg(test)]
mod given;
pub mod judge;
pub mod lots;
pub mod output;
pub mod pages;
pub mod reading;
pub mod recipe;
pub mod state;
pub mod today;
pub mod trace;

use platform::registry::Registry;

/// Lists what the maker's part can do.
pub fn register(r: &mut Registry) {
    r.action::<ledger::item::CreateItem>();
    r.action::<ledger::item::UpdateItem>();
    r.query::<ledger::item::Items>();
    r.query::<ledger::item::AskItem>();
    r.action::<ledger::lot::ReceiveLot>();
    r.action::<ledger::lot::change::MoveLot>();
    r.action::<ledger::lot::change::AdjustLot>();
    r.query::<ledger::lot::AskLot>();
    r.query::<ledger::lot::AskLots>();
    r.query::<ledger::movement::list::AskMovements>();
    r.action::<ledger::hold::HoldLot>();
    r.action::<ledger::hold::LiftHold>();
    r.action::<ledger::hold::ClearHold>();
    r.query::<ledger::hold::AskHolds>();
    r.query::<ledger::fefo_suggest::SuggestFefo>();
    r.action::<recipe::PublishRecipe>();
    r.query::<recipe::Recipes>();
    r.query::<recipe::AskRecipe>();
    r.query::<recipe::AskVersions>();
    r.action::<control_point::PublishControlPoint>();
    r.query::<control_point::ControlPoints>();
    r.action::<equipment::CreateEquipment>();
    r.query::<equipment::AskEquipment>();
    r.action::<equipment::check::CheckEquipment>();
    r.action::<equipment::defer::DeferCheck>();
    r.action::<equipment::paper::AttachPaper>();
    r.query::<equipment::history::AskChecks>();
    r.query::<equipment::history::AskCheck>();
    r.query::<equipment::history::AskDue>();
    r.query::<equipment::lookback::AskLookback>();
    r.query::<equipment::paper::AskPaper>();
    r.action::<batch::PlanBatch>();
    r.action::<batch::step::ReadyBatch>();
    r.action::<batch::step::StartBatch>();
    r.action::<batch::step::HoldBatch>();
    r.action::<batch::step::ResumeBatch>();
    r.action::<batch::step::CompleteBatch>();
    r.action::<batch::step::SubmitBatch>();
    r.action::<batch::step::ReturnBatch>();
    r.action::<batch::step::RejectBatch>();
    r.action::<batch::step::AbortBatch>();
    r.action::<batch::release::ReleaseBatch>();
    r.query::<batch::show::AskBatch>();
    r.query::<batch::show::AskBatches>();
    r.query::<batch::balance::AskBalance>();
    r.action::<consume::Consume>();
    r.query::<consume::AskOverrides>();
    r.action::<output::Output>();
    r.action::<reading::PostReading>();
    r.action::<reading::CorrectReading>();
    r.query::<reading::show::AskReadings>();
    r.query::<reading::show::NextSeq>();
    r.action::<deviation::DisposeDeviation>();
    r.query::<deviation::AskDeviations>();
    r.query::<trace::RunTrace>();
    r.query::<trace::AskTrace>();
    r.query::<lots::near::AskNear>();
    r.query::<today::AskToday>();
    pages::register(r);
}
