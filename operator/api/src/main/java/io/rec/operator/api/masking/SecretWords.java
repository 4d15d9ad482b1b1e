package io.rec.operator.api.masking;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The very words that must not leave the cluster: the values of Secrets in every spelling in which
 * they turn up in objects and logs.
 */
public final class SecretWords {
  /** Shorter ones would mask half of every log; patterns find them where they are assigned. */
  private static final int SHORTEST = 6;

  private static final int SHORTEST_LINE = 16;

  /** Where something is, and what it is called, is no secret, and support needs it. */
  private static final Pattern OPEN =
      Pattern.compile(
          "(?i)(.*[_.-])?(host|port|db|database|dbname|user|username|sslmode|schema|generation|slot)"
              + "|.*public.*|ca\\.crt|tls\\.crt");

  private final Set<String> words = new HashSet<>();

  public static SecretWords of(Collection<Secret> secrets) {
    var found = new SecretWords();
    for (Secret secret : secrets) {
      Map<String, String> data = requireNonNullElse(secret.getData(), Map.of());
      data.forEach(
          (key, value) -> {
            if (!OPEN.matcher(key).matches()) {
              found.add(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
            }
          });
    }
    return found;
  }

  public void addAll(SecretWords others) {
    words.addAll(others.words);
  }

  /** One secret, as it is and as it is spelled elsewhere. */
  public void add(String secret) {
    String word = secret.strip();
    if (word.length() < SHORTEST) {
      return;
    }
    spell(word);
    spell(secret);
    if (word.contains("\n")) {
      // Keys are printed line by line; the frame around them is no secret.
      word.lines()
          .map(String::strip)
          .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("-----"))
          .forEach(this::spell);
    }
  }

  /** The longest first, so that no part of one survives where another ends. */
  Collection<String> longestFirst() {
    return words.stream()
        .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(word -> word))
        .toList();
  }

  public int count() {
    return words.size();
  }

  private void spell(String word) {
    words.add(word);
    words.add(word.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    words.add(Base64.getEncoder().encodeToString(bytes));
    words.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    words.add(URLEncoder.encode(word, StandardCharsets.UTF_8));
  }
}
