#include "indexer/command_to_run.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <pwd.h>

namespace indexer {
namespace {

constexpr uid_t first_person = 1000;  // Debian's users of the system come before

std::string quoted(const std::string& word) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:@%+=,-";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

std::string name_of_system_user(uid_t user) {
  if (user == 0 || user >= first_person) return {};
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(user, &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr) return {};
  return found->pw_name;
}

}  // namespace

std::string command_to_run(const std::vector<std::string>& options, const std::vector<std::string>& arguments,
                           uid_t user) {
  const std::string name = name_of_system_user(user);
  std::string command = (name.empty() ? "" : "runuser -u " + quoted(name) + " -- ") + "passage-indexer";
  for (const std::string& word : options) command += " " + quoted(word);
  const bool looks_like_option = std::ranges::any_of(arguments, [](const auto& word) { return word.starts_with('-'); });
  if (looks_like_option) command += " --";
  for (const std::string& word : arguments) command += " " + quoted(word);
  return command;
}

}  // namespace indexer
