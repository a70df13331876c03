//! Points, directions and turns in space: what a rig and a painter reckon with, and no more.

use std::ops::{Add, Mul, Sub};

/// A point or a direction: x forward, y to the figure's left, z up; lengths in stature.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
    pub z: f64,
}

/// Shorthand for a point.
#[must_use]
pub const fn at(x: f64, y: f64, z: f64) -> Point {
    Point { x, y, z }
}

impl Point {
    pub const ZERO: Self = at(0.0, 0.0, 0.0);

    #[must_use]
    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    #[must_use]
    pub fn cross(self, other: Self) -> Self {
        at(self.y * other.z - self.z * other.y, self.z * other.x - self.x * other.z, self.x * other.y - self.y * other.x)
    }

    #[must_use]
    pub fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    /// Returns the direction; of nothing, nothing.
    #[must_use]
    pub fn unit(self) -> Self {
        let length = self.length();
        if length > 1e-12 { self * (1.0 / length) } else { Self::ZERO }
    }

    /// Returns the point `share` of the way to `other`.
    #[must_use]
    pub fn toward(self, other: Self, share: f64) -> Self {
        self * (1.0 - share) + other * share
    }

    /// Returns the product part by part.
    #[must_use]
    pub fn scaled(self, scale: Self) -> Self {
        at(self.x * scale.x, self.y * scale.y, self.z * scale.z)
    }

    /// Returns the quotient part by part.
    #[must_use]
    pub fn unscaled(self, scale: Self) -> Self {
        at(self.x / scale.x, self.y / scale.y, self.z / scale.z)
    }

    /// Returns the point on the other side of the body's middle.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        at(self.x, -self.y, self.z)
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        at(self.x + other.x, self.y + other.y, self.z + other.z)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        at(self.x - other.x, self.y - other.y, self.z - other.z)
    }
}

impl Mul<f64> for Point {
    type Output = Self;
    fn mul(self, by: f64) -> Self {
        at(self.x * by, self.y * by, self.z * by)
    }
}

/// A turn: the directions that forward, left and up become.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    pub forward: Point,
    pub left: Point,
    pub up: Point,
}

impl Turn {
    pub const NONE: Self = Self { forward: at(1.0, 0.0, 0.0), left: at(0.0, 1.0, 0.0), up: at(0.0, 0.0, 1.0) };

    /// Returns the turn about x, from left to up, by an angle in radians.
    #[must_use]
    pub fn about_x(angle: f64) -> Self {
        let (sin, cos) = angle.sin_cos();
        Self { forward: at(1.0, 0.0, 0.0), left: at(0.0, cos, sin), up: at(0.0, -sin, cos) }
    }

    /// Returns the turn about y, from up to forward.
    #[must_use]
    pub fn about_y(angle: f64) -> Self {
        let (sin, cos) = angle.sin_cos();
        Self { forward: at(cos, 0.0, -sin), left: at(0.0, 1.0, 0.0), up: at(sin, 0.0, cos) }
    }

    /// Returns the turn about z, from forward to left.
    #[must_use]
    pub fn about_z(angle: f64) -> Self {
        let (sin, cos) = angle.sin_cos();
        Self { forward: at(cos, sin, 0.0), left: at(-sin, cos, 0.0), up: at(0.0, 0.0, 1.0) }
    }

    /// Returns the turn about a direction of length one (Rodrigues).
    #[must_use]
    pub fn about(axis: Point, angle: f64) -> Self {
        let (sin, cos) = angle.sin_cos();
        let of = |v: Point| v * cos + axis.cross(v) * sin + axis * (axis.dot(v) * (1.0 - cos));
        Self { forward: of(Self::NONE.forward), left: of(Self::NONE.left), up: of(Self::NONE.up) }
    }

    /// Returns where a direction of our own points in the world.
    #[must_use]
    pub fn out(self, own: Point) -> Point {
        self.forward * own.x + self.left * own.y + self.up * own.z
    }

