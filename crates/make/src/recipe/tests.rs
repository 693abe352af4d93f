//! Recipe versions, on a real database.
//! What must stay true: a published version never changes.
