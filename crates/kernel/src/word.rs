//! Small closed sets of words: one row for each member gives the variant, its text in both directions and its
//! JSON form.
//! Invariant: a word outside the set is refused with the set's own code, never guessed.

/// Makes a set of allowed words: `words! { /// doc  pub enum Side { Buy = "buy", Sell = "sell" } }`. Any other
/// text is refused by `value_unknown`, or by the code that follows `else`.
#[macro_export]
macro_rules! words {
    ($(#[doc = $what:literal])+ pub enum $name:ident { $($rows:tt)+ }) => {
        $crate::words! { $(#[doc = $what])+ pub enum $name else ValueUnknown { $($rows)+ } }
    };
    ($(#[doc = $what:literal])+ pub enum $name:ident else $refusal:ident {
        $($(#[doc = $doc:literal])* $variant:ident = $word:literal),+ $(,)?
    }) => {
        $(#[doc = $what])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, schemars::JsonSchema)]
        #[schemars(with = "String", extend("enum" = $name::ALL))]
        pub enum $name { $($(#[doc = $doc])* #[doc = concat!("Written `", $word, "`.")] $variant),+ }

        impl $name {
            /// Every one, in the order of the table.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word as sent, stored and shown.
            pub const fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The value of a stored word.
            pub fn of(word: &str) -> Option<$name> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::code::Code;

            fn from_str(word: &str) -> std::result::Result<$name, $crate::code::Code> {
                $name::of(word).ok_or($crate::code::Code::$refusal)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<$name, D::Error> {
                let word = <String as $crate::serde::Deserialize>::deserialize(deserializer)?;
                word.parse().map_err($crate::serde::de::Error::custom)
            }
        }
    };
}
