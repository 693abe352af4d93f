//! The workspace's home page: what needs a decision now, from both parts.
//! What must stay true: it only gathers what the parts' own queries say.

use platform::registry::Registry;

/// Registers the home page.
pub fn register(_registry: &mut Registry) {}
