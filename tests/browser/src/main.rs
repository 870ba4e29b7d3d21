//! The tests of what-changed in Chromium, Firefox and `WebKit`.
//!
//! `cargo xtask test --browser` builds what they need and runs them. Each test has the name
//! `engine::area::what`, and runs in one browser session that it shares with the engine's others, one
//! after the other. `WHAT_CHANGED_ENGINES` names the engines, parted by commas.

mod areas;
mod browser;
mod cards;
mod engine;
#[expect(dead_code, reason = "others count each word of a card")]
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
use crate::server::locked;
use crate::stage::Stage;

/// A test, which every engine has to pass.
pub struct Test {
    area: &'static str,
    name: &'static str,
    run: fn(&Stage),
}

/// An engine's stage: started by its first test, and ended after its last.
#[derive(Default)]
enum House {
    #[default]
    Dark,
    Open(Box<Stage>),
    Broken(String),
}

thread_local! {
    /// What the last panic of this thread said, and where.
    static LAST_PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

fn main() -> ExitCode {
    panic::set_hook(Box::new(|panic| LAST_PANIC.set(panic.to_string())));
    let mut arguments = Arguments::from_args();
    let houses: Vec<_> = engines().into_iter().map(|engine| (engine, Arc::<Mutex<House>>::default())).collect();
    arguments.test_threads.get_or_insert(houses.len());

    let tests = areas::ALL.iter().copied().flatten();
    let trials = tests.flat_map(|test| houses.iter().map(|(engine, house)| trial(test, *engine, house))).collect();
    let conclusion = libtest_mimic::run(&arguments, trials);

    for (_, house) in houses {
        if let House::Open(stage) = std::mem::take(&mut *locked(&house)) {
            stage.close();
        }
    }
    conclusion.exit_code()
}

/// The engines to test.
fn engines() -> Vec<Engine> {
    let Ok(asked) = env::var("WHAT_CHANGED_ENGINES") else { return Engine::ALL.to_vec() };
    let asked: Vec<&str> = asked.split(',').map(str::trim).collect();
    Engine::ALL.into_iter().filter(|engine| asked.contains(&engine.name())).collect()
}

fn trial(test: &Test, engine: Engine, house: &Arc<Mutex<House>>) -> Trial {
    let (run, house) = (test.run, Arc::clone(house));
    Trial::test(format!("{}::{}::{}", engine.name(), test.area, test.name), move || {
        let mut house = locked(&house);
        let stage = house.opened(engine)?;
        let test = AssertUnwindSafe(|| {
            stage.reset();
            run(stage);
        });
        panic::catch_unwind(test).map_err(|_| Failed::from(LAST_PANIC.take()))
    })
}

impl House {
    fn opened(&mut self, engine: Engine) -> Result<&Stage, Failed> {
        if matches!(self, Self::Dark) {
            *self = Stage::new(engine).map_or_else(Self::Broken, |stage| Self::Open(Box::new(stage)));
        }
        match self {
            Self::Open(stage) => Ok(stage),
            Self::Broken(why) => Err(Failed::from(&*why)),
            Self::Dark => unreachable!("it was opened above"),
        }
    }
}
