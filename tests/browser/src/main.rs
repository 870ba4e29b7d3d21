//! Tests what-changed in Chromium, Firefox and `WebKit`.
//!
//! `cargo xtask test --browser` builds what they need and runs them. A test is named `engine::area::test`. All tests of an
//! engine share one browser session and run in turn. The variable `WHAT_CHANGED_ENGINES` selects engines, separated by
//! commas.

mod areas;
mod browser;
mod cards;
mod engine;
#[expect(dead_code, reason = "other tests use the rest")]
#[path = "../../marked/mod.rs"]
mod marked;
mod page;
mod print;
mod process;
mod server;
mod stage;

use std::cell::RefCell;
use std::env;
use std::panic::{self, AssertUnwindSafe};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use libtest_mimic::{Arguments, Failed, Trial};

use crate::engine::Engine;
use crate::server::lock;
use crate::stage::Stage;

/// A test. Every engine has to pass it.
pub struct Test {
    area: &'static str,
    name: &'static str,
    run: fn(&Stage),
}

/// The stage of an engine. The first test starts it.
#[derive(Default)]
enum EngineState {
    #[default]
    NotStarted,
    Started(Box<Stage>),
    Failed(String),
}

thread_local! {
    /// The message and location of the last panic of this thread.
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

fn main() -> ExitCode {
    panic::set_hook(Box::new(|panic| LAST_PANIC.set(panic.to_string())));
    let mut arguments = Arguments::from_args();
    let engines: Vec<_> =
        selected_engines().into_iter().map(|engine| (engine, Arc::<Mutex<EngineState>>::default())).collect();
    arguments.test_threads.get_or_insert(engines.len());

    let tests = areas::ALL.iter().copied().flatten();
    let trials = tests.flat_map(|test| engines.iter().map(|(engine, state)| trial(test, *engine, state))).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);

    for (_, state) in engines {
        if let EngineState::Started(stage) = std::mem::take(&mut *lock(&state)) {
            stage.close();
        }
    }
    conclusion.exit_code()
}

/// Returns the engines to test.
fn selected_engines() -> Vec<Engine> {
    let Ok(names) = env::var("WHAT_CHANGED_ENGINES") else { return Engine::ALL.to_vec() };
    let names: Vec<&str> = names.split(',').map(str::trim).collect();
    Engine::ALL.into_iter().filter(|engine| names.contains(&engine.name())).collect()
}

/// Wraps a test for an engine.
fn trial(test: &Test, engine: Engine, shared: &Arc<Mutex<EngineState>>) -> Trial {
    let (run, shared) = (test.run, Arc::clone(shared));
    Trial::test(format!("{}::{}::{}", engine.name(), test.area, test.name), move || {
        let mut engine_state = lock(&shared);
        let stage = engine_state.start(engine)?;
        let test = AssertUnwindSafe(|| {
            stage.reset();
            run(stage);
        });
        panic::catch_unwind(test).map_err(|_| Failed::from(LAST_PANIC.take()))
    })
}

impl EngineState {
    /// Returns the stage, and starts the engine first if necessary.
    fn start(&mut self, engine: Engine) -> Result<&Stage, Failed> {
        if matches!(self, Self::NotStarted) {
            *self = Stage::new(engine).map_or_else(Self::Failed, |stage| Self::Started(Box::new(stage)));
        }
        match self {
            Self::Started(stage) => Ok(stage),
            Self::Failed(error) => Err(Failed::from(&*error)),
            Self::NotStarted => unreachable!("it was started above"),
        }
    }
}
