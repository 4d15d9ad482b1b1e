package io.rec.observability;

import io.micrometer.core.instrument.Meter.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every meter that the main sources of services and operator register. A prefix that is completed
 * by a parameter is joined with the literals that its own file passes to a method named count. The
 * operator's gauges of phases get their whole name from whoever makes them.
 */
final class SourceMeters {

  private static final Path ROOT = Path.of(System.getProperty("recio.root"));

  private static final Pattern BUILDER =
      Pattern.compile(
          "(Gauge|Timer|Counter|FunctionCounter|MultiGauge)\\s*\\.builder\\(\\s*(\"([^\"]+)\"|(\\w+))\\s*(\\+)?");
  private static final Pattern DIRECT =
      Pattern.compile("\\.(counter|timer)\\(\\s*\"([a-z][a-zA-Z0-9._]+)\"");
  private static final Pattern COMPLETED =
      Pattern.compile("\\bcount\\(\\s*(?:meters,\\s*)?\"([a-z.]+)\"");
  private static final Pattern NAMED_TIMER =
      Pattern.compile("\\btimer\\(\\s*\"(recio\\.[a-z._]+)\"");
  private static final Pattern PHASES =
      Pattern.compile("new PhaseGauge\\(\\s*\\w+,\\s*\"(recio\\.[a-z.]+)\"");
  private static final Pattern TAG = Pattern.compile("\\.tag\\(\\s*\"(\\w+)\"");
  private static final Pattern TAG_PAIRS =
      Pattern.compile("\\.(?:counter|timer)\\(([^;]*);", Pattern.DOTALL);
  private static final Pattern TAGS_OF = Pattern.compile("Tags\\.of\\(([^;]*);", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("\"(\\w+)\"");
  private static final Pattern UNIT = Pattern.compile("\\.baseUnit\\(\"(\\w+)\"\\)");

  private SourceMeters() {}

  static List<Meter> meters() {
    var meters = new ArrayList<Meter>();
    sources().forEach(source -> meters.addAll(of(source)));
    return meters;
  }

  static Set<String> labels() {
    var labels = new TreeSet<String>();
    sources()
        .forEach(
            source -> {
              TAG.matcher(source).results().forEach(tag -> labels.add(tag.group(1)));
              for (Pattern pairs : List.of(TAG_PAIRS, TAGS_OF)) {
                pairs
                    .matcher(source)
                    .results()
                    .flatMap(pair -> WORD.matcher(pair.group(1)).results())
                    .forEach(word -> labels.add(word.group(1)));
              }
            });
    return labels;
  }

  private static List<Meter> of(String source) {
    var meters = new ArrayList<Meter>();
    BUILDER.matcher(source).results().forEach(found -> meters.addAll(built(source, found)));
    PHASES
        .matcher(source)
        .results()
        .forEach(
            found -> meters.add(new Meter(found.group(1), Type.GAUGE, "", false, false, false)));
    DIRECT
        .matcher(source)
        .results()
        .forEach(
            found ->
                meters.add(
                    new Meter(
                        found.group(2),
                        found.group(1).equals("timer") ? Type.TIMER : Type.COUNTER,
                        "",
                        false,
                        false,
                        false)));
    return meters;
  }

  private static List<Meter> built(String source, MatchResult found) {
    String statement = source.substring(found.start(), source.indexOf(';', found.end()));
    Type type =
        switch (found.group(1)) {
          case "Timer" -> Type.TIMER;
          case "Gauge", "MultiGauge" -> Type.GAUGE;
          default -> Type.COUNTER;
        };
    Matcher unit = UNIT.matcher(statement);
    String base = unit.find() ? unit.group(1) : "";
    boolean quantiles = statement.contains("publishPercentileHistogram");
    boolean histogram = quantiles || statement.contains("serviceLevelObjectives");
    boolean percentiles = statement.contains("publishPercentiles(");
    return names(source, found).stream()
        .map(name -> new Meter(name, type, base, histogram, quantiles, percentiles))
        .toList();
  }

  private static List<String> names(String source, MatchResult found) {
    if (found.group(3) == null) {
      return NAMED_TIMER.matcher(source).results().map(name -> name.group(1)).toList();
    }
    if (found.group(5) == null) {
      return List.of(found.group(3));
    }
    return COMPLETED.matcher(source).results().map(end -> found.group(3) + end.group(1)).toList();
  }

  private static Stream<String> sources() {
    try (Stream<Path> files =
        Stream.of("services", "operator").map(ROOT::resolve).flatMap(SourceMeters::walk)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/"))
          .map(SourceMeters::text)
          .toList()
          .stream();
    }
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
