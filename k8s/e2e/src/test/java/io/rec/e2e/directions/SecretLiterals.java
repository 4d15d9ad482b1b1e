package io.rec.e2e.directions;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keys that lie in the source, and text that is given to what is named as a secret. */
final class SecretLiterals {
  private static final Path CONTROLLER =
      Path.of("operator/controller/src/main/java/io/rec/operator/controller");
  private static final Path API = Path.of("operator/api/src/main/java/io/rec/operator/api");
  private static final Path PAGE = Path.of("services/dashboard/src");
  private static final Path CLI = Path.of("operator/cli/src/main/java/io/rec/cli");

  /** The files that may have such text, each with the reason why. */
  static final Map<Path, String> ALLOWED =
      Map.ofEntries(
          entry(CONTROLLER.resolve("render/Names.java"), "names of Secrets and of their keys"),
          entry(CONTROLLER.resolve("plan/rotation/Moving.java"), "what names a restart"),
          entry(CLI.resolve("peer/RunningService.java"), "the name of a Secret and of its key"),
          entry(CLI.resolve("verb/Restart.java"), "the name of an annotation"),
          entry(API.resolve("Verbs.java"), "the name of an annotation"),
          entry(API.resolve("masking/Masking.java"), "how secrets are called, to find them"),
          entry(
              service("connector-hub").resolve("connectorhub/delivery/Sender.java"),
              "the kind of an alert"),
          entry(
              service("kalshi-account-sync").resolve("kalshiaccountsync/alert/AccountAlerts.java"),
              "kinds of alerts"),
          entry(PAGE.resolve("words/en.ts"), "words that people read"),
          entry(PAGE.resolve("api/client.ts"), "whether a cookie is sent along"),
          entry(PAGE.resolve("first.ts"), "whether a cookie is sent along"));

  private static final String WORDS =
      "(?:password|passwd|secret|token|credential|api[_-]?key|private[_-]?key|signing[_-]?key)";

  /** An armoured block with something in it; its first line alone is what a reader looks for. */
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN [A-Z ]+-----(?:\\\\[nr]|[\\s\"'+`])*[A-Za-z0-9+/]{16}");

  /** In a language with quotes. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "(?i)\\w*%s\\w*[\"']?\\s*[=:]\\s*(?:\"[^\"\\n]{4,}\"|'[^'\\n]{4,}'|`[^`$]{4,}`)"
              .formatted(WORDS));

  /** In settings, where quotes are a matter of taste and a brace asks for the value. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?im)^[ \\t-]*[\\w.-]*%s[\\w.-]*[ \\t]*[:=][ \\t]*(?!true|false|null)[^\\s{$\\[|>-][^\\s{]{3,}"
              .formatted(WORDS));

  private static final Set<String> SETTINGS = Set.of("properties", "yml", "yaml", "tpl", "txt");

  private SecretLiterals() {}

  private static Path service(String name) {
    return Path.of("services", name, "src/main/java/io/rec");
  }

  static Stream<MatchResult> in(Path file, String content) {
    return Stream.of(BLOCK, SETTINGS.contains(Sources.kind(file)) ? PLAIN : QUOTED)
        .flatMap(pattern -> pattern.matcher(content).results());
  }
}
