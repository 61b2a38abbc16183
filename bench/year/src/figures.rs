//! The figures of a year.

use serde::Serialize;
use std::collections::BTreeMap;
use switchback_core::model::ids::EnrollmentId;

/// The results of one year.
#[derive(Default)]
pub struct Lived {
    /// Weeks from enrolling to certified.
    pub weeks: BTreeMap<EnrollmentId, f64>,
    /// Like `weeks`, for everyone who enrolled. `None` if the year and the weeks after it were not enough.
    pub enrolled: Vec<Option<f64>>,
    pub held: usize,
    /// The most Mondays in a row on which one enrollment was passed over, if that is counted.
    pub passed_over: Option<usize>,
}

#[derive(Serialize)]
pub struct Figures {
    #[serde(rename = "enrolments")]
    pub enrollments: usize,
    pub certified: usize,
    /// In weeks. `None` if too few were ever certified.
    pub median: Option<f64>,
    pub ninetieth: Option<f64>,
    /// As a share of all enrollments.
    pub within_six_weeks: f64,
    pub sessions_each_certificate: Option<f64>,
    pub passed_over: Option<usize>,
}

impl Figures {
    pub fn of(years: &[Lived]) -> Self {
        let mut weeks: Vec<f64> = years
            .iter()
            .flat_map(|year| &year.enrolled)
            .map(|weeks| weeks.unwrap_or(f64::INFINITY))
            .collect();
        weeks.sort_by(f64::total_cmp);
        let certified = weeks.iter().filter(|weeks| weeks.is_finite()).count();
        let held: usize = years.iter().map(|year| year.held).sum();
        // Returns the smallest number of weeks within which at least this share was certified.
        let within = |percent: usize| {
            let place = (weeks.len() * percent).div_ceil(100).max(1) - 1;
            weeks.get(place).copied().filter(|weeks| weeks.is_finite())
        };
        let six = weeks.iter().filter(|weeks| **weeks <= 6.0).count();
        Self {
            enrollments: weeks.len(),
            certified,
            median: within(50),
            ninetieth: within(90),
            within_six_weeks: six as f64 / weeks.len().max(1) as f64,
            sessions_each_certificate: (held > 0 && certified > 0).then(|| held as f64 / certified as f64),
            passed_over: years.iter().filter_map(|year| year.passed_over).max(),
        }
    }
}
