//! The order in which a web is computed: a lot or a batch after everything that went into it.
//! Invariant: it uses no recursion, so that a chain of any length fits.

use super::{Index, Kind, LotHistory, Node, Use, Web};

/// Lots and batches, each after those that went into it; None where goods came out of themselves.
pub(super) fn of(web: &Web, index: &Index) -> Option<Vec<Node>> {
    let lots = web.lots.len();
    let all = lots + web.batches.len();
    let node = |number: usize| if number < lots { Node::Lot(number) } else { Node::Batch(number - lots) };
    let children: Vec<Vec<usize>> = (0..all).map(|number| children_of(web, index, node(number))).collect();
    let mut waits_for = vec![0_usize; all];
    children.iter().flatten().for_each(|&child| waits_for[child] += 1);
    let mut ready: Vec<usize> = (0..all).filter(|&number| waits_for[number] == 0).collect();
    let mut order = Vec::with_capacity(all);
    while let Some(number) = ready.pop() {
        order.push(node(number));
        for &child in &children[number] {
            waits_for[child] -= 1;
            if waits_for[child] == 0 {
                ready.push(child);
            }
        }
    }
    (order.len() == all).then_some(order)
}

/// The numbers of what a lot or a batch went into, as often as it did, without those outside the web.
fn children_of(web: &Web, index: &Index, node: Node) -> Vec<usize> {
    match node {
        Node::Lot(at) => of_lot(web, index, &web.lots[at]),
        Node::Batch(at) => {
            let shares = &web.batches[at].shares;
            let by_products = shares.by_products.iter().map(|(lot, _)| lot);
            let lots = shares.items.iter().flat_map(|item| item.lots.iter().map(|(lot, _)| lot));
            by_products.chain(lots).filter_map(|lot| index.lots.get(lot).copied()).collect()
        }
    }
}

fn of_lot(web: &Web, index: &Index, history: &LotHistory) -> Vec<usize> {
    let mut children = Vec::new();
    for event in &history.events {
        match &event.kind {
            Kind::Draw(Use::Batch { batch, .. }) => {
                children.extend(index.batches.get(batch).map(|at| web.lots.len() + at));
            }
            Kind::IntoLots(parts) => {
                children.extend(parts.iter().filter_map(|part| index.lots.get(&part.lot)))
            }
            _ => {}
        }
    }
    children
}
