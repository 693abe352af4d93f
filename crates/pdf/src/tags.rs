//! The tags for reading aloud: headings, paragraphs, tables and pictures in their order on the paper.
//! Every mark that is read belongs to exactly one of them; a mark that is only visible belongs to none.

use std::num::NonZeroU16;

use krilla::tagging::{
    Artifact, BBox, ContentTag, Identifier, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree,
};

use crate::rows::Role;

/// Marks of one role that were drawn together.
pub(crate) struct Read {
    pub(crate) role: Role,
    pub(crate) id: Identifier,
    pub(crate) place: Option<BBox>,
    pub(crate) text: String,
}

pub(crate) fn content(role: &Role) -> ContentTag<'static> {
    match role {
        Role::Ornament => ContentTag::Artifact(Artifact::default()),
        _ => ContentTag::Other,
    }
}

pub(crate) fn tree(read: Vec<Read>) -> TagTree {
    let mut tree = TagTree::new();
    let mut read = read.into_iter().peekable();
    while let Some(first) = read.next() {
        let part = part(&first.role);
        let mut together = vec![first];
        together.extend(std::iter::from_fn(|| read.next_if(|one| self::part(&one.role) == part)));
        tree.push(group(together));
    }
    tree
}

fn part(role: &Role) -> Option<usize> {
    match role {
        Role::Ornament => None,
        Role::Heading { part, .. }
        | Role::Words { part }
        | Role::Field { part, .. }
        | Role::Picture { part, .. } => Some(*part),
    }
}

/// Tags the marks of one part, of which there is at least one.
fn group(mut together: Vec<Read>) -> TagGroup {
    match together[0].role.clone() {
        Role::Field { .. } => table(together),
        Role::Heading { level, .. } => match together.iter().map(|one| one.text.as_str()).collect::<String>()
        {
            // PDF/UA allows no heading without words.
            title if title.trim().is_empty() => leaves(Tag::P, together),
            title => {
                leaves(Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), Some(title)), together)
            }
        },
        Role::Picture { words, .. } => {
            let place = together[0].place.take();
            leaves(Tag::Figure(Some(words.to_string())).with_bbox(place), together)
        }
        Role::Words { .. } | Role::Ornament => leaves(Tag::P, together),
    }
}

fn leaves(tag: impl Into<TagKind>, together: Vec<Read>) -> TagGroup {
    TagGroup::with_children(tag, together.into_iter().map(|one| Node::Leaf(one.id)).collect())
}

/// Fields by row and column; a field split over two pages is one field.
fn table(mut together: Vec<Read>) -> TagGroup {
    together.sort_by_key(|one| place_in_table(&one.role));
    let mut table = TagGroup::new(Tag::Table);
    let mut fields = together.into_iter().peekable();
    while let Some((row, ..)) = fields.peek().map(|one| place_in_table(&one.role)) {
        let mut line = TagGroup::new(Tag::TR);
        while let Some(first) = fields.next_if(|one| place_in_table(&one.role).0 == row) {
            let place = place_in_table(&first.role);
            let (_, column, head) = place;
            let mut field = match (head, column) {
                (true, _) => TagGroup::new(Tag::TH(TableHeaderScope::Column)),
                (false, 0) => TagGroup::new(Tag::TH(TableHeaderScope::Row)),
                (false, _) => TagGroup::new(Tag::TD),
            };
            field.push(first.id);
            while let Some(more) = fields.next_if(|one| place_in_table(&one.role) == place) {
                field.push(more.id);
            }
            line.push(field);
        }
        table.push(line);
    }
    table
}

/// Row, column, and whether it is the head.
fn place_in_table(role: &Role) -> (usize, usize, bool) {
    match role {
        Role::Field { row, column, head, .. } => (*row, *column, *head),
        _ => (0, 0, false),
    }
}
