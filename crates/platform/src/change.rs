//! The change that an audit event describes.

/// The change that an audit event describes. It holds no secret and no customer's content.
#[derive(Debug, Default)]
pub struct Change {
    pub(crate) subject: String,
    pub(crate) before: Option<serde_json::Value>,
    pub(crate) after: Option<serde_json::Value>,
    pub(crate) reason: Option<String>,
}

impl Change {
    /// A change of `subject` (a number, a code, an id).
    pub fn of(subject: impl std::fmt::Display) -> Self {
        Self { subject: subject.to_string(), ..Self::default() }
    }
    /// The values before.
    pub fn before(mut self, value: serde_json::Value) -> Self {
        self.before = Some(value);
        self
    }
    /// The values after.
    pub fn after(mut self, value: serde_json::Value) -> Self {
        self.after = Some(value);
        self
    }
    /// The reason, in the person's words.
    pub fn reason(mut self, text: Option<&str>) -> Self {
        self.reason = text.map(str::to_owned);
        self
    }
}
