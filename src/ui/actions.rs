//! Buttons that several pages share. Each carries out one command.

mod allow_one_more;
mod respond;
mod sign_off;

pub use allow_one_more::AllowOneMore;
pub use respond::Respond;
pub use sign_off::SignOff;
