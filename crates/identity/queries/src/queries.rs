// This file was generated with `clorinde`. Do not modify.

pub mod founding;
pub mod identity;
pub mod shared_device;
pub mod sign_up;
