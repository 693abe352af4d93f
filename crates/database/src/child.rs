//! How a child process of the program is prepared: its environment, the signals it hears, and its end.
//! Invariant: a child that is tied to a thread never outlives it; between fork and exec only system calls are
//! made that are allowed there.

use rustix::process::{Signal, getppid, set_parent_process_death_signal};
use std::io;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// The program's environment may hold secrets, and `PG…` names that would change the server's behaviour.
pub(crate) fn clean_environment(command: &mut Command) {
    command.env_clear().env("LC_ALL", "C").env("TZ", "UTC");
    for kept in ["PATH", "LD_LIBRARY_PATH"] {
        if let Some(value) = std::env::var_os(kept) {
            command.env(kept, value);
        }
    }
}

/// A program that a script put in the background ignores INT and QUIT, and its children inherit that. Until
/// the server has its own handlers, some milliseconds after its start, a stop would be lost.
pub(crate) fn hear_every_stop(command: &mut Command) {
    let hear = || -> io::Result<()> {
        for signal in [libc::SIGINT, libc::SIGQUIT, libc::SIGTERM] {
            #[expect(
                unsafe_code,
                reason = "the standard library cannot undo an inherited ignoring of a signal"
            )]
            // SAFETY: the default action is no handler of ours, and signal is async-signal-safe.
            if unsafe { libc::signal(signal, libc::SIG_DFL) } == libc::SIG_ERR {
                return Err(io::Error::last_os_error());
            }
        }
        Ok(())
    };
    #[expect(
        unsafe_code,
        reason = "between fork and exec only signal is called, allowed there, and nothing is allocated"
    )]
    // SAFETY: the closure calls signal, which is async-signal-safe, and touches no lock and no heap.
    unsafe {
        command.pre_exec(hear);
    }
}

/// Makes the kernel send this signal when this thread is gone, however the program ends. INT stops a server
/// quickly, but in an orderly way.
pub(crate) fn die_with_this_thread(command: &mut Command, signal: Signal) {
    let parent = rustix::process::getpid();
    let tie = move || -> io::Result<()> {
        set_parent_process_death_signal(Some(signal))?;
        // The program may have died between fork and the line above.
        if getppid() == Some(parent) {
            Ok(())
        } else {
            Err(io::Error::from_raw_os_error(rustix::io::Errno::SRCH.raw_os_error()))
        }
    };
    #[expect(
        unsafe_code,
        reason = "between fork and exec only two system calls are made, both allowed there, and nothing is allocated"
    )]
    // SAFETY: the closure calls prctl and getppid, which are async-signal-safe, and touches no lock and no heap.
    // It runs after the standard library has changed the user, which would have undone it.
    unsafe {
        command.pre_exec(tie);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The kernel's mask, a bit for each signal.
    fn ignored_by(command: &mut Command) -> u64 {
        let told = command.arg("/proc/self/status").output().expect("cat is there").stdout;
        let told = String::from_utf8(told).expect("it is plain text");
        let bits = told.lines().find_map(|line| line.strip_prefix("SigIgn:")).expect("the kernel tells it");
        u64::from_str_radix(bits.trim(), 16).expect("a number")
    }

    #[test]
    fn a_server_hears_a_stop_that_its_program_would_ignore() {
        let stops = [libc::SIGINT, libc::SIGQUIT, libc::SIGTERM];
        let bits = stops.iter().fold(0, |bits, signal| bits | 1_u64 << (signal - 1));
        let ignore = move || {
            for signal in stops {
                #[expect(unsafe_code, reason = "as what a script starts in the background")]
                // SAFETY: ignoring is no handler of ours, and signal is async-signal-safe.
                unsafe {
                    libc::signal(signal, libc::SIG_IGN);
                }
            }
            Ok(())
        };
        let ignoring = || {
            let mut command = Command::new("cat");
            #[expect(unsafe_code, reason = "between fork and exec only signal is called, allowed there")]
            // SAFETY: the closure touches no lock and no heap.
            unsafe {
                command.pre_exec(ignore);
            }
            command
        };
        assert_eq!(ignored_by(&mut ignoring()) & bits, bits, "otherwise the next line shows nothing");
        let mut command = ignoring();
        hear_every_stop(&mut command);
        assert_eq!(ignored_by(&mut command) & bits, 0);
    }
}
