//! What scorecards say: of one session side by side, and of many in agreement and calibration.

pub mod agreement;
pub mod calibration;
pub mod pair;
