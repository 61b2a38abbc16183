use super::read;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Inner {
    number: i32,
    #[serde(default)]
    text: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Choice {
    Nothing,
    One(Inner),
    Two(u8, Inner),
    Named { inner: Inner, also: bool },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Outer {
    choices: Vec<Choice>,
    pair: (f64, Inner),
    by_name: BTreeMap<String, Inner>,
    whatever: Value,
}

fn outer() -> Outer {
    let inner = |number| Inner { number, text: Some(format!("\"{number}\" äöü")) };
    Outer {
        choices: vec![
            Choice::Nothing,
            Choice::One(Inner { number: -1, text: None }),
            Choice::Two(2, inner(3)),
            Choice::Named { inner: inner(4), also: true },
        ],
        pair: (0.5, inner(5)),
        by_name: BTreeMap::from([("six".into(), inner(6))]),
        whatever: serde_json::json!({ "a": [1, null, "b", { "c": false }] }),
    }
}

#[test]
fn reads_what_was_written() {
    let text = serde_json::to_string(&outer()).expect("it has text as keys");
    assert_eq!(read::<Outer>(&text).expect("it was written"), outer());
}

#[test]
fn damaged_texts_fail_as_in_the_library() {
    let text = serde_json::to_string(&outer()).expect("it has text as keys");
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let cut = &text[..end];
        let spoiled = format!("{cut}?{}", &text[end..]);
        for text in [cut, &spoiled] {
            let ours = read::<Outer>(text).map_err(|problem| problem.to_string());
            let theirs = serde_json::from_str::<Outer>(text).map_err(|problem| problem.to_string());
            assert_eq!(ours, theirs, "{text}");
        }
    }
}

#[test]
fn a_struct_is_not_read_from_a_list() {
    assert!(serde_json::from_str::<Inner>(r#"[1, "text"]"#).is_ok());
    assert!(read::<Inner>(r#"[1, "text"]"#).is_err());
    assert!(read::<Choice>(r#"{"Named": [{"number": 1}, true]}"#).is_err());
}

#[test]
fn trailing_text_is_refused() {
    assert!(read::<Inner>(r#"{"number": 1} {}"#).is_err());
}
