// Keys that tell by themselves whose they are: a fixed part, then a known number of known characters.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "detectors/vendor_keys.hpp"
#include "text/unicode.hpp"

namespace sayso::detection {
namespace {

bool digit_inside(std::string_view value) {
  return std::any_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
}
bool no_placeholder(std::string_view value) { return !is_placeholder(value); }

/// Whether base64 holds the letters of a token: base64url in parts.
bool encodes_token(std::string_view value) {
  std::uint32_t bits = 0;
  int count = 0;
  bool parted = false;
  for (const char c : value) {
    if (c == '=') break;
    const int six = c >= 'A' && c <= 'Z'   ? c - 'A'
                    : c >= 'a' && c <= 'z' ? c - 'a' + 26
                    : c >= '0' && c <= '9' ? c - '0' + 52
                    : c == '+' || c == '-' ? 62
                                           : 63;
    bits = bits << 6 | static_cast<std::uint32_t>(six);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    const auto byte = static_cast<unsigned char>(bits >> count);
    parted = parted || byte == '.';
    if (!unicode::ascii_alnum(byte) && byte != '-' && byte != '_' && byte != '.' && byte != '=') return false;
  }
  return parted;
}

/// The two passwords in the documentation of NuGet's configuration file, and references to the environment.
bool no_nuget_sample(std::string_view value) {
  static constexpr std::uint64_t samples[] = {0x415503177a5c10e1ULL, 0x1a3e1c90ee6698a0ULL};
  return !(value.starts_with('%') && value.ends_with('%')) &&
         std::find(std::begin(samples), std::end(samples), sample_hash(value)) == std::end(samples);
}

}  // namespace

// clang-format off
std::vector<VendorKey> keys_with_a_format() {
  return {
    {"1password-secret-key", "1Password secret key", {"a3-"}, R"(A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}\b)", 3.5, Start::no_word},
    {"1password-service-account-token", "1Password service account token", {"ops_eyj"}, R"(ops_eyJ[A-Za-z0-9+/]{200}[A-Za-z0-9+/]{50,}={0,3})", 4.0, Start::no_word},
    {"adobe-client-secret", "Adobe client secret", {"p8e-"}, R"(p8e-[A-Za-z0-9]{32}\b)", 2.0, Start::no_word},
    {"age-secret-key", "age secret key", {"age-secret-key-1"}, R"(AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}\b)", 0, Start::no_word},
    {"airtable-personnal-access-token", "Airtable personal token", {"pat"}, R"(pat[A-Za-z0-9]{14}\.[a-f0-9]{64}\b)", 3.0, Start::no_word},
    {"alibaba-access-key-id", "Alibaba Cloud access key", {"ltai"}, R"(LTAI[A-Za-z0-9]{17,20}\b)", 2.5, Start::no_word},
    {"anthropic-admin-api-key", "Anthropic admin key", {"sk-ant-admin01-"}, R"(sk-ant-admin01-[\w-]{93}AA(?:[^\w-]|$))", 0, Start::no_word},
    {"anthropic-api-key", "Anthropic key", {"sk-ant-api03-"}, R"(sk-ant-api03-[\w-]{93}AA(?:[^\w-]|$))", 0, Start::no_word},
    {"artifactory-api-key", "Artifactory key", {"akcp"}, R"(AKCp[A-Za-z0-9]{69}\b)", 4.5, Start::no_word},
    {"artifactory-reference-token", "Artifactory reference token", {"cmvmd"}, R"(cmVmd[A-Za-z0-9]{59}\b)", 4.5, Start::no_word},
    {"authress-service-client-access-key", "Authress key", {"sc_", "ext_", "scauth_", "authress_"}, R"((?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.acc[_-][A-Za-z0-9-]{10,32}\.[A-Za-z0-9+/_=-]{30,120})", 2.0, Start::no_word},
    {"aws-amazon-bedrock-api-key-long-lived", "Amazon Bedrock key", {"abskqmvkcm9ja0fqsutles1"}, R"((ABSKQmVkcm9ja0FQSUtleS1[A-Za-z0-9+/]{85,250}={0,2})(?:[^A-Za-z0-9+/=]|$))", 3.0, Start::no_word},
    {"aws-amazon-bedrock-api-key-short-lived", "Amazon Bedrock session key", {"bedrock-api-key-"}, R"(bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]*)", 3.0, Start::no_word},
    {"bitbucket-app-password", "Bitbucket app password", {"atbb", "atctt3xffg"}, R"((?:ATBB[A-Za-z0-9]{28,32}|ATCTT3xFfG[\w=-]{100,200})\b)", 3.0, Start::no_word},
    {"braintree-access-token", "Braintree token", {"access_token$"}, R"(access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}\b)", 3.0, Start::no_word},
    {"buildkite-token", "Buildkite token", {"bkua_", "bkaj_", "bkct_", "bkpt_"}, R"(bk(?:ua|aj|ct|pt)_[a-f0-9]{40}\b)", 3.0, Start::no_word},
    {"cargo-registry-token", "crates.io token", {"cio"}, R"(cio[A-Za-z0-9]{32}\b)", 4.0, Start::no_word, {}, digit_inside},
    {"cerebras-api-key", "Cerebras key", {"csk-"}, R"(csk-[a-z0-9]{48}\b)", 3.0, Start::no_word},
    {"circleci-token", "CircleCI token", {"ccipat_", "ccipr"}, R"(CCI(?:PAT|PRJ)_[A-Za-z0-9]{22}_[a-f0-9]{40}\b)", 3.0, Start::no_word},
    {"clickhouse-cloud-api-secret-key", "ClickHouse Cloud key", {"4b1d"}, R"(4b1d[A-Za-z0-9]{38}\b)", 3.0, Start::no_word},
    {"clickup-token", "ClickUp token", {"pk_"}, R"(pk_\d{6,9}_[A-Z0-9]{32}\b)", 3.0, Start::no_word},
    {"clojars-api-token", "Clojars token", {"clojars_"}, R"((?i:CLOJARS_)[A-Za-z0-9]{60}\b)", 2.0, Start::no_word},
    {"cloudflare-origin-ca-key", "Cloudflare origin CA key", {"v1.0-"}, R"(v1\.0-[a-f0-9]{24}-[a-f0-9]{146}\b)", 2.0, Start::no_word},
    {"contentful-management-token", "Contentful management token", {"cfpat-"}, R"(CFPAT-[\w-]{43}(?:[^\w-]|$))", 3.0, Start::no_word},
    {"databricks-api-token", "Databricks token", {"dapi"}, R"(dapi[a-f0-9]{32}(?:-\d)?\b)", 3.0, Start::no_word},
    {"deepseek-api-key", "DeepSeek key", {"sk-"}, R"(sk-[a-f0-9]{32}\b)", 3.0, Start::no_token},
    {"defined-networking-api-token", "Defined Networking token", {"dnkey-"}, R"(dnkey-[A-Za-z0-9=_-]{26}-[A-Za-z0-9=_-]{52})", 3.0, Start::no_word},
    {"digitalocean-access-token", "DigitalOcean OAuth token", {"doo_v1_"}, R"(doo_v1_[a-f0-9]{64}\b)", 3.0, Start::no_word, "digitalocean-token"},
    {"digitalocean-pat", "DigitalOcean personal token", {"dop_v1_"}, R"(dop_v1_[a-f0-9]{64}\b)", 3.0, Start::no_word, "digitalocean-token"},
    {"digitalocean-refresh-token", "DigitalOcean refresh token", {"dor_v1_"}, R"(dor_v1_[A-Fa-f0-9]{64}\b)", 3.0, Start::no_word, "digitalocean-token"},
    {"discord-webhook", "Discord webhook address", {"discord.com/api/", "discordapp.com/api/"}, R"(discord(?:app)?\.com/api/(?:v\d{1,2}/)?webhooks/\d{17,20}/[\w-]{60,80})", 3.0, Start::anything, "webhook"},
    {"docker-token", "Docker Hub token", {"dckr_pat_", "dckr_oat_"}, R"(dckr_(?:pat|oat)_[\w-]{27,32}(?:[^\w-]|$))", 3.0, Start::no_word},
    {"doppler-api-token", "Doppler token", {"dp.pt.", "dp.st.", "dp.sa.", "dp.ct.", "dp.scim.", "dp.audit."}, R"(dp\.(?:pt|ct|sa|scim|audit|st(?:\.[a-z0-9_-]{2,35})?)\.[a-zA-Z0-9]{40,44}\b)", 3.0, Start::no_word},
    {"duffel-api-token", "Duffel token", {"duffel_"}, R"(duffel_(?:test|live)_[A-Za-z0-9_=-]{43})", 2.0, Start::no_word},
    {"dynatrace-api-token", "Dynatrace token", {"dt0c01.", "dt0s16."}, R"(dt0(?:c01|s16)\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{64}\b)", 4.0, Start::no_word},
    {"easypost-api-token", "EasyPost key", {"ezak"}, R"(EZAK[A-Za-z0-9]{54}\b)", 2.0, Start::no_word},
    {"easypost-test-api-token", "EasyPost test key", {"eztk"}, R"(EZTK[A-Za-z0-9]{54}\b)", 2.0, Start::no_word},
    {"elevenlabs-api-key", "ElevenLabs key", {"sk_"}, R"(sk_[a-f0-9]{48}\b)", 3.0, Start::no_word},
    {"facebook-page-access-token", "Facebook page token", {"eaam", "eaac"}, R"(EAA[MC][A-Za-z0-9]{100,}\b)", 4.0, Start::no_word},
    {"figma-token", "Figma token", {"figd_"}, R"(figd_[\w-]{40}(?:[^\w-]|$))", 3.0, Start::no_word},
    {"flutterwave-encryption-key", "Flutterwave encryption key", {"flwseck_test-", "flwseck-"}, R"(FLWSECK(?:_TEST)?-[a-h0-9]{12}\b)", 2.0, Start::no_word},
    {"flutterwave-public-key", "Flutterwave public key", {"flwpubk_test-", "flwpubk-"}, R"(FLWPUBK(?:_TEST)?-[a-zA-H0-9]{32}-X\b)", 2.0, Start::no_word, {}, nullptr, Kind::identifier},
    {"flutterwave-secret-key", "Flutterwave secret key", {"flwseck_test-", "flwseck-"}, R"(FLWSECK(?:_TEST)?-[a-zA-H0-9]{32}-X\b)", 2.0, Start::no_word},
    {"flyio-access-token", "Fly.io token", {"fo1_", "fm1a_", "fm1r_", "fm2_"}, R"((?:(fo1_[\w-]{43})|(?:fm1[ar]|fm2)_[A-Za-z0-9+/]{100,}={0,3})(?:[^\w+/=-]|$))", 4.0, Start::no_token},
    {"frameio-api-token", "Frame.io token", {"fio-u-"}, R"(fio-u-[A-Za-z0-9_=-]{64})", 3.0, Start::no_word},
    {"freemius-secret-key", "Freemius key", {"\"secret_key", "'secret_key"}, R"(["']secret_key["']\s{0,4}=>\s{0,4}["'](sk_\S{29})["'])", 3.0, Start::anything},
    {"github-app-token", "GitHub app token", {"ghu_", "ghs_"}, R"(gh[us]_[A-Za-z0-9]{36}\b)", 3.0, Start::no_word, "github-token"},
    {"github-fine-grained-pat", "GitHub fine-grained token", {"github_pat_"}, R"(github_pat_\w{82}\b)", 3.0, Start::no_word, "github-token"},
    {"github-oauth", "GitHub OAuth token", {"gho_"}, R"(gho_[A-Za-z0-9]{36}\b)", 3.0, Start::no_word, "github-token"},
    {"github-pat", "GitHub personal token", {"ghp_"}, R"(ghp_[A-Za-z0-9]{36}\b)", 3.0, Start::no_word, "github-token"},
    {"github-refresh-token", "GitHub refresh token", {"ghr_"}, R"(ghr_[A-Za-z0-9]{36}\b)", 3.0, Start::no_word, "github-token"},
    {"gitlab-cicd-job-token", "GitLab job token", {"glcbt-"}, R"(glcbt-[\w-]{1,5}_[\w-]{20})", 3.0, Start::no_word, "gitlab-token"},
    {"gitlab-deploy-token", "GitLab deploy token", {"gldt-"}, R"(gldt-[\w-]{20,64})", 3.0, Start::no_word, "gitlab-token"},
    {"gitlab-feature-flag-client-token", "GitLab feature flag token", {"glffct-"}, R"(glffct-[\w-]{20,64})", 3.0, Start::no_word, "gitlab-token"},
    {"gitlab-feed-token", "GitLab feed token", {"glft-"}, R"(glft-[\w-]{20,64})", 3.0, Start::no_word, "gitlab-token"},
    {"gitlab-incoming-mail-token", "GitLab incoming mail token", {"glimt-"}, R"(glimt-[\w-]{25,64})", 3.0, Start::no_word, "gitlab-token"},
    {"gitlab-kubernetes-agent-token", "GitLab agent token", {"glagent-"}, R"(glagent-[\w-]{50,64})", 3.0, Start::no_word, "gitlab-token"},
    {"gitlab-oauth-app-secret", "GitLab application secret", {"gloas-"}, R"(gloas-[\w-]{64})", 3.0, Start::no_word, "gitlab-token"},
    {"gitlab-pat", "GitLab personal token", {"glpat-"}, R"(glpat-[\w-]{20})", 3.0, Start::no_word, "gitlab-token"},
    {"gitlab-pat-routable", "GitLab personal token", {"glpat-"}, R"(glpat-[\w-]{27,}\.[0-9a-z]{9}\b)", 4.0, Start::no_word, "gitlab-token"},
    {"gitlab-ptt", "GitLab trigger token", {"glptt-"}, R"(glptt-[0-9a-f]{40}\b)", 3.0, Start::no_word, "gitlab-token"},
    {"gitlab-rrt", "GitLab runner registration token", {"gr1348941"}, R"(GR1348941[\w-]{20})", 3.0, Start::no_word, "gitlab-token"},
    {"gitlab-runner-authentication-token", "GitLab runner token", {"glrt-"}, R"(glrt-[\w-]{20})", 3.0, Start::no_word, "gitlab-token"},
    {"gitlab-runner-authentication-token-routable", "GitLab runner token", {"glrt-t"}, R"(glrt-t\d_[\w-]{27,}\.[0-9a-z]{9}\b)", 4.0, Start::no_word, "gitlab-token"},
    {"gitlab-scim-token", "GitLab SCIM token", {"glsoat-"}, R"(glsoat-[\w-]{20,64})", 3.0, Start::no_word, "gitlab-token"},
    {"gitlab-session-cookie", "GitLab session cookie", {"_gitlab_session="}, "_gitlab_session=([0-9a-z]{32})", 3.0, Start::no_word, "gitlab-token"},
    {"google-chat-webhook", "Google Chat webhook address", {"chat.googleapis.com/"}, R"(chat\.googleapis\.com/v1/spaces/[\w-]{8,20}/messages\?key=[\w-]{30,50}&token=[\w%=-]{30,100})", 3.0, Start::no_word, "webhook"},
    {"google-oauth-access-token", "Google access token", {"ya29."}, R"(ya29\.[\w-]{30,})", 3.5, Start::no_word},
    {"google-oauth-client-secret", "Google client secret", {"gocspx-"}, R"(GOCSPX-[\w-]{28}(?:[^\w-]|$))", 3.0, Start::no_word},
    {"grafana-api-key", "Grafana key", {"eyjrijoi"}, R"(eyJrIjoi[A-Za-z0-9]{70,400}={0,3})", 3.0, Start::no_word},
    {"grafana-cloud-api-token", "Grafana Cloud token", {"glc_"}, R"(glc_[A-Za-z0-9+/]{32,}={0,3})", 3.0, Start::no_word},
    {"grafana-service-account-token", "Grafana service account token", {"glsa_"}, R"(glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}\b)", 3.0, Start::no_word},
    {"groq-api-key", "Groq key", {"gsk_"}, R"(gsk_[A-Za-z0-9]{52}\b)", 3.5, Start::no_word},
    {"harness-api-key", "Harness token", {"pat.", "sat."}, R"((?:pat|sat)\.[\w-]{22}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{20}\b)", 3.0, Start::no_word},
    {"hashicorp-tf-password", "Terraform password", {"password", "administrator_login_password"}, R"re((?i:(?:administrator_login_)?password)\s{0,12}=\s{0,4}"([\w=-]{8,20})")re", 2.0, Start::no_word, {}, nullptr, Kind::identifier},
    {"heroku-api-key-v2", "Heroku key", {"hrku-aa"}, R"(HRKU-AA[\w-]{58}(?:[^\w-]|$))", 4.0, Start::no_word},
    {"hubspot-private-app-token", "HubSpot private app token", {"pat-na", "pat-eu", "pat-ap"}, R"(pat-(?:na|eu|ap)\d-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)", 3.0, Start::no_word},
    {"huggingface-access-token", "Hugging Face token", {"hf_"}, R"(hf_[A-Za-z]{34}\b)", 2.0, Start::no_word},
    {"huggingface-organization-api-token", "Hugging Face organisation token", {"api_org_"}, R"(api_org_[A-Za-z]{34}\b)", 2.0, Start::no_word},
    {"ifttt-webhook", "IFTTT webhook address", {"maker.ifttt.com/"}, R"(maker\.ifttt\.com/trigger/[\w-]{1,60}/(?:json/)?with/key/[\w-]{20,60})", 3.0, Start::no_word, "webhook"},
    {"infracost-api-token", "Infracost key", {"ico-"}, R"(ico-[A-Za-z0-9]{32}\b)", 3.0, Start::no_token},
    {"intra42-client-secret", "Intra 42 secret", {"s-s4t2"}, R"(s-s4t2(?:ud|af)-[a-f0-9]{64}\b)", 3.0, Start::no_word},
    {"jwt-base64", "JSON web token, encoded once more", {"zxlk"}, R"(ZXlK[A-Za-z0-9+/_-]{60,}={0,2})", 2.0, Start::no_word, {}, encodes_token},
    {"langsmith-api-key", "LangSmith key", {"lsv2_pt_", "lsv2_sk_"}, R"(lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}\b)", 3.0, Start::no_word},
    {"linear-api-key", "Linear key", {"lin_api_"}, R"(lin_api_[A-Za-z0-9]{40}\b)", 2.0, Start::no_word},
    {"linear-oauth-token", "Linear OAuth token", {"lin_oauth_"}, R"(lin_oauth_[a-f0-9]{64}\b)", 3.0, Start::no_word},
    {"mailgun-key", "Mailgun key", {"key-"}, R"(key-[a-f0-9]{32}\b)", 3.0, Start::no_token, "mailgun-token"},
    {"make-webhook", "Make webhook address", {"hook."}, R"(hook\.(?:eu|us)\d\.make\.com/[a-z0-9]{32}\b)", 3.0, Start::no_word, "webhook"},
    {"mapbox-secret-token", "Mapbox secret token", {"sk.eyj"}, R"(sk\.eyJ[\w-]{50,}\.[\w-]{22}(?:[^\w-]|$))", 3.5, Start::no_word},
    {"microsoft-teams-webhook", "Microsoft Teams webhook address", {"webhook.office.com/"}, R"(webhook\.office\.com/webhookb2/[0-9a-z]{8}-(?:[0-9a-z]{4}-){3}[0-9a-z]{12}(?:@|%40)[0-9a-z]{8}-(?:[0-9a-z]{4}-){3}[0-9a-z]{12}/IncomingWebhook/[0-9a-zA-Z]{32}(?:/[0-9a-z-]{36})?(?:/[\w-]{10,60})?)", 3.0, Start::anything, "webhook"},
    {"neon-api-key", "Neon key", {"napi_"}, R"(napi_[a-z0-9]{64}\b)", 3.0, Start::no_word},
    {"netlify-personal-token", "Netlify token", {"nfp_", "nfc_", "nfo_", "nfu_"}, R"(nf[pcou]_[A-Za-z0-9]{36}\b)", 3.0, Start::no_word},
    {"new-relic-api-key", "New Relic key", {"nrak-", "nrii-", "nrjs-"}, R"(NR(?:AK-[A-Z0-9]{27}|II-[A-Za-z0-9-]{32}|JS-[a-f0-9]{19})\b)", 2.5, Start::no_word, "new-relic-key"},
    {"nostr-private-key", "Nostr private key", {"nsec1"}, R"(nsec1[02-9ac-hj-np-z]{58}\b)", 3.5, Start::no_word},
    {"notion-api-token", "Notion token", {"ntn_"}, R"(ntn_\d{11}[A-Za-z0-9]{35}\b)", 4.0, Start::no_word},
    {"notion-internal-token", "Notion token", {"secret_"}, R"(secret_[A-Za-z0-9]{43}\b)", 4.0, Start::no_word},
    {"npm-access-token", "npm token", {"npm_"}, R"(npm_[A-Za-z0-9]{36}\b)", 3.0, Start::no_word},
    {"nuget-config-password", "NuGet password", {"<add key="}, R"re((?i:<add key="(?:ClearText)?Password"\s{0,4}value="([^"\s]{8,120})"\s{0,4}/>))re", 1.0, Start::anything, {}, no_nuget_sample},
    {"nvidia-api-key", "NVIDIA key", {"nvapi-"}, R"(nvapi-[\w-]{64}(?:[^\w-]|$))", 3.5, Start::no_word},
    {"octopus-deploy-api-key", "Octopus Deploy key", {"api-"}, R"(API-[A-Z0-9]{26}\b)", 3.0, Start::no_word},
    {"openai-api-key", "OpenAI key", {"sk-"}, R"(sk-(?:(?:proj|svcacct|admin)-[\w-]{20,100}T3BlbkFJ[\w-]{20,100}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})(?:[^\w-]|$))", 3.0, Start::no_word},
    {"openrouter-api-key", "OpenRouter key", {"sk-or-v1-"}, R"(sk-or-v1-[a-f0-9]{64}\b)", 3.0, Start::no_word},
    {"openshift-user-token", "OpenShift token", {"sha256~"}, R"(sha256~[\w-]{43}(?:[^\w-]|$))", 3.6, Start::no_word},
    {"perplexity-api-key", "Perplexity key", {"pplx-"}, R"(pplx-[A-Za-z0-9]{48}\b)", 4.0, Start::no_word},
    {"pinecone-api-key", "Pinecone key", {"pcsk_"}, R"(pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}\b)", 4.0, Start::no_word},
    {"planetscale-api-token", "PlanetScale token", {"pscale_tkn_"}, R"(pscale_tkn_[\w=.-]{32,64})", 3.0, Start::no_word, "planetscale-token"},
    {"planetscale-oauth-token", "PlanetScale OAuth token", {"pscale_oauth_"}, R"(pscale_oauth_[\w=.-]{32,64})", 3.0, Start::no_word, "planetscale-token"},
    {"planetscale-password", "PlanetScale password", {"pscale_pw_"}, R"(pscale_pw_[\w=.-]{32,64})", 3.0, Start::no_word, "planetscale-token"},
    {"postman-api-token", "Postman key", {"pmak-"}, R"(PMAK-[A-Fa-f0-9]{24}-[A-Fa-f0-9]{34}\b)", 3.0, Start::no_word},
    {"power-automate-webhook", "Power Automate webhook address", {"logic.azure.com", "api.powerplatform.com"}, R"((?:logic\.azure\.com|api\.powerplatform\.com)(?::\d{2,5})?/[\w/.-]{0,80}workflows/[0-9a-f]{32}/triggers/[\w-]{1,40}/paths/invoke\?\S{0,200}?sig=[\w%-]{40,60})", 3.0, Start::anything, "webhook"},
    {"prefect-api-token", "Prefect key", {"pnu_"}, R"(pnu_[A-Za-z0-9]{36}\b)", 2.0, Start::no_word},
    {"pulumi-api-token", "Pulumi token", {"pul-"}, R"(pul-[a-f0-9]{40}\b)", 2.0, Start::no_word},
    {"pypi-upload-token", "PyPI token", {"pypi-ageichlwas5vcmc"}, R"(pypi-AgEIcHlwaS5vcmc[\w-]{50,})", 3.0, Start::no_word},
    {"readme-api-token", "ReadMe key", {"rdme_"}, R"(rdme_[a-z0-9]{70}\b)", 2.0, Start::no_word},
    {"render-api-key", "Render key", {"rnd_"}, R"(rnd_[A-Za-z0-9]{28,32}\b)", 3.5, Start::no_word},
    {"replicate-api-token", "Replicate token", {"r8_"}, R"(r8_[A-Za-z0-9]{37}\b)", 3.5, Start::no_word},
    {"resend-api-key", "Resend key", {"re_"}, R"(re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}\b)", 3.5, Start::no_word, {}, digit_inside},
    {"rubygems-api-token", "RubyGems key", {"rubygems_"}, R"(rubygems_[a-f0-9]{48}\b)", 2.0, Start::no_word},
    {"scalingo-api-token", "Scalingo token", {"tk-us-"}, R"(tk-us-[\w-]{48}(?:[^\w-]|$))", 2.0, Start::no_word},
    {"sendgrid-api-token", "SendGrid key", {"sg."}, R"(SG\.(?:[\w-]{22}\.[\w-]{43}(?:[^\w-]|$)|[\w=.-]{66}(?:[^\w=.-]|$)))", 3.0, Start::no_word},
    {"sendinblue-api-token", "Brevo (Sendinblue) key", {"xkeysib-"}, R"(xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}\b)", 2.0, Start::no_word},
    {"sentry-org-token", "Sentry token", {"sntrys_eyj"}, R"(sntrys_eyJ[A-Za-z0-9+/]{20,}={0,2}_[A-Za-z0-9+/]{43})", 4.0, Start::no_word},
    {"sentry-user-token", "Sentry user token", {"sntryu_"}, R"(sntryu_[a-f0-9]{64}\b)", 3.0, Start::no_word},
    {"settlemint-application-access-token", "SettleMint application token", {"sm_aat_"}, R"(sm_aat_[A-Za-z0-9]{16}\b)", 3.0, Start::no_word},
    {"settlemint-personal-access-token", "SettleMint personal token", {"sm_pat_"}, R"(sm_pat_[A-Za-z0-9]{16}\b)", 3.0, Start::no_word},
    {"settlemint-service-access-token", "SettleMint service token", {"sm_sat_"}, R"(sm_sat_[A-Za-z0-9]{16}\b)", 3.0, Start::no_word},
    {"shippo-api-token", "Shippo token", {"shippo_"}, R"(shippo_(?:live|test)_[a-fA-F0-9]{40}\b)", 2.0, Start::no_word},
    {"shopify-access-token", "Shopify token", {"shpat_"}, R"(shpat_[a-fA-F0-9]{32}\b)", 2.0, Start::no_word, "shopify-token"},
    {"shopify-custom-access-token", "Shopify custom app token", {"shpca_"}, R"(shpca_[a-fA-F0-9]{32}\b)", 2.0, Start::no_word, "shopify-token"},
    {"shopify-private-app-access-token", "Shopify private app token", {"shppa_"}, R"(shppa_[a-fA-F0-9]{32}\b)", 2.0, Start::no_word, "shopify-token"},
    {"shopify-shared-secret", "Shopify shared secret", {"shpss_"}, R"(shpss_[a-fA-F0-9]{32}\b)", 2.0, Start::no_word, "shopify-token"},
    {"slack-app-token", "Slack app token", {"xapp-"}, R"((?i:xapp-\d-[A-Z0-9]{6,20}-\d{6,20}-[a-z0-9]{20,100}\b))", 2.0, Start::no_word, "slack-token"},
    {"slack-bot-token", "Slack bot token", {"xoxb-"}, R"(xoxb-\d{10,13}-\d{10,13}-[A-Za-z0-9-]{10,64})", 3.0, Start::no_word, "slack-token"},
    {"slack-browser-token", "Slack browser token", {"xoxc-", "xoxd-"}, R"(xoxc-\d{9,14}-\d{9,14}-\d{9,14}-[a-f0-9]{64}\b|xoxd-[A-Za-z0-9%+/=]{60,300})", 3.0, Start::no_word, "slack-token"},
    {"slack-config-access-token", "Slack configuration token", {"xoxe.xox"}, R"((?i:xoxe\.xox[bp]-\d-[A-Z0-9]{150,180}\b))", 2.0, Start::no_word, "slack-token"},
    {"slack-config-refresh-token", "Slack refresh token", {"xoxe-"}, R"((?i:xoxe-\d-[A-Z0-9]{140,150}\b))", 2.0, Start::no_word, "slack-token"},
    {"slack-legacy-bot-token", "Slack bot token", {"xoxb-"}, R"(xoxb-\d{8,14}-[A-Za-z0-9]{18,26}\b)", 2.0, Start::no_word, "slack-token"},
    {"slack-legacy-token", "Slack legacy token", {"xoxo-", "xoxs-"}, R"(xox[os]-\d+-\d+-\d+-[a-fA-F\d]{8,80}\b)", 2.0, Start::no_word, "slack-token"},
    {"slack-legacy-workspace-token", "Slack workspace token", {"xoxa-", "xoxr-"}, R"(xox[ar]-(?:\d-)?[0-9A-Za-z]{8,48})", 2.0, Start::no_word, "slack-token"},
    {"slack-user-token", "Slack user token", {"xoxp-", "xoxe-"}, R"(xox[pe](?:-\d{10,13}){3}-[A-Za-z0-9-]{28,34})", 2.0, Start::no_word, "slack-token"},
    {"square-access-token", "Square token", {"eaaa", "sq0atp-"}, R"((?:EAAA|sq0atp-)[\w-]{22,60}(?:[^\w-]|$))", 2.0, Start::no_word},
    {"square-secret", "Square secret", {"sq0csp-"}, R"(sq0csp-[\w-]{43}(?:[^\w-]|$))", 2.0, Start::no_word},
    {"stripe-webhook-secret", "Stripe webhook signing secret", {"whsec_"}, R"(whsec_[A-Za-z0-9+/=]{32,64})", 3.5, Start::no_word},
    {"supabase-secret-key", "Supabase secret key", {"sb_secret_"}, R"(sb_secret_[\w-]{31,50})", 3.5, Start::no_word},
    {"supabase-token", "Supabase token", {"sbp_"}, R"(sbp_[a-f0-9]{40}\b)", 3.0, Start::no_word},
    {"tailscale-key", "Tailscale key", {"tskey-"}, R"(tskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]{8,20}-[A-Za-z0-9]{20,40}\b)", 3.0, Start::no_word},
    {"twilio-api-key", "Twilio key", {"sk0", "sk1", "sk2", "sk3", "sk4", "sk5", "sk6", "sk7", "sk8", "sk9", "ska", "skb", "skc", "skd", "ske", "skf"}, R"(SK[0-9A-Fa-f]{32}\b)", 3.0, Start::no_word},
    {"typeform-api-token", "Typeform token", {"tfp_"}, R"(tfp_[A-Za-z0-9_.=-]{59})", 3.0, Start::no_word},
    {"vault-batch-token", "Vault batch token", {"hvb."}, R"(hvb\.[\w-]{138,})", 4.0, Start::no_word},
    {"wallet-extended-private-key", "extended private key of a wallet (BIP 32)", {"xprv", "yprv", "zprv", "tprv"}, R"([xyzt]prv[1-9A-HJ-NP-Za-km-z]{107}\b)", 4.5, Start::no_word},
    {"woocommerce-key", "WooCommerce secret", {"cs_"}, R"(cs_[a-f0-9]{40}\b)", 3.0, Start::no_word},
    {"xai-api-key", "xAI key", {"xai-"}, R"(xai-[A-Za-z0-9]{80}\b)", 4.0, Start::no_word},
    {"zapier-webhook", "Zapier webhook address", {"hooks.zapier.com/"}, R"(hooks\.zapier\.com/hooks/catch/\d{3,12}/[a-z0-9]{6,12})", 2.0, Start::no_word, "webhook"},
    // What several makers share.
    {"authorization-header", "credentials in an Authorization header", {"authorization:", "authorization\"", "authorization'"}, R"re((?i:authorization["']{0,2}:\s{0,3}["']?(?:basic|bearer|token|apikey|digest))\s{1,2}([\w=~@.+/-]{16,500}))re", 3.2, Start::no_word, {}, no_placeholder},
    {"azure-shared-access-key", "Azure shared access key", {"sharedaccesskey=", "accountkey="}, R"((?i:SharedAccessKey|AccountKey)=([A-Za-z0-9+/]{43,86}={1,2}))", 3.5, Start::anything},
    {"azure-shared-access-signature", "Azure link with a shared access signature", {"sig="}, R"(sig=([A-Za-z0-9%/+]{43,70}(?:%3[dD]|=)))", 3.5, Start::no_letter},
  };
}
// clang-format on

}  // namespace sayso::detection
