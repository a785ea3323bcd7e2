"""Keys drawn from the vendors' formats, written down here apart from the engine's own expressions: found in every form in which people assign a value and
in every surrounding; silent where they are cut short or stand beside no name.

The formats are facts: a fixed part, letters, a length, as the vendors' documentation and the rules of gitleaks state them.
"""

import random
import re
import string
import sys
from collections import Counter

from common import Bar, detect

# The rule, the names that its value is given to, the value.
BESIDE_A_NAME = {
    "adafruit-api-key": ("adafruit", r"[a-z0-9_-]{32}"),
    "adobe-client-id": ("adobe", r"[a-f0-9]{32}"),
    "airtable-api-key": ("airtable", r"[a-z0-9]{17}"),
    "algolia-api-key": ("algolia", r"[a-z0-9]{32}"),
    "alibaba-secret-key": ("alibaba", r"[a-z0-9]{30}"),
    "asana-client-id": ("asana", r"[0-9]{16}"),
    "asana-client-secret": ("asana", r"[a-z0-9]{32}"),
    "atlassian-api-token": ("atlassian|confluence|jira|JIRA", r"[a-z0-9]{20}[a-f0-9]{4}"),
    "beamer-api-token": ("beamer", r"b_[a-z0-9=_-]{44}"),
    "bitbucket-client-id": ("bitbucket", r"[a-z0-9]{32}"),
    "bitbucket-client-secret": ("bitbucket", r"[a-z0-9=_-]{64}"),
    "bittrex-access-key": ("bittrex", r"[a-z0-9]{32}"),
    "bittrex-secret-key": ("bittrex", r"[a-z0-9]{32}"),
    "cisco-meraki-api-key": ("meraki|MERAKI", r"[0-9a-f]{40}"),
    "cloudflare-api-key": ("cloudflare", r"[a-z0-9_-]{40}"),
    "cloudflare-global-api-key": ("cloudflare", r"[a-f0-9]{37}"),
    "codecov-access-token": ("codecov", r"[a-z0-9]{32}"),
    "cohere-api-token": ("cohere|CO_API_KEY", r"[a-zA-Z0-9]{40}"),
    "coinbase-access-token": ("coinbase", r"[a-z0-9_-]{64}"),
    "confluent-access-token": ("confluent", r"[a-z0-9]{16}"),
    "confluent-secret-key": ("confluent", r"[a-z0-9]{64}"),
    "contentful-delivery-api-token": ("contentful", r"[a-z0-9=_-]{43}"),
    "datadog-access-token": ("datadog", r"[a-z0-9]{40}"),
    "defined-networking-api-token": ("dnkey", r"dnkey-[a-z0-9=_-]{26}-[a-z0-9=_-]{52}"),
    "discord-api-token": ("discord", r"[a-f0-9]{64}"),
    "discord-client-id": ("discord", r"[0-9]{18}"),
    "discord-client-secret": ("discord", r"[a-z0-9=_-]{32}"),
    "droneci-access-token": ("droneci", r"[a-z0-9]{32}"),
    "dropbox-api-token": ("dropbox", r"[a-z0-9]{15}"),
    "dropbox-long-lived-api-token": ("dropbox", r"[a-z0-9]{11}AAAAAAAAAA[a-z0-9=_-]{43}"),
    "dropbox-short-lived-api-token": ("dropbox", r"sl\.[a-z0-9=_-]{135}"),
    "etsy-access-token": ("etsy|ETSY", r"[a-z0-9]{24}"),
    "facebook-secret": ("facebook", r"[a-f0-9]{32}"),
    "fastly-api-token": ("fastly", r"[a-z0-9=_-]{32}"),
    "finicity-api-token": ("finicity", r"[a-f0-9]{32}"),
    "finicity-client-secret": ("finicity", r"[a-z0-9]{20}"),
    "finnhub-access-token": ("finnhub", r"[a-z0-9]{20}"),
    "flickr-access-token": ("flickr", r"[a-z0-9]{32}"),
    "freshbooks-access-token": ("freshbooks", r"[a-z0-9]{64}"),
    "gitter-access-token": ("gitter", r"[a-z0-9_-]{40}"),
    "gocardless-api-token": ("gocardless", r"live_[a-z0-9=_-]{40}"),
    "heroku-api-key": ("heroku", r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    "hubspot-api-key": ("hubspot", r"[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}"),
    "intercom-api-key": ("intercom", r"[a-z0-9=_-]{60}"),
    "jfrog-api-key": ("jfrog|artifactory|bintray|xray", r"[a-z0-9]{73}"),
    "jfrog-identity-token": ("jfrog|artifactory|bintray|xray", r"[a-z0-9]{64}"),
    "kraken-access-token": ("kraken", r"[a-z0-9/=_+-]{80,90}"),
    "kucoin-access-token": ("kucoin", r"[a-f0-9]{24}"),
    "kucoin-secret-key": ("kucoin", r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    "launchdarkly-access-token": ("launchdarkly", r"[a-z0-9=_-]{40}"),
    "linear-client-secret": ("linear", r"[a-f0-9]{32}"),
    "linkedin-client-id": ("linkedin|linked-in|linked_in", r"[a-z0-9]{14}"),
    "linkedin-client-secret": ("linkedin", r"[a-z0-9]{16}"),
    "lob-api-key": ("lob", r"(live|test)_[a-f0-9]{35}"),
    "lob-pub-api-key": ("lob", r"(live|test)_pub_[a-f0-9]{31}"),
    "looker-client-id": ("looker", r"[a-z0-9]{20}"),
    "looker-client-secret": ("looker", r"[a-z0-9]{24}"),
    "mailchimp-api-key": ("mailchimp|MailchimpSDK.initialize", r"[a-f0-9]{32}-us[0-9][0-9]"),
    "mailgun-private-api-token": ("mailgun", r"key-[a-f0-9]{32}"),
    "mailgun-pub-key": ("mailgun", r"pubkey-[a-f0-9]{32}"),
    "mailgun-signing-key": ("mailgun", r"[a-h0-9]{32}-[a-h0-9]{8}-[a-h0-9]{8}"),
    "mapbox-api-token": ("mapbox", r"pk\.[a-z0-9]{60}\.[a-z0-9]{22}"),
    "mattermost-access-token": ("mattermost", r"[a-z0-9]{26}"),
    "messagebird-api-token": ("messagebird|message-bird|message_bird", r"[a-z0-9]{25}"),
    "messagebird-client-id": ("messagebird|message-bird", r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    "netlify-access-token": ("netlify", r"[a-z0-9=_-]{40,46}"),
    "new-relic-browser-api-token": ("new-relic|newrelic", r"NRJS-[a-f0-9]{19}"),
    "new-relic-insert-key": ("new-relic|new_relic", r"NRII-[a-z0-9-]{32}"),
    "new-relic-user-api-id": ("newrelic|new_relic", r"[a-z0-9]{64}"),
    "new-relic-user-api-key": ("newrelic", r"NRAK-[a-z0-9]{27}"),
    "nytimes-access-token": ("nytimes|newyorktimes|new-york-times", r"[a-z0-9=_-]{32}"),
    "okta-access-token": ("okta|OKTA", r"00[a-zA-Z0-9_=-]{40}"),
    "plaid-api-token": ("plaid", r"access-(sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    "plaid-client-id": ("plaid", r"[a-z0-9]{24}"),
    "plaid-secret-key": ("plaid", r"[a-z0-9]{30}"),
    "privateai-api-token": ("privateai|private-ai|private_ai", r"[a-z0-9]{32}"),
    "rapidapi-access-token": ("rapidapi", r"[a-z0-9_-]{50}"),
    "sendbird-access-id": ("sendbird", r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    "sendbird-access-token": ("sendbird", r"[a-f0-9]{40}"),
    "sentry-access-token": ("sentry", r"[a-f0-9]{64}"),
    "sidekiq-secret": ("BUNDLE_ENTERPRISE__CONTRIBSYS__COM|BUNDLE_GEMS__CONTRIBSYS__COM", r"[a-f0-9]{8}:[a-f0-9]{8}"),
    "snyk-api-token": ("snyk_token|snyk_api_key|SNYK_OAUTH_TOKEN", r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    "sonar-api-token": ("sonar_login|sonar.token", r"[a-z0-9=_-]{40}"),
    "squarespace-access-token": ("squarespace", r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
    "sumologic-access-id": ("sumo|SUMO|Sumo", r"su[a-zA-Z0-9]{12}"),
    "sumologic-access-token": ("sumo|SUMO", r"[a-z0-9]{64}"),
    "telegram-bot-api-token": ("telegram|telegr", r"[0-9]{5,16}:A[a-z0-9_-]{34}"),
    "travisci-access-token": ("travis", r"[a-z0-9]{22}"),
    "twitch-api-token": ("twitch", r"[a-z0-9]{30}"),
    "twitter-access-secret": ("twitter", r"[a-z0-9]{45}"),
    "twitter-access-token": ("twitter", r"[0-9]{15,25}-[a-zA-Z0-9]{20,40}"),
    "twitter-api-key": ("twitter", r"[a-z0-9]{25}"),
    "twitter-api-secret": ("twitter", r"[a-z0-9]{50}"),
    "twitter-bearer-token": ("twitter", r"A{22}[a-zA-Z0-9%]{80,100}"),
    "typeform-api-token": ("typeform", r"tfp_[a-z0-9_.=-]{59}"),
    "yandex-access-token": ("yandex", r"t1\.[A-Z0-9a-z_-]{20,60}={0,2}\.[A-Z0-9a-z_-]{86}={0,2}"),
    "yandex-api-key": ("yandex", r"AQVN[A-Za-z0-9_-]{35,38}"),
    "yandex-aws-access-token": ("yandex", r"YC[a-zA-Z0-9_-]{38}"),
    "zendesk-secret-key": ("zendesk", r"[a-z0-9]{40}"),
}

# Formats that need no name.
FIXED = {
    "1password-secret-key": r"A3-[A-Z0-9]{6}-[A-Z0-9]{11}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}",
    "1password-service-account-token": r"ops_eyJ[a-zA-Z0-9+/]{250,900}={0,3}",
    "adobe-client-secret": r"p8e-[a-zA-Z0-9]{32}",
    "age-secret-key": r"AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}",
    "alibaba-access-key-id": r"LTAI[a-z0-9]{20}",
    "anthropic-admin-api-key": r"sk-ant-admin01-[a-zA-Z0-9_-]{93}AA",
    "anthropic-api-key": r"sk-ant-api03-[a-zA-Z0-9_-]{93}AA",
    "artifactory-api-key": r"AKCp[A-Za-z0-9]{69}",
    "artifactory-reference-token": r"cmVmd[A-Za-z0-9]{59}",
    "airtable-personnal-access-token": r"pat[A-Za-z0-9]{14}\.[a-f0-9]{64}",
    "atlassian-api-token": r"ATATT3[A-Za-z0-9_=-]{186}",
    "authress-service-client-access-key": r"(sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[a-z0-9+/_=-]{30,120}",
    "aws-access-token": r"(A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}",
    "aws-amazon-bedrock-api-key-long-lived": r"ABSKQmVkcm9ja0FQSUtleS1[A-Za-z0-9+/]{90,250}={0,2}",
    "azure-ad-client-secret": r"[a-zA-Z0-9_~.]{3}[0-9]Q~[a-zA-Z0-9_~.-]{31,34}",
    "clickhouse-cloud-api-secret-key": r"4b1d[A-Za-z0-9]{38}",
    "clojars-api-token": r"CLOJARS_[a-z0-9]{60}",
    "cloudflare-origin-ca-key": r"v1\.0-[a-f0-9]{24}-[a-f0-9]{146}",
    "databricks-api-token": r"dapi[a-f0-9]{32}(-[0-9])?",
    "digitalocean-access-token": r"doo_v1_[a-f0-9]{64}",
    "digitalocean-pat": r"dop_v1_[a-f0-9]{64}",
    "digitalocean-refresh-token": r"dor_v1_[a-f0-9]{64}",
    "doppler-api-token": r"dp\.pt\.[a-z0-9]{43}",
    "duffel-api-token": r"duffel_(test|live)_[a-z0-9_=-]{43}",
    "dynatrace-api-token": r"dt0c01\.[a-z0-9]{24}\.[a-z0-9]{64}",
    "easypost-api-token": r"EZAK[a-z0-9]{54}",
    "easypost-test-api-token": r"EZTK[a-zA-Z0-9]{54}",
    "facebook-access-token": r"[0-9]{15,16}[|][0-9a-z_-]{27,40}",
    "facebook-page-access-token": r"EAA[MC][a-z0-9]{100,150}",
    "flutterwave-encryption-key": r"FLWSECK_TEST-[a-h0-9]{12}",
    "flutterwave-public-key": r"FLWPUBK_TEST-[a-h0-9]{32}-X",
    "flutterwave-secret-key": r"FLWSECK_TEST-[a-h0-9]{32}-X",
    "flyio-access-token": r"(fo1_[a-zA-Z0-9_-]{43}|fm1[ar]_[a-zA-Z0-9+/]{100,200}={0,3}|fm2_[a-zA-Z0-9+/]{100,200}={0,3})",
    "frameio-api-token": r"fio-u-[a-z0-9_=-]{64}",
    "gcp-api-key": r"AIza[a-zA-Z0-9_-]{35}",
    "github-app-token": r"(ghu|ghs)_[0-9a-zA-Z]{36}",
    "github-fine-grained-pat": r"github_pat_[0-9a-zA-Z_]{82}",
    "github-oauth": r"gho_[0-9a-zA-Z]{36}",
    "github-pat": r"ghp_[0-9a-zA-Z]{36}",
    "github-refresh-token": r"ghr_[0-9a-zA-Z]{36}",
    "gitlab-cicd-job-token": r"glcbt-[0-9a-zA-Z]{1,5}_[0-9a-zA-Z_-]{20}",
    "gitlab-deploy-token": r"gldt-[0-9a-zA-Z_-]{20}",
    "gitlab-feature-flag-client-token": r"glffct-[0-9a-zA-Z_-]{20}",
    "gitlab-feed-token": r"glft-[0-9a-zA-Z_-]{20}",
    "gitlab-incoming-mail-token": r"glimt-[0-9a-zA-Z_-]{25}",
    "gitlab-kubernetes-agent-token": r"glagent-[0-9a-zA-Z_-]{50}",
    "gitlab-oauth-app-secret": r"gloas-[0-9a-zA-Z_-]{64}",
    "gitlab-pat": r"glpat-[0-9a-zA-Z_-]{20}",
    "gitlab-pat-routable": r"glpat-[0-9a-zA-Z_-]{27,300}\.[0-9a-z]{9}",
    "gitlab-ptt": r"glptt-[0-9a-f]{40}",
    "gitlab-rrt": r"GR1348941[0-9a-zA-Z_-]{20}",
    "gitlab-runner-authentication-token": r"glrt-[0-9a-zA-Z_-]{20}",
    "gitlab-runner-authentication-token-routable": r"glrt-t[0-9]_[0-9a-zA-Z_-]{27,300}\.[0-9a-z]{9}",
    "gitlab-scim-token": r"glsoat-[0-9a-zA-Z_-]{20}",
    "gitlab-session-cookie": r"_gitlab_session=[0-9a-z]{32}",
    "grafana-api-key": r"eyJrIjoi[A-Za-z0-9]{70,400}={0,3}",
    "grafana-cloud-api-token": r"glc_[A-Za-z0-9+/]{32,400}={0,3}",
    "grafana-service-account-token": r"glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}",
    "harness-api-key": r"(pat|sat)\.[a-zA-Z0-9_-]{22}\.[a-zA-Z0-9]{24}\.[a-zA-Z0-9]{20}",
    "hashicorp-tf-api-token": r"[a-z0-9]{14}\.atlasv1\.[a-z0-9_=-]{60,70}",
    "heroku-api-key-v2": r"HRKU-AA[0-9a-zA-Z_-]{58}",
    "huggingface-access-token": r"hf_[a-zA-Z]{34}",
    "huggingface-organization-api-token": r"api_org_[a-zA-Z]{34}",
    "infracost-api-token": r"ico-[a-zA-Z0-9]{32}",
    "intra42-client-secret": r"s-s4t2(ud|af)-[a-f0-9]{64}",
    "jwt": r"eyJ[a-zA-Z0-9]{17,60}\.eyJ[a-zA-Z0-9/_-]{17,90}\.[a-zA-Z0-9/_-]{10,60}",
    "linear-api-key": r"lin_api_[a-z0-9]{40}",
    "maxmind-license-key": r"[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk",
    "microsoft-teams-webhook": r"https://[a-z0-9]{3,9}\.webhook\.office\.com/webhookb2/[a-z0-9]{8}-([a-z0-9]{4}-){3}[a-z0-9]{12}@[a-z0-9]{8}-([a-z0-9]{4}-){3}[a-z0-9]{12}/IncomingWebhook/[a-z0-9]{32}/[a-z0-9]{8}-([a-z0-9]{4}-){3}[a-z0-9]{12}",
    "notion-api-token": r"ntn_[0-9]{11}[A-Za-z0-9]{35}",
    "npm-access-token": r"npm_[a-z0-9]{36}",
    "octopus-deploy-api-key": r"API-[A-Z0-9]{26}",
    "openai-api-key": r"(sk-(proj|svcacct|admin)-[A-Za-z0-9_-]{74}T3BlbkFJ[A-Za-z0-9_-]{73}[A-Za-z0-9]|sk-[a-zA-Z0-9]{20}T3BlbkFJ[a-zA-Z0-9]{20})",
    "openshift-user-token": r"sha256~[a-zA-Z0-9_-]{43}",
    "perplexity-api-key": r"pplx-[a-zA-Z0-9]{48}",
    "planetscale-api-token": r"pscale_tkn_[a-zA-Z0-9_=.-]{32,64}",
    "planetscale-oauth-token": r"pscale_oauth_[a-zA-Z0-9_=.-]{32,64}",
    "planetscale-password": r"pscale_pw_[a-zA-Z0-9_=.-]{32,64}",
    "postman-api-token": r"PMAK-[a-fA-F0-9]{24}-[a-fA-F0-9]{34}",
    "prefect-api-token": r"pnu_[a-zA-Z0-9]{36}",
    "pulumi-api-token": r"pul-[a-f0-9]{40}",
    "pypi-upload-token": r"pypi-AgEIcHlwaS5vcmc[a-zA-Z0-9_-]{50,1000}",
    "readme-api-token": r"rdme_[a-z0-9]{70}",
    "rubygems-api-token": r"rubygems_[a-f0-9]{48}",
    "scalingo-api-token": r"tk-us-[a-zA-Z0-9_-]{48}",
    "sendgrid-api-token": r"SG\.[a-zA-Z0-9=_.-]{66}",
    "sendinblue-api-token": r"xkeysib-[a-f0-9]{64}-[a-z0-9]{16}",
    "sentry-org-token": r"sntrys_eyJpYXQiO[a-zA-Z0-9+/]{10,200}(LCJyZWdpb25fdXJs|InJlZ2lvbl91cmwi|cmVnaW9uX3VybCI6)[a-zA-Z0-9+/]{10,200}={0,2}_[a-zA-Z0-9+/]{43}",
    "sentry-user-token": r"sntryu_[a-f0-9]{64}",
    "settlemint-application-access-token": r"sm_aat_[a-zA-Z0-9]{16}",
    "settlemint-personal-access-token": r"sm_pat_[a-zA-Z0-9]{16}",
    "settlemint-service-access-token": r"sm_sat_[a-zA-Z0-9]{16}",
    "shippo-api-token": r"shippo_(live|test)_[a-fA-F0-9]{40}",
    "shopify-access-token": r"shpat_[a-fA-F0-9]{32}",
    "shopify-custom-access-token": r"shpca_[a-fA-F0-9]{32}",
    "shopify-private-app-access-token": r"shppa_[a-fA-F0-9]{32}",
    "shopify-shared-secret": r"shpss_[a-fA-F0-9]{32}",
    "sidekiq-sensitive-url": r"https://[a-f0-9]{8}:[a-f0-9]{8}@(gems|enterprise)\.contribsys\.com/",
    "slack-app-token": r"xapp-[0-9]-[A-Z0-9]{11}-[0-9]{13}-[a-z0-9]{64}",
    "slack-bot-token": r"xoxb-[0-9]{10,13}-[0-9]{10,13}-[a-zA-Z0-9]{24}",
    "slack-config-access-token": r"xoxe\.xox[bp]-[0-9]-[A-Z0-9]{163,166}",
    "slack-config-refresh-token": r"xoxe-[0-9]-[A-Z0-9]{146}",
    "slack-legacy-bot-token": r"xoxb-[0-9]{8,14}-[a-zA-Z0-9]{18,26}",
    "slack-legacy-token": r"xox[os]-[0-9]{10}-[0-9]{10}-[0-9]{10}-[a-f0-9]{10,32}",
    "slack-legacy-workspace-token": r"xox[ar]-([0-9]-)?[0-9a-zA-Z]{8,48}",
    "slack-user-token": r"xox[pe]-[0-9]{10,13}-[0-9]{10,13}-[0-9]{10,13}-[a-zA-Z0-9-]{28,34}",
    "slack-webhook-url": r"https://hooks\.slack\.com/(services|workflows|triggers)/[A-Za-z0-9+/]{43,56}",
    "sourcegraph-access-token": r"sgp_(([a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}",
    "square-access-token": r"(EAAA|sq0atp-)[a-zA-Z0-9_-]{22,60}",
    "stripe-access-token": r"(sk|rk)_(test|live|prod)_[a-zA-Z0-9]{10,99}",
    "twilio-api-key": r"SK[0-9a-fA-F]{32}",
    "vault-batch-token": r"hvb\.[a-zA-Z0-9_-]{138,300}",
    "vault-service-token": r"(hvs\.[a-zA-Z0-9_-]{90,120}|s\.[0-9][A-Z][a-z][a-zA-Z0-9]{21})",
}

# {i} is the name, {s} the value.
ASSIGNMENTS = [
    '{i}_api_token = "{s}"', "{i}_TOKEN={s}", '"{i}_token": "{s}"', '"{i}Token":"{s}",', '{{\\"{i}_token\\": \\"{s}\\"}}', "<{i}Token>{s}</{i}Token>",
    "<{i}Token>\n    {s}\n</{i}Token>", "{i}_token: {s}", "{i}_token: '{s}'", 'export {i}_TOKEN="{s}"', 'string {i}Token = "{s}";', 'var {i}Token string = "{s}"',
    '{i}Token := "{s}"', "{i}Token := `{s}`", "def {i}Token = '{s}'", '{i}Token: string = "{s}"', "${i}_token = '{s}';", "'{i}_token' => '{s}',", '{i}_token ?= "{s}"',
    '{i}_TOKEN ::= "{s}"', '{i}Token = """{s}"""', 'const x = process.env.{i}_TOKEN || "{s}"', 'my{I}Token = "{s}"', "MY_{i}_TOKEN={s}", "prefs.{i}.token={s}",
    '{i}_token <- "{s}"', '{i}_token, "{s}"', 'os.environ["{i}_TOKEN"] = "{s}"', '{i}_token="{s}\\n"', '{i}_token = String::from("{s}");', "the {i} token is {s}.",
]
SURROUNDINGS = ["{s}", 'token = "{s}"', '"k":"{s}",', "<a>{s}</a>", "here: {s}\n", "k={s}", "'{s}'", "`{s}`", "the key is {s} ok", '"{s}\\n"', "({s}, x)", "- {s};"]

# Of those beside a name, what stands for itself as well.
FREE_OF_NAMES = {"defined-networking-api-token", "typeform-api-token"}


def drawn(expression):
    """A string that the expression matches: literals, classes, groups with alternatives, {n}, {n,m} and ?."""
    at = 0

    def alternatives():
        nonlocal at
        choices = [sequence()]
        while at < len(expression) and expression[at] == "|":
            at += 1
            choices.append(sequence())
        return random.choice(choices)

    def sequence():
        nonlocal at
        text = ""
        while at < len(expression) and expression[at] not in "|)":
            begin = at
            one = atom()
            after = at
            least, most = repeated()
            end = at
            for time in range(random.randint(least, most)):
                if time:
                    at = begin
                    one = atom()
                text += one
            at = end if after != end or least else after
        return text

    def atom():
        nonlocal at
        c = expression[at]
        at += 1
        if c == "(":
            inside = alternatives()
            at += 1
            return inside
        if c == "\\":
            at += 1
            return expression[at - 1]
        if c != "[":
            return c
        end = expression.index("]", at)
        members = re.sub(r"(\w)-(\w)", lambda m: "".join(map(chr, range(ord(m[1]), ord(m[2]) + 1))), expression[at:end])
        at = end + 1
        return random.choice(members)

    def repeated():
        nonlocal at
        if at < len(expression) and expression[at] == "?":
            at += 1
            return 0, 1
        match = re.match(r"\{(\d+)(?:,(\d+))?\}", expression[at:])
        if not match:
            return 1, 1
        at += match.end()
        return int(match[1]), int(match[2] or match[1])

    return alternatives()


def main():
    random.seed(20261127)
    bar = Bar()
    texts, wanted = [], []
    for rule, (names, value) in BESIDE_A_NAME.items():
        for form in ASSIGNMENTS:
            name = random.choice(names.split("|"))
            texts.append(form.format(i=name, I=name[0].upper() + name[1:], s=drawn(value)))
            wanted.append((rule, True))
        texts.append(f'widget_api_token = "{drawn(value)}"')
        wanted.append((rule, None if rule in FREE_OF_NAMES else False))
        texts.append(f'{names.split("|")[0]}_api_token = "{drawn(value)[:9]}"')
        wanted.append((rule, False))
    for rule, value in FIXED.items():
        for form in SURROUNDINGS:
            texts.append(form.format(s=drawn(value)))
            wanted.append((rule, True))
        for near_miss in (drawn(value)[:12], f"{random.choice(string.ascii_letters)}{drawn(value)[3:15]}"):
            texts.append(f"the key is {near_miss} ok")
            wanted.append((rule, False))
    missed, loud = Counter(), Counter()
    for text, (rule, expected), entities in zip(texts, wanted, detect(texts)):
        fired = any(entity["entity"] == rule.upper().replace("-", "_") for entity in entities)
        if expected is None or fired == expected:
            continue
        (missed if expected else loud)[rule] += 1
        if "--show" in sys.argv:
            print("missed" if expected else "loud  ", rule, repr(text[:160]))
    positives = sum(expected is True for _, expected in wanted)
    print(f"{len(BESIDE_A_NAME) + len(FIXED)} formats: {positives - missed.total()} of {positives} keys found, "
          f"{loud.total()} of {sum(expected is False for _, expected in wanted)} near misses loud")
    # A drawn key can by chance have too little in it.
    bar.need(missed.total() <= positives / 500, f"all but two in a thousand found; missed: {dict(missed)}")
    bar.need(not loud, f"every near miss silent; loud: {dict(loud)}")
    bar.finish()


if __name__ == "__main__":
    sys.exit(main())
