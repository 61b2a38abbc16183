//! Nothing here knows the workspace, and whatever a file holds, good lines come through and no line panics.

pub mod workspace_file;
