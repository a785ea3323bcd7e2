// Keys that have no fixed part: a value of the right length and letters that is assigned to, or said of, the vendor's name.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detectors/ascii.hpp"
#include "detectors/vendor_keys.hpp"

namespace sayso::detection {
namespace {

/// `names` begins a name that is given a value of the form `value`, as configuration files, programs and sentences do it: NAME="value",
/// name: value, "name" => "value", <name>value, env["NAME"] || "value", name: string = "value", name = From("value"), name is value.
std::string assigned(std::string_view names, std::string_view value) {
  std::string expression = "(?i:";
  expression.append(names)
      .append(R"()[ \t\w.-]{0,20}\\{0,2}['"]{0,3}[\])]{0,2}\s{0,4}(?::\s?&?(?i:str(?:ing)?)\s{1,2})?)")
      .append(R"((?:[:=?+<>.|]{0,3}[=>:]|\|\||<-|,|\(| is| ist)[\s\\'"`=|>]{0,6}(?:[\w.:]{0,16}[Ff]rom\(["'])?()")
      .append(value)
      .append(R"()(?:[\s'"`;,)<&}\]\\|]|[.!?](?:[\s"')\]]|$)|$))");
  return expression;
}

/// A word of the right length is no key, nor are words run together. Letters alone are one where no language has such words (five
/// consonants in a row), and where capitals and small letters take turns as they do in no name: parts of less than three letters.
bool looks_drawn(std::string_view value) {
  if (has_digit(value)) return true;
  std::size_t consonants = 0, parts = 1;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool capital = has_upper(value.substr(i, 1));
    const bool begins_part = capital && i > 0 && !has_upper(value.substr(i - 1, 1));
    parts += begins_part ? 1U : 0U;
    const bool consonant = std::string_view("bcdfghjklmnpqrstvwxz").find(unicode::ascii_lower(value[i])) != std::string_view::npos;
    consonants = !consonant ? 0 : begins_part ? 1 : consonants + 1;
    if (consonants == 5) return true;
  }
  return parts > 1 && parts * 3 > value.size();
}

constexpr std::string_view uuid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

struct NamedKey {
  std::string_view name, title;
  std::vector<std::string> keywords;  ///< what the name begins with
  std::string_view value;             ///< RE2 expression of the key
  double entropy = 2.5;
  Kind kind = Kind::secret;
  std::string_view names = {};    ///< RE2 expression of the name, where it is more than one of the keywords
  std::string_view besides = {};  ///< RE2 expression of a form that needs no name
  std::string_view family = {};
};

constexpr auto public_half = Kind::identifier;
/// Not "sumOf…", which programs are full of.
constexpr std::string_view sumo = "(?-i:[Ss]umo|SUMO)";

