//! The statements of a migration, one by one: Citus refuses some of them in a text of many statements.

/// Each statement of `text`, in order, without the semicolon that ends it and without what stands between
/// statements. It knows comments, quoted names, and texts in quotes and in dollar quotes. A last statement
/// without a semicolon counts.
pub(super) fn statements(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = after_space(rest);
        if rest.is_empty() {
            return found;
        }
        let end = end_of_statement(rest);
        let statement = rest[..end].trim_end();
        if !statement.is_empty() {
            found.push(statement);
        }
        rest = rest[end..].strip_prefix(';').unwrap_or(&rest[end..]);
    }
}

/// `text` without leading white space and comments.
fn after_space(text: &str) -> &str {
    let mut rest = text.trim_start();
    while rest.starts_with("--") || rest.starts_with("/*") {
        rest = rest[length_of_token(rest)..].trim_start();
    }
    rest
}

/// Bytes before the semicolon that ends the first statement, or of all that is left.
fn end_of_statement(text: &str) -> usize {
    let mut at = 0;
    while at < text.len() && !text[at..].starts_with(';') {
        at += length_of_token(&text[at..]);
    }
    at
}

/// Bytes of what `text` begins with and in which a semicolon ends nothing; else of its first character.
fn length_of_token(text: &str) -> usize {
    let until = |opening: usize, end: &str| {
        text[opening..].find(end).map_or(text.len(), |at| opening + at + end.len())
    };
    if text.starts_with("--") {
        return until(2, "\n");
    }
    if text.starts_with("/*") {
        return until(2, "*/");
    }
    for quote in ["'", "\""] {
        if text.starts_with(quote) {
            return until(1, quote);
        }
    }
    match dollar_quote(text) {
        Some(quote) => until(quote.len(), quote),
        None => text.chars().next().map_or(0, char::len_utf8),
    }
}

/// `$$` or `$tag$` at the beginning of `text`.
fn dollar_quote(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('$')?;
    let end = inner.find('$')?;
    let is_tag = inner[..end].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && !inner.starts_with(|first: char| first.is_ascii_digit());
    is_tag.then(|| &text[..end + 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_semicolon_ends_a_statement_outside_of_quotes_and_comments_only() {
        let table: [(&str, &[&str]); 9] = [
            ("", &[]),
            (" -- nothing; here\n", &[]),
            ("select 1; select 2", &["select 1", "select 2"]),
            ("select 1;;\n;select 2;\n", &["select 1", "select 2"]),
            ("-- a; b\nselect 1 -- c; d\n, 2;", &["select 1 -- c; d\n, 2"]),
            ("/* a; b */ select ';', \";\", 'it''s; so';", &["select ';', \";\", 'it''s; so'"]),
            ("do $$ begin; end $$; select $1;", &["do $$ begin; end $$", "select $1"]),
            ("do $x$ a; $$; b $x$; select 1", &["do $x$ a; $$; b $x$", "select 1"]),
            ("select 'never ends; at all", &["select 'never ends; at all"]),
        ];
        for (text, expected) in table {
            assert_eq!(statements(text), expected, "{text}");
        }
    }

    #[test]
    fn the_statements_of_every_migration_are_all_of_it() {
        for migration in super::super::migrations() {
            let parts = statements(migration.sql);
            let mut rest = migration.sql;
            for part in &parts {
                let (between, behind) = rest.split_once(part).expect("in order");
                assert!(after_space(between.trim_start_matches(';')).is_empty(), "{between}");
                rest = behind;
            }
            assert!(after_space(rest.trim_start_matches(';')).is_empty(), "{rest}");
            assert!(!parts.is_empty(), "{}", migration.name);
        }
    }
}
