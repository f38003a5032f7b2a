#include "passage/index/durable_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/stat.h>
#include <unistd.h>

#include "passage/error.h"
#include "passage/index/file_descriptor.h"

// Plain POSIX calls throughout: tests put themselves between this file and the system, call by call.
namespace passage {
namespace {

using std::filesystem::path;

constexpr mode_t file_mode = 0666;       // less the umask
constexpr mode_t closed_mode = 0640;     // less the umask
constexpr mode_t directory_mode = 0777;  // less the umask
constexpr std::size_t chunk_bytes = std::size_t{1} << 18;

struct Advice {
  int error_number;
  std::string_view text;
};

constexpr std::array advice{
    Advice{ENOSPC, "; make room on that disk and run it again"},
    Advice{EDQUOT, "; make room within the quota and run it again"},
    Advice{EACCES, "; look at the permissions and the user that runs this program"},
    Advice{EPERM, "; look at the permissions and the user that runs this program"},
    Advice{EROFS, "; the disk is mounted read-only"},
    Advice{EIO, "; the disk may be failing, look at the system's log"},
};

FileDescriptor open_or_throw(std::string_view action, const path& file, int flags, mode_t mode = file_mode) {
  const int descriptor = ::open(file.c_str(), flags | O_CLOEXEC, mode);
  if (descriptor < 0) throw_system_error(action, file, errno);
  return FileDescriptor(descriptor);
}

/// Reads the next bytes; 0 at the end of the file.
std::size_t read_some(const FileDescriptor& file, char* buffer, std::size_t size, const path& name) {
  for (;;) {
    const ssize_t got = ::read(file.get(), buffer, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) throw_system_error("read", name, errno);
  }
}

void write_all(const FileDescriptor& file, std::string_view content, const path& name) {
  while (!content.empty()) {
    const ssize_t written = ::write(file.get(), content.data(), content.size());
    if (written >= 0) {
      content.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      throw_system_error("write", name, errno);
    }
  }
}

void sync(const FileDescriptor& file, const path& name) {
  if (::fsync(file.get()) != 0) throw_system_error("bring to the disk", name, errno);
}

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new()) { check(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr)); }

  void add(std::string_view bytes) { check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size())); }

  std::string hexadecimal() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    check(EVP_DigestFinal_ex(context_.get(), digest.data(), &size));
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
      text += digits[digest[i] >> 4];
      text += digits[digest[i] & 15];
    }
    return text;
  }

 private:
  static void check(bool success) {
    if (!success) throw Error("OpenSSL refuses to compute SHA-256; look at its configuration (openssl.cnf)");
  }

  std::unique_ptr<EVP_MD_CTX, decltype([](EVP_MD_CTX* context) { EVP_MD_CTX_free(context); })> context_;
};

}  // namespace

void throw_system_error(std::string_view action, const path& file, int error_number) {
  std::string message = "cannot " + std::string(action) + " " + file.string() + ": ";
  message += std::generic_category().message(error_number);
  const auto found = std::ranges::find(advice, error_number, &Advice::error_number);
  if (found != advice.end()) message += found->text;
  throw Error(message);
}

std::optional<std::string> read_file(const path& file, std::size_t max_bytes) {
  const FileDescriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (opened.get() < 0) {
    if (errno == ENOENT) return std::nullopt;
    throw_system_error("open", file, errno);
  }
  std::string content;
  std::vector<char> buffer(std::min(max_bytes + 1, chunk_bytes));
  while (const std::size_t got = read_some(opened, buffer.data(), buffer.size(), file)) {
    if (got > max_bytes - content.size()) {
      throw Error(file.string() + " is longer than " + std::to_string(max_bytes) +
                  " bytes: this is no file of Passage");
    }
    content.append(buffer.data(), got);
  }
  return content;
}

void write_file(const path& file, std::string_view content, Readers readers) {
  FileDescriptor opened = open_or_throw("create", file, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW,
                                        readers == Readers::Everybody ? file_mode : closed_mode);
  write_all(opened, content, file);
  sync(opened, file);
  if (::close(opened.release()) != 0) throw_system_error("close", file, errno);
}

void replace_file(const path& file, std::string_view content, Readers readers) {
  path fresh = file;
  fresh += ".new";
  write_file(fresh, content, readers);
  rename_path(fresh, file);
}

void make_directories(const path& directory) {
  if (::mkdir(directory.c_str(), directory_mode) != 0) {
    const int reason = errno;
    struct stat status {};
    if (reason == EEXIST && ::stat(directory.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) return;
    const path above = directory.parent_path();
    if (reason != ENOENT || above.empty() || above == directory) throw_system_error("create", directory, reason);
    make_directories(above);
    if (::mkdir(directory.c_str(), directory_mode) != 0 && errno != EEXIST) {
      throw_system_error("create", directory, errno);
    }
  }
  sync_directory(directory.has_parent_path() ? directory.parent_path() : path("."));
}

void make_private_directory(const path& directory) {
  if (::mkdir(directory.c_str(), S_IRWXU) != 0 && errno != EEXIST) throw_system_error("create", directory, errno);
  sync_directory(directory.parent_path());
}

void copy_permissions(const path& from, const path& to) {
  struct stat status {};
  if (::stat(from.c_str(), &status) != 0) throw_system_error("look at", from, errno);
  // No more than these: services that may not make files with the bits beyond are refused the call.
  if (::chmod(to.c_str(), status.st_mode & (S_IRWXU | S_IRWXG | S_IRWXO)) != 0)
    throw_system_error("change the permissions of", to, errno);
}

void rename_path(const path& from, const path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0)
    throw_system_error("rename", from.string() + " to " + to.string(), errno);
}

void sync_file(const path& file) {
  sync(open_or_throw("open", file, O_RDONLY), file);
}

void sync_directory(const path& directory) {
  sync(open_or_throw("open", directory, O_RDONLY | O_DIRECTORY), directory);
}

std::string sha256_of_file(const path& file) {
  const FileDescriptor opened = open_or_throw("open", file, O_RDONLY);
  Sha256 digest;
  std::vector<char> buffer(chunk_bytes);
  while (const std::size_t got = read_some(opened, buffer.data(), buffer.size(), file))
    digest.add({buffer.data(), got});
  return digest.hexadecimal();
}

std::string sha256_of(std::string_view bytes) {
  Sha256 digest;
  digest.add(bytes);
  return digest.hexadecimal();
}

}  // namespace passage
