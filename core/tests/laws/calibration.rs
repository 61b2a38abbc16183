//! Agreement and kappa match scikit-learn and statsmodels. `script/calibration-reference` computes the
//! reference values again.

use serde::Deserialize;
use switchback_core::progress::scorecards::agreement::{self, Kappa, Weights};

const REFERENCE: &str = include_str!("../fixtures/calibration.json");

#[derive(Deserialize)]
struct Case {
    levels: u8,
    pairs: Vec<(u8, u8)>,
    exact: f64,
    adjacent: f64,
    leniency: f64,
    linear: Expected,
    quadratic: Expected,
}

#[derive(Deserialize)]
struct Expected {
    kappa: f64,
    error: f64,
    low: f64,
    high: f64,
}

#[track_caller]
fn same(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9, "{found} is not {expected}");
}

#[track_caller]
fn same_kappa(found: Option<Kappa>, expected: &Expected) {
    let found = found.unwrap();
    same(found.value, expected.kappa);
    same(found.error, expected.error);
    same(found.low, expected.low);
    same(found.high, expected.high);
}

#[test]
fn agreement_and_kappa_match_the_references() {
    let cases: Vec<Case> = serde_json::from_str(REFERENCE).unwrap();
    assert_eq!(cases.len(), 60);
    for case in &cases {
        same(agreement::exact(&case.pairs), case.exact);
        same(agreement::adjacent(&case.pairs), case.adjacent);
        same(agreement::leniency(&case.pairs), case.leniency);
        same_kappa(agreement::kappa(&case.pairs, case.levels, Weights::Linear), &case.linear);
        same_kappa(agreement::kappa(&case.pairs, case.levels, Weights::Quadratic), &case.quadratic);
    }
}

#[test]
fn kappa_is_absent_if_it_would_mean_nothing() {
    assert_eq!(agreement::kappa(&[], 4, Weights::Linear), None);
    assert_eq!(agreement::kappa(&[(2, 2), (2, 2)], 4, Weights::Linear), None, "ratings that never differ");
    assert_eq!(agreement::kappa(&[(1, 1)], 1, Weights::Linear), None, "a scale of one level");
    assert_eq!(agreement::kappa(&[(5, 1)], 4, Weights::Linear), None, "a rating beyond the scale");
}
