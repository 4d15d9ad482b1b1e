package io.rec.e2e.directions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers of the port manifest, which everybody has to ask for: an owner may change each of them.
 */
final class PortLiterals implements Sources.Rule {
  /** Rendered from the catalogue, and held against it by a test beside it. */
  private static final String MANIFEST = "operator/api/src/test/resources/manifest/paper.json";

  private static final Path API = Path.of("operator/api/src/main/java/io/rec/operator/api");
  private static final Path CLI = Path.of("operator/cli/src/main/java/io/rec/cli");

  /** The files that may have such numbers, each with the reason why. */
  static final Map<Path, String> ALLOWED =
      Map.of(
          API.resolve("catalog/ComponentCatalog.java"), "the catalogue of ports itself",
          API.resolve("catalog/TopologyProblem.java"), "says which numbers are free to choose",
          API.resolve("spec/component/ComponentOverride.java"),
              "the schema's rule which numbers are free to choose",
          API.resolve("ports/PortPlan.java"), "the planner's same rule",
          CLI.resolve("up/UpOptions.java"), "a port of the user's machine, tried first",
          CLI.resolve("command/UpCommand.java"), "the words for that port",
          Path.of("helm/trading-system/templates/NOTES.txt"),
              "a port of the user's machine; that of the service goes by its name",
          Path.of("services/venue-simulator/src/main/java/io/rec/venuesimulator/account/Tier.java"),
              "tokens a second, as the exchange publishes them");

  private final Pattern number;

  private PortLiterals(SortedSet<Integer> ports) {
    var numbers = ports.stream().map(String::valueOf).collect(Collectors.joining("|"));
    this.number = Pattern.compile("(?<![\\w.#])(?:%s)(?![\\w%%]|\\.\\d)".formatted(numbers));
  }

  static PortLiterals of(Path root) {
    try {
      var ports = new TreeSet<Integer>();
      collect(new ObjectMapper().readTree(root.resolve(MANIFEST).toFile()), ports);
      return new PortLiterals(ports);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + MANIFEST, e);
    }
  }

  private static void collect(JsonNode node, SortedSet<Integer> ports) {
    if (node.path("port").isInt()) {
      ports.add(node.path("port").asInt());
    }
    node.forEach(child -> collect(child, ports));
  }

  @Override
  public Stream<MatchResult> in(Path file, String content) {
    return number.matcher(content).results();
  }
}
