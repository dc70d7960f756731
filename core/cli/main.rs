//! The `waymark` binary: arguments, wiring, terminal rendering, exit codes. No business rules.

mod args;
mod clean;
mod command;
mod exit;
mod face;
mod installation;
mod lsp;
mod page;
mod people;
mod plugins;
mod programmes;
mod render;
mod site;
mod watch;
mod wiring;
mod write;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};
use exit::Exit;

fn main() -> ExitCode {
    let args = Args::parse();
    start_log(args.verbose);
    exit::report_panics();
    // A plugin has its process to itself: no other thread, none of which would be walled off.
    if matches!(args.command, Some(Command::PluginWorker)) {
        return command::plugin_worker::run().unwrap_or_else(|problem| problem.tell()).into();
    }
    // Scripts need a large stack; on it from the beginning, none of their calls starts a thread.
    let outcome = script::on_large_stack(|| std::panic::catch_unwind(|| run(args)).unwrap_or(Exit::OurFault));
    outcome.unwrap_or(Exit::OurFault).into()
}

fn run(args: Args) -> Exit {
    let Some(command) = args.command else { return command::next_steps::run() };
    let done = match command {
        Command::New(args) => command::new::run(&args),
        Command::Check(args) => command::check::run(&args),
        Command::Fmt(args) => command::fmt::run(&args),
        Command::Test(args) => command::test::run(&args),
        Command::Advise(args) => command::advise::run(&args),
        Command::Why(args) => command::why::run(&args),
        Command::Changes(args) => command::changes::run(&args),
        Command::Read(args) => command::read::run(&args),
        Command::Simulate(args) => command::simulate::run(&args),
        Command::Facts(args) => command::facts::run(&args),
        Command::Explain(args) => command::explain::run(&args),
        Command::Lsp => command::lsp::run(),
        Command::Schemas(args) => command::schemas::run(&args),
        Command::Init(args) => command::record::init::run(&args),
        Command::Demo(args) => command::record::demo::run(&args),
        Command::Serve(args) => command::serve::run(&args),
        Command::Staff(args) => command::record::staff::run(&args),
        Command::Person(args) => command::record::person::run(&args),
        Command::Overview(args) => command::record::overview::run(&args),
        Command::Refer(args) => command::record::refer::run(&args),
        Command::Consent(args) => command::record::consent::run(&args),
        Command::Enrol(args) => command::record::enrol::run(&args),
        Command::Plan(args) => command::record::plan::run(&args),
        Command::Session(args) => command::record::session::run(&args),
        Command::Measure(args) => command::record::measure::run(&args),
        Command::Review(args) => command::record::staff::review(&args),
        Command::Handover(args) => command::record::handover::run(&args),
        Command::Report(args) => command::record::report::run(&args),
        Command::Dossier(args) => command::record::dossier::run(&args),
        Command::Audit(args) => command::record::audit::run(&args),
        Command::Backup(args) => command::record::backup::backup(&args),
        Command::Restore(args) => command::record::backup::restore(&args),
        Command::Plugin(args) => command::plugin::run(&args),
        Command::Doctor(args) => command::doctor::run(&args),
        Command::ScriptWorker => command::script_worker::run(),
        Command::PluginWorker => command::plugin_worker::run(),
    };
    done.unwrap_or_else(|problem| problem.tell())
}

/// Events go to standard error and carry fields, never personal data. `-v` shows what was done, `-vv` how.
fn start_log(verbose: u8) {
    let level = match verbose {
        0 => tracing::Level::WARN,
        1 => tracing::Level::INFO,
        _ => tracing::Level::DEBUG,
    };
    tracing_subscriber::fmt()
        .with_max_level(level)
        .with_writer(std::io::stderr)
        .without_time()
        .with_target(false)
        .init();
}
