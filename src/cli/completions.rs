//! `tavle completions`: what a shell needs to complete commands.

use clap_complete::Shell;

use super::call::Call;
use super::trouble::Trouble;
use super::usage;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "SHELL", value_parser = ["bash", "zsh", "fish"])]
    shell: String,
}

/// # Errors
/// When stdout is gone.
pub fn run(call: &mut Call, args: &Args) -> Result<(), Trouble> {
    let shell = match args.shell.as_str() {
        "zsh" => Shell::Zsh,
        "fish" => Shell::Fish,
        _ => Shell::Bash,
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut usage::command(call.lang), "tavle", &mut script);
    Ok(call.out.copy(script.as_slice())?)
}
