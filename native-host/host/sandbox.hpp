// What the process gives up after start: writing, sockets, children, core dumps.
//
// Two steps, because Landlock binds the calling thread and its children alone, while seccomp can bind every thread and forbid making more:
// `confine_files` while single-threaded, then start the threads, then `confine_calls`.
#pragma once

#include <string>
#include <vector>

namespace sayso::host {

/// What holds. `status` and the status page show it.
struct SandboxState {
  bool seccomp = false;
  int landlock = 0;  ///< ABI in force, 0: none
  bool core_dumps_off = false;
  std::vector<std::string> problems;  ///< what could not be had and why, for the log
};

/// Turns core dumps off, promises never to gain privileges, and makes `readable` (folders and files; missing ones are skipped) the only
/// ones that can be opened, for reading. Call while single-threaded.
void confine_files(const std::vector<std::string>& readable, SandboxState& state);

/// Lets every thread keep only the system calls that computing, reading and the open pipes need. A forbidden call fails with EPERM.
void confine_calls(SandboxState& state);

}  // namespace sayso::host
