#include "rules/json_document.hpp"

#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace sayso::json {

namespace {

/// Reads bytes and tells how far the parser has come.
class TracingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  TracingIterator(const char* at, const char** reached) noexcept : at_(at), reached_(reached) {}
  reference operator*() const noexcept { return *at_; }
  TracingIterator& operator++() noexcept {
    *reached_ = ++at_;
    return *this;
  }
  TracingIterator operator++(int) noexcept {
    TracingIterator before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const TracingIterator& a, const TracingIterator& b) noexcept { return a.at_ == b.at_; }

 private:
  const char* at_;
  const char** reached_;
};

class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(const char* begin, const char** reached) noexcept : counted_(begin), reached_(reached) { open_.reserve(max_depth); }

  Value root;
  std::optional<ParseError> error;

  bool null() override { return add({}); }
  bool boolean(bool value) override {
    Value v;
    v.type = Type::boolean;
    v.boolean = value;
    return add(std::move(v));
  }
  bool number_integer(number_integer_t value) override { return number(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(static_cast<double>(value)); }
  bool number_float(number_float_t value, const string_t&) override { return number(value); }
  bool string(string_t& value) override {
    Value v;
    v.type = Type::text;
    v.text = std::move(value);
    return add(std::move(v));
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Type::object); }
  bool start_array(std::size_t) override { return open(Type::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    Value& object = *open_.back();
    if (!fresh(object, name)) {
      error = ParseError{ParseError::Kind::duplicate_key, line(), std::move(name)};
      return false;
    }
    object.members.push_back({std::move(name), line(), {}});
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    if (!error) error = ParseError{ParseError::Kind::syntax, line(), {}};
    return false;
  }

 private:
  std::uint32_t line() noexcept {
    for (; counted_ < *reached_; ++counted_) lines_ += *counted_ == '\n' ? 1U : 0U;
    return lines_;
  }

  bool number(double value) {
    Value v;
    v.type = Type::number;
    v.number = value;
    return add(std::move(v));
  }

  /// True where `object` has no field `name` yet. Small objects are searched, large ones get a set.
  bool fresh(const Value& object, const std::string& name) {
    constexpr std::size_t small = 32;
    if (object.members.size() < small) return object.find(name) == nullptr;
    auto& names = large_[&object];
    if (names.empty()) {
      for (const Member& member : object.members) names.insert(member.key);
    }
    return names.insert(name).second;
  }

  Value* place(Value value) {
    value.line = line();
    if (open_.empty()) {
      root = std::move(value);
      return &root;
    }
    Value& parent = *open_.back();
    if (parent.type == Type::list) return &parent.items.emplace_back(std::move(value));
    parent.members.back().value = std::move(value);
    return &parent.members.back().value;
  }

  bool add(Value value) {
    place(std::move(value));
    return true;
  }

  bool open(Type type) {
    if (open_.size() >= max_depth) {
      error = ParseError{ParseError::Kind::too_deep, line(), {}};
      return false;
    }
    Value v;
    v.type = type;
    open_.push_back(place(std::move(v)));
    return true;
  }

  bool close() {
    if (!large_.empty()) large_.erase(open_.back());
    open_.pop_back();
    return true;
  }

  const char* counted_;
  const char** reached_;
  std::uint32_t lines_ = 1;
  std::unordered_map<const Value*, std::unordered_set<std::string>> large_;  // the field names of open objects that have many
  std::vector<Value*> open_;  // the innermost last; a list that grows never moves one that is open
};

}  // namespace

const Value* Value::find(std::string_view key) const noexcept {
  for (const Member& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

Result<Value, ParseError> parse(std::string_view utf8) {
  const char* reached = utf8.data();
  TreeBuilder builder(utf8.data(), &reached);
  const TracingIterator begin(utf8.data(), &reached);
  const TracingIterator end(utf8.data() + utf8.size(), &reached);
  const bool parsed = nlohmann::json::sax_parse(begin, end, &builder, nlohmann::json::input_format_t::json, true, true);
  if (!parsed) return Failure{builder.error.value_or(ParseError{ParseError::Kind::syntax, 1, {}})};
  return std::move(builder.root);
}

}  // namespace sayso::json
