#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/temporary_directory.h"

namespace tests {

/// A folder of modes whose programs are this test's own: one that analyses, one that translates by a list of words. The
/// latter misbehaves when it is asked to translate "hang", "die", "late", "garbage", "twice", "flood" or "unmarked",
/// and does not end when its input does. What is left of them is killed at the end.
class FakeApertium {
 public:
  FakeApertium();
  FakeApertium(const FakeApertium&) = delete;
  FakeApertium& operator=(const FakeApertium&) = delete;
  ~FakeApertium();

  /// NAME.mode, for a dictionary of "word=translation". `options` go to the program that translates: "-deaf" never
  /// answers, "-slow" takes half a second to start, "-plain" forgets which word it translates.
  void write(const std::string& name, const std::vector<std::string>& dictionary,
             const std::string& options = {}) const;

  [[nodiscard]] const std::filesystem::path& path() const { return directory_.path(); }

  /// The programs that run.
  [[nodiscard]] std::vector<pid_t> processes() const;

  /// Whether so many programs run, now or within a few seconds.
  [[nodiscard]] bool comes_to(std::size_t processes) const;

 private:
  TemporaryDirectory directory_;
};

}  // namespace tests