    /// Returns how a direction of the world looks from inside.
    #[must_use]
    pub fn inward(self, world: Point) -> Point {
        at(self.forward.dot(world), self.left.dot(world), self.up.dot(world))
    }

    /// Returns this turn with `then` made in its own frame.
    #[must_use]
    pub fn then(self, then: Self) -> Self {
        Self { forward: self.out(then.forward), left: self.out(then.left), up: self.out(then.up) }
    }

    /// Returns the turn the other way round.
    #[must_use]
    pub const fn back(self) -> Self {
        Self {
            forward: at(self.forward.x, self.left.x, self.up.x),
            left: at(self.forward.y, self.left.y, self.up.y),
            up: at(self.forward.z, self.left.z, self.up.z),
        }
    }

    /// Returns the turn of the mirrored body: the mirror of where it takes the mirrored directions.
    #[must_use]
    pub fn mirrored(self) -> Self {
        Self { forward: self.forward.mirrored(), left: self.left.mirrored() * -1.0, up: self.up.mirrored() }
    }

    /// Returns the axis times the angle that this turn is about, in radians.
    #[must_use]
    pub fn rotation(self) -> Point {
        let trace = self.forward.x + self.left.y + self.up.z;
        let angle = ((trace - 1.0) / 2.0).clamp(-1.0, 1.0).acos();
        let skew = at(self.left.z - self.up.y, self.up.x - self.forward.z, self.forward.y - self.left.x);
        if angle < 1e-6 {
            return skew * 0.5;
        }
        if angle > std::f64::consts::PI - 1e-3 {
            // Half a turn: the axis is the direction that stays, read off the largest part.
            let columns = [
                at(self.forward.x + 1.0, self.forward.y, self.forward.z),
                at(self.left.x, self.left.y + 1.0, self.left.z),
                at(self.up.x, self.up.y, self.up.z + 1.0),
            ];
            let longest = columns.into_iter().max_by(|a, b| a.length().total_cmp(&b.length())).unwrap_or_default();
            return longest.unit() * angle;
        }
        skew * (angle / (2.0 * angle.sin()))
    }

    /// Returns the turn `share` of the way to `other`, by the shortest way round.
    #[must_use]
    pub fn toward(self, other: Self, share: f64) -> Self {
        let way = self.back().then(other).rotation();
        self.then(Self::about(way.unit(), way.length() * share))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: Point, b: Point) -> bool {
        (a - b).length() < 1e-9
    }

    #[test]
    fn turns_follow_the_right_hand() {
        let quarter = std::f64::consts::FRAC_PI_2;
        assert!(near(Turn::about_z(quarter).out(at(1.0, 0.0, 0.0)), at(0.0, 1.0, 0.0)));
        assert!(near(Turn::about_y(quarter).out(at(0.0, 0.0, 1.0)), at(1.0, 0.0, 0.0)));
        assert!(near(Turn::about_x(quarter).out(at(0.0, 1.0, 0.0)), at(0.0, 0.0, 1.0)));
        let turn = Turn::about_z(0.3).then(Turn::about_x(1.1));
        assert!(near(turn.inward(turn.out(at(1.0, 2.0, 3.0))), at(1.0, 2.0, 3.0)));
        assert!(near(turn.back().out(turn.out(at(1.0, 2.0, 3.0))), at(1.0, 2.0, 3.0)));
    }

    #[test]
    fn half_way_twice_is_all_the_way() {
        let (from, to) = (Turn::about_x(0.4), Turn::about_z(2.9).then(Turn::about_y(-1.2)));
        let half = from.toward(to, 0.5);
        assert!(near(half.toward(to, 0.5).out(at(0.1, 0.2, 0.3)), from.toward(to, 0.75).out(at(0.1, 0.2, 0.3))));
        assert!(near(from.toward(to, 1.0).out(at(0.1, 0.2, 0.3)), to.out(at(0.1, 0.2, 0.3))));
    }
}
