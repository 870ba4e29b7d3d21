//! The memory that a card needs.

use crate::page::{SCRIPT, element};
use crate::stage::Stage;

super::tests!(memory: the_demo_card_needs_at_most_two_megabytes);

fn the_demo_card_needs_at_most_two_megabytes(stage: &Stage) {
    let wrapped = "<script>
        const Instance = WebAssembly.Instance;
        WebAssembly.Instance = function (...args) {
            const instance = new Instance(...args);
            window.memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
            return instance;
        };
    </script>";
    stage.show(&[wrapped, SCRIPT, &element("src='/cards/microsoft-openai.json'", "")].concat());
    stage.wait_ready(1);
    stage.run("summary(termIds()[0]).click()");
    stage.wait("events('changed').length === 1");
    for step in 2..=20 {
        stage.run("step('next').click()");
        stage.wait(&format!("events('changed').length === {step}"));
    }
    let bytes = stage.value("memory.buffer.byteLength").as_u64().expect("a size");
    assert!(bytes <= 2 << 20, "{bytes} bytes");
}
