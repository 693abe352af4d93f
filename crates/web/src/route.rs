//! The clients that a route is open to, and the kind of its answer.

/// The clients that a route is open to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Everybody: the pages for signing in, and public ones.
    All,
    /// A member of the workspace in its path, by their session.
    Member,
    /// A browser that an Owner made a till of the workspace in its path, by that till's cookie.
    Till,
    /// A program, by its token.
    Program,
}

/// The kind of a route's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A page for people, and the form on it where it has one.
    Page,
    /// Only the answer to a form.
    Form,
    /// Data that programs and browsers request by themselves.
    Data,
}
