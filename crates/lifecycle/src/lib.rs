//! How data comes to its end, and what watches over it meanwhile: the deletion of workspaces, the keys of erased people, the
//! rotation of keys, the sign of life, and the detection of what is unusual.

pub mod deletion;
pub mod detection;
pub mod heartbeat;
pub mod key_destruction;
pub mod key_rotation;
