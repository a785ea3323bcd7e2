// Keys and tokens in the formats of those who issue them.
#include "detectors/families.hpp"
#include "detectors/secret.hpp"

namespace sayso::detection {
namespace {

bool no_placeholder(std::string_view value) { return !is_placeholder(value); }

}  // namespace

void add_vendor_secrets(Table& table) {
  table.push_back(make(Secret{.name = "aws-access-key",
                        .entity = "AWS_ACCESS_KEY",
                        .title = "AWS access key id",
                        .source = "AWS IAM user guide, unique identifiers: a four-letter prefix and 16 base32 characters",
                        .keywords = {"a3t", "akia", "asia", "abia", "acca"},
                        .expression = R"((?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b)",
                        .entropy = 3.0,
                        .accept = [](std::string_view value) { return !value.ends_with("EXAMPLE"); }}));
  table.push_back(make(Secret{.name = "aws-secret-key",
                        .entity = "AWS_SECRET_KEY",
                        .title = "AWS secret access key",
                        .source = "AWS IAM user guide: 40 base64 characters beside its name",
                        .keywords = {"aws_secret", "aws secret", "secret_access_key", "secretaccesskey", "secret access key", "awssecret", "secret key"},
                        .expression = R"((?:aws[_ ]?)?(?:secret)[_ ]?(?:access)?[_ ]?(?:key)?[\s"'`]{0,3}(?:[:=]|=>|is|,)[\s"'`]{0,3}([A-Za-z0-9/+]{40})(?:[^A-Za-z0-9/+=]|$))",
                        .letters = Case::ignored,
                        .entropy = 3.5,
                        .accept = no_placeholder,
                        .word_start = false}));
  table.push_back(make(Secret{.name = "github-token",
                        .entity = "GITHUB_TOKEN",
                        .title = "GitHub token",
                        .source = "GitHub docs, token formats: gh[pousr]_ and 36 characters, or github_pat_",
                        .keywords = {"ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"},
                        .expression = R"((?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{82})\b)",
                        .entropy = 3.0}));
  table.push_back(make(Secret{.name = "private-key",
                        .entity = "PRIVATE_KEY",
                        .title = "private key",
                        .source = "RFC 7468 textual encodings, OpenPGP armour (RFC 9580)",
                        .keywords = {"-----begin"},
                        .expression = R"(-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY(?: BLOCK)?-----[\s\S]{64,900}?(?:-----END[ A-Z0-9_-]{0,100}PRIVATE KEY(?: BLOCK)?-----)?)",
                        .word_start = false,
                        .longest = 16384}));
}

}  // namespace sayso::detection
