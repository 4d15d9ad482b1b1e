package io.rec.e2e.telemetry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which series a part of an expression speaks of.
 *
 * @param matchers what stands behind each label's name, operator and value
 */
record Selector(String metric, Map<String, String> matchers) {
  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

  /** A name with what follows it; texts, ranges and numbers are passed over. */
  private static final Pattern PART =
      Pattern.compile(
          "\"[^\"]*\"|\\[[^]]*]|\\d[\\w.]*"
              + "|(?<name>[a-zA-Z_:][\\w:]*)\\s*(?<call>\\()?(?:\\{(?<matchers>[^}]*)})?");

  private static final Pattern MATCHER =
      Pattern.compile("(?<label>\\w+)\\s*(?<rest>(?:=~|!~|!=|=)\\s*\"[^\"]*\")");

  static List<Selector> in(String expression) {
    return PART.matcher(GROUPING.matcher(expression).replaceAll(" "))
        .results()
        .filter(part -> part.group("name") != null && part.group("call") == null)
        .filter(part -> !WORDS.contains(part.group("name")))
        .map(part -> new Selector(part.group("name"), matchers(part.group("matchers"))))
        .distinct()
        .toList();
  }

  /** The same series and others that differ from them only in some labels. */
  Selector whatever(Predicate<String> labels) {
    var fewer = new TreeMap<>(matchers);
    fewer.keySet().removeIf(labels);
    return new Selector(metric, fewer);
  }

  @Override
  public String toString() {
    return matchers.entrySet().stream()
        .map(matcher -> matcher.getKey() + matcher.getValue())
        .collect(Collectors.joining(",", metric + "{", "}"));
  }

  private static Map<String, String> matchers(String text) {
    var matchers = new TreeMap<String, String>();
    if (text != null) {
      Matcher found = MATCHER.matcher(text);
      while (found.find()) {
        matchers.put(found.group("label"), found.group("rest"));
      }
    }
    return matchers;
  }
}
