//! The binary; all of it is in the library, so that tests reach it.

fn main() -> std::process::ExitCode {
    steelyard::cli::main()
}
