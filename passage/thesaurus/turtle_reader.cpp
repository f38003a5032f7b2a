#include "passage/thesaurus/turtle_reader.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <memory>

#include <serd/serd.h>

#include "passage/error.h"

namespace passage {
namespace {

// serd calls itself for every bracket within a bracket and bounds nothing.
constexpr std::ptrdiff_t most_stack = std::ptrdiff_t{1} << 20;

std::string_view view(const SerdNode& node) {
  return {reinterpret_cast<const char*>(node.buf), node.n_bytes};
}

const char* stack_position() {
  return static_cast<const char*>(__builtin_frame_address(0));
}

/// What serd calls back. No exception may pass through it, so the first one waits here.
class Reading {
 public:
  explicit Reading(const RdfSink& sink) : sink_(sink), env_(serd_env_new(nullptr), serd_env_free) {
    reader_ = {serd_reader_new(SERD_TURTLE, this, nullptr, on_base, on_prefix, on_statement, nullptr),
               serd_reader_free};
    serd_reader_set_error_sink(reader_.get(), on_error, this);
  }

  void run(const std::string& content, const std::string& name) {
    stack_begin_ = stack_position();
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(content.c_str());
    const SerdStatus status = serd_reader_read_string(reader_.get(), bytes);
    if (failure_) std::rethrow_exception(failure_);
    if (status == SERD_SUCCESS && message_.empty()) return;
    if (message_.empty()) message_ = "it is not Turtle";
    throw Error(name + ":" + std::to_string(line_) + ": " + message_);
  }

 private:
  static SerdStatus on_base(void* handle, const SerdNode* uri) {
    return serd_env_set_base_uri(static_cast<Reading*>(handle)->env_.get(), uri);
  }

  static SerdStatus on_prefix(void* handle, const SerdNode* name, const SerdNode* uri) {
    return serd_env_set_prefix(static_cast<Reading*>(handle)->env_.get(), name, uri);
  }

  static SerdStatus on_statement(void* handle, SerdStatementFlags, const SerdNode*, const SerdNode* subject,
                                 const SerdNode* predicate, const SerdNode* object, const SerdNode*,
                                 const SerdNode* language) {
    return static_cast<Reading*>(handle)->take(*subject, *predicate, *object, language);
  }

  static SerdStatus on_error(void* handle, const SerdError* error) {
    auto& self = *static_cast<Reading*>(handle);
    if (!self.message_.empty()) return SERD_SUCCESS;
    std::array<char, 200> text{};
    (void)std::vsnprintf(text.data(), text.size(), error->fmt, *error->args);
    self.message_ = text.data();
    self.message_.erase(std::min(self.message_.find('\n'), self.message_.size()));
    self.line_ = error->line;
    return SERD_SUCCESS;
  }

  SerdStatus take(const SerdNode& subject, const SerdNode& predicate, const SerdNode& object,
                  const SerdNode* language) {
    if (stack_begin_ - stack_position() > most_stack) {
      message_ = "brackets are nested too deeply";
      return SERD_ERR_INTERNAL;
    }
    try {
      const std::string subject_iri = expanded(subject);
      const std::string predicate_iri = expanded(predicate);
      const bool is_literal = object.type == SERD_LITERAL;
      const std::string object_text = is_literal ? std::string(view(object)) : expanded(object);
      const bool has_language = language != nullptr && language->type != SERD_NOTHING;
      sink_({.subject = subject_iri,
             .predicate = predicate_iri,
             .object = object_text,
             .is_literal = is_literal,
             .language = has_language ? view(*language) : std::string_view{}});
      return SERD_SUCCESS;
    } catch (...) {
      failure_ = std::current_exception();
      return SERD_ERR_INTERNAL;
    }
  }

  // A prefix that was not declared stays as it is written.
  [[nodiscard]] std::string expanded(const SerdNode& node) const {
    if (node.type == SERD_BLANK) return "_:" + std::string(view(node));
    const std::unique_ptr<SerdNode, void (*)(SerdNode*)> whole(new SerdNode(serd_env_expand_node(env_.get(), &node)),
                                                               [](SerdNode* made) {
                                                                 serd_node_free(made);
                                                                 delete made;
                                                               });
    return std::string(whole->buf != nullptr ? view(*whole) : view(node));
  }

  const RdfSink& sink_;
  std::unique_ptr<SerdEnv, void (*)(SerdEnv*)> env_;
  std::unique_ptr<SerdReader, void (*)(SerdReader*)> reader_{nullptr, serd_reader_free};
  const char* stack_begin_ = nullptr;
  std::exception_ptr failure_;
  std::string message_;
  unsigned line_ = 0;
};

}  // namespace

void read_turtle(const std::string& content, const std::string& name, const RdfSink& sink) {
  // serd reads up to a NUL.
  if (const std::size_t nul = content.find('\0'); nul != std::string::npos) {
    const auto line = 1 + std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(nul), '\n');
    throw Error(name + ":" + std::to_string(line) + ": it is not text");
  }
  Reading(sink).run(content, name);
}

}  // namespace passage
