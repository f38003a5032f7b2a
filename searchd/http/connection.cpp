#include "searchd/http/connection.h"

#include <array>
#include <cerrno>
#include <utility>

#include <sys/sendfile.h>
#include <sys/socket.h>
#include <unistd.h>

namespace searchd::http {
namespace {

constexpr std::size_t read_size = 16 * 1024;
constexpr std::size_t max_file_bytes_at_once = 1024 * 1024;
constexpr std::size_t max_discarded = 1024 * 1024;

bool would_block() {
  return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

}  // namespace

Connection::Connection(int descriptor, std::string address, const RequestLimits& limits,
                       const std::vector<std::string>& own_hosts)
    : descriptor_(descriptor), address_(std::move(address)), parser_(limits, own_hosts) {}

Connection::~Connection() {
  ::close(descriptor_);
}

Connection::Read Connection::read_some() {
  std::array<char, read_size> buffer;  // not initialised: it is filled before it is read
  const ssize_t count = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
  if (count < 0 && would_block()) return Read::Nothing;
  if (count <= 0) return Read::End;
  input_.append(buffer.data(), static_cast<std::size_t>(count));
  return Read::Bytes;
}

void Connection::parse() {
  input_.erase(0, parser_.feed(input_));
}

void Connection::set_output(std::string bytes, std::optional<FileSlice> file) {
  output_ = std::move(bytes);
  output_sent_ = 0;
  file_ = std::move(file);
  file_sent_ = 0;
}

Connection::Write Connection::write_some() {
  while (output_sent_ < output_.size()) {
    const int more = file_ ? MSG_MORE : 0;
    const ssize_t count =
        ::send(descriptor_, output_.data() + output_sent_, output_.size() - output_sent_, MSG_NOSIGNAL | more);
    if (count < 0) return would_block() ? Write::Blocked : Write::Broken;
    output_sent_ += static_cast<std::size_t>(count);
    written_ += static_cast<std::uint64_t>(count);
  }
  std::size_t at_once = max_file_bytes_at_once;
  while (file_ && file_sent_ < file_->length()) {
    if (at_once == 0) return Write::Blocked;
    auto offset = static_cast<off_t>(file_->offset() + file_sent_);
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(at_once, file_->length() - file_sent_));
    const ssize_t count = ::sendfile(descriptor_, file_->descriptor(), &offset, wanted);
    if (count < 0) return would_block() ? Write::Blocked : Write::Broken;
    if (count == 0) return Write::Broken;  // the file shrank: the promised length cannot be kept
    file_sent_ += static_cast<std::uint64_t>(count);
    written_ += static_cast<std::uint64_t>(count);
    at_once -= static_cast<std::size_t>(count);
  }
  set_output({}, std::nullopt);
  return Write::Done;
}

void Connection::say_continue() {
  constexpr std::string_view line = "HTTP/1.1 100 Continue\r\n\r\n";
  // Nothing else is under way, so that these bytes fit into the socket's buffer or the connection is broken.
  (void)!::send(descriptor_, line.data(), line.size(), MSG_NOSIGNAL);
  continue_said = true;
}

void Connection::end_output() {
  ::shutdown(descriptor_, SHUT_WR);
}

bool Connection::discard_input() {
  input_.clear();
  std::array<char, read_size> buffer;
  while (discarded_ < max_discarded) {
    const ssize_t count = ::recv(descriptor_, buffer.data(), buffer.size(), 0);
    if (count < 0 && would_block()) return true;
    if (count <= 0) return false;
    discarded_ += static_cast<std::size_t>(count);
  }
  return false;
}

}  // namespace searchd::http
