package io.rec.e2e.directions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the product is made from, without comments: Java and its settings, the dashboard, the
 * chart's templates. Tests may write down what they like, and measurements are no product.
 */
final class Sources {
  private static final Set<String> KINDS =
      Set.of(
          "java", "properties", "sql", "xml", "yml", "yaml", "ts", "svelte", "css", "tpl", "txt");

  private static final Set<String> MEASUREMENTS = Set.of("benchmarks");

  /** Text comes first: an address has two slashes in it. */
  private static final Pattern TEXT_OR_COMMENT =
      Pattern.compile(
          "(?<text>\"\"\"(?s:.*?)\"\"\""
              + "|\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\""
              + "|'[^'\\\\\n]*+(?:\\\\.[^'\\\\\n]*+)*+'"
              + "|`[^`\\\\]*+(?:\\\\(?s:.)[^`\\\\]*+)*+`)"
              + "|/\\*(?s:.*?)\\*/|//[^\n]*+|<!--(?s:.*?)-->");

  private static final Pattern YAML_COMMENT =
      Pattern.compile("\\{\\{-?\\s*/\\*(?s:.*?)\\*/\\s*-?\\}\\}|(?m:^\\s*#.*$)");

  private static final Set<String> WITH_HASHES = Set.of("properties", "yml", "yaml", "tpl", "txt");
  private static final Pattern NO_LINE_END = Pattern.compile("[^\n]");

  private final Path root;
  private final House house;

  Sources(Path root) {
    this.root = root;
    this.house = House.below(root);
  }

  /** What must not be in a text of that kind. */
  interface Rule {
    Stream<MatchResult> in(Path file, String content);
  }

  /** Each thing that a rule finds in some file. */
  Stream<Literal> search(Rule rule) {
    return files().flatMap(file -> search(root.relativize(file), read(file), rule));
  }

  /** The same in one text. */
  static Stream<Literal> search(Path file, String content, Rule rule) {
    var text = withoutComments(file, content);
    return rule.in(file, text).map(found -> literal(file, text, found));
  }

  private static Literal literal(Path file, String text, MatchResult found) {
    var line = 1 + text.substring(0, found.start()).chars().filter(sign -> sign == '\n').count();
    return new Literal(file, line, found.group().strip().replaceAll("\\s+", " "));
  }

  private Stream<Path> files() {
    var rooms =
        Stream.of("services", "operator")
            .flatMap(wing -> house.rooms(wing).stream().map(root.resolve(wing)::resolve))
            .filter(room -> !MEASUREMENTS.contains(room.getFileName().toString()))
            .flatMap(
                room -> Stream.of("src/main/java", "src/main/resources", "src").map(room::resolve))
            // What lies in src itself is a page's; Java has a folder of its own for the product.
            .filter(
                folder -> !folder.endsWith("src") || !Files.exists(folder.resolve("main/java")));
    return Stream.concat(rooms, Stream.of(root.resolve("helm/trading-system/templates")))
        .filter(Files::isDirectory)
        .flatMap(Sources::below)
        .filter(file -> KINDS.contains(kind(file)))
        .distinct()
        .sorted();
  }

  private static Stream<Path> below(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot walk " + folder, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static String kind(Path file) {
    var name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String withoutComments(Path file, String content) {
    return WITH_HASHES.contains(kind(file))
        ? YAML_COMMENT.matcher(content).replaceAll(found -> blank(found.group()))
        : TEXT_OR_COMMENT
            .matcher(content)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        found.group("text") == null ? blank(found.group()) : found.group()));
  }

  /** Lines keep their numbers. */
  private static String blank(String comment) {
    return NO_LINE_END.matcher(comment).replaceAll(" ");
  }
}
