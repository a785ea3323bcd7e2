// sayso pack: makes a bundle of a pack, makes keys, signs, verifies. Signatures and keys are minisign's.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "arguments.hpp"
#include "author.hpp"
#include "checking.hpp"
#include "command.hpp"
#include "input.hpp"
#include "marks.hpp"
#include "passphrase.hpp"
#include "sayso/bundle.hpp"
#include "sayso/hash.hpp"
#include "sayso/json.hpp"
#include "sayso/signature.hpp"
#include "sayso/signing.hpp"
#include "sayso/version.hpp"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

std::string in_json(const ordered_json& value) { return value.dump(2, ' ', false, ordered_json::error_handler_t::replace); }

/// All bytes of a file. Nothing: it cannot be read, and it was said.
std::optional<std::string> read_bytes(const std::string& path) {
  std::ifstream file;
  if (const auto problem = open_file(path, file)) {
    complain(*problem);
    return std::nullopt;
  }
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

// ---- bundle

struct BundleOptions {
  std::string pack, output;
  bool as_json = false;
  FolderChoice folders;
};

/// The pack as one line of JSON, fields in the author's order: the same pack gives the same bytes everywhere.
std::string bundled(const std::string& pack) {
  std::string_view text = pack;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return ordered_json::parse(text, nullptr, /*allow_exceptions=*/true, /*ignore_comments=*/true).dump() + "\n";
}

/// Says what is wrong with a pack of which nothing is written.
void tell_refused(const std::vector<Refusal>& refusals, bool as_json) {
  for (const Refusal& refusal : refusals) std::cerr << describe_refusal(refusal) << '\n';
  if (!as_json) return;
  ordered_json out;
  out["written"] = false;
  out["refused"] = ordered_json::array();
  for (const Refusal& refusal : refusals) out["refused"].push_back(ordered_json(to_json(refusal)));
  std::cout << in_json(out) << '\n';
}

/// Whether everything in the pack loads and every rule is proved by its examples; what is wrong was said.
bool is_proved(const AuthorPacks& author, const std::string& pack, bool as_json) {
  const auto refusals = author.refusals();
  if (refusals.empty()) return true;
  tell_refused(refusals, as_json);
  std::cerr << "sayso: nothing was written, since " << (refusals.size() == 1 ? "one thing is" : "some things are")
            << " wrong with the pack. See: sayso test " << pack << '\n';
  return false;
}

Exit bundle(const BundleOptions& options) {
  const auto pack = read_bytes(options.pack);
  if (!pack) return Exit::wrong;
  const auto author = read_author_packs({options.pack}, options.folders, Proof::asked);
  if (!author) return Exit::wrong;
  if (!is_proved(*author, options.pack, options.as_json)) return Exit::findings;
  const auto identity = pack_identity(*pack, options.pack);
  if (!identity) {
    tell_refused({identity.error()}, options.as_json);
    return Exit::findings;
  }
  const std::string bytes = bundled(*pack);
  const std::string output = options.output.empty() ? identity.value().id + ".bundle.json" : options.output;
  std::error_code error;
  if (fs::equivalent(options.pack, output, error)) return complain("the bundle would overwrite its pack. Name another file with --output.");
  if (!write_file(output, bytes, FileKind::ordinary)) return Exit::wrong;

  const std::string hash = sha256_of(bytes);
  if (options.as_json) {
    ordered_json out;
    out["written"] = true;
    out["file"] = output;
    out["pack"] = identity.value().id;
    out["version"] = identity.value().version;
    out["rules"] = author->packs().front().rules;
    out["sha256"] = hash;
    std::cout << in_json(out) << '\n';
  } else {
    std::cout << output << ": " << identity.value().id << ' ' << identity.value().version << ", " << author->packs().front().rules
              << (author->packs().front().rules == 1 ? " rule" : " rules") << "\nsha256 " << hash << '\n';
  }
  return Exit::clean;
}

Action declare_bundle(Command& command) {
  auto options = std::make_shared<BundleOptions>();
  command.add_option("PACK", options->pack, "The pack").required();
  command.add_option("-o,--output", options->output, "Where to write; <pack id>.bundle.json otherwise").kind("FILE");
  command.add_flag("--json", options->as_json, "Print the outcome as JSON");
  add_pack_options(command, options->folders);
  command.footer(
      "Proves the pack as sayso test does, and writes it as one line of JSON without comments. The same pack gives the same bytes on\n"
      "every machine, so that its hash and its signature can be compared. A pack whose proof fails is not bundled.\n"
      "\n"
      "Example:\n"
      "  sayso pack bundle acme-support.jsonc\n"
      "\n"
      "Exit: 0 written, 1 the pack is not right, 2 unreadable files or wrong usage");
  return [options] { return bundle(*options); };
}

// ---- key

struct KeyOptions {
  std::string name;
  bool in_the_clear = false;
  bool as_json = false;
  PassphraseSource passphrase;
};

Exit make_key(const KeyOptions& options) {
  const std::string secret_file = options.name + ".key";
  const std::string public_file = options.name + ".pub";
  for (const std::string& file : {secret_file, public_file}) {
    std::error_code error;
    if (fs::exists(file, error)) return complain(file + " is there already. Choose another name; a key that is gone cannot be made again.");
  }
  std::optional<std::string> passphrase;
  if (!options.in_the_clear) {
    passphrase = ask_passphrase(options.passphrase, Asking::twice);
    if (!passphrase) return Exit::wrong;
  }
  const SecretKey key = SecretKey::generate();
  const auto text = key.write(passphrase);
  if (!text) return complain(std::string(describe(text.error())));
  if (!write_file(secret_file, text.value(), FileKind::secret) || !write_file(public_file, key.public_key(), FileKind::ordinary))
    return Exit::wrong;
  const std::string public_key = key.public_key();
  std::string line = public_key.substr(public_key.find('\n') + 1);
  line.pop_back();
  if (options.as_json) {
    ordered_json out;
    out["secret-key-file"] = secret_file;
    out["public-key-file"] = public_file;
    out["id"] = key.id();
    out["public-key"] = line;
    out["encrypted"] = !options.in_the_clear;
    std::cout << in_json(out) << '\n';
  } else {
    std::cout << secret_file << ": the secret key " << key.id() << (options.in_the_clear ? ", in the clear" : ", encrypted")
              << ". Keep it to yourself, and a copy in a safe place.\n"
              << public_file << ": the public key. Tell it to those who are to trust your packs:\n  " << line << '\n';
  }
  return Exit::clean;
}

Argument add_passphrase_option(Command& command, PassphraseSource& source) {
  return command
      .add_option("--passphrase-file", source.file,
                  "Read the passphrase from the first line of FILE; otherwise SAYSO_PASSPHRASE, otherwise the terminal")
      .kind("FILE");
}

Action declare_key(Command& command) {
  auto options = std::make_shared<KeyOptions>();
  command.add_option("NAME", options->name, "The files will be NAME.key and NAME.pub").required();
  const Argument clear = command.add_flag("--no-passphrase", options->in_the_clear, "Leave the secret key unencrypted");
  add_passphrase_option(command, options->passphrase).excludes(clear);
  command.add_flag("--json", options->as_json, "Print the outcome as JSON");
  command.footer(
      "The key files are minisign's; minisign itself can use them. The passphrase encrypts the secret key with scrypt, which takes a\n"
      "second and up to 1 GiB of memory for a moment.\n"
      "\n"
      "Example:\n"
      "  sayso pack key acme\n"
      "\n"
      "Exit: 0 written, 2 a file is there already, no passphrase, or wrong usage");
  return [options] { return make_key(*options); };
}

// ---- sign

struct SignOptions {
  std::string pack, key_file, output;
  bool as_json = false;
  FolderChoice folders;
  PassphraseSource passphrase;
};

/// Now, or what reproducible builds say is now (reproducible-builds.org/specs/source-date-epoch).
long long signing_time() {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {  // NOLINT(concurrency-mt-unsafe): one thread
    char* end = nullptr;
    const long long seconds = std::strtoll(epoch, &end, 10);
    if (end != epoch && *end == '\0') return seconds;
  }
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

Exit sign(const SignOptions& options) {
  const auto pack = read_bytes(options.pack);
  const auto key_text = pack ? read_bytes(options.key_file) : std::nullopt;
  if (!key_text) return Exit::wrong;
  const auto identity = pack_identity(*pack, options.pack);
  if (!identity) {
    tell_refused({identity.error()}, options.as_json);
    return Exit::wrong;
  }
  const auto author = read_author_packs({options.pack}, options.folders, Proof::asked);
  if (!author) return Exit::wrong;
  if (!is_proved(*author, options.pack, options.as_json)) return Exit::findings;
  std::optional<std::string> passphrase;
  if (SecretKey::is_encrypted(*key_text)) {
    passphrase = ask_passphrase(options.passphrase, Asking::once);
    if (!passphrase) return Exit::wrong;
  }
  const auto key = SecretKey::read(*key_text, passphrase);
  if (!key) return complain(options.key_file + ": " + std::string(describe(key.error())));
  const std::string comment = "pack:" + identity.value().id + "\tversion:" + identity.value().version + "\tsha256:" + sha256_of(*pack) +
                              "\ttimestamp:" + std::to_string(signing_time());
  const std::string output = options.output.empty() ? options.pack + ".minisig" : options.output;
  if (!write_file(output, key.value().sign(*pack, comment), FileKind::ordinary)) return Exit::wrong;
  if (options.as_json) {
    ordered_json out;
    out["written"] = true;
    out["signature-file"] = output;
    out["pack"] = identity.value().id;
    out["version"] = identity.value().version;
    out["sha256"] = sha256_of(*pack);
    out["key"] = key.value().id();
    std::cout << in_json(out) << '\n';
  } else {
    std::cout << output << ": " << identity.value().id << ' ' << identity.value().version << ", signed by key " << key.value().id() << '\n';
  }
  return Exit::clean;
}

Action declare_sign(Command& command) {
  auto options = std::make_shared<SignOptions>();
  command.add_option("BUNDLE", options->pack, "The bundle, or any pack").required();
  command.add_option("--key", options->key_file, "The secret key").kind("FILE.key").required();
  command.add_option("-o,--output", options->output, "Where to write; BUNDLE.minisig otherwise").kind("FILE");
  add_passphrase_option(command, options->passphrase);
  command.add_flag("--json", options->as_json, "Print the outcome as JSON");
  add_pack_options(command, options->folders);
  command.footer(
      "Proves the pack as sayso test does, and signs none whose proof fails.\n"
      "Publish both files together; a policy's pack-sources names their address and the public key.\n"
      "Pack, version, hash and time stand in the trusted comment, which is signed too.\n"
      "\n"
      "Example:\n"
      "  sayso pack sign acme-support.bundle.json --key acme.key\n"
      "\n"
      "Exit: 0 signed, 1 the pack is not right, 2 unreadable files, a wrong passphrase, no version, or wrong usage");
  return [options] { return sign(*options); };
}

// ---- verify

struct VerifyOptions {
  std::string pack, signature, known;
  std::vector<std::string> keys;
  bool as_json = false;
};

/// A key as it is given: a file, or the key itself. Nothing: neither, and it was said.
std::optional<std::string> read_key(const std::string& key) {
  if (public_key_id(key)) return key;
  auto text = read_bytes(key);
  if (!text) return std::nullopt;
  if (!public_key_id(*text)) {
    complain(key + ": " + std::string(describe(SignatureError::bad_public_key)));
    return std::nullopt;
  }
  return text;
}

Exit verify(const VerifyOptions& options) {
  const auto pack = read_bytes(options.pack);
  if (!pack) return Exit::wrong;
  const std::string signature_file = options.signature.empty() ? options.pack + ".minisig" : options.signature;
  std::error_code error;
  // No signature at all is a verdict, not a mistake in using the command; one that was named must be there.
  std::optional<std::string> signature = std::string();
  if (!options.signature.empty() || fs::exists(signature_file, error)) signature = read_bytes(signature_file);
  if (!signature) return Exit::wrong;
  BundleTrust trust;
  for (const std::string& key : options.keys) {
    auto text = read_key(key);
    if (!text) return Exit::wrong;
    trust.public_keys.push_back(*std::move(text));
  }
  if (!options.known.empty()) {
    if (!is_version(options.known)) return complain("--known wants a version like 1.2.0.");
    if (const auto identity = pack_identity(*pack, options.pack)) trust.known_versions[identity.value().id] = options.known;
  }
  const auto opened = open_bundle(*pack, *signature, trust, options.pack);
  if (!opened) {
    if (options.as_json) {
      ordered_json out = {{"verified", false}};
      out["code"] = name_of(opened.error().code);
      out["reason"] = opened.error().reason;
      std::cout << in_json(out) << '\n';
    } else {
      std::cout << describe_refusal(opened.error()) << '\n';
    }
    return Exit::findings;
  }
  VerifiedSignature by;
  for (const std::string& key : trust.public_keys) {
    if (const auto verified = verify_signature(*pack, *signature, key)) by = verified.value();
  }
  if (options.as_json) {
    ordered_json out = {{"verified", true}};
    out["pack"] = opened.value().id;
    out["version"] = opened.value().version;
    out["sha256"] = sha256_of(*pack);
    out["key"] = by.key_id;
    out["trusted-comment"] = by.trusted_comment;
    std::cout << in_json(out) << '\n';
  } else {
    std::cout << options.pack << ": " << opened.value().id << ' ' << opened.value().version << ", genuine, signed by key " << by.key_id
              << "\nsha256  " << sha256_of(*pack) << "\nsigned  " << printable(by.trusted_comment) << '\n';
  }
  return Exit::clean;
}

Action declare_verify(Command& command) {
  auto options = std::make_shared<VerifyOptions>();
  command.add_option("BUNDLE", options->pack, "The bundle, or any signed pack").required();
  command.add_option("--key", options->keys, "A public key to trust: its file or the key itself; may be given more than once")
      .kind("KEY")
      .required();
  command.add_option("--signature", options->signature, "The signature; BUNDLE.minisig otherwise").kind("FILE");
  command.add_option("--known", options->known, "The version in force: a lower one is refused").kind("VERSION");
  command.add_flag("--json", options->as_json, "Print the outcome as JSON");
  command.footer(
      "Signatures of minisign are taken too, hashed and legacy ones.\n"
      "\n"
      "Examples:\n"
      "  sayso pack verify acme-support.bundle.json --key acme.pub\n"
      "  sayso pack verify acme-support.bundle.json --key acme.pub --known 1.1.0 --json\n"
      "\n"
      "Exit: 0 genuine, 1 refused (not signed, changed, another key, an older version), 2 unreadable files or wrong usage");
  return [options] { return verify(*options); };
}

}  // namespace

Action declare_pack(Command& command) {
  command.footer(
      "From a pack to one that others trust:\n"
      "  sayso pack bundle acme-support.jsonc\n"
      "  sayso pack key acme\n"
      "  sayso pack sign acme-support.bundle.json --key acme.key\n"
      "  sayso pack verify acme-support.bundle.json --key acme.pub\n"
      "\n"
      "Help:  sayso pack sign --help\n"
      "Exit:  0 done, 1 refused, 2 wrong usage or unreadable files");
  return command.add_subcommands({{"bundle", "Prove a pack and write it as one file to hand out", declare_bundle},
                                  {"key", "Make a pair of keys", declare_key},
                                  {"sign", "Sign a bundle", declare_sign},
                                  {"verify", "Check a bundle's signature, and that it is no older than what is known", declare_verify}});
}

}  // namespace sayso::cli
