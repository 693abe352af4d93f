pub mod extent;
pub mod judge;
pub mod state;
