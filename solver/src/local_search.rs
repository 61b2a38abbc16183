//! Local search: ejection chains and exchanges find better assignments, perturbations lead out of local
//! optima.

pub(crate) mod augmenting_path;
pub(crate) mod cyclic_exchange;
pub(crate) mod ejection_chain;
pub(crate) mod iterate;
pub(crate) mod neighborhood;
pub(crate) mod perturbation;
