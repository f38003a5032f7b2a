#pragma once

#include <functional>
#include <string>
#include <vector>

/// Stands between the program under test and the system: the linker leads each of the calls that make files durable
/// here (--wrap in tests/CMakeLists.txt). Idle until it is told otherwise. For one thread.
namespace interposed {

struct Call {
  std::string name;  ///< "fsync", "rename" …
  std::string path;  ///< What it was about; of a rename, the old name.
  std::string to;    ///< Of a rename or link, the new name.
  int error = 0;     ///< The errno that was made up for it, 0 when it went through.
};

/// The calls since the last start, in order.
const std::vector<Call>& calls();

void record();                               ///< Starts: every call goes through and is noted.
void kill_before(int nth);                   ///< Starts: SIGKILL to this process right before the nth call, from 1.
void fail(int nth, int error);               ///< Starts: the nth call fails with that errno and is not made.
void fail_all(std::string name, int error);  ///< Starts: every call of that name fails.
/// Starts: runs the action before each call, but not before calls of its own. Here the calls of `open` that other
/// libraries make are among them.
void before_each(std::function<void(const Call&)> action);
void stop();

}  // namespace interposed
