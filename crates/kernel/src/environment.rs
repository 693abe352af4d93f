//! What an instance is for: real work, or trials of it.
//! Invariant: an instance that says nothing is production, the strictest.

/// What an instance is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Environment {
    /// Real work with real people's data.
    #[default]
    Production,
    /// A rehearsal of production.
    Staging,
    /// For looking at.
    Demo,
    /// For tests.
    Test,
}

impl Environment {
    /// Every one, with its word.
    pub const ALL: [(&'static str, Environment); 4] = [
        ("production", Environment::Production),
        ("staging", Environment::Staging),
        ("demo", Environment::Demo),
        ("test", Environment::Test),
    ];

    /// The environment of a word.
    pub fn of(word: &str) -> Option<Environment> {
        Environment::ALL.iter().find(|(known, _)| *known == word).map(|(_, environment)| *environment)
    }

    /// Its word.
    pub fn as_str(self) -> &'static str {
        Environment::ALL.iter().find(|(_, environment)| *environment == self).map_or("", |(word, _)| *word)
    }

    /// Whether people really work here.
    pub fn is_production(self) -> bool {
        self == Environment::Production
    }

    /// What each page says first; nothing in production.
    pub fn banner(self) -> Option<&'static str> {
        match self {
            Environment::Production => None,
            Environment::Staging => Some("This is a staging system: nothing in it is real."),
            Environment::Demo => Some("This is a demo: nothing in it is real."),
            Environment::Test => Some("This is a test system: nothing in it is real."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_environment_is_read_by_its_word_alone() {
        for (word, environment) in Environment::ALL {
            assert_eq!((Environment::of(word), environment.as_str()), (Some(environment), word));
        }
        assert!(["", "Production", "live"].iter().all(|word| Environment::of(word).is_none()));
    }

    #[test]
    fn what_says_nothing_is_production_and_only_the_others_have_a_banner() {
        assert!(Environment::default().is_production());
        for (_, environment) in Environment::ALL {
            assert_eq!(environment.banner().is_none(), environment.is_production(), "{environment:?}");
        }
    }
}
