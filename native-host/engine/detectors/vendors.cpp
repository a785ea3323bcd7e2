// Keys and tokens in the formats of those who issue them. One row a format: keyword, expression, least entropy.
#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "detectors/families.hpp"
#include "detectors/secret.hpp"

namespace sayso::detection {
namespace {

bool has_digit(std::string_view value) {
  return std::any_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool has_upper(std::string_view value) {
  return std::any_of(value.begin(), value.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}
bool has_lower(std::string_view value) {
  return std::any_of(value.begin(), value.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool no_placeholder(std::string_view value) { return !is_placeholder(value); }
bool no_aws_sample(std::string_view value) { return !value.ends_with("EXAMPLE"); }
bool digit_inside(std::string_view value) { return has_digit(value); }
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

/// The two passwords in the documentation of NuGet's configuration file, and references to the environment.
bool no_nuget_sample(std::string_view value) {
  static constexpr std::uint64_t samples[] = {0x415503177a5c10e1ULL, 0x1a3e1c90ee6698a0ULL};
  return !(value.starts_with('%') && value.ends_with('%')) &&
         std::find(std::begin(samples), std::end(samples), sample_hash(value)) == std::end(samples);
}

/// `names` begins a name that is given a value of the form `value`: NAME="value", name: value, "name" => "value", name, "value".
std::string assigned(const std::string& names, const std::string& value) {
  return "(?:" + names + R"()[ \t\w.-]{0,20}[\s'"]{0,3}(?:=>|:{0,3}=|\?=|\|\||:|>|,)[\s'"`=]{0,5}()" + value +
         R"()(?:[\s'"`;,)<]|\\[nr]|$))";
}

constexpr const char* uuid = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";
constexpr Case any_case = Case::ignored;

/// Detectors that rule authors ask for by the vendor's name: the union of that vendor's rows.
enum class Vendor : std::uint8_t { other, github, slack, gitlab };

struct Row {
  std::string_view name, title;
  std::vector<std::string> keywords;
  std::string expression;
  double entropy = 0;
  Start start = Start::no_word;
  Case letters = Case::sensitive;
  bool (*accept)(std::string_view) = nullptr;
  Vendor vendor = Vendor::other;
};

constexpr std::string_view documented = "the vendor's documented format";

// clang-format off
std::vector<Row> rows() {
  return {
    {"1password-secret-key", "1Password secret key", {"a3-"}, R"(A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}\b)", 3.5, Start::no_word},
    {"1password-service-account-token", "1Password service account token", {"ops_eyj"}, R"(ops_eyJ[A-Za-z0-9+/]{200}[A-Za-z0-9+/]{50,}={0,3})", 4.0, Start::no_word},
    {"age-secret-key", "age secret key", {"age-secret-key-1"}, R"(AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}\b)", 0, Start::no_word},
    {"airtable-token", "Airtable token", {"pat"}, R"(pat[A-Za-z0-9]{14}\.[a-f0-9]{64}\b)", 3.0, Start::no_word},
    {"anthropic-admin-api-key", "Anthropic admin key", {"sk-ant-admin01-"}, R"(sk-ant-admin01-[\w-]{93}AA(?:[^\w-]|$))", 0, Start::no_word},
    {"anthropic-api-key", "Anthropic key", {"sk-ant-api03-"}, R"(sk-ant-api03-[\w-]{93}AA(?:[^\w-]|$))", 0, Start::no_word},
    {"artifactory-api-key", "Artifactory key", {"akcp"}, R"(AKCp[A-Za-z0-9]{69}\b)", 4.5, Start::no_word},
    {"artifactory-reference-token", "Artifactory reference token", {"cmvmd"}, R"(cmVmd[A-Za-z0-9]{59}\b)", 4.5, Start::no_word},
    {"asana-token", "Asana token", {"asana"}, assigned("asana", R"(\d/\d{10,20}(?:/\d{10,20})?:[a-f0-9]{32})"), 3.0, Start::no_letter, any_case},
    {"atlassian-api-token", "Atlassian token", {"atatt3", "atlassian", "confluence", "jira"}, R"((ATATT3[\w=-]{150,200})|)" + assigned("(?i:atlassian|confluence|jira)", "[A-Za-z0-9]{24}"), 3.5, Start::no_letter, Case::sensitive, digit_inside},
    {"aws-amazon-bedrock-api-key-long-lived", "Amazon Bedrock key", {"abskqmvkcm9ja0fqsutles1"}, R"((ABSKQmVkcm9ja0FQSUtleS1[A-Za-z0-9+/]{85,245}={0,2})(?:[^A-Za-z0-9+/=]|$))", 3.0, Start::no_word},
    {"aws-amazon-bedrock-api-key-short-lived", "Amazon Bedrock session key", {"bedrock-api-key-"}, R"(bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]*)", 3.0, Start::no_word},
    {"beamer-api-token", "Beamer token", {"beamer"}, assigned("beamer", R"(b_[a-z0-9=_-]{44})"), 3.0, Start::no_letter, any_case},
    {"cisco-meraki-api-key", "Cisco Meraki key", {"meraki"}, assigned("(?i:meraki)", "[0-9a-f]{40}"), 3.0, Start::no_letter},
    {"clickhouse-cloud-api-secret-key", "ClickHouse Cloud key", {"4b1d"}, R"(4b1d[A-Za-z0-9]{38}\b)", 3.0, Start::no_word},
    {"cloudflare-api-key", "Cloudflare key", {"cloudflare"}, assigned("cloudflare", R"([a-z0-9_-]{40})"), 2.0, Start::no_letter, any_case},
    {"cloudflare-global-api-key", "Cloudflare global key", {"cloudflare"}, assigned("cloudflare", "[a-f0-9]{37}"), 2.0, Start::no_letter, any_case},
    {"cloudflare-origin-ca-key", "Cloudflare origin CA key", {"v1.0-"}, R"(v1\.0-[a-f0-9]{24}-[a-f0-9]{146}\b)", 2.0, Start::no_word},
    {"cohere-api-token", "Cohere key", {"cohere", "co_api_key"}, assigned("cohere|co_api_key", "[a-z0-9]{40}"), 4.0, Start::no_letter, any_case},
    {"databricks-api-token", "Databricks token", {"dapi"}, R"(dapi[a-f0-9]{32}(?:-\d)?\b)", 3.0, Start::no_word},
    {"digitalocean-token", "DigitalOcean token", {"dop_v1_", "doo_v1_", "dor_v1_"}, R"(do[opr]_v1_[a-f0-9]{64}\b)", 3.0, Start::no_word},
    {"discord-api-token", "Discord token", {"discord"}, assigned("discord", "[a-f0-9]{64}"), 3.0, Start::no_letter, any_case},
    {"discord-client-id", "Discord client id", {"discord"}, assigned("discord", R"(\d{18})"), 2.0, Start::no_letter, any_case},
    {"discord-client-secret", "Discord client secret", {"discord"}, assigned("discord", R"([a-z0-9=_-]{32})"), 2.0, Start::no_letter, any_case},
    {"docker-token", "Docker Hub token", {"dckr_pat_"}, R"(dckr_pat_[\w-]{27}\b)", 3.0, Start::no_word},
    {"doppler-api-token", "Doppler token", {"dp.pt."}, R"(dp\.pt\.[a-zA-Z0-9]{43}\b)", 3.0, Start::no_word},
    {"easypost-api-token", "EasyPost key", {"ezak"}, R"(EZAK[A-Za-z0-9]{54}\b)", 2.0, Start::no_word},
    {"easypost-test-api-token", "EasyPost test key", {"eztk"}, R"(EZTK[A-Za-z0-9]{54}\b)", 2.0, Start::no_word},
    {"etsy-access-token", "Etsy token", {"etsy"}, assigned("etsy", "[a-z0-9]{24}"), 3.0, Start::no_letter, any_case},
    {"facebook-page-access-token", "Facebook page token", {"eaam", "eaac"}, R"(EAA[MC][A-Za-z0-9]{100,}\b)", 4.0, Start::no_word},
    {"facebook-secret", "Facebook app secret", {"facebook"}, assigned("facebook", "[a-f0-9]{32}"), 3.0, Start::no_letter, any_case},
    {"figma-token", "Figma token", {"figd_"}, R"(figd_[\w-]{40}(?:[^\w-]|$))", 3.0, Start::no_word},
    {"flyio-access-token", "Fly.io token", {"fo1_", "fm1a_", "fm1r_", "fm2_"}, R"((?:(fo1_[\w-]{43})|(?:fm1[ar]|fm2)_[A-Za-z0-9+/]{100,}={0,3})(?:[^\w+/=-]|$))", 4.0, Start::no_token},
    {"freemius-secret-key", "Freemius key", {"\"secret_key", "'secret_key"}, R"(["']secret_key["']\s{0,4}=>\s{0,4}["'](sk_\S{29})["'])", 3.0, Start::anything},
    {"github-app-token", "GitHub app token", {"ghu_", "ghs_"}, R"(gh[us]_[A-Za-z0-9]{36}\b)", 3.0, Start::no_word, Case::sensitive, nullptr, Vendor::github},
    {"github-fine-grained-pat", "GitHub fine-grained token", {"github_pat_"}, R"(github_pat_\w{82}\b)", 3.0, Start::no_word, Case::sensitive, nullptr, Vendor::github},
    {"github-oauth", "GitHub OAuth token", {"gho_"}, R"(gho_[A-Za-z0-9]{36}\b)", 3.0, Start::no_word, Case::sensitive, nullptr, Vendor::github},
    {"github-pat", "GitHub personal token", {"ghp_"}, R"(ghp_[A-Za-z0-9]{36}\b)", 3.0, Start::no_word, Case::sensitive, nullptr, Vendor::github},
    {"github-refresh-token", "GitHub refresh token", {"ghr_"}, R"(ghr_[A-Za-z0-9]{36}\b)", 3.0, Start::no_word, Case::sensitive, nullptr, Vendor::github},
    {"gitlab-pat", "GitLab personal token", {"glpat-"}, R"(glpat-[\w-]{20})", 3.0, Start::no_word, Case::sensitive, nullptr, Vendor::gitlab},
    {"gitlab-pat-routable", "GitLab personal token", {"glpat-"}, R"(glpat-[\w-]{27,}\.[0-9a-z]{9}\b)", 4.0, Start::no_word, Case::sensitive, nullptr, Vendor::gitlab},
    {"gitlab-ptt", "GitLab trigger token", {"glptt-"}, R"(glptt-[0-9a-f]{40}\b)", 3.0, Start::no_word, Case::sensitive, nullptr, Vendor::gitlab},
    {"gitlab-rrt", "GitLab runner registration token", {"gr1348941"}, R"(GR1348941[\w-]{20})", 3.0, Start::no_word, Case::sensitive, nullptr, Vendor::gitlab},
    {"gitlab-runner-authentication-token", "GitLab runner token", {"glrt-"}, R"(glrt-[\w-]{20})", 3.0, Start::no_word, Case::sensitive, nullptr, Vendor::gitlab},
    {"gitlab-runner-authentication-token-routable", "GitLab runner token", {"glrt-t"}, R"(glrt-t\d_[\w-]{27,}\.[0-9a-z]{9}\b)", 4.0, Start::no_word, Case::sensitive, nullptr, Vendor::gitlab},
    {"gitlab-deploy-token", "GitLab deploy, feed, agent or job token", {"gldt-", "glft-", "glagent-", "glcbt-", "glsoat-", "glffct-", "glimt-"}, R"(gl(?:dt|ft|agent|cbt|soat|ffct|imt)-[\w-]{20,64})", 3.0, Start::no_word, Case::sensitive, nullptr, Vendor::gitlab},
    {"grafana-cloud-api-token", "Grafana Cloud token", {"glc_"}, R"(glc_[A-Za-z0-9+/]{32,}={0,3})", 3.0, Start::no_word},
    {"grafana-service-account-token", "Grafana service account token", {"glsa_"}, R"(glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}\b)", 3.0, Start::no_word},
    {"hashicorp-tf-password", "Terraform password", {"password", "administrator_login_password"}, R"re((?i:(?:administrator_login_)?password)\s{0,12}=\s{0,4}"([\w=-]{8,20})")re", 2.0, Start::no_word},
    {"heroku-api-key", "Heroku key", {"heroku"}, assigned("heroku", uuid), 0, Start::no_letter, any_case},
    {"heroku-api-key-v2", "Heroku key", {"hrku-aa"}, R"(HRKU-AA[\w-]{58}(?:[^\w-]|$))", 4.0, Start::no_word},
    {"hubspot-api-key", "HubSpot key", {"hubspot"}, assigned("hubspot", uuid), 0, Start::no_letter, any_case},
    {"huggingface-access-token", "Hugging Face token", {"hf_"}, R"(hf_[A-Za-z]{34}\b)", 2.0, Start::no_word},
    {"huggingface-organization-api-token", "Hugging Face organisation token", {"api_org_"}, R"(api_org_[A-Za-z]{34}\b)", 2.0, Start::no_word},
    {"infracost-api-token", "Infracost key", {"ico-"}, R"(ico-[A-Za-z0-9]{32}\b)", 3.0, Start::no_token},
    {"intra42-client-secret", "Intra 42 secret", {"s-s4t2"}, R"(s-s4t2(?:ud|af)-[a-f0-9]{64}\b)", 3.0, Start::no_word},
    {"jwt-base64", "JSON web token, encoded once more", {"zxlk"}, R"(ZXlK(?:aGJHY2lPa|MGVYQWlPa|cmFXUWlPa|aGRXUWlPa|bmIyUmpPa)[A-Za-z0-9+/]{60,}={0,2})", 2.0, Start::no_word},
    {"linear-api-key", "Linear key", {"lin_api_"}, R"(lin_api_[A-Za-z0-9]{40}\b)", 2.0, Start::no_word},
    {"mailchimp-api-key", "Mailchimp key", {"mailchimp"}, assigned("mailchimp", R"([a-f0-9]{32}-us\d{1,2})"), 0, Start::no_letter, any_case},
    {"mailgun-token", "Mailgun key", {"key-"}, R"(key-[a-f0-9]{32}\b)", 3.0, Start::no_token},
    {"messagebird-client-id", "MessageBird client id", {"messagebird", "message-bird", "message_bird"}, assigned("message[_-]?bird", uuid), 0, Start::no_letter, any_case},
    {"new-relic-key", "New Relic key", {"nrak-", "nrii-", "nrjs-"}, R"(NR(?:AK-[A-Z0-9]{27}|II-[A-Za-z0-9-]{32}|JS-[a-f0-9]{19})\b)", 2.5, Start::no_word},
    {"notion-api-token", "Notion token", {"ntn_"}, R"(ntn_\d{11}[A-Za-z0-9]{35}\b)", 4.0, Start::no_word},
    {"npm-access-token", "npm token", {"npm_"}, R"(npm_[A-Za-z0-9]{36}\b)", 3.0, Start::no_word},
    {"nuget-config-password", "NuGet password", {"<add key="}, R"re(<add key="(?:ClearText)?Password"\s{0,4}value="([^"\s]{8,120})"\s{0,4}/>)re", 1.0, Start::anything, any_case, no_nuget_sample},
    {"octopus-deploy-api-key", "Octopus Deploy key", {"api-"}, R"(API-[A-Z0-9]{26}\b)", 3.0, Start::no_word},
    {"okta-access-token", "Okta token", {"okta"}, assigned("(?i:okta)", R"(00[\w=-]{40})"), 4.0, Start::no_letter},
    {"openai-api-key", "OpenAI key", {"sk-"}, R"(sk-(?:(?:proj|svcacct|admin)-[\w-]{20,100}T3BlbkFJ[\w-]{20,100}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})(?:[^\w-]|$))", 3.0, Start::no_word},
    {"openshift-user-token", "OpenShift token", {"sha256~"}, R"(sha256~[\w-]{43}(?:[^\w-]|$))", 3.6, Start::no_word},
    {"perplexity-api-key", "Perplexity key", {"pplx-"}, R"(pplx-[A-Za-z0-9]{48}\b)", 4.0, Start::no_word},
    {"planetscale-token", "PlanetScale token", {"pscale_tkn_", "pscale_pw_", "pscale_oauth_"}, R"(pscale_(?:tkn|pw|oauth)_[\w=.-]{32,64})", 3.0, Start::no_word},
    {"postman-api-token", "Postman key", {"pmak-"}, R"(PMAK-[a-f0-9]{24}-[a-f0-9]{34}\b)", 3.0, Start::no_word},
    {"prefect-api-token", "Prefect key", {"pnu_"}, R"(pnu_[A-Za-z0-9]{36}\b)", 2.0, Start::no_word},
    {"privateai-api-token", "Private AI key", {"privateai", "private_ai", "private-ai"}, assigned("private[_-]?ai", "[a-z0-9]{32}"), 3.0, Start::no_letter, any_case},
    {"pulumi-api-token", "Pulumi token", {"pul-"}, R"(pul-[a-f0-9]{40}\b)", 2.0, Start::no_word},
    {"pypi-upload-token", "PyPI token", {"pypi-ageichlwas5vcmc"}, R"(pypi-AgEIcHlwaS5vcmc[\w-]{50,})", 3.0, Start::no_word},
    {"readme-api-token", "ReadMe key", {"rdme_"}, R"(rdme_[a-z0-9]{70}\b)", 2.0, Start::no_word},
    {"rubygems-api-token", "RubyGems key", {"rubygems_"}, R"(rubygems_[a-f0-9]{48}\b)", 2.0, Start::no_word},
    {"scalingo-api-token", "Scalingo token", {"tk-us-"}, R"(tk-us-[\w-]{48}(?:[^\w-]|$))", 2.0, Start::no_word},
    {"sendgrid-api-token", "SendGrid key", {"sg."}, R"(SG\.[\w-]{22}\.[\w-]{43}(?:[^\w-]|$))", 3.0, Start::no_word},
    {"sentry-org-token", "Sentry token", {"sntrys_eyj"}, R"(sntrys_eyJ[A-Za-z0-9+/]{20,}={0,2}_[A-Za-z0-9+/]{43})", 4.0, Start::no_word},
    {"sentry-user-token", "Sentry user token", {"sntryu_"}, R"(sntryu_[a-f0-9]{64}\b)", 3.0, Start::no_word},
    {"shopify-token", "Shopify token", {"shpat_", "shpca_", "shppa_", "shpss_"}, R"(shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b)", 2.0, Start::no_word},
    {"sidekiq-secret", "Sidekiq credentials", {"bundle_enterprise__contribsys__com", "bundle_gems__contribsys__com"}, assigned("BUNDLE_(?:ENTERPRISE|GEMS)__CONTRIBSYS__COM", "[a-f0-9]{8}:[a-f0-9]{8}").append("|") + R"(BUNDLE_(?:ENTERPRISE|GEMS)__CONTRIBSYS__COM\s?=\s?[a-f0-9]{8}:[a-f0-9]{8})", 0, Start::no_letter, any_case},
    {"slack-app-token", "Slack app token", {"xapp-"}, R"(xapp-\d-[A-Z0-9]{6,20}-\d{6,20}-[a-z0-9]{20,100}\b)", 2.0, Start::no_word, any_case, nullptr, Vendor::slack},
    {"slack-bot-token", "Slack bot token", {"xoxb-"}, R"(xoxb-\d{10,13}-\d{10,13}-[A-Za-z0-9-]{10,64})", 3.0, Start::no_word, Case::sensitive, nullptr, Vendor::slack},
    {"slack-config-access-token", "Slack configuration token", {"xoxe.xox"}, R"(xoxe\.xox[bp]-\d-[A-Z0-9]{150,180}\b)", 2.0, Start::no_word, any_case, nullptr, Vendor::slack},
    {"slack-config-refresh-token", "Slack refresh token", {"xoxe-"}, R"(xoxe-\d-[A-Z0-9]{140,150}\b)", 2.0, Start::no_word, any_case, nullptr, Vendor::slack},
    {"slack-legacy-bot-token", "Slack bot token", {"xoxb-"}, R"(xoxb-\d{8,14}-[A-Za-z0-9]{18,26}\b)", 2.0, Start::no_word, Case::sensitive, nullptr, Vendor::slack},
    {"slack-legacy-token", "Slack legacy token", {"xoxo-", "xoxs-"}, R"(xox[os]-\d+-\d+-\d+-[a-fA-F\d]{8,80}\b)", 2.0, Start::no_word, Case::sensitive, nullptr, Vendor::slack},
    {"slack-legacy-workspace-token", "Slack workspace token", {"xoxa-", "xoxr-"}, R"(xox[ar]-(?:\d-)?[0-9A-Za-z]{8,48})", 2.0, Start::no_word, Case::sensitive, nullptr, Vendor::slack},
    {"slack-user-token", "Slack user token", {"xoxp-", "xoxe-"}, R"(xox[pe](?:-\d{10,13}){3}-[A-Za-z0-9-]{28,34})", 2.0, Start::no_word, Case::sensitive, nullptr, Vendor::slack},
    {"snyk-api-token", "Snyk token", {"snyk"}, assigned(R"(snyk[_.-]?(?:(?:api|oauth)[_.-]?)?(?:key|token))", uuid), 0, Start::no_letter, any_case},
    {"sonar-api-token", "Sonar token", {"sonar"}, assigned(R"(sonar[_.-]?(?:login|token))", R"((?:squ_|sqp_|sqa_)?[a-z0-9=_-]{40})"), 0, Start::no_letter, any_case},
    {"sourcegraph-access-token", "Sourcegraph token", {"sgp_", "sourcegraph"}, R"((sgp_(?:[a-fA-F0-9]{16}_|local_)?[a-fA-F0-9]{40})\b|)" + assigned("(?i:sourcegraph)", "[a-fA-F0-9]{40}"), 3.0, Start::no_letter},
    {"square-access-token", "Square token", {"eaaa", "sq0atp-"}, R"((?:EAAA|sq0atp-)[\w-]{22,60}\b)", 2.0, Start::no_word},
    {"square-secret", "Square secret", {"sq0csp-"}, R"(sq0csp-[\w-]{43}\b)", 2.0, Start::no_word},
    {"sumologic-access-id", "Sumo Logic access id", {"sumo"}, assigned(R"((?i:sumo(?:logic)?[_.-]?access[_.-]?id))", "su[A-Za-z0-9]{12}"), 3.0, Start::no_letter},
    {"sumologic-access-token", "Sumo Logic access key", {"sumo"}, assigned(R"((?i:sumo(?:logic)?[_.-]?access[_.-]?(?:key|token)))", "[A-Za-z0-9]{64}"), 3.0, Start::no_letter},
    {"supabase-token", "Supabase token", {"sbp_"}, R"(sbp_[a-f0-9]{40}\b)", 3.0, Start::no_word},
    {"twilio-api-key", "Twilio key", {"sk0", "sk1", "sk2", "sk3", "sk4", "sk5", "sk6", "sk7", "sk8", "sk9", "ska", "skb", "skc", "skd", "ske", "skf"}, R"(SK[0-9a-f]{32}\b)", 3.0, Start::no_word},
    {"vault-batch-token", "Vault batch token", {"hvb."}, R"(hvb\.[\w-]{138,})", 4.0, Start::no_word},
  };
}
// clang-format on

/// "github-pat" → "GITHUB_PAT"; lives as long as the program.
std::string_view entity_of(std::string_view name) {
  auto* const entity = new std::string(name);  // one per row, never freed: the table refers to it
  for (auto& c : *entity) c = c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return *entity;
}

/// One detector for several: what any of them finds.
Detector union_of(std::string_view name, std::string_view entity, std::string_view title, const std::vector<Detector>& members) {
  Detector all;
  all.info = {name, entity, title, documented, 0.5};
  all.gate.reach = Reach::keyword_hits;
  for (const auto& member : members) {
    for (const auto& keyword : member.gate.keywords) {
      if (std::find(all.gate.keywords.begin(), all.gate.keywords.end(), keyword) == all.gate.keywords.end())
        all.gate.keywords.push_back(keyword);
    }
  }
  all.match_at = [members](const Text& text, std::size_t at, Sink& sink) {
    for (const auto& member : members) member.match_at(text, at, sink);
  };
  return all;
}

}  // namespace

void add_vendor_secrets(Table& table) {
  std::vector<Detector> every, github, slack, gitlab;
  for (auto& row : rows()) {
    const auto vendor = row.vendor;
    auto detector = make(Secret{.name = row.name,
                                .entity = entity_of(row.name),
                                .title = row.title,
                                .source = documented,
                                .keywords = row.keywords,
                                .expression = row.expression,
                                .entropy = row.entropy,
                                .start = row.start,
                                .letters = row.letters,
                                .accept = row.accept});
    if (vendor == Vendor::github) github.push_back(detector);
    if (vendor == Vendor::slack) slack.push_back(detector);
    if (vendor == Vendor::gitlab) gitlab.push_back(detector);
    // Named values in configuration files are left to their own rules: they are rarer in posts than their look-alikes.
    if (row.name != "hashicorp-tf-password" && row.name != "discord-client-id") every.push_back(detector);
    table.push_back(std::move(detector));
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
      .letters = any_case,
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
                              .keywords = {"hooks.slack.com"},
                              .expression = R"(hooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{40,80})",
                              .entropy = 3.0}));
  every.push_back(table.back());
  table.push_back(make(Secret{.name = "jwt",
                              .entity = "JWT",
                              .title = "JSON web token",
                              .source = "RFC 7519: two base64url objects and a signature",
                              .keywords = {"eyj", "ewo", "ew0"},
                              .expression = R"(e[yw][A-Za-z0-9]{14,}\.e[yw][\w/\\-]{14,}[\w/\\-]*\.(?:[\w/\\-]{10,}={0,2})?)",
                              .entropy = 3.0,
                              .longest = 4096}));
  every.push_back(table.back());
  table.push_back(union_of("github-token", "GITHUB_TOKEN", "GitHub token", github));
  table.push_back(union_of("slack-token", "SLACK_TOKEN", "Slack token", slack));
  table.push_back(union_of("gitlab-token", "GITLAB_TOKEN", "GitLab token", gitlab));
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
                                    .expression = R"(\b(\d{15,16}(?:\||%7[cC])[\w-]{27,40})(?:$|[^\w-]))",
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
                        .letters = any_case},
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
}

}  // namespace sayso::detection
