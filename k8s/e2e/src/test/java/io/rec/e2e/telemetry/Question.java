package io.rec.e2e.telemetry;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One expression of a rule or a dashboard.
 *
 * @param named labels that the words around it name, so that every series has to have them
 */
record Question(String asker, String expression, Set<String> named) {
  private static final Pattern LIMIT =
      Pattern.compile("\\s+(?:==|!=|>=|<=|>|<)\\s+-?\\d[\\d.]*(?!\\S*[\\w(])");
  private static final Pattern BY = Pattern.compile("\\bby\\s*\\(([^)]*)\\)");

  /** What an alert looks at, whether or not it is as bad as it would have to be. */
  Question withoutLimits() {
    return new Question(asker, LIMIT.matcher(expression).replaceAll(""), named);
  }

  /** Labels that it divides its series by. */
  Set<String> divisions() {
    var labels = new TreeSet<String>();
    BY.matcher(expression)
        .results()
        .flatMap(by -> Arrays.stream(by.group(1).split(",")))
        .map(String::strip)
        .filter(label -> !label.isEmpty())
        .forEach(labels::add);
    return labels;
  }

  @Override
  public String toString() {
    return "%s: %s".formatted(asker, expression);
  }
}
