// Secrets inside larger structures: key blocks, connection strings, curl commands, manifests, and values that are only named like a secret.
#include <algorithm>
#include <string>
#include <string_view>

#include "detectors/ascii.hpp"
#include "detectors/families.hpp"
#include "detectors/pattern.hpp"
#include "detectors/secret.hpp"

namespace sayso::detection {
namespace {

constexpr auto nowhere = std::string_view::npos;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// "$PASSWORD", "${x}", "$(cat x)", "{{ .Values.x }}", "<password>", "[PASSWORD]": a place for a value.
bool is_reference(std::string_view value) {
  return value.empty() || value[0] == '$' || value[0] == '<' || value[0] == '[' || value[0] == '%' || value.starts_with("{{") ||
         value.find("${") != nowhere || value.find("$(") != nowhere;
}

Detector with_keywords(DetectorInfo info, std::vector<std::string> keywords,
                       std::function<void(const Text&, std::size_t, Sink&)> match_at) {
  Detector detector;
  detector.info = info;
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = std::move(keywords);
  detector.match_at = std::move(match_at);
  return detector;
}

Detector private_key() {
  return with_keywords({"private-key", "PRIVATE_KEY", "private key", "RFC 7468 textual encodings, OpenPGP armour (RFC 9580)", 0.5},
                       {"-----begin"},
                       [head = Pattern(R"(-----BEGIN[ A-Z0-9_-]{0,60}PRIVATE KEY(?: BLOCK)?-----)"),
                        base64 = Pattern(R"([A-Za-z0-9+/=\s\\:,.()-]+)")](const Text& text, std::size_t at, Sink& sink) {
                         constexpr std::size_t longest = 16384, least_body = 64;
                         const auto read = text.utf8();
                         Pattern::Match match{};
                         if (!head.match_at(read, {at, std::min(read.size(), at + 128)}, match)) return;
                         const auto body = match.whole().end;
                         const auto rest = read.substr(body, longest);
                         auto length = rest.find("-----END");
                         if (length == nowhere) {
                           // Cut off: what looks like the body belongs to it.
                           if (!base64.match_at(read, {body, body + rest.size()}, match)) return;
                           length = match.whole().end - body;
                         }
                         if (length < least_body) return;
                         auto end = body + length;
                         if (read.substr(end, 8) == "-----END") {
                           const auto close = read.substr(end + 8, 100).find("-----");
                           end = close == nowhere ? end + 8 : end + 8 + close + 5;
                         }
                         sink.add({at, end}, 1.0);
                       });
}

Detector connection_string() {
  return with_keywords(
      {"connection-string", "CONNECTION_STRING", "connection string with a password",
       "RFC 3986 userinfo; ADO.NET and Azure Storage connection strings", 0.5},
      {"postgres", "mysql",   "mariadb",  "mongodb", "redis",  "amqp",        "mssql",   "sqlserver",
       "ftp://",   "sftp://", "smtp",     "ldap",    "kafka",  "clickhouse",  "nats://", "mqtt",
       "jdbc:",    "http://", "https://", "rtsp://", "ssh://", "accountkey=", "server=", "data source="},
      // A link begins with a keyword, or letters run together before it would make the gate and the plain scan disagree.
      [link = Pattern(
           R"((?:jdbc:)?(?:postgres|mysql|mariadb|mongodb|redis|amqp|mssql|sqlserver|s?ftp|smtp|ldap|kafka|clickhouse|nats|mqtt|https?|rtsp|ssh|jdbc)[a-z0-9+.:-]{0,20}://[^\s:/@"'<>]{0,64}:([^\s@/"'<>]{3,128})@[\w.\[\]-]{2,253})",
           Case::ignored),
       account = Pattern(R"(AccountKey=([A-Za-z0-9+/]{86}==))", Case::ignored),
       ado = Pattern(R"((?:Server|Data Source)=[^;\n]{1,200};[^\n]{0,300}?(?:Password|Pwd)=([^;\s"']{3,128}))", Case::ignored)](
          const Text& text, std::size_t at, Sink& sink) {
        const auto read = text.utf8();
        if (!may_start(read, at, Start::no_letter)) return;
        Pattern::Match match{};
        const Span window{at, std::min(read.size(), at + 700)};
        for (const auto* form : {&link, &account, &ado}) {
          if (!form->match_at(read, window, match)) continue;
          const auto value = text.slice(match.groups[1]);
          const bool ordinary = is_one_of(lower(value), {"password", "pass", "passwd", "pwd", "secret", "token", "user", "yourpassword"});
          if (!is_reference(value) && !is_placeholder(value) && !ordinary) sink.add(match.whole(), 0.9);
        }
      });
}

/// One command of a shell: up to the next one, at most a kilobyte.
Span command_from(std::string_view text, std::size_t at) {
  auto end = std::min(text.size(), at + 1024);
  const auto next = text.substr(at + 4, end - at - 4).find("curl ");
  return {at, next == nowhere ? end : at + 4 + next};
}

