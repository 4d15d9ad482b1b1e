package io.rec.e2e.directions;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The modules as the poms name them, so that a new room is held to the rules on the day it is
 * built. Classes are found on disk: a Maven dependency on every module would itself break the
 * directions that are checked here.
 */
final class House {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private final Path root;
  private final List<Path> rooms;

  private House(Path root, List<Path> rooms) {
    this.root = root;
    this.rooms = rooms;
  }

  static House below(Path root) {
    return new House(root, leaves(root).toList());
  }

  /** Names of the modules under a folder, for example every service under {@code services}. */
  List<String> rooms(String wing) {
    return rooms.stream()
        .filter(room -> room.startsWith(root.resolve(wing)))
        .map(room -> room.getFileName().toString())
        .toList();
  }

  JavaClasses classes() {
    var without =
        rooms.stream().filter(House::hasSources).filter(room -> !hasClasses(room)).toList();
    if (!without.isEmpty()) {
      throw new IllegalStateException(
          "no classes in %s: compile the whole reactor first (mvn test-compile at the root)"
              .formatted(
                  without.stream()
                      .map(room -> root.relativize(room).toString())
                      .collect(joining(", "))));
    }
    return new ClassFileImporter()
        .importPaths(rooms.stream().filter(House::hasSources).map(House::output).toList());
  }

  private static Stream<Path> leaves(Path folder) {
    var inner = modules(folder.resolve("pom.xml"));
    return inner.isEmpty()
        ? Stream.of(folder)
        : inner.stream().flatMap(name -> leaves(folder.resolve(name)));
  }

  private static List<String> modules(Path pom) {
    try {
      return MODULE.matcher(Files.readString(pom)).results().map(House::name).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + pom, e);
    }
  }

  private static String name(MatchResult found) {
    return found.group(1).strip();
  }

  private static boolean hasSources(Path room) {
    return Files.isDirectory(room.resolve("src/main/java"));
  }

  private static boolean hasClasses(Path room) {
    return Files.isDirectory(output(room));
  }

  private static Path output(Path room) {
    return room.resolve("target/classes");
  }
}
