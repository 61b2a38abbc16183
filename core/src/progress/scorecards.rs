//! What scorecards say: those of one session side by side, and those of many as agreement and calibration.

pub mod agreement;
pub mod calibration;
pub mod pair;
