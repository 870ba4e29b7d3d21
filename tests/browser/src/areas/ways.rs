//! The ways to put a card into a page.

use crate::page::SCRIPT;
use crate::stage::Stage;

super::tests!(ways: the_script_tag_puts_a_card_after_itself);

fn the_script_tag_puts_a_card_after_itself(stage: &Stage) {
    stage.show(r#"<p>Before.</p><script async src="/pkg/what-changed.js" data-card="/cards/small.json" data-id="library"></script><p>After.</p>"#);
    stage.wait_ready(1);
    assert_eq!(stage.text("document.querySelector('script[data-card]').nextElementSibling.id"), "library");
    assert_eq!(stage.value("terms().length"), 3);
    stage.click("summary('loans')");
    stage.wait("opened() === 'loans'");
    let _ = SCRIPT;
}
