#include "rules/json_document.hpp"

#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "rules/json_hint.hpp"
#include "text/utf8.hpp"

namespace sayso::json {

namespace {

/// What the reader meets, built into a tree. The text is read in place: escapes are replaced where they stand, so that texts are views, and
/// their addresses tell where they were.
class TreeBuilder {
 public:
  TreeBuilder(char* text, bool has_escaped_characters, std::pmr::memory_resource& memory)
      : text_(text), stream_(text), has_escaped_characters_(has_escaped_characters), memory_(memory) {}

  Value root;
  std::optional<ParseError> error;

  /// `source`: the text as it was, which reading changes.
  bool read(std::string_view source) {
    constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseCommentsFlag | rapidjson::kParseFullPrecisionFlag;
    rapidjson::Reader reader;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream_, *this);
    if (!result && !error) {
      Hint hint = hint_for(result.Code(), source, static_cast<std::uint32_t>(result.Offset()));
      error = ParseError{ParseError::Kind::syntax, hint.at, {}, std::move(hint.sentence)};
    }
    return !error;
  }

  // The handler's part: names and signatures are the reader's.
  bool Null() { return add({.type = Type::null, .at = start_of_word()}); }
  bool Bool(bool value) { return add({.type = Type::boolean, .boolean = value, .at = start_of_word()}); }
  bool Int(int value) { return number(value); }
  bool Uint(unsigned value) { return number(value); }
  bool Int64(std::int64_t value) { return number(static_cast<double>(value)); }
  bool Uint64(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool Double(double value) { return number(value); }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    return whole_characters(text, size) && add({.type = Type::text, .at = start_of(text), .text = {text, size}});
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    if (!whole_characters(text, size)) return false;
    const std::string_view name(text, size);
    if (!fresh(name)) {
      error = ParseError{ParseError::Kind::duplicate_key, start_of(text), std::string(name), {}};
      return false;
    }
    members_.push_back({name, start_of(text), {}});
    return true;
  }
  bool StartObject() { return open(Type::object, members_.size()); }
  bool EndObject(rapidjson::SizeType) {
    Value object = close();
    object.members = moved_out(members_, closed_start_);
    return add(object);
  }
  bool StartArray() { return open(Type::list, items_.size()); }
  bool EndArray(rapidjson::SizeType) {
    Value list = close();
    list.items = moved_out(items_, closed_start_);
    return add(list);
  }

 private:
  /// An object or list whose end has not come yet. What it holds so far lies on its stack, from `start` on.
  struct Open {
    Type type;
    std::uint32_t at;
    std::size_t start;
    std::unordered_set<std::string_view> names;  // of an object that has many
  };

  /// How far the reader has come; it tells only at the end of a text or number that it has read that.
  std::uint32_t reached() { return static_cast<std::uint32_t>(stream_.Tell()); }
  /// The opening quotation mark of a text.
  std::uint32_t start_of(const char* text) const noexcept { return static_cast<std::uint32_t>(text - text_ - 1); }

  /// The first letter of the number or word that is being read, or was.
  std::uint32_t start_of_word() {
    const auto belongs = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == 'E' || c == '+' || c == '-' || c == '.';
    };
    std::uint32_t at = reached();
    while (at > 0 && belongs(text_[at - 1])) --at;
    return at;
  }

  /// False where an escape was half of a surrogate pair, which the reader lets through; nothing else can spoil valid UTF-8.
  bool whole_characters(const char* text, std::size_t size) {
    if (!has_escaped_characters_ || utf8::valid({text, size})) return true;
    error = ParseError{
        ParseError::Kind::syntax, start_of(text), {}, "This text holds half of a pair of \\u escapes. Write the character itself."};
    return false;
  }

  bool number(double value) { return add({.type = Type::number, .at = start_of_word(), .number = value}); }

  /// True where the innermost object has no field `name` yet. Small objects are searched, large ones get a set.
  bool fresh(std::string_view name) {
    constexpr std::size_t small = 32;
    Open& object = open_.back();
    const auto begin = members_.begin() + static_cast<std::ptrdiff_t>(object.start);
    if (members_.size() - object.start < small)
      return std::none_of(begin, members_.end(), [&](const Member& member) { return member.key == name; });
    if (object.names.empty()) {
      for (auto member = begin; member != members_.end(); ++member) object.names.insert(member->key);
    }
    return object.names.insert(name).second;
  }

