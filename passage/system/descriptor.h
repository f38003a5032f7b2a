#pragma once

#include <utility>

#include <unistd.h>

namespace passage {

/// Owns a file descriptor, or none.
class Descriptor {
 public:
  explicit Descriptor(int value = -1) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept : value_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    if (this != &other) {
      close();
      value_ = other.release();
    }
    return *this;
  }
  ~Descriptor() { close(); }

  [[nodiscard]] int get() const { return value_; }
  int release() { return std::exchange(value_, -1); }

 private:
  void close() {
    if (value_ >= 0) (void)::close(value_);
  }

  int value_;
};

}  // namespace passage
