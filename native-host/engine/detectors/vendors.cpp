// Keys and tokens of services: the detectors of the rows in vendor_formats.cpp and vendor_names.cpp, those with more to say than a row
// holds, and their families.
#include <algorithm>
#include <array>
#include <cctype>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "detectors/ascii.hpp"
#include "detectors/families.hpp"
#include "detectors/secret.hpp"
#include "detectors/vendor_keys.hpp"

namespace sayso::detection {
namespace {

bool no_placeholder(std::string_view value) { return !is_placeholder(value); }
bool no_aws_sample(std::string_view value) { return !value.ends_with("EXAMPLE"); }
bool mixed(std::string_view value) {
  return value.starts_with("hvs.") || (has_digit(value) && has_upper(value.substr(2)) && has_lower(value.substr(2)));
}

/// Keys that Google's and others' documentation and open sources publish for everyone.
bool no_google_sample(std::string_view value) {
  static constexpr std::uint64_t samples[] = {0x6acbd824bd32bbd4ULL, 0x29a336c7244f48ddULL, 0x08b545962adc7d8bULL, 0xe7666dbb286c6c2eULL,
                                              0x99b2726346a1e92aULL, 0x12113c2e6979f447ULL, 0x828818f833257868ULL, 0x6835e0f288832a40ULL,
                                              0x816cd10fdb11ead0ULL, 0xadbd04e3fe1b6d49ULL, 0xdb9422f1dd332dccULL, 0x515cb771a4238032ULL,
                                              0xe754678ea2b14ef1ULL, 0xc73f1e61952e6987ULL, 0x294c63f8344d5df1ULL};
  return value.find("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos &&
         std::find(std::begin(samples), std::end(samples), sample_hash(value)) == std::end(samples);
}

constexpr std::string_view documented = "the vendor's documented format";

/// "github-pat" → "GITHUB_PAT"; lives as long as the program, for the table refers to it.
std::string_view entity_of(std::string_view name) {
  static std::deque<std::string> entities;
  std::string& entity = entities.emplace_back(name);
  for (auto& c : entity) c = c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return entity;
}

/// One detector for several: what any of them finds. Only those are asked whose keyword begins there.
Detector union_of(std::string_view name, std::string_view entity, std::string_view title, const std::vector<Detector>& members) {
  constexpr std::size_t gram = 3;
  struct Begun {
    std::string keyword;
    std::function<void(const Text&, std::size_t, Sink&)> match_at;
  };
  Detector all;
  all.info = {name, entity, title, documented, 0.5};
  all.gate.reach = Reach::keyword_hits;
  auto by_gram = std::make_shared<std::unordered_map<std::string, std::vector<Begun>>>();
  for (const auto& member : members) {
    for (const auto& keyword : member.gate.keywords) {
      (*by_gram)[keyword.substr(0, gram)].push_back({keyword, member.match_at});
      if (std::find(all.gate.keywords.begin(), all.gate.keywords.end(), keyword) == all.gate.keywords.end())
        all.gate.keywords.push_back(keyword);
    }
  }
  all.match_at = [by_gram](const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    const auto found = by_gram->find(lower(read.substr(at, gram)));
    if (found == by_gram->end()) return;
    for (const auto& [keyword, match_at] : found->second) {
      if (lower(read.substr(at, keyword.size())) == keyword) match_at(text, at, sink);
    }
  };
  return all;
}

struct Family {
  std::string_view name, entity, title;
  std::vector<Detector> members = {};
};

}  // namespace

void add_vendor_secrets(Table& table) {
  std::vector<Detector> every;
  std::array<Family, 9> families = {{{"github-token", "GITHUB_TOKEN", "GitHub token"},
                                     {"slack-token", "SLACK_TOKEN", "Slack token"},
                                     {"gitlab-token", "GITLAB_TOKEN", "GitLab token"},
                                     {"digitalocean-token", "DIGITALOCEAN_TOKEN", "DigitalOcean token"},
                                     {"mailgun-token", "MAILGUN_TOKEN", "Mailgun key"},
                                     {"new-relic-key", "NEW_RELIC_KEY", "New Relic key"},
                                     {"planetscale-token", "PLANETSCALE_TOKEN", "PlanetScale token"},
                                     {"shopify-token", "SHOPIFY_TOKEN", "Shopify token"},
                                     {"webhook", "WEBHOOK_URL", "webhook address"}}};
  const auto join = [&families](std::string_view name, const Detector& detector) {
    const auto family = std::find_if(families.begin(), families.end(), [&](const Family& f) { return f.name == name; });
    if (family != families.end()) family->members.push_back(detector);
  };
  for (auto rows : {keys_with_a_format(), keys_beside_a_name()}) {
    for (auto& row : rows) {
      auto detector = make(Secret{.name = row.name,
                                  .entity = entity_of(row.name),
                                  .title = row.title,
                                  .source = documented,
                                  .keywords = std::move(row.keywords),
                                  .expression = std::move(row.expression),
                                  .entropy = row.entropy,
                                  .start = row.start,
                                  .accept = row.accept});
      join(row.family, detector);
      if (row.kind == Kind::secret) every.push_back(detector);
      table.push_back(std::move(detector));
    }
  }
  table.push_back(make(Secret{.name = "aws-access-key",
                              .entity = "AWS_ACCESS_TOKEN",
                              .title = "AWS access key id",
                              .source = "AWS IAM user guide, unique identifiers: a four-letter prefix and 16 base32 characters",
                              .keywords = {"a3t", "akia", "asia", "abia", "acca"},
                              .expression = R"((?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b)",
                              .entropy = 3.0,
                              .accept = no_aws_sample}));
  every.push_back(table.back());
  table.push_back(make(Secret{
      .name = "aws-secret-key",
      .entity = "AWS_SECRET_KEY",
      .title = "AWS secret access key",
      .source = "AWS IAM user guide: 40 base64 characters beside its name",
      .keywords = {"aws_secret", "aws secret", "secret_access_key", "secretaccesskey", "secret access key", "awssecret", "secret key"},
      .expression =
          R"((?:aws[_ ]?)?secret[_ ]?(?:access)?[_ ]?(?:key)?[\s"'`]{0,3}(?:[:=]|=>|is|,)[\s"'`]{0,3}([A-Za-z0-9/+]{40})(?:[^A-Za-z0-9/+=]|$))",
      .entropy = 3.5,
      .start = Start::anything,
      .letters = Case::ignored,
      .accept = no_placeholder}));
  every.push_back(table.back());
  table.push_back(make(
      Secret{.name = "google-api-key",
             .entity = "GCP_API_KEY",
             .title = "Google API key",
             .source = "Google Cloud documentation, API keys: AIza and 35 characters; keys that are published for everyone are left out",
             .keywords = {"aiza"},
             .expression = R"((AIza[\w-]{35})(?:[^\w-]|$))",
             .entropy = 4.0,
             .accept = no_google_sample}));
  every.push_back(table.back());
  table.push_back(make(Secret{.name = "stripe-key",
                              .entity = "STRIPE_ACCESS_TOKEN",
                              .title = "Stripe key",
                              .source = "Stripe documentation, API keys: secret and restricted keys",
                              .keywords = {"sk_test_", "sk_live_", "sk_prod_", "rk_test_", "rk_live_", "rk_prod_"},
                              .expression = R"([sr]k_(?:test|live|prod)_[A-Za-z0-9]{10,99}\b)",
                              .entropy = 2.0}));
  every.push_back(table.back());
  table.push_back(make(Secret{.name = "slack-webhook",
                              .entity = "SLACK_WEBHOOK_URL",
                              .title = "Slack webhook address",
                              .source = "Slack documentation, incoming webhooks: anyone who knows the address can post",
                              .keywords = {"hooks.slack.com", "hooks.slack-gov.com"},
                              .expression = R"(hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{40,80})",
                              .entropy = 3.0}));
  every.push_back(table.back());
  join("webhook", table.back());
  table.push_back(make(Secret{.name = "jwt",
                              .entity = "JWT",
                              .title = "JSON web token",
                              .source = "RFC 7519: two base64url objects and a signature",
                              .keywords = {"eyj", "ewo", "ew0"},
                              .expression = R"(e[yw][A-Za-z0-9]{14,}\.e[yw][\w/\\-]{14,}[\w/\\-]*\.(?:[\w/\\-]{10,}={0,2})?)",
                              .entropy = 3.0,
                              .longest = 4096}));
  every.push_back(table.back());
  for (const auto& family : families) table.push_back(union_of(family.name, family.entity, family.title, family.members));
  table.push_back(union_of("vendor-secret", "VENDOR_SECRET", "key or token of a service", every));

  table.push_back(make_dense(Secret{.name = "azure-ad-client-secret",
                                    .entity = "AZURE_AD_CLIENT_SECRET",
                                    .title = "Azure client secret",
                                    .source = "Microsoft identity platform: three characters, a digit, Q~ and 31 to 34 characters",
                                    .expression = R"((?:^|[\s\\'"`>=:(,)])([\w~.]{3}\dQ~[\w~.-]{31,34})(?:$|[\s\\'"`<),;]))",
                                    .entropy = 3.0},
                             37, "~"));
  table.push_back(make_dense(Secret{.name = "facebook-access-token",
                                    .entity = "FACEBOOK_ACCESS_TOKEN",
                                    .title = "Facebook app token",
                                    .source = "Meta for Developers: app id, a bar, 27 to 40 characters",
                                    .expression = R"(\b(\d{15,16}(?:\||%(?:7[cC])?)[\w-]{27,40})(?:$|[^\w-]))",
                                    .entropy = 3.0},
                             43, "|%"));
  table.push_back(make_dense(Secret{.name = "hashicorp-tf-api-token",
                                    .entity = "HASHICORP_TF_API_TOKEN",
                                    .title = "Terraform Cloud token",
                                    .source = "HCP Terraform: 14 characters, atlasv1, 60 to 70 characters",
                                    .keywords = {".atlasv1."},
                                    .expression = R"(\b[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70})",
                                    .entropy = 3.5},
                             80, "."));
  table.push_back(
      make_dense(Secret{.name = "sidekiq-sensitive-url",
                        .entity = "SIDEKIQ_SENSITIVE_URL",
                        .title = "Sidekiq credentials in a link",
                        .source = "Sidekiq Enterprise documentation: user and password before the host",
                        .keywords = {".contribsys.com"},
                        .expression = R"(https?://([a-f0-9]{8}:[a-f0-9]{8})@(?:gems|enterprise)\.contribsys\.com(?:[/?#:\s]|$))",
                        .letters = Case::ignored},
                 40, "@"));
  table.push_back(
      make_dense(Secret{.name = "vault-service-token",
                        .entity = "VAULT_SERVICE_TOKEN",
                        .title = "Vault token",
                        .source = "HashiCorp Vault documentation: hvs. and 90 to 120 characters, or s. and 24 with digits and both cases",
                        .expression = R"(\b(hvs\.[\w-]{90,120}|s\.[A-Za-z0-9]{24})(?:$|[^\w-]))",
                        .entropy = 3.5,
                        .accept = mixed},
                 26, "."));
  table.push_back(make_dense(Secret{.name = "maxmind-license-key",
                                    .entity = "MAXMIND_LICENSE_KEY",
                                    .title = "MaxMind licence key",
                                    .source = "MaxMind documentation, licence keys: six and 29 characters, _mmk",
                                    .keywords = {"_mmk"},
                                    .expression = R"(\b([A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk)\b)",
                                    .entropy = 4.0},
                             40, "_"));
  table.push_back(make_dense(Secret{.name = "discord-bot-token",
                                    .entity = "DISCORD_BOT_TOKEN",
                                    .title = "Discord bot token",
                                    .source = "Discord developer documentation: the bot's number, a time and a signature in base64url",
                                    .expression = R"((?:^|[^\w.-])([MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,40})(?:$|[^\w-]))",
                                    .entropy = 4.0},
                             59, "."));
  table.push_back(make_dense(Secret{.name = "telegram-bot-token",
                                    .entity = "TELEGRAM_BOT_TOKEN",
                                    .title = "Telegram bot token",
                                    .source = "Telegram Bot API: the bot's number, a colon, AA and 33 characters",
                                    .expression = R"((?:^|[^\w.-]|/bot)(\d{8,10}:AA[\w-]{33})(?:$|[^\w-]))",
                                    .entropy = 3.5},
                             44, ":"));
}

}  // namespace sayso::detection
