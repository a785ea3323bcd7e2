#include "protocol.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "sayso/json.hpp"
#include "sayso/text.hpp"

namespace sayso::host {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, error_code_count> code_names = {
    "bad-json",     "bad-utf8",      "too-deep",     "not-an-object",  "frame-too-large", "truncated-frame",
    "unknown-type", "missing-field", "bad-field",    "text-too-large", "hello-first",     "protocol-mismatch",
    "busy",         "no-dictionary", "unknown-rule", "internal"};

constexpr std::uint64_t max_id = (std::uint64_t{1} << 53) - 1;

std::optional<std::uint64_t> whole_number(const json& value) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > max_id) return std::nullopt;
  return value.get<std::uint64_t>();
}

std::optional<RequestId> id_of(const json& message) {
  if (!message.is_object()) return std::nullopt;
  const auto id = message.find("id");
  return id == message.end() ? std::nullopt : whole_number(*id);
}

/// Reads the fields of one request; the first that is wrong is kept as the error.
class Fields {
 public:
  Fields(const json& object, RequestId id) : object_(object), id_(id) {}

  std::string text(const char* key, std::size_t most) {
    const json* field = required(key);
    if (field == nullptr) return {};
    return checked_text(*field, key, most);
  }
  std::string optional_text(const char* key, std::size_t most) {
    const json* field = present(key);
    return field == nullptr ? std::string() : checked_text(*field, key, most);
  }
  std::string draft_text() {
    const json* field = required("text");
    if (field == nullptr) return {};
    if (!field->is_string()) {
      wrong("text", "text");
      return {};
    }
    if (field->get_ref<const std::string&>().size() > Text::max_bytes) {
      fail({ErrorCode::text_too_large, id_, "The text is over 1 MiB; send a shorter one.", "/text"});
      return {};
    }
    return field->get<std::string>();
  }
  std::uint64_t number(const char* key) {
    const json* field = required(key);
    if (field == nullptr) return 0;
    const auto value = whole_number(*field);
    if (!value) wrong(key, "a whole number from 0 to 2^53 - 1");
    return value.value_or(0);
  }
  std::optional<std::size_t> optional_number(const char* key) {
    const json* field = present(key);
    if (field == nullptr) return std::nullopt;
    const auto value = whole_number(*field);
    if (!value) wrong(key, "a whole number, or null");
    return value;
  }
  std::pair<std::int64_t, std::int64_t> version_range(const char* key) {
    const json* field = required(key);
    if (field == nullptr) return {};
    if (!field->is_array() || field->size() != 2 || !(*field)[0].is_number_integer() || !(*field)[1].is_number_integer()) {
      wrong(key, "the closed range of versions, such as [1, 1]");
      return {};
    }
    return {version((*field)[0]), version((*field)[1])};
  }
  std::optional<json> layer(const char* key) {
    const auto field = object_.find(key);
    if (field == object_.end()) return std::nullopt;
    if (!field->is_null() && !field->is_object()) wrong(key, "an object of settings, or null");
    return *field;
  }
  std::optional<std::vector<std::string>> languages() {
    const json* field = present("languages");
    if (field == nullptr) return std::nullopt;
    const auto is_text = [](const json& entry) { return entry.is_string(); };
    if (!field->is_array() || !std::all_of(field->begin(), field->end(), is_text)) {
      wrong("languages", "a list of language tags, such as [\"de-AT\", \"en\"]");
      return std::nullopt;
    }
    std::vector<std::string> tags;
    for (std::size_t i = 0; i < std::min(field->size(), max_languages); ++i) tags.push_back((*field)[i].get<std::string>());
    return tags;
  }
  std::vector<FetchedPack> fetched_packs() {
    const json* field = present("fetched");
    if (field == nullptr) return {};
    if (!field->is_array()) {
      wrong("fetched", "a list of {\"source\", \"pack\", \"signature\"}");
      return {};
    }
    std::vector<FetchedPack> packs;
    for (std::size_t i = 0; i < field->size(); ++i) {
      const json& entry = (*field)[i];
      const auto text = [&](const char* key) {
        const auto value = entry.find(key);
        if (value != entry.end() && value->is_string()) return value->get<std::string>();
        fail(bad_field("/fetched/" + std::to_string(i) + "/" + key, "text"));
        return std::string();
      };
      packs.push_back({text("source"), text("pack"), text("signature")});
    }
    return packs;
  }
  Scope scope() {
    const json* field = present("scope");
    if (field == nullptr) return {};
    if (!field->is_object()) {
      wrong("scope", "an object");
      return {};
    }
    Result<Scope, FieldError> scope = scope_from_json(*field);
    if (!scope) {
      fail(bad_field("/scope" + scope.error().path, scope.error().expected));
      return {};
    }
    if (size_of(scope.value()) > max_scope) {
      wrong("scope", "site, account-name and recipients of at most " + std::to_string(max_scope) + " bytes together");
      return {};
    }
    return std::move(scope).value();
  }

