//! One draw: picks from the pool by weight, what is needed first, until the budget is spent; then order and doses.

use super::chance::Chance;
use super::fit::{Misfit, fit, slots};
use super::order::order;
use super::pool::{Item, Pool, Regions, is_frame};
use super::rules::{LAST_RANK, MOST_CHANGES, MOST_PNF};
use super::shape::{Need, Shape};
use super::wish::Wish;
use crate::model::{Kind, Spine, Step};
use std::ops::RangeInclusive;

/// A step, and what it is there for.
#[derive(Debug)]
pub(super) struct Pick {
    pub step: Step,
    /// Its place in the pool.
    pub item: usize,
    pub opens: bool,
    pub closes: bool,
}

/// A routine in the making.
pub(super) struct Draw<'p> {
    pool: &'p Pool<'p>,
    shape: &'p Shape,
    wish: &'p Wish,
    chance: Chance,
    picks: Vec<usize>,
    opener: Option<usize>,
    closer: Option<usize>,
    /// Seconds the picks take as usual.
    taken: u32,
    /// Each position once.
    ranks: Vec<u8>,
    regions: Vec<Regions>,
    spine: u8,
    weights: Vec<u64>,
}

/// A pool whose next step would take longer than this share of the budget, in a hundred, is drawn from no more.
const ENOUGH: u64 = 95;
/// More steps than anybody follows; a code can count them in five bits.
const MOST_STEPS: usize = 31;
/// How often steps are taken out or put in before a draw is given up.
const CORRECTIONS: usize = 12;
/// A change of position takes time and breath: one for about so many seconds.
const PER_POSITION: u32 = 100;

impl<'p> Draw<'p> {
    #[must_use]
    pub(super) fn new(pool: &'p Pool<'p>, shape: &'p Shape, wish: &'p Wish, seed: u64) -> Self {
        Self {
            pool,
            shape,
            wish,
            chance: Chance::of(seed),
            picks: Vec::new(),
            opener: None,
            closer: None,
            taken: 0,
            ranks: Vec::new(),
            regions: Vec::new(),
            spine: 0,
            weights: Vec::new(),
        }
    }

    /// Draws a routine that ends on the second; `None` if this draw led to none.
    pub(super) fn run(&mut self) -> Option<Vec<Pick>> {
        self.pick_stretches_asked_for();
        if self.shape.closes && self.picks.len() < self.shape.steps {
            self.closer = self.pick_end(&|item| item.closes, &|item| 0..=item.rank);
        }
        if self.shape.opens && self.picks.len() < self.shape.steps {
            self.opener = self.pick_end(&|item| item.opens, &|item| item.rank..=LAST_RANK);
        }
        for need in &self.shape.needs {
            if !self.is_met(need) && self.taken < self.wish.seconds() {
                self.pick_for(need);
            }
        }
        while u64::from(self.taken) * 100 < u64::from(self.wish.seconds()) * ENOUGH
            && self.pick(&|item| !item.only_at_ends).is_some()
        {}
        self.fitted()
    }

    /// How far the routine is from its shape.
    #[must_use]
    pub(super) fn cost(&self, picks: &[Pick]) -> u64 {
        let items = || picks.iter().filter_map(|pick| self.pool.items.get(pick.item));
        let unmet = self.shape.needs.iter().filter(|need| !items().any(|item| meets(item, need)));
        let unmet: u64 = unmet.map(|need| if matches!(need, Need::Spine(_)) { 400 } else { 2000 }).sum();
        let focus = items().filter(|item| self.pool.is_focus(item)).count();
        let (least, most) = self.focus_of(picks.len());
        let off = if self.pool.focus == 0 { 0 } else { least.saturating_sub(focus) + focus.saturating_sub(most) } as u64;
        let moving = items().filter(|item| item.stretch.kind == Kind::Dynamic).count() * 100;
        let uneven = moving.abs_diff(self.shape.moving * picks.len()) as u64 / 100;
        let changes = self.ranks.len() as u64;
        let waiting: u64 = picks.iter().filter_map(|pick| pick.step.ready).count() as u64;
        unmet + off * 800 + uneven * 60 + changes * 20 + waiting * 3
    }

    fn pick_stretches_asked_for(&mut self) {
        for need in &self.shape.needs {
            if let Need::Stretch(id) = need {
                let place = self.pool.items.iter().position(|item| item.stretch.id == *id);
                if let Some(place) = place.filter(|place| self.may(*place)) {
                    self.take(place);
                }
            }
        }
    }

