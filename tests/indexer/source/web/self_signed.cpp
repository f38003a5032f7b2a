#include "tests/indexer/source/web/self_signed.h"

#include <csignal>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace tests {
namespace {

void require(bool done) {
  if (!done) throw std::runtime_error("the test's server has no certificate");
}

}  // namespace

SelfSigned::SelfSigned(const std::string& address)
    : key_(EVP_EC_gen("P-256"), EVP_PKEY_free),
      certificate_(X509_new(), X509_free),
      context_(SSL_CTX_new(TLS_server_method()), SSL_CTX_free) {
  ::signal(SIGPIPE, SIG_IGN);
  X509* made = certificate_.get();
  X509_set_version(made, X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
  X509_gmtime_adj(X509_getm_notBefore(made), -3600);
  X509_gmtime_adj(X509_getm_notAfter(made), 3600);
  X509_set_pubkey(made, key_.get());
  X509_NAME* name = X509_get_subject_name(made);
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
  X509_set_issuer_name(made, name);
  X509_EXTENSION* names = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, ("IP:" + address).c_str());
  require(names != nullptr && X509_add_ext(made, names, -1) == 1);
  X509_EXTENSION_free(names);
  require(X509_sign(made, key_.get(), EVP_sha256()) > 0);
  require(SSL_CTX_use_certificate(context_.get(), made) == 1 &&
          SSL_CTX_use_PrivateKey(context_.get(), key_.get()) == 1);
}

SelfSigned::Session SelfSigned::accept(int descriptor) const {
  Session session(SSL_new(context_.get()), SSL_free);
  SSL_set_fd(session.get(), descriptor);
  if (SSL_accept(session.get()) != 1) session.reset();
  return session;
}

std::string SelfSigned::certificate() const {
  const std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), BIO_free);
  require(PEM_write_bio_X509(out.get(), certificate_.get()) == 1);
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(out.get(), &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

}  // namespace tests