  [[nodiscard]] Result<Request, ProtocolError> result(Request request) {
    if (error_) return Failure{*std::move(error_)};
    return request;
  }

 private:
  /// What its texts take, each recipient counted with what keeping it costs.
  static std::size_t size_of(const Scope& scope) {
    constexpr std::size_t keeping = 4;
    std::size_t bytes = scope.site.size() + scope.account_name.size();
    for (const std::string& recipient : scope.recipients) bytes += recipient.size() + keeping;
    return bytes;
  }
  /// A version beyond all that there will be is as good as the last of them.
  static std::int64_t version(const json& number) {
    constexpr auto last = std::numeric_limits<std::int64_t>::max();
    if (number.is_number_unsigned() && number.get<std::uint64_t>() > static_cast<std::uint64_t>(last)) return last;
    return number.get<std::int64_t>();
  }
  [[nodiscard]] const json* present(const char* key) const {
    const auto field = object_.find(key);
    return field == object_.end() || field->is_null() ? nullptr : &*field;
  }
  const json* required(const char* key) {
    const json* field = present(key);
    if (field == nullptr) {
      fail({ErrorCode::missing_field, id_, std::string("The request lacks \"") + key + "\".", std::string("/") + key});
    }
    return field;
  }
  std::string checked_text(const json& field, const char* key, std::size_t most) {
    if (field.is_string() && field.get_ref<const std::string&>().size() <= most) return field.get<std::string>();
    wrong(key, "text of at most " + std::to_string(most) + " bytes");
    return {};
  }
  void wrong(const char* key, const std::string& expected) { fail(bad_field(std::string("/") + key, expected)); }
  [[nodiscard]] ProtocolError bad_field(std::string path, const std::string& expected) const {
    return {ErrorCode::bad_field, id_, "Expected at " + path + ": " + expected + ".", std::move(path)};
  }
  void fail(ProtocolError error) {
    if (!error_) error_ = std::move(error);
  }

  const json& object_;
  RequestId id_;
  std::optional<ProtocolError> error_;
};

constexpr std::size_t max_short_text = 256;  // bytes of a language tag or a rule's name

Result<Request, ProtocolError> parse_hello(Fields fields, RequestId id) {
  const auto [oldest, newest] = fields.version_range("protocol");
  return fields.result(Hello{id, oldest, newest});
}

Result<Request, ProtocolError> parse_configure(Fields fields, RequestId id) {
  auto managed = fields.layer("managed");
  auto preferences = fields.layer("preferences");
  auto fetched = fields.fetched_packs();
  auto languages = fields.languages();
  return fields.result(Configure{id, std::move(managed), std::move(preferences), std::move(fetched), std::move(languages)});
}

Result<Request, ProtocolError> parse_check(Fields fields, RequestId id) {
  Check check{id,
              fields.text("draft", max_draft_name),
              fields.number("revision"),
              fields.draft_text(),
              fields.optional_number("caret"),
              fields.scope(),
              fields.optional_text("language", max_short_text)};
  return fields.result(std::move(check));
}