    /// Picks a beginning or an end, one that is wanted anyway if there is any, and from whose position enough is in reach.
    fn pick_end(&mut self, fits: &dyn Fn(&Item<'_>) -> bool, reach: &dyn Fn(&Item<'_>) -> RangeInclusive<u8>) -> Option<usize> {
        let (pool, shape, ranks) = (self.pool, self.shape, self.ranks.clone());
        let is_wanted =
            |item: &Item<'_>| pool.focus == 0 || pool.is_focus(item) || shape.needs.iter().any(|need| meets(item, need));
        let leaves_enough = |item: &Item<'_>| pool.wanted_in(reach(item)) > shape.steps;
        let comes_in_order = |item: &Item<'_>| ranks.iter().all(|rank| reach(item).contains(rank));
        let fits = |item: &Item<'_>| fits(item) && leaves_enough(item) && comes_in_order(item);
        let best = self.pick(&|item| fits(item) && is_wanted(item));
        best.or_else(|| self.pick(&|item| fits(item)))
    }

    /// Picks something for a need; a way to move the spine is best had from what was wished for.
    fn pick_for(&mut self, need: &Need) {
        let pool = self.pool;
        let spine = matches!(need, Need::Spine(_)) && pool.focus != 0;
        let best = if spine { self.pick(&|item| pool.is_focus(item) && meets(item, need)) } else { None };
        if best.is_none() {
            self.pick(&|item| !item.only_at_ends && meets(item, need));
        }
    }

    fn is_met(&self, need: &Need) -> bool {
        self.picks.iter().filter_map(|place| self.pool.items.get(*place)).any(|item| meets(item, need))
    }

