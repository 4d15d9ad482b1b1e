package io.rec.observability;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a PromQL expression speaks of. Reads, does not judge: promtool does that. */
record Expression(Set<String> metrics, Set<String> labels, Set<Border> borders) {

  /** Where a histogram is cut. */
  record Border(String metric, String value) {}

  private static final Set<String> WORDS =
      Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");
  private static final Pattern MATCHERS = Pattern.compile("\\{[^}]*}");
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
  private static final Pattern NAME = Pattern.compile("(?<![\\w.:])([a-zA-Z_:][\\w:]*)(\\s*\\()?");
  private static final Pattern BORDER = Pattern.compile("(\\w+)\\{[^}]*?\\ble=\"([^\"]+)\"");

  static Expression read(String text) {
    var labels = new TreeSet<String>();
    Set<Border> borders =
        BORDER
            .matcher(text)
            .results()
            .map(border -> new Border(border.group(1), border.group(2)))
            .collect(Collectors.toSet());
    MATCHERS
        .matcher(text)
        .results()
        .map(matchers -> TEXT.matcher(matchers.group()).replaceAll(""))
        .flatMap(matchers -> LABEL.matcher(matchers).results())
        .forEach(label -> labels.add(label.group(1)));
    String bare = TEXT.matcher(MATCHERS.matcher(text).replaceAll("")).replaceAll("");
    GROUPING
        .matcher(bare)
        .results()
        .flatMap(group -> Arrays.stream(group.group(1).split(",")))
        .map(String::strip)
        .filter(label -> !label.isEmpty())
        .forEach(labels::add);
    bare = RANGE.matcher(GROUPING.matcher(bare).replaceAll(" ")).replaceAll(" ");
    Set<String> metrics =
        NAME.matcher(bare)
            .results()
            .filter(name -> name.group(2) == null)
            .map(name -> name.group(1))
            .filter(name -> !WORDS.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    return new Expression(metrics, labels, borders);
  }
}
