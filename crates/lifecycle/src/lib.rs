//! How data ends, and what watches over it until then: the deletion of workspaces, the keys of erased people,
//! the rotation of keys, the heartbeat, and the detection of unusual use.

pub mod deletion;
pub mod detection;
pub mod heartbeat;
pub mod key_destruction;
pub mod key_rotation;
