//! Small changes that would let more people advance.
