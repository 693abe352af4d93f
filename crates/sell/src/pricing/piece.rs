//! A piece on the counter: its metal, its stones, and its article in stock if it has a tag.
//! Invariant: gross is net and stones (each rounded to the mg), and a tagged piece leaves stock with the fine
//! mg with which it came in.

use kernel::code::Code;
use kernel::decimal::{Fineness, UnitPrice};
use kernel::metal::Metal;
use kernel::refusal::Fault;
use kernel::weight::{Carats, Milligrams, carats_to_mg, fine};

/// The metal of a piece: net weight without stones, and its fineness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MetalContent {
    pub metal: Metal,
    pub net: Milligrams,
    pub fineness: Fineness,
}

/// One stone, or several of a kind weighed together. The price is per carat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stone {
    pub weight: Carats,
    pub rate_per_ct: UnitPrice,
}

/// The stock's figures for the piece of a tag; it comes in and leaves with these figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Article {
    pub content: MetalContent,
    pub gross_mg: i64,
    pub stone_mg: i64,
    pub fine_mg: i64,
}

/// A weighed piece, priced by its parts or by its tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    pub content: Option<MetalContent>,
    pub stones: Vec<Stone>,
    pub article: Option<Article>,
}

/// The metal that leaves stock with a line, and the gross weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PieceWeight {
    pub metal: Option<Metal>,
    pub fine_mg: Option<i64>,
    pub gross_mg: Option<i64>,
}

/// R0 and S13: fine metal and gross weight of a piece, compared with its article if it has a tag.
pub(super) fn weigh(piece: &Piece) -> Result<PieceWeight, Fault> {
    let stones_mg: i64 = piece.stones.iter().map(|stone| carats_to_mg(stone.weight)).sum();
    if let Some(article) = &piece.article {
        same_as_article(piece, article, stones_mg)?;
        // A tagged article keeps the fine mg with which it came in: a split or merge may have shared it
        // otherwise.
        return Ok(PieceWeight {
            metal: Some(article.content.metal),
            fine_mg: Some(article.fine_mg),
            gross_mg: Some(article.gross_mg),
        });
    }
    let Some(content) = &piece.content else {
        let gross_mg = (stones_mg > 0).then_some(stones_mg);
        return Ok(PieceWeight { metal: None, fine_mg: None, gross_mg });
    };
    let fine_mg = fine(content.net, content.fineness).map_err(|code| Fault::new("net_mg", code))?;
    let gross_mg = content.net.get() + stones_mg;
    Ok(PieceWeight { metal: Some(content.metal), fine_mg: Some(fine_mg), gross_mg: Some(gross_mg) })
}

fn same_as_article(piece: &Piece, article: &Article, stones_mg: i64) -> Result<(), Fault> {
    let of_article = &article.content;
    if let Some(content) = &piece.content {
        for (field, same) in [
            ("metal", content.metal == of_article.metal),
            ("net_mg", content.net == of_article.net),
            ("fineness_ppt", content.fineness == of_article.fineness),
        ] {
            if !same {
                return Err(Fault::new(field, Code::WeightMismatch));
            }
        }
    }
    // The bill may omit the stones; if it names any, it must name all.
    match piece.stones.is_empty() || stones_mg == article.stone_mg {
        true => Ok(()),
        false => Err(Fault::new("stones", Code::WeightMismatch)),
    }
}
