//! One descent: damped least-squares (Levenberg 1944, Marquardt 1963) with steps that are capped and limits that hold.

use super::Body;
use super::goal::Goals;
use super::row::{self, Placed, Row};
use crate::figure::freedom::{self, FREEDOMS, Freedom, Values};

/// Where a descent ended.
pub(super) struct Found {
    pub values: Values,
    pub cost: f64,
    pub steps: usize,
}

type Matrix = Vec<[f64; FREEDOMS]>;

/// The longest step of any angle, in degrees: half a radian.
const LONGEST: f64 = 28.6;
/// A value is moved by this much to see what follows: stature, degrees.
const NUDGE: (f64, f64) = (1e-6, 1e-4);
/// Steps that gain less than this share are counted, and the third ends it.
const GAIN: f64 = 2e-4;
const STALLED: usize = 3;

/// Goes down from `start`, at most so many steps; `overlaps` is how much limbs in the same place count.
pub(super) fn descend(goals: &Goals, body: &Body, start: &Values, overlaps: f64, most: usize) -> Found {
    let rows = row::all(goals, body);
    let limits: Vec<(f64, f64)> = Freedom::all().map(|freedom| freedom.reach().1).collect();
    let clamped = |mut values: Values| {
        for (value, (least, most)) in values.iter_mut().zip(&limits) {
            *value = value.clamp(*least, *most);
        }
        // What is alike on both sides stays so: on a ridge, the last bit of a number would choose a side.
        if goals.even { freedom::evened(&values) } else { values }
    };
    let mut values = clamped(*start);
    let mut here = misses(&values, goals, body, &rows, overlaps);
    let mut cost = total(&values, goals, &here);
    let mut damping = 1e-2;
    let (mut steps, mut stalled) = (0, 0);
    while steps < most && stalled < STALLED {
        let (curvature, slope) = normal_equations(&values, goals, body, &rows, &here, overlaps);
        let mut taken = None;
        for _ in 0..7 {
            let Some(mut step) = solved(&curvature, &slope, damping) else {
                damping *= 4.0;
                continue;
            };
            cap(&mut step);
            let mut next = values;
            for (value, by) in next.iter_mut().zip(step) {
                *value -= by;
            }
            let next = clamped(next);
            let there = misses(&next, goals, body, &rows, overlaps);
            let cost_there = total(&next, goals, &there);
            if cost_there < cost {
                taken = Some((next, there, cost_there));
                break;
            }
            damping *= 4.0;
        }
        let Some((next, there, cost_there)) = taken else { break };
        steps += 1;
        let gained = (cost - cost_there) / cost;
        (values, here, cost) = (next, there, cost_there);
        damping = (damping / 3.0_f64).max(1e-6);
        stalled = if gained < GAIN { stalled + 1 } else { 0 };
    }
    Found { values, cost, steps }
}

fn misses(values: &Values, goals: &Goals, body: &Body, rows: &[Row], overlaps: f64) -> Vec<f64> {
    let placed = Placed::of(values, goals, body, overlaps);
    rows.iter().map(|row| placed.miss(*row)).collect()
}

fn total(values: &Values, goals: &Goals, misses: &[f64]) -> f64 {
    let alone: f64 = row::alone(values, goals).iter().map(|own| own.asked.powi(2) + own.beyond.powi(2)).sum();
    alone + misses.iter().map(|miss| miss * miss).sum::<f64>()
}

/// The matrix and the right side of the equations of a step.
fn normal_equations(
    values: &Values,
    goals: &Goals,
    body: &Body,
    rows: &[Row],
    here: &[f64],
    overlaps: f64,
) -> (Matrix, [f64; FREEDOMS]) {
    // What is not missed, and could only be missed on one side, has no slope here.
    let active: Vec<(Row, f64)> =
        rows.iter().zip(here).filter(|(_, miss)| **miss != 0.0).map(|(row, miss)| (*row, *miss)).collect();
    let mut slopes: Vec<Vec<f64>> = Vec::with_capacity(FREEDOMS);
    for (place, freedom) in Freedom::all().enumerate() {
        let nudge = if freedom.is_length() { NUDGE.0 } else { NUDGE.1 };
        let mut nudged = *values;
        nudged[place] += nudge;
        let placed = Placed::of(&nudged, goals, body, overlaps);
        slopes.push(active.iter().map(|(row, miss)| (placed.miss(*row) - miss) / nudge).collect());
    }
    let mut curvature = vec![[0.0; FREEDOMS]; FREEDOMS];
    let mut slope = [0.0; FREEDOMS];
    for (place, own) in slopes.iter().enumerate() {
        slope[place] = own.iter().zip(&active).map(|(own, (_, miss))| own * miss).sum();
        for (other, theirs) in slopes.iter().enumerate().take(place + 1) {
            let product: f64 = own.iter().zip(theirs).map(|(own, theirs)| own * theirs).sum();
            curvature[place][other] = product;
            curvature[other][place] = product;
        }
    }
    for (place, own) in row::alone(values, goals).iter().enumerate() {
        slope[place] += own.asked * own.slopes.0 + own.beyond * own.slopes.1;
        curvature[place][place] += own.slopes.0.powi(2) + own.slopes.1.powi(2);
    }
    (curvature, slope)
}

/// Solves the damped equations by Cholesky's way; `None` if they have no answer.
fn solved(curvature: &Matrix, slope: &[f64; FREEDOMS], damping: f64) -> Option<[f64; FREEDOMS]> {
    let mut lower = vec![[0.0; FREEDOMS]; FREEDOMS];
    for row in 0..FREEDOMS {
        for column in 0..=row {
            let mut sum = curvature[row][column];
            if row == column {
                sum += damping * (sum + 1e-9);
            }
            sum -= lower[row].iter().zip(&lower[column]).take(column).map(|(one, other)| one * other).sum::<f64>();
            if row == column {
                if sum <= 0.0 {
                    return None;
                }
                lower[row][column] = sum.sqrt();
            } else {
                lower[row][column] = sum / lower[column][column];
            }
        }
    }
    let mut answer = *slope;
    for row in 0..FREEDOMS {
        let known: f64 = lower[row].iter().zip(&answer).take(row).map(|(one, other)| one * other).sum();
        answer[row] = (answer[row] - known) / lower[row][row];
    }
    for row in (0..FREEDOMS).rev() {
        let known: f64 = lower.iter().zip(&answer).skip(row + 1).map(|(below, other)| below[row] * other).sum();
        answer[row] = (answer[row] - known) / lower[row][row];
    }
    Some(answer)
}

/// Shortens a step whose longest angle is too long.
fn cap(step: &mut [f64; FREEDOMS]) {
    let angles = Freedom::all().zip(step.iter()).filter(|(freedom, _)| !freedom.is_length());
    let longest = angles.map(|(_, by)| by.abs()).fold(0.0, f64::max);
    if longest > LONGEST {
        for by in step {
            *by *= LONGEST / longest;
        }
    }
}
