//! The zip that publishers download.

use crate::stage::Stage;

super::tests!(downloads:
    the_pages_in_the_zip_show_their_card,
);

fn the_pages_in_the_zip_show_their_card(stage: &Stage) {
    for page in ["/zip/index.html", "/zip/script-tag.html"] {
        stage.open(page);
        stage.wait_ready(1);
        assert_eq!(stage.text("one('.title').textContent"), "Example: the rules of Fernhill Library");
    }
}
