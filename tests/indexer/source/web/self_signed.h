#pragma once

#include <memory>
#include <string>

#include <openssl/ssl.h>

namespace tests {

/// The server's side of TLS with a certificate that it signed itself, for one address of IPv4.
class SelfSigned {
 public:
  using Session = std::unique_ptr<SSL, decltype(&SSL_free)>;

  explicit SelfSigned(const std::string& address);

  /// Nothing when the other side does not like what it sees.
  [[nodiscard]] Session accept(int descriptor) const;

  [[nodiscard]] std::string certificate() const;  ///< PEM.

 private:
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
  std::unique_ptr<X509, decltype(&X509_free)> certificate_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
};

}  // namespace tests