Detector curl_header() {
  return with_keywords(
      {"curl-auth-header", "CURL_AUTH_HEADER", "credentials in a curl command",
       "curl manual, --header: RFC 9110 Authorization and the usual key headers", 0.5},
      {"curl "},
      [header = Pattern(
           R"((?:-H|--header)[ =]{1,4}["'](?:(?:proxy-)?authorization:\s{0,4}(?:(?:basic\s+([A-Za-z0-9+/]{8,}={0,3})|(?:bearer|token|api-?token|apikey|digest)\s+([\w=~@.+/-]{8,})|([\w=~@.+/-]{8,}))["'])|)"
           R"([\w-]{0,20}(?:api-?key|token|secret|auth)\s{0,4}:\s{0,4}([\w=~@.+/-]{8,})["']))",
           Case::ignored)](const Text& text, std::size_t at, Sink& sink) {
        const auto read = text.utf8();
        if (lower(read.substr(at, 5)) != "curl " || !may_start(read, at, Start::no_word)) return;
        Pattern::Match match{};
        for (auto rest = command_from(read, at); rest.begin < rest.end && header.search(read, rest, match);
             rest.begin = match.whole().end) {
          for (int group = 1; group <= 4; ++group) {
            if (!match.has(group)) continue;
            const auto value = text.slice(match.groups[group]);
            if (entropy(value) >= 2.7 && !is_placeholder(value)) sink.add(match.groups[group], 0.85);
          }
        }
      });
}

/// "{value}" → "value": braces that a person wrote around it.
std::string_view without_braces(std::string_view value) {
  return value.size() > 2 && value.front() == '{' && value.back() == '}' ? value.substr(1, value.size() - 2) : value;
}

Detector curl_user() {
  return with_keywords(
      {"curl-auth-user", "CURL_AUTH_USER", "user and password in a curl command", "curl manual, --user", 0.5}, {"curl "},
      [user = Pattern(
           R"re((?:-u|--user)[ =]{1,4}("[^"\n]{0,120}"(?::"[^"\n]{0,120}")?|'[^'\n]{0,120}'|[^\s'"]{1,64}:'[^'\n]{1,64}'|[^\s'"]{3,120}))re")](
          const Text& text, std::size_t at, Sink& sink) {
        const auto read = text.utf8();
        if (lower(read.substr(at, 5)) != "curl " || !may_start(read, at, Start::no_word)) return;
        Pattern::Match match{};
        for (auto rest = command_from(read, at); rest.begin < rest.end && user.search(read, rest, match); rest.begin = match.whole().end) {
          std::string pair;
          for (const char c : text.slice(match.groups[1])) {
            if (c != '"' && c != '\'') pair += c;
          }
          const auto colon = pair.find(':');
          if (colon == std::string::npos || is_reference(pair) || is_reference(std::string_view(pair).substr(colon + 1))) {
            if (colon == std::string::npos || colon + 1 != pair.size() || is_reference(pair)) continue;
          }
          const auto secret = colon + 1 == pair.size() ? std::string_view(pair).substr(0, colon) : std::string_view(pair).substr(colon + 1);
          const bool ordinary =
              is_one_of(lower(secret), {"password", "pass", "passwd", "token", "secret", "test", "user", "apikey", "api_key"});
          if (secret.size() < 6 || ordinary || is_placeholder(without_braces(secret)) ||
              !(has_digit(secret) || (has_upper(secret) && has_lower(secret))))
            continue;
          sink.add(match.groups[1], 0.85);
        }
      });
}

Detector service_account() {
  return with_keywords({"gcp-service-account", "GCP_SERVICE_ACCOUNT", "Google service account key",
                        "Google Cloud documentation, service account keys: the type field of the key file", 0.5},
                       {"\"type\""},
                       [field = Pattern(R"re("type"\s{0,4}:\s{0,4}"service_account")re")](const Text& text, std::size_t at, Sink& sink) {
                         const auto read = text.utf8();
                         Pattern::Match match{};
                         if (field.match_at(read, {at, std::min(read.size(), at + 64)}, match)) sink.add(match.whole(), 0.6);
                       });
}

