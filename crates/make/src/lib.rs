//! MAKE: recipes, batches, control points, readings, deviations, and the trace through them.
//! Invariant: MAKE and SELL share only the ledger.

pub mod ageing;
pub mod batch_record;
pub mod batches;
pub mod control_points;
pub mod deviations;
pub mod equipment;
pub mod figures;
#[cfg(test)]
mod fixtures;
pub mod gs1;
pub mod labels;
pub mod pages;
mod phrases;
pub mod planning;
pub mod process;
pub mod readings;
pub mod recipes;
pub mod silos;
pub mod today;
pub mod traceability;

use web::registry::Registry;

/// Registers the actions and pages of MAKE.
pub fn register(r: &mut Registry) {
    r.action::<recipes::publish::PublishRecipe>();
    r.query::<recipes::ListRecipes>();
    r.query::<recipes::GetRecipe>();
    r.query::<recipes::ListRecipeVersions>();
    r.query::<recipes::photos::GetPhoto>();
    r.query::<recipes::computations::ScaleRecipe>();
    r.query::<recipes::computations::CostRecipe>();
    r.query::<recipes::computations::SeparateMilk>();
    r.query::<recipes::computations::DeclareRecipe>();
    r.query::<labels::LabelLot>().action::<labels::PrintLabels>();
    r.query::<gs1::BuildGs1>();
    r.query::<gs1::ParseGs1>();
    r.query::<gs1::LinkGs1>();
    r.action::<control_points::PublishControlPoint>();
    r.query::<control_points::ListControlPoints>();
    r.action::<equipment::create::CreateEquipment>();
    r.query::<equipment::ListEquipment>();
    r.action::<equipment::check::CheckEquipment>();
    r.action::<equipment::defer::DeferCheck>();
    r.action::<equipment::paper::AttachPaper>();
    r.query::<equipment::history::ListChecks>();
    r.query::<equipment::history::GetCheck>();
    r.query::<equipment::history::ListDueChecks>();
    r.query::<equipment::lookback::GetLookback>();
    r.query::<equipment::paper::GetPaper>();
    register_batches(r);
    r.action::<readings::PostReading>();
    r.action::<readings::CorrectReading>();
    r.query::<readings::list::ListReadings>();
    r.query::<readings::list::NextSeq>();
    r.action::<deviations::DisposeDeviation>();
    r.query::<deviations::ListDeviations>();
    r.action::<silos::create::CreateSilo>();
    r.action::<silos::intake::TakeInMilk>();
    r.action::<silos::draw::DrawSilo>();
    r.action::<silos::clean::CleanSilo>();
    r.query::<silos::show::ListSilos>();
    r.query::<silos::show::GetSilo>();
    r.query::<silos::composition::GetComposition>();
    r.query::<silos::refusals::ListRefusedMilk>();
    r.query::<traceability::RunTrace>();
    r.query::<traceability::AskTrace>();
    r.query::<traceability::neighbours::GetNeighbours>();
    r.query::<today::GetToday>();
    r.action::<ageing::TurnLot>();
    r.action::<ageing::UndoTurn>();
    r.query::<ageing::room::GetAgeingRoom>().query::<ageing::curve::GetLossCurve>();
    r.query::<figures::yields::GetYield>().query::<figures::costs::GetCostByMonth>();
    pages::register(r);
}

/// Registers what is done to batches and planned for them.
fn register_batches(r: &mut Registry) {
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
    r.query::<batches::show::GetBatch>();
    r.query::<batches::show::ListBatches>();
    r.query::<batches::balance::GetMassBalance>();
    r.action::<batches::consume::Consume>();
    r.query::<batches::consume::ListOverrides>();
    r.action::<batches::output::Output>();
    r.action::<batches::observe::ObserveBatch>();
    r.action::<batches::observe::BookLabour>();
    r.action::<process::BeginStep>().action::<process::FinishStep>().action::<process::UndoStep>();
    r.query::<batches::numbering::NextBatch>();
    r.action::<batches::returns::ReturnInput>().action::<batches::returns::ReturnOutput>();
    r.action::<planning::ScheduleBatch>();
    r.query::<planning::ProposePlan>();
    r.query::<planning::GetCalendar>();
    r.feed(planning::feed::FEED);
}