Result<Request, ProtocolError> parse_suggest(Fields fields, RequestId id) {
  Suggest suggest{id, fields.text("word", max_word), fields.optional_text("language", max_short_text)};
  return fields.result(std::move(suggest));
}

Result<Request, ProtocolError> parse_explain(Fields fields, RequestId id) {
  Explain explain{id, fields.text("rule", max_short_text), fields.draft_text(), fields.scope(),
                  fields.optional_text("language", max_short_text)};
  return fields.result(std::move(explain));
}

ProtocolError unreadable(JsonError error, std::string_view frame) {
  switch (error) {
    case JsonError::too_deep:
      return {ErrorCode::too_deep, std::nullopt, "The message is nested deeper than 64 levels.", ""};
    case JsonError::bad_json:
      return {ErrorCode::bad_json, std::nullopt, "The frame is not JSON.", ""};
    case JsonError::bad_utf8:
      break;
  }
  // An editor can hand over half of an emoji, a program bytes of another encoding: the request is refused, but its sender must learn which
  // one it was.
  const auto readable = parse_json(without_lone_surrogates(without_bad_bytes(frame)));
  return {ErrorCode::bad_utf8, readable ? id_of(readable.value()) : std::nullopt,
          "The message is not UTF-8, or holds half of a surrogate pair.", ""};
}

}  // namespace

std::string_view name_of(ErrorCode code) noexcept { return code_names[static_cast<std::size_t>(code)]; }

Result<Request, ProtocolError> parse_request(std::string_view frame) {
  const auto parsed = parse_json(frame);
  if (!parsed) return Failure{unreadable(parsed.error(), frame)};
  const json& message = parsed.value();
  if (!message.is_object()) return Failure{ProtocolError{ErrorCode::not_an_object, std::nullopt, "A message is a JSON object.", ""}};

  const auto id = id_of(message);
  if (!id) {
    const bool missing = !message.contains("id");
    return Failure{ProtocolError{missing ? ErrorCode::missing_field : ErrorCode::bad_field, std::nullopt,
                                 "A request carries \"id\", a whole number from 0 to 2^53 - 1.", "/id"}};
  }
  const auto type = message.find("type");
  if (type == message.end()) return Failure{ProtocolError{ErrorCode::missing_field, id, "The request lacks \"type\".", "/type"}};
  if (!type->is_string()) return Failure{ProtocolError{ErrorCode::bad_field, id, "Expected at /type: text.", "/type"}};

  const auto& name = type->get_ref<const std::string&>();
  const Fields fields(message, *id);
  if (name == "check") return parse_check(fields, *id);
  if (name == "suggest") return parse_suggest(fields, *id);
  if (name == "explain") return parse_explain(fields, *id);
  if (name == "configure") return parse_configure(fields, *id);
  if (name == "status") return Request{StatusRequest{*id}};
  if (name == "hello") return parse_hello(fields, *id);
  return Failure{ProtocolError{ErrorCode::unknown_type, id, "This version does not know the request's type.", "/type"}};
}

json error_message(const ProtocolError& error, bool fatal) {
  json message = {{"type", "error"},
                  {"id", error.id ? json(*error.id) : json()},
                  {"code", name_of(error.code)},
                  {"message", error.message},
                  {"path", error.path}};
  if (error.code == ErrorCode::protocol_mismatch) message["supported"] = {protocol_version, protocol_version};
  if (fatal) message["fatal"] = true;
  return message;
}

void put_list(json& message, const char* key, std::vector<json> items, std::size_t reserve) {
  json& list = message[key] = json::array();
  message["totals"][key] = items.size();
  constexpr std::size_t punctuation = 64;  // the key, brackets, "truncated" and the like
  std::size_t used = dump_json(message).size() + reserve + punctuation;
  for (json& item : items) {
    used += dump_json(item).size() + 1;
    if (used > max_answer_bytes) {
      message["truncated"] = true;
      return;
    }
    list.push_back(std::move(item));
  }
}

}  // namespace sayso::host
