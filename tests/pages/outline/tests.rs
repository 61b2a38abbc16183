use super::outline;
use expect_test::{Expect, expect};

fn check(html: &str, expected: &Expect) {
    expected.assert_eq(&outline(html));
}

#[test]
fn landmarks_indent_their_content() {
    check(
        "<main><h1>Today</h1><div><p>Two  things\n wait.</p></div><aside aria-label=\"Coming up\"><p>None</p></aside></main>",
        &expect![[r#"
            main
              # Today
              Two things wait.
              aside "Coming up"
                None
        "#]],
    );
}

#[test]
fn a_button_or_link_has_its_own_line_outside_a_sentence() {
    check(
        "<div><button disabled>Confirm</button><a href=\"/a?b=1&amp;c=2\" aria-current=\"page\">Week</a></div>\
         <p>See <a href=\"/x\">the plan</a>.</p>",
        &expect![[r#"
            [Confirm] (disabled)
            Week → /a?b=1&c=2 (current)
            See the plan → /x.
        "#]],
    );
}

#[test]
fn a_control_shows_its_label_and_content() {
    check(
        "<label for=\"zone\">Zone</label><select id=\"zone\"><option>UTC</option><option selected>Berlin</option></select>\
         <label><input type=\"checkbox\" checked>Remember</label><textarea aria-label=\"Notes\">Good.</textarea>",
        &expect![[r#"
            <select> Zone = UTC | *Berlin*
            <checkbox> (checked) Remember
            <textarea> Notes = Good.
        "#]],
    );
}

#[test]
fn lists_and_tables_are_cut_after_a_few_rows() {
    let items: String = (1..=9).map(|number| format!("<li>Item {number}</li>")).collect();
    let rows: String = (1..=9).map(|number| format!("<tr><td>{number}</td><td>x</td></tr>")).collect();
    check(
        &format!(
            "<ul>{items}</ul><table><thead><tr><th>No</th><th>Of</th></tr></thead><tbody>{rows}</tbody></table>"
        ),
        &expect![[r#"
            - Item 1
            - Item 2
            - Item 3
            … and 6 more
            table
              | No | Of |
              | 1 | x |
              | 2 | x |
              | 3 | x |
              … and 6 more
        "#]],
    );
}

#[test]
fn hidden_elements_are_left_out() {
    check(
        "<p>Seen<svg aria-hidden=\"true\"><use href=\"#x\"></use></svg></p><p hidden>Not</p><dialog><p>Not</p></dialog>",
        &expect![[r#"
            Seen
        "#]],
    );
}

#[test]
fn badges_messages_and_descriptions_are_distinguished() {
    check(
        "<ul><li>Ann <span class=\"state-badge\">Proposed</span></li></ul>\
         <div role=\"alert\"><p>Not saved.</p></div><dl><dt>When</dt><dd>Mon</dd><dt>Who</dt><dd>Ann</dd></dl>",
        &expect![[r#"
            - Ann {Proposed}
            alert
              Not saved.
            When: Mon
            Who: Ann
        "#]],
    );
}

#[test]
#[should_panic(expected = "an element ends that is not the last one that began")]
fn unclosed_markup_is_an_error() {
    outline("<div><p>Open</div>");
}