Detector kubernetes_secret() {
  return with_keywords(
      {"kubernetes-secret-yaml", "KUBERNETES_SECRET_YAML", "Kubernetes secret",
       "Kubernetes documentation, Secret: base64 values under data, in one manifest", 0.5},
      {"kind:"},
      [kind = Pattern(R"(kind:[ \t]{0,4}["']?secret["']?(?:\s|$))", Case::ignored), data = Pattern(R"((?:^|\n)[ \t]*data:[ \t]*\n)"),
       value = Pattern(R"((?:^|\n)[ \t]+[\w.-]{1,60}:[ \t]*(?:[|>]-?[ \t]*\n[ \t]*)?["']?([A-Za-z0-9+/]{10,}))")](
          const Text& text, std::size_t at, Sink& sink) {
        const auto read = text.utf8();
        Pattern::Match match{};
        // The kind may be the last line of the text.
        if (!kind.match_at(read, {at, std::min(read.size(), at + 32)}, match)) return;
        constexpr std::size_t reach = 2048;
        const auto before = read.substr(at - std::min(at, reach), std::min(at, reach));
        const auto cut = before.rfind("\n---");
        const auto begin = cut == nowhere ? at - before.size() : at - before.size() + cut + 4;
        const auto after = read.substr(at, reach);
        const auto end = at + std::min(after.find("\n---"), after.size());
        if (!data.search(read, {begin, end}, match)) return;
        // The section ends where a line is not indented deeper than "data:" itself.
        const auto line = read.substr(match.whole().begin, match.whole().end - match.whole().begin);
        const auto indent = line.find("data:") - (line[0] == '\n' ? 1 : 0);
        auto section_end = match.whole().end;
        while (section_end < end) {
          const auto next = std::min(read.find('\n', section_end), end);
          const auto row = read.substr(section_end, next - section_end);
          const auto text_at = row.find_first_not_of(" \t");
          if (text_at != nowhere && text_at <= indent && row[text_at] != '#') break;
          section_end = next + 1;
        }
        Span rest{match.whole().end - 1, std::min(section_end, end)};
        while (rest.begin < rest.end && value.search(read, rest, match)) {
          sink.add(match.groups[1], 0.7);
          rest.begin = match.groups[1].end;
        }
      });
}

/// Names that end in a secret's word but hold something else.
bool names_no_secret(std::string_view name) {
  static const Pattern other(
      R"((?i)(?:public|pub|jsonweb|csrf|xsrf|primary|foreign|index|idx|schema|sequence|bucket|sort|partition|cache|monkey|turkey|keyboard|keyword|keystore|keytab|keyframe|keypair|keypress|keysize|keyfile|keyselector|keyring|keynote|author|access(?:ib|or|_?id)|rapid|api[_.-]?(?:version|url|name|host|path)|(?:id|ids|name|names|url|uri|path|file|version|length|size|type|location|field|label|prefix|suffix|format|policy|ttl|count|vault\w*|mapping|expiry|expires\w*|variable)$|(?:credentials?|secrets?|token|key)[_.-]?(?:id|name|url|path|file|version|length|size|type|vault))|^(?:[\w.-]*\.)?(?:keys?|token)$)");
  return other.found_in(name);
}

bool is_known_sample(std::string_view value) {
  static constexpr std::uint64_t samples[] = {0xd8e13cded25333c6ULL};
  return std::find(std::begin(samples), std::end(samples), sample_hash(value)) != std::end(samples);
}

Detector generic_secret() {
  return with_keywords(
      {"generic-secret", "GENERIC_API_KEY", "value that is named like a secret",
       "name, assignment, entropy (Shannon 1948); noisy by nature: for the audit stage", 0.5},
      {"access", "auth", "api", "credential", "creds", "passwd", "password", "secret", "token"},
      [assignment = Pattern(
           R"re((?:access|auth|api|credentials?|creds|passwd|password|secret|token)([\w.-]{0,24})(["'`]?[ \t]{0,4}(?:=>|:=|=|:|,)[ \t]{0,4}["'`]?)([\w.=/+~-]{10,160})(?:[\s"'`;,)<]|\\[nr]|$))re",
           Case::ignored)](const Text& text, std::size_t at, Sink& sink) {
        const auto read = text.utf8();
        Pattern::Match match{};
        if (!assignment.match_at(read, {at, std::min(read.size(), at + 256)}, match)) return;
        const auto operation = text.slice(match.groups[2]);
        if (operation.find(',') != nowhere && operation.find_first_of("\"'`") == nowhere) return;
        // The whole name, also what stands before the word.
        auto name_begin = at;
        while (name_begin > 0 && at - name_begin < 32 &&
               (std::isalnum(static_cast<unsigned char>(read[name_begin - 1])) != 0 || read[name_begin - 1] == '_' ||
                read[name_begin - 1] == '-'))
          --name_begin;
        const auto name = read.substr(name_begin, match.groups[1].end - name_begin);
        const auto value = text.slice(match.groups[3]);
        if (names_no_secret(name) || is_placeholder(value) || is_known_sample(value)) return;
        const bool looks =
            has_digit(value) && (has_lower(value) || has_upper(value)) && value.find("..") == nowhere && value.find("://") == nowhere;
        if (!looks || entropy(value) < 3.5 || value.ends_with(".com") || value.ends_with("SNAPSHOT")) return;
        sink.add(match.groups[3], 0.5);
      });
}

}  // namespace

void add_structured_secrets(Table& table) {
  table.push_back(private_key());
  table.push_back(connection_string());
  table.push_back(curl_header());
  table.push_back(curl_user());
  table.push_back(service_account());
  table.push_back(kubernetes_secret());
  table.push_back(generic_secret());
}

}  // namespace sayso::detection