    /// Picks one of the items that `fits` lets through, by weight.
    fn pick(&mut self, fits: &dyn Fn(&Item<'_>) -> bool) -> Option<usize> {
        let mut weights = std::mem::take(&mut self.weights);
        let mut place = None;
        // Where nothing of what is needed is left, anything will do.
        for focus in [self.focus_left(), Focus::Welcome] {
            weights.clear();
            weights.extend(
                self.pool.items.iter().enumerate().map(
                    |(place, item)| {
                        if fits(item) && self.may(place) { self.weight(item, focus) } else { 0 }
                    },
                ),
            );
            place = self.chance.weighed(&weights);
            if place.is_some() || focus == Focus::Welcome {
                break;
            }
        }
        self.weights = weights;
        if let Some(place) = place {
            self.take(place);
        }
        place
    }

    fn take(&mut self, place: usize) {
        let Some(item) = self.pool.items.get(place) else { return };
        self.picks.push(place);
        self.taken = self.taken.saturating_add(item.cost(self.shape.volume));
        self.regions.push(item.home);
        self.spine |= item.spine;
        if !self.ranks.contains(&item.rank) {
            self.ranks.push(item.rank);
        }
    }

    /// Whether the rules, the order and the budget let the item in.
    fn may(&self, place: usize) -> bool {
        let Some(item) = self.pool.items.get(place) else { return false };
        let kind = item.stretch.kind;
        let count = |fits: &dyn Fn(&Item<'_>) -> bool| self.picked().filter(|item| fits(item)).count();
        let positions = usize::try_from(1 + self.wish.seconds() / PER_POSITION).unwrap_or(usize::MAX).min(MOST_CHANGES + 1);
        !self.picks.contains(&place)
            && self.picks.len() < MOST_STEPS
            && (self.ranks.contains(&item.rank) || self.ranks.len() < positions)
            && (kind != Kind::Pnf || count(&|item| item.stretch.kind == Kind::Pnf) < MOST_PNF)
            && (!is_effort(kind) || count(&|item| is_effort(item.stretch.kind)) < self.shape.efforts)
            && (item.stretch.level < 3 || count(&|item| item.stretch.level == 3) * 3 <= self.picks.len())
            && self.opener.and_then(|opener| self.pool.items.get(opener)).is_none_or(|opener| opener.rank <= item.rank)
            && self.closer.and_then(|closer| self.pool.items.get(closer)).is_none_or(|closer| closer.rank >= item.rank)
            && self.least_of_picks().saturating_add(item.least) <= self.wish.seconds()
    }

    fn picked(&self) -> impl Iterator<Item = &Item<'p>> {
        self.picks.iter().filter_map(|place| self.pool.items.get(*place))
    }

    fn least_of_picks(&self) -> u32 {
        self.picked().map(|item| item.least).sum()
    }

    /// Whether focus steps are needed, welcome, or enough.
    fn focus_left(&self) -> Focus {
        if self.pool.focus == 0 {
            return Focus::Welcome;
        }
        // There may be a step more than the shape guesses.
        let steps = self.shape.steps.max(self.picks.len() + 1);
        let (least, most) = self.focus_of(steps);
        let have = self.picked().filter(|item| self.pool.is_focus(item)).count();
        let left = steps - self.picks.len();
        match have {
            have if have >= most => Focus::Enough,
            have if have + left <= least => Focus::Needed,
            _ => Focus::Welcome,
        }
    }

    /// How many of so many steps work on the focus, at least and at most.
    fn focus_of(&self, steps: usize) -> (usize, usize) {
        let (least, most) = self.shape.focus;
        let least = (steps * least).div_ceil(100);
        (least, (steps * most / 100).max(least))
    }

    fn weight(&self, item: &Item<'_>, focus: Focus) -> u64 {
        let is_wanted = match focus {
            Focus::Welcome => true,
            Focus::Needed => self.pool.is_focus(item),
            Focus::Enough => !self.pool.is_focus(item),
        };
        if !is_wanted {
            return 0;
        }
        let same = 1 + self.regions.iter().filter(|home| **home == item.home).count() as u64;
        let turns = if item.spine & !self.spine != 0 { 3 } else { 2 };
        let stays = if self.ranks.is_empty() || self.ranks.contains(&item.rank) { 4 } else { 1 };
        let moves = self.picked().filter(|item| item.stretch.kind == Kind::Dynamic).count() * 100;
        let short_of_moves = moves < self.shape.moving * (self.picks.len() + 1);
        let kind = if (item.stretch.kind == Kind::Dynamic) == short_of_moves { 6 } else { 2 };
        let sibling = self.picked().any(|other| are_siblings(item, other));
        let frame = is_frame(item.stretch.home()) && item.closes;
        let rare = if sibling || (frame && !self.picks.is_empty()) { 16 } else { 1 };
        (item.weight * turns * stays * kind * 16 / (same * same * rare)).max(1)
    }

    /// The picks in their order, their doses made to end on the second; some taken out or put in where that helps.
    fn fitted(&mut self) -> Option<Vec<Pick>> {
        let mut put_in = false;
        for _ in 0..CORRECTIONS {
            let items: Vec<&Item<'_>> = self.picked().collect();
            let end = |place: Option<usize>| self.picks.iter().position(|pick| Some(*pick) == place);
            let (opener, closer) = (end(self.opener), end(self.closer));
            let order = order(&items, opener, closer);
            let in_order = order.iter().filter_map(|place| items.get(*place));
            let slots = slots(
                in_order.map(|item| (item.stretch, self.pool.focus == 0 || self.pool.is_focus(item))),
                None,
                &self.wish.met,
            );
            match fit(&slots, self.wish.seconds(), self.shape.volume) {
                Ok(_) if items.is_empty() => return None,
                Ok(steps) => {
                    if steps.windows(2).any(|pair| pair.iter().all(|step| step.stretch.level == 3)) {
                        return None;
                    }
                    let has_focus = items.iter().any(|item| self.pool.is_focus(item));
                    if self.pool.focus != 0 && !has_focus {
                        return None;
                    }
                    let picks = steps.into_iter().zip(&order).filter_map(|(step, place)| {
                        let item = *self.picks.get(*place)?;
                        Some(Pick { step, item, opens: Some(*place) == opener, closes: Some(*place) == closer })
                    });
                    return Some(picks.collect());
                }
                Err(Misfit::TooLong) if put_in || items.len() < 2 => return None,
                Err(Misfit::TooLong) => self.drop_last(),
                Err(Misfit::TooShort) => {
                    put_in = true;
                    self.pick(&|item| !item.only_at_ends)?;
                }
            }
        }
        None
    }

    fn drop_last(&mut self) {
        // The first picks are those that were needed most.
        if let Some(place) = self.picks.pop() {
            self.opener.take_if(|opener| *opener == place);
            self.closer.take_if(|closer| *closer == place);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Focus {
    Needed,
    Welcome,
    Enough,
}

const fn is_effort(kind: Kind) -> bool {
    matches!(kind, Kind::Pnf | Kind::Isometric)
}

fn meets(item: &Item<'_>, need: &Need) -> bool {
    match need {
        Need::Home(regions) => item.home & regions != 0,
        Need::Part(regions) => item.regions & regions != 0,
        Need::Spine(way) => item.spine & way != 0 && !item.stretch.spine.contains(&Spine::FlexionLoaded),
        Need::Stretch(id) => item.stretch.id == *id,
        Need::New => item.times == 0,
    }
}

/// Whether one is the easier or the harder form of the other.
fn are_siblings(one: &Item<'_>, other: &Item<'_>) -> bool {
    let names = |one: &Item<'_>, other: &Item<'_>| {
        let guide = &one.stretch.guide;
        guide.easier_id.iter().chain(&guide.harder_id).any(|id| *id == other.stretch.id)
    };
    names(one, other) || names(other, one)
}
