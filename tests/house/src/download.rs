//! Generic code is compiled again for each type. That costs several kilobytes each time, which everyone
//! downloads. The app's own sources use the small variants instead.

use crate::sources::{Source, below};

struct Heavy {
    /// The beginning of the call.
    call: &'static str,
    instead: &'static str,
    /// The file that has the call for all others.
    except: &'static str,
}

const HEAVY: [Heavy; 4] = [
    Heavy { call: ".sort", instead: "order::Order", except: "core/src/order.rs" },
    Heavy { call: "collect::<BTree", instead: "order::Gather", except: "core/src/order.rs" },
    Heavy { call: "serde_json::from_", instead: "json::read", except: "core/src/json.rs" },
    Heavy { call: "serde_json::Deserializer", instead: "json::read", except: "core/src/json.rs" },
];

#[test]
fn the_app_sorts_collects_and_reads_json_with_small_code() {
    let sources = ["core/src", "src"].into_iter().flat_map(|folder| below(folder, &[".rs"]));
    let heavy: Vec<String> =
        sources.filter(|source| !source.path.ends_with("tests.rs")).flat_map(found).collect();
    assert!(heavy.is_empty(), "{}", heavy.join("\n"));
}

fn found(source: Source) -> Vec<String> {
    let heavy = HEAVY.iter().filter(|heavy| heavy.except != source.path && has(&source, heavy.call));
    heavy.map(|Heavy { call, instead, .. }| format!("{} calls {call}…: {instead}", source.path)).collect()
}

fn has(source: &Source, call: &str) -> bool {
    source.code().any(|line| line.contains(call))
}
