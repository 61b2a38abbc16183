//! How closely two people rate alike: plain arithmetic over pairs of ratings from 1 to `levels`.

/// How much a disagreement weighs in kappa, by the distance of the two ratings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weights {
    /// In proportion to the distance (Cicchetti and Allison, 1971).
    Linear,
    /// In proportion to its square (Fleiss and Cohen, 1973).
    Quadratic,
}

/// Agreement beyond chance: 1 is perfect, 0 is what chance would give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kappa {
    pub value: f64,
    /// The large-sample standard error of Fleiss, Cohen and Everitt (1969). It treats the pairs as independent, so it is rather
    /// too small if there are several ratings of one interview.
    pub error: f64,
    /// The limits of the 95 % interval.
    pub low: f64,
    pub high: f64,
}

/// The standard normal distribution's 97.5 % point.
const Z: f64 = 1.959_963_984_540_054;

/// The share of pairs with equal ratings; 0 without any pairs.
pub fn exact(pairs: &[(u8, u8)]) -> f64 {
    share(pairs, |apart| apart == 0)
}

/// The share of pairs that are at most one level apart.
pub fn adjacent(pairs: &[(u8, u8)]) -> f64 {
    share(pairs, |apart| apart <= 1)
}

fn share(pairs: &[(u8, u8)], counts: impl Fn(u8) -> bool) -> f64 {
    let agreeing = pairs.iter().filter(|(one, other)| counts(one.abs_diff(*other))).count();
    agreeing as f64 / pairs.len().max(1) as f64
}

/// How many levels the first rates above the second, on average.
pub fn leniency(pairs: &[(u8, u8)]) -> f64 {
    let sum: i64 = pairs.iter().map(|(one, other)| i64::from(*one) - i64::from(*other)).sum();
    sum as f64 / pairs.len().max(1) as f64
}

/// Weighted kappa, or `None` if there is nothing to compare: no pairs, one level, or ratings that never differ.
pub fn kappa(pairs: &[(u8, u8)], levels: u8, weights: Weights) -> Option<Kappa> {
    let size = usize::from(levels);
    if pairs.is_empty()
        || size < 2
        || pairs.iter().any(|(one, other)| beyond(*one, levels) || beyond(*other, levels))
    {
        return None;
    }
    let count = pairs.len() as f64;
    let mut table = vec![vec![0.0; size]; size];
    for (one, other) in pairs {
        table[usize::from(*one) - 1][usize::from(*other) - 1] += 1.0 / count;
    }
    let rows: Vec<f64> = table.iter().map(|row| row.iter().sum()).collect();
    let columns: Vec<f64> = (0..size).map(|column| table.iter().map(|row| row[column]).sum()).collect();
    let weight = |row: usize, column: usize| {
        let apart = row.abs_diff(column) as f64 / (size - 1) as f64;
        1.0 - if weights == Weights::Linear { apart } else { apart * apart }
    };
    let cells = || (0..size).flat_map(|row| (0..size).map(move |column| (row, column)));
    let observed: f64 = cells().map(|(row, column)| table[row][column] * weight(row, column)).sum();
    let expected: f64 = cells().map(|(row, column)| rows[row] * columns[column] * weight(row, column)).sum();
    if expected > 1.0 - f64::EPSILON {
        return None;
    }
    let value = (observed - expected) / (1.0 - expected);
    let row_mean = |row: usize| (0..size).map(|column| columns[column] * weight(row, column)).sum::<f64>();
    let column_mean = |column: usize| (0..size).map(|row| rows[row] * weight(row, column)).sum::<f64>();
    let row_means: Vec<f64> = (0..size).map(row_mean).collect();
    let column_means: Vec<f64> = (0..size).map(column_mean).collect();
    // The formula's difference of squares is the spread around this mean. Written this way, it loses no digits.
    let center = value - expected * (1.0 - value);
    let spread: f64 = cells()
        .map(|(row, column)| {
            let term = weight(row, column) - (row_means[row] + column_means[column]) * (1.0 - value);
            table[row][column] * (term - center) * (term - center)
        })
        .sum();
    let variance = spread / (1.0 - expected).powi(2) / count;
    let error = variance.sqrt();
    Some(Kappa { value, error, low: value - Z * error, high: value + Z * error })
}

fn beyond(rating: u8, levels: u8) -> bool {
    rating == 0 || rating > levels
}
