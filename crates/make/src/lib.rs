//! MAKE: recipes, batches, control points, readings, deviations, and the trace through them.
//! Invariant: MAKE and SELL share only the ledger.

pub mod batches;
pub mod control_points;
pub mod deviations;
pub mod equipment;
#[cfg(test)]
mod fixtures;
pub mod pages;
pub mod readings;
pub mod recipes;
pub mod today;
pub mod traceability;

use web::registry::Registry;

/// Registers the actions and pages of MAKE.
pub fn register(r: &mut Registry) {
    r.action::<ledger::items::CreateItem>();
    r.action::<ledger::items::UpdateItem>();
    r.query::<ledger::items::Items>();
    r.query::<ledger::items::AskItem>();
    r.action::<ledger::stock::lots::ReceiveLot>();
    r.action::<ledger::stock::lots::adjust::MoveLot>();
    r.action::<ledger::stock::lots::adjust::AdjustLot>();
    r.query::<ledger::stock::lots::AskLot>();
    r.query::<ledger::stock::lots::AskLots>();
    r.query::<ledger::stock::movements::list::AskMovements>();
    r.action::<ledger::stock::holds::HoldLot>();
    r.action::<ledger::stock::holds::LiftHold>();
    r.action::<ledger::stock::holds::ClearHold>();
    r.query::<ledger::stock::holds::AskHolds>();
    r.query::<ledger::stock::fefo::suggest::SuggestFefo>();
    r.action::<recipes::PublishRecipe>();
    r.query::<recipes::Recipes>();
    r.query::<recipes::AskRecipe>();
    r.query::<recipes::AskVersions>();
    r.action::<control_points::PublishControlPoint>();
    r.query::<control_points::ControlPoints>();
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
    r.action::<batches::PlanBatch>();
    r.action::<batches::steps::ReadyBatch>();
    r.action::<batches::steps::StartBatch>();
    r.action::<batches::steps::HoldBatch>();
    r.action::<batches::steps::ResumeBatch>();
    r.action::<batches::steps::CompleteBatch>();
    r.action::<batches::steps::SubmitBatch>();
    r.action::<batches::steps::ReturnBatch>();
    r.action::<batches::steps::RejectBatch>();
    r.action::<batches::steps::AbortBatch>();
    r.action::<batches::release::ReleaseBatch>();
    r.query::<batches::show::AskBatch>();
    r.query::<batches::show::AskBatches>();
    r.query::<batches::balance::AskBalance>();
    r.action::<batches::consume::Consume>();
    r.query::<batches::consume::AskOverrides>();
    r.action::<batches::output::Output>();
    r.action::<readings::PostReading>();
    r.action::<readings::CorrectReading>();
    r.query::<readings::list::AskReadings>();
    r.query::<readings::list::NextSeq>();
    r.action::<deviations::DisposeDeviation>();
    r.query::<deviations::AskDeviations>();
    r.query::<traceability::RunTrace>();
    r.query::<traceability::AskTrace>();
    r.query::<traceability::neighbours::AskNear>();
    r.query::<today::AskToday>();
    pages::register(r);
}