  /// Hands a value that is complete to what is around it.
  bool add(const Value& value) {
    if (++values_ > max_values) {
      error = ParseError{ParseError::Kind::too_many, value.at, {}, {}};
      return false;
    }
    if (open_.empty()) {
      root = value;
    } else if (open_.back().type == Type::list) {
      items_.push_back(value);
    } else {
      members_.back().value = value;
    }
    return true;
  }

  bool open(Type type, std::size_t start) {
    if (open_.size() >= max_depth) {
      error = ParseError{ParseError::Kind::too_deep, reached() - 1, {}, {}};
      return false;
    }
    open_.push_back({type, reached() - 1, start, {}});
    return true;
  }

  Value close() {
    const Value value{.type = open_.back().type, .at = open_.back().at};
    closed_start_ = open_.back().start;
    open_.pop_back();
    return value;
  }

  /// Takes what lies on the stack from `start` on to where it stays.
  template <typename T>
  std::span<const T> moved_out(std::vector<T>& stack, std::size_t start) {
    const std::size_t count = stack.size() - start;
    if (count == 0) return {};
    T* const place = static_cast<T*>(memory_.allocate(count * sizeof(T), alignof(T)));
    std::uninitialized_copy(stack.begin() + static_cast<std::ptrdiff_t>(start), stack.end(), place);
    stack.resize(start);
    return {place, count};
  }

  char* text_;
  rapidjson::InsituStringStream stream_;
  bool has_escaped_characters_;
  std::pmr::memory_resource& memory_;
  std::vector<Open> open_;  ///< the innermost last
  std::vector<Member> members_;
  std::vector<Value> items_;
  std::size_t closed_start_ = 0;
  std::size_t values_ = 0;
};

}  // namespace

const Value* Value::find(std::string_view key) const noexcept {
  for (const Member& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

Position Lines::position(std::string_view text, std::size_t byte) {
  if (starts_.empty()) {
    starts_.push_back(0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) starts_.push_back(at + 1);
  }
  byte = std::min(byte, text.size());
  const auto line = std::upper_bound(starts_.begin(), starts_.end(), byte) - 1;
  return {static_cast<std::size_t>(line - starts_.begin()) + 1, utf8::length(text.substr(*line, byte - *line)) + 1};
}

const Value& nearest(const Value& value, std::string_view pointer) noexcept {
  const Value* here = &value;
  while (!pointer.empty() && pointer.front() == '/') {
    pointer.remove_prefix(1);
    const std::size_t end = pointer.find('/');
    const std::string_view step = pointer.substr(0, end);
    pointer = end == std::string_view::npos ? std::string_view() : pointer.substr(end);
    const Value* next = nullptr;
    if (here->is(Type::list)) {
      std::size_t index = 0;
      const auto [rest, fault] = std::from_chars(step.data(), step.data() + step.size(), index);
      if (fault == std::errc() && rest == step.data() + step.size() && index < here->items.size()) next = &here->items[index];
    } else if (here->is(Type::object)) {
      std::string name;
      for (std::size_t i = 0; i < step.size(); ++i) {
        if (step[i] != '~' || i + 1 == step.size()) {
          name += step[i];
        } else {
          name += step[++i] == '1' ? '/' : '~';
        }
      }
      next = here->find(name);
    }
    if (next == nullptr) break;
    here = next;
  }
  return *here;
}

Result<Document, ParseError> parse(std::string_view utf8) {
  // The reader takes a zero for the end; whatever stood behind one would be overlooked.
  if (const std::size_t zero = utf8.find('\0'); zero != std::string_view::npos)
    return Failure{ParseError{
        ParseError::Kind::syntax, static_cast<std::uint32_t>(zero), {}, "There is a zero byte here. Save the file as plain text."}};
  constexpr std::size_t first_block = 4096;  // bytes; each further block is larger
  Document document{{utf8.begin(), utf8.end()}, std::make_unique<std::pmr::monotonic_buffer_resource>(first_block), {}};
  document.texts.push_back('\0');  // what is read in place ends with a zero
  TreeBuilder builder(document.texts.data(), utf8.find("\\u") != std::string_view::npos, *document.values);
  if (!builder.read(utf8)) return Failure{*std::move(builder.error)};
  document.root = builder.root;
  return document;
}

}  // namespace sayso::json