// clang-format off
std::vector<NamedKey> named_keys() {
  return {
    {"adafruit-api-key", "Adafruit key", {"adafruit"}, "[A-Za-z0-9_-]{32}"},
    {"adobe-client-id", "Adobe client id", {"adobe"}, "[A-Fa-f0-9]{32}", 2.5, public_half},
    {"airtable-api-key", "Airtable key", {"airtable"}, "[A-Za-z0-9]{17}"},
    {"algolia-api-key", "Algolia key", {"algolia"}, "[A-Za-z0-9]{32}"},
    {"alibaba-secret-key", "Alibaba Cloud secret key", {"alibaba", "aliyun"}, "[A-Za-z0-9]{30}"},
    {"asana-client-id", "Asana client id", {"asana"}, R"(\d{16})", 1.5, public_half},
    {"asana-client-secret", "Asana client secret", {"asana"}, "[A-Za-z0-9]{32}"},
    {"asana-token", "Asana token", {"asana"}, R"(\d/\d{10,20}(?:/\d{10,20})?:[A-Fa-f0-9]{32})", 3.0},
    {"atlassian-api-token", "Atlassian token", {"atatt3", "atlassian", "confluence", "jira"}, "[A-Za-z0-9]{24}", 3.5, Kind::secret, "atlassian|confluence|jira", R"(ATATT3[\w=-]{150,200})"},
    {"azure-devops-token", "Azure DevOps token", {"azure_devops", "azure devops", "azuredevops", "azure-devops"}, "[A-Za-z2-7]{52}|[A-Za-z0-9]{84}", 3.0},
    {"beamer-api-token", "Beamer token", {"beamer"}, R"(b_[A-Za-z0-9=_-]{44})", 3.0},
    {"bitbucket-client-id", "Bitbucket client id", {"bitbucket"}, "[A-Za-z0-9]{32}", 2.5, public_half},
    {"bitbucket-client-secret", "Bitbucket client secret", {"bitbucket"}, "[A-Za-z0-9=_-]{64}"},
    {"bittrex-access-key", "Bittrex access key", {"bittrex"}, "[A-Za-z0-9]{32}"},
    {"bittrex-secret-key", "Bittrex secret key", {"bittrex"}, "[A-Za-z0-9]{32}"},
    {"cisco-meraki-api-key", "Cisco Meraki key", {"meraki"}, "[0-9a-f]{40}", 3.0},
    {"cloudflare-api-key", "Cloudflare key", {"cloudflare"}, "[A-Za-z0-9_-]{40}", 2.0},
    {"cloudflare-global-api-key", "Cloudflare global key", {"cloudflare"}, "[A-Fa-f0-9]{37}", 2.0},
    {"codecov-access-token", "Codecov token", {"codecov"}, "[A-Za-z0-9]{32}"},
    {"cohere-api-token", "Cohere key", {"cohere", "co_api_key"}, "[A-Za-z0-9]{40}", 4.0},
    {"coinbase-access-token", "Coinbase token", {"coinbase"}, "[A-Za-z0-9_-]{64}"},
    {"confluent-access-token", "Confluent token", {"confluent"}, "[A-Za-z0-9]{16}"},
    {"confluent-secret-key", "Confluent secret key", {"confluent"}, "[A-Za-z0-9]{64}"},
    {"contentful-delivery-api-token", "Contentful delivery token", {"contentful"}, "[A-Za-z0-9=_-]{43}"},
    {"datadog-access-token", "Datadog key", {"datadog", "dd_api_key", "dd_app_key"}, "[A-Za-z0-9]{40}|[a-f0-9]{32}"},
    {"discord-api-token", "Discord token", {"discord"}, "[A-Fa-f0-9]{64}", 3.0},
    {"discord-client-id", "Discord client id", {"discord"}, R"(\d{18,19})", 2.0, public_half},
    {"discord-client-secret", "Discord client secret", {"discord"}, "[A-Za-z0-9=_-]{32}", 2.0},
    {"droneci-access-token", "Drone CI token", {"droneci"}, "[A-Za-z0-9]{32}"},
    {"dropbox-api-token", "Dropbox app secret", {"dropbox"}, "[A-Za-z0-9]{15}"},
    {"dropbox-long-lived-api-token", "Dropbox token", {"dropbox"}, "[A-Za-z0-9]{11}AAAAAAAAAA[A-Za-z0-9_=-]{43}"},
    {"dropbox-short-lived-api-token", "Dropbox token", {"dropbox"}, R"(sl\.[A-Za-z0-9_=-]{135,500})"},
    {"etsy-access-token", "Etsy token", {"etsy"}, "[A-Za-z0-9]{24}", 3.0},
    {"facebook-secret", "Facebook app secret", {"facebook"}, "[A-Fa-f0-9]{32}", 3.0},
    {"fastly-api-token", "Fastly token", {"fastly"}, "[A-Za-z0-9=_-]{32}"},
    {"finicity-api-token", "Finicity token", {"finicity"}, "[A-Fa-f0-9]{32}"},
    {"finicity-client-secret", "Finicity client secret", {"finicity"}, "[A-Za-z0-9]{20}"},
    {"finnhub-access-token", "Finnhub token", {"finnhub"}, "[A-Za-z0-9]{20}"},
    {"flickr-access-token", "Flickr token", {"flickr"}, "[A-Za-z0-9]{32}"},
    {"freshbooks-access-token", "FreshBooks token", {"freshbooks"}, "[A-Za-z0-9]{64}"},
    {"gitter-access-token", "Gitter token", {"gitter"}, "[A-Za-z0-9_-]{40}"},
    {"gocardless-api-token", "GoCardless token", {"gocardless"}, "live_[A-Za-z0-9_=-]{40}"},
    {"heroku-api-key", "Heroku key", {"heroku"}, uuid, 0},
    {"hetzner-api-token", "Hetzner Cloud token", {"hetzner", "hcloud"}, "[A-Za-z0-9]{64}", 3.0},
    {"hubspot-api-key", "HubSpot key", {"hubspot"}, uuid, 0},
    {"intercom-api-key", "Intercom key", {"intercom"}, "[A-Za-z0-9=_-]{60}"},
    {"jfrog-api-key", "JFrog key", {"jfrog", "artifactory", "bintray", "xray"}, "[A-Za-z0-9]{73}"},
    {"jfrog-identity-token", "JFrog identity token", {"jfrog", "artifactory", "bintray", "xray"}, "[A-Za-z0-9]{64}"},
    {"kraken-access-token", "Kraken key", {"kraken"}, "[A-Za-z0-9/=_+-]{80,90}", 3.0},
    {"kucoin-access-token", "KuCoin key", {"kucoin"}, "[A-Fa-f0-9]{24}"},
    {"kucoin-secret-key", "KuCoin secret key", {"kucoin"}, uuid},
    {"launchdarkly-access-token", "LaunchDarkly key", {"launchdarkly"}, "(?:(?:api|sdk)-)?[A-Za-z0-9=_-]{36,40}"},
    {"linear-client-secret", "Linear client secret", {"linear"}, "[A-Fa-f0-9]{32}"},
    {"linkedin-client-id", "LinkedIn client id", {"linkedin", "linked_in", "linked-in"}, "[A-Za-z0-9]{14}", 2.5, public_half},
    {"linkedin-client-secret", "LinkedIn client secret", {"linkedin", "linked_in", "linked-in"}, "[A-Za-z0-9]{16}"},
    {"linode-token", "Linode token", {"linode"}, "[A-Fa-f0-9]{64}", 3.0},
    {"lob-api-key", "Lob key", {"lob"}, "(?:live|test)_[A-Fa-f0-9]{35}"},
    {"lob-pub-api-key", "Lob publishable key", {"lob"}, "(?:live|test)_pub_[A-Fa-f0-9]{31}", 2.5, public_half},
    {"looker-client-id", "Looker client id", {"looker"}, "[A-Za-z0-9]{20}", 2.5, public_half},
    {"looker-client-secret", "Looker client secret", {"looker"}, "[A-Za-z0-9]{24}"},
    {"mailchimp-api-key", "Mailchimp key", {"mailchimp"}, R"([A-Fa-f0-9]{32}-us\d{1,2})", 0},
    {"mailgun-private-api-token", "Mailgun key", {"mailgun"}, "key-[A-Fa-f0-9]{32}", 2.5, Kind::secret, {}, {}, "mailgun-token"},
    {"mailgun-pub-key", "Mailgun public key", {"mailgun"}, "pubkey-[A-Fa-f0-9]{32}", 2.5, public_half, {}, {}, "mailgun-token"},
    {"mailgun-signing-key", "Mailgun signing key", {"mailgun"}, "[A-Ha-h0-9]{32}-[A-Ha-h0-9]{8}-[A-Ha-h0-9]{8}", 2.5, Kind::secret, {}, {}, "mailgun-token"},
    {"mapbox-api-token", "Mapbox token", {"mapbox"}, R"(pk\.[A-Za-z0-9]{60}\.[A-Za-z0-9_-]{22})", 2.5, public_half},
    {"mattermost-access-token", "Mattermost token", {"mattermost"}, "[A-Za-z0-9]{26}"},
    {"messagebird-api-token", "MessageBird token", {"messagebird", "message-bird", "message_bird"}, "[A-Za-z0-9]{25}"},
    {"messagebird-client-id", "MessageBird client id", {"messagebird", "message-bird", "message_bird"}, uuid, 0, public_half},
    {"mistral-api-key", "Mistral key", {"mistral"}, "[A-Za-z0-9]{32}", 3.0},
    {"netlify-access-token", "Netlify token", {"netlify"}, "[A-Za-z0-9=_-]{40,46}"},
    {"new-relic-browser-api-token", "New Relic browser key", {"new-relic", "newrelic", "new_relic"}, "NRJS-[A-Fa-f0-9]{19}", 2.0, public_half, {}, {}, "new-relic-key"},
    {"new-relic-insert-key", "New Relic insert key", {"new-relic", "newrelic", "new_relic"}, "NRII-[A-Za-z0-9-]{32}", 2.0, Kind::secret, {}, {}, "new-relic-key"},
    {"new-relic-user-api-id", "New Relic user id", {"new-relic", "newrelic", "new_relic"}, "[A-Za-z0-9]{64}", 2.5, public_half},
    {"new-relic-user-api-key", "New Relic user key", {"new-relic", "newrelic", "new_relic"}, "NRAK-[A-Za-z0-9]{27}", 2.0, Kind::secret, {}, {}, "new-relic-key"},
    {"nytimes-access-token", "New York Times key", {"nytimes", "new-york-times", "newyorktimes"}, "[A-Za-z0-9=_-]{32}"},
    {"okta-access-token", "Okta token", {"okta"}, R"(00[\w=-]{40})", 4.0},
    {"pagerduty-api-key", "PagerDuty key", {"pagerduty", "pager_duty", "pager-duty"}, "[A-Za-z0-9_+-]{20}", 3.0},
    {"plaid-api-token", "Plaid token", {"plaid"}, "access-(?:sandbox|development|production)-[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"},
    {"plaid-client-id", "Plaid client id", {"plaid"}, "[A-Za-z0-9]{24}", 2.5, public_half},
    {"plaid-secret-key", "Plaid secret", {"plaid"}, "[A-Za-z0-9]{30}"},
    {"privateai-api-token", "Private AI key", {"privateai", "private_ai", "private-ai"}, "[A-Za-z0-9]{32}", 3.0},
    {"rapidapi-access-token", "RapidAPI key", {"rapidapi"}, "[A-Za-z0-9_-]{50}"},
    {"rollbar-access-token", "Rollbar token", {"rollbar"}, "[a-f0-9]{32}"},
    {"sendbird-access-id", "Sendbird application id", {"sendbird"}, uuid, 2.5, public_half},
    {"sendbird-access-token", "Sendbird token", {"sendbird"}, "[A-Fa-f0-9]{40}"},
    {"sentry-access-token", "Sentry token", {"sentry"}, "[A-Fa-f0-9]{64}", 3.0},
    {"sidekiq-secret", "Sidekiq credentials", {"bundle_enterprise__contribsys__com", "bundle_gems__contribsys__com"}, "[A-Fa-f0-9]{8}:[A-Fa-f0-9]{8}", 0},
    {"snyk-api-token", "Snyk token", {"snyk"}, uuid, 0, Kind::secret, R"(snyk[_.-]?(?:(?:api|oauth)[_.-]?)?(?:key|token))"},
    {"sonar-api-token", "Sonar token", {"sonar", "squ_", "sqp_", "sqa_"}, "(?:squ_|sqp_|sqa_)?[A-Za-z0-9=_-]{40}", 0, Kind::secret, "sonar[_.-]?(?:login|token)", "sq[upa]_[a-f0-9]{40}"},
    {"sourcegraph-access-token", "Sourcegraph token", {"sgp_", "sourcegraph"}, "[a-fA-F0-9]{40}", 3.0, Kind::secret, "sourcegraph", "sgp_(?:[a-fA-F0-9]{16}_|local_)?[a-fA-F0-9]{40}"},
    {"squarespace-access-token", "Squarespace key", {"squarespace"}, uuid},
    {"sumologic-access-id", "Sumo Logic access id", {"sumo"}, "su[A-Za-z0-9]{12}", 3.0, public_half, sumo},
    {"sumologic-access-token", "Sumo Logic access key", {"sumo"}, "[A-Za-z0-9]{64}", 3.0, Kind::secret, sumo},
    {"telegram-bot-api-token", "Telegram bot token", {"telegr"}, R"([0-9]{5,16}:A[A-Za-z0-9_-]{34})", 3.0},
    {"travisci-access-token", "Travis CI token", {"travis"}, "[A-Za-z0-9]{22}", 3.0},
    {"twitch-api-token", "Twitch token", {"twitch"}, "[A-Za-z0-9]{30}"},
    {"twitter-access-secret", "X access secret", {"twitter"}, "[A-Za-z0-9]{45}"},
    {"twitter-access-token", "X access token", {"twitter"}, "[0-9]{15,25}-[A-Za-z0-9]{20,40}"},
    {"twitter-api-key", "X API key", {"twitter"}, "[A-Za-z0-9]{25}"},
    {"twitter-api-secret", "X API secret", {"twitter"}, "[A-Za-z0-9]{50}"},
    {"twitter-bearer-token", "X bearer token", {"twitter"}, "A{22}[A-Za-z0-9%]{80,100}"},
    {"vercel-access-token", "Vercel token", {"vercel"}, "[A-Za-z0-9]{24}", 3.0},
    {"wandb-api-key", "Weights & Biases key", {"wandb"}, "[a-f0-9]{40}", 3.0},
    {"yandex-access-token", "Yandex token", {"yandex"}, R"(t1\.[A-Za-z0-9_-]+={0,2}\.[A-Za-z0-9_-]{86}={0,2})"},
    {"yandex-api-key", "Yandex key", {"yandex"}, "AQVN[A-Za-z0-9_-]{35,38}"},
    {"yandex-aws-access-token", "Yandex storage key", {"yandex"}, "YC[A-Za-z0-9_-]{38}"},
    {"zendesk-secret-key", "Zendesk secret", {"zendesk"}, "[A-Za-z0-9]{40}"},
    // Keys of any maker, beside the words for them.
    {"crypto-private-key", "private key of a wallet", {"private key", "private_key", "privatekey", "private-key"}, "(?:0x)?[A-Fa-f0-9]{64}", 3.0},
    {"npm-legacy-token", "npm token", {"_authtoken"}, uuid, 2.5},
    {"wireguard-key", "WireGuard key", {"privatekey", "presharedkey"}, "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=", 3.5},
  };
}
// clang-format on

}  // namespace

std::vector<VendorKey> keys_beside_a_name() {
  std::vector<VendorKey> keys;
  for (auto& row : named_keys()) {
    std::string names(row.names);
    if (names.empty()) {
      for (const auto& keyword : row.keywords) names.append(names.empty() ? "" : "|").append(keyword);
    }
    auto expression = assigned(names, row.value);
    if (!row.besides.empty()) expression.insert(0, "(" + std::string(row.besides) + R"()(?:[^\w=-]|$)|)");
    // What is too structured to be one may do without looking drawn.
    keys.push_back({row.name, row.title, std::move(row.keywords), std::move(expression), row.entropy, Start::no_letter, row.family,
                    row.entropy > 0 ? looks_drawn : nullptr, row.kind});
  }
  return keys;
}

}  // namespace sayso::detection
