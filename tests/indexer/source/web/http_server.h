#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/indexer/source/web/self_signed.h"

namespace tests {

/// A server on 127.0.0.1 that says what a test wants it to say, byte for byte; a connection for each question.
class HttpServer {
 public:
  struct Request {
    std::string target;                         ///< "/page?x=1"
    std::string path;                           ///< "/page"
    std::map<std::string, std::string> query;   ///< Decoded.
    std::map<std::string, std::string> fields;  ///< Names in lower case.

    [[nodiscard]] std::string field(const std::string& name) const {
      const auto found = fields.find(name);
      return found == fields.end() ? std::string{} : found->second;
    }
  };

  enum class Encryption { None, SelfSigned };

  class Connection {
   public:
    Connection(int descriptor, SSL* ssl) : descriptor_(descriptor), ssl_(ssl) {}
    [[nodiscard]] std::string receive() const;  ///< Empty when the other side has gone.
    bool send(std::string_view bytes) const;    ///< False when the other side has gone.

   private:
    int descriptor_;
    SSL* ssl_;  ///< None for a connection that is not encrypted.
  };

  using Handler = std::function<void(const Request&, const Connection&)>;

  explicit HttpServer(Handler handler, const std::string& address = "127.0.0.1",
                      Encryption encryption = Encryption::None);
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();

  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] std::string url(std::string_view target) const {
    return (tls_ ? "https://" : "http://") + address_ + ":" + std::to_string(port_) + std::string(target);
  }
  [[nodiscard]] std::string certificate() const { return tls_->certificate(); }  ///< PEM.
  [[nodiscard]] std::vector<Request> requests() const;                           ///< All of them so far.
  void forget_requests();

 private:
  void serve();
  void answer(int descriptor);
  void answer(const Connection& connection);

  Handler handler_;
  std::string address_;
  std::unique_ptr<SelfSigned> tls_;
  int listener_;
  std::uint16_t port_ = 0;
  std::atomic<bool> ends_ = false;
  mutable std::mutex mutex_;
  std::vector<Request> requests_;
  std::vector<std::thread> answering_;
  std::thread thread_;
};

/// "HTTP/1.1 200 OK" with the length of the body and these fields, each "Name: value".
[[nodiscard]] std::string http_answer(int status, std::string_view body, const std::vector<std::string>& fields = {});

}  // namespace tests
