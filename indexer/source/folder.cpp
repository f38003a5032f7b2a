#include "indexer/source/folder.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include <sys/stat.h>

#include "indexer/source/escaped_name.h"
#include "indexer/source/source_error.h"

namespace indexer {
namespace {

namespace fs = std::filesystem;

/// Deeper folders are a mistake (a mount in itself, a runaway script), not a collection.
constexpr std::size_t max_depth = 64;

constexpr std::array<std::string_view, 6> temporary_endings{"~", ".tmp", ".part", ".crdownload", ".swp", ".lck"};
constexpr std::array<std::string_view, 2> temporary_beginnings{"~$", "#"};
constexpr std::array<std::string_view, 2> system_files{"Thumbs.db", "desktop.ini"};

[[noreturn]] void unreadable(const fs::path& path, const std::error_code& error) {
  throw SourceError("cannot read " + escaped_name(path.native()) + ": " + error.message() +
                    "; look at its permissions and whether its disk is there");
}

FileState state_of(const struct stat& status) {
  constexpr std::int64_t second = 1'000'000'000;
  return {.size = static_cast<std::uint64_t>(status.st_size),
          .modified = status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec,
          .inode = status.st_ino,
          .status_changed = status.st_ctim.tv_sec * second + status.st_ctim.tv_nsec};
}

class Walk {
 public:
  explicit Walk(const fs::path& root) : root_(root) {
    std::error_code error;
    resolved_root_ = fs::canonical(root, error);
    if (error) unreadable(root, error);
  }

  FolderContent run() {
    enter(root_, "", 0);
    return std::move(content_);
  }

 private:
  void enter(const fs::path& folder, const std::string& prefix, std::size_t depth) {
    std::error_code error;
    std::vector<std::string> names;
    fs::directory_iterator entries(folder, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
      std::string name = entries->path().filename().native();
      if (!is_passed_over(name)) names.push_back(std::move(name));
    }
    if (error) {
      if (depth > 0 && error == std::errc::no_such_file_or_directory) return;  // removed while we walk
      unreadable(folder, error);
    }
    std::ranges::sort(names);
    for (const std::string& name : names) visit(folder / name, prefix + name, depth);
  }

  void visit(const fs::path& path, const std::string& relative, std::size_t depth) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) {
      if (errno == ENOENT) return;
      unreadable(path, {errno, std::generic_category()});
    }
    if (S_ISREG(status.st_mode)) {
      content_.files.push_back({relative, path, state_of(status)});
    } else if (S_ISLNK(status.st_mode)) {
      follow(path, relative);
    } else if (!S_ISDIR(status.st_mode)) {
      pass_over(relative, "is no regular file (a device, a pipe or a socket) and was passed over");
    } else if (depth >= max_depth) {
      pass_over(relative, "lies more than 64 folders deep and was passed over");
    } else {
      enter(path, relative + "/", depth + 1);
    }
  }

  void follow(const fs::path& link, const std::string& relative) {
    std::error_code error;
    const fs::path target = fs::canonical(link, error);
    if (error) return pass_over(relative, "is a symbolic link that leads nowhere and was passed over");
    const auto [root_end, ignored] = std::ranges::mismatch(resolved_root_, target);
    if (root_end != resolved_root_.end()) {
      return pass_over(relative, "is a symbolic link out of the source and was passed over");
    }
    if (const auto state = file_state(target)) {
      content_.files.push_back({relative, target, *state});
    } else {
      pass_over(relative, "is a symbolic link to a folder, a device or a pipe and was passed over");
    }
  }

  void pass_over(const std::string& relative, std::string why) {
    content_.remarks.push_back({escaped_name(relative), std::move(why)});
  }

  fs::path root_;
  fs::path resolved_root_;
  FolderContent content_;
};

}  // namespace

FolderContent folder_content(const fs::path& root) {
  return Walk(root).run();
}

std::optional<FileState> file_state(const fs::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return state_of(status);
}

bool is_passed_over(std::string_view name) {
  return name.starts_with('.') || std::ranges::find(system_files, name) != system_files.end() ||
         std::ranges::any_of(temporary_beginnings, [&](auto start) { return name.starts_with(start); }) ||
         std::ranges::any_of(temporary_endings, [&](auto end) { return name.ends_with(end); });
}

}  // namespace indexer
