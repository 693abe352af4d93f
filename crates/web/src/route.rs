//! To whom a route is open, and what it answers with.

/// To whom a route is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// To everybody: the doors in, and what is public.
    All,
    /// To a member of the workspace in its path, by their session.
    Member,
    /// To a browser that an Owner made a till of the workspace in its path, by that till's cookie.
    Till,
    /// To a program, by its token.
    Program,
}

/// What a route answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A page for people, and the form on it where it has one.
    Page,
    /// Only what a form posts.
    Form,
    /// What programs and browsers ask for by themselves.
    Data,
}
