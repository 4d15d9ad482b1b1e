package io.rec.cli.plan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The TradingSystem of a file, as it is written: what does not stand there is left to the API
 * server.
 *
 * @param others what else stands in the file, as {@code Kind/name}
 */
public record DeskFile(ObjectNode desk, List<String> others) {
  private static final String KIND = "TradingSystem";

  public DeskFile {
    others = List.copyOf(others);
  }

  /**
   * @param namespace where it belongs if the file does not say so; must agree with it if it does
   */
  public static DeskFile read(Path file, @Nullable String namespace, String usual) {
    var desks = new ArrayList<ObjectNode>();
    var others = new ArrayList<String>();
    for (var document : documents(file)) {
      if (KIND.equals(document.path("kind").asText())) {
        desks.add(document);
      } else {
        others.add(
            "%s/%s"
                .formatted(document.path("kind").asText(), document.at("/metadata/name").asText()));
      }
    }
    if (desks.size() != 1) {
      throw unusable(
          file,
          "it holds %s TradingSystem".formatted(desks.isEmpty() ? "no" : "more than one"),
          "Give one file for each TradingSystem.");
    }
    var desk = desks.getFirst();
    if (desk.at("/metadata/name").asText().isBlank() || !desk.path("spec").isObject()) {
      throw unusable(file, "its TradingSystem lacks metadata.name or spec", "Write them.");
    }
    place(file, desk.withObject("/metadata"), Optional.ofNullable(namespace), usual);
    desk.remove("status");
    return new DeskFile(desk, others);
  }

  public String name() {
    return desk.at("/metadata/name").asText();
  }

  public String namespace() {
    return desk.at("/metadata/namespace").asText();
  }

  public ObjectNode spec() {
    return (ObjectNode) desk.path("spec");
  }

  private static void place(Path file, ObjectNode metadata, Optional<String> asked, String usual) {
    var written = metadata.path("namespace").asText();
    if (written.isEmpty()) {
      metadata.put("namespace", asked.orElse(usual));
    } else if (asked.isPresent() && !asked.get().equals(written)) {
      throw new Failure(
          ExitCode.USAGE,
          "%s is for namespace %s, not for %s.".formatted(file, written, asked.get()),
          "Leave --namespace out, or change the file.");
    }
  }

  private static List<ObjectNode> documents(Path file) {
    var found = new ArrayList<ObjectNode>();
    try (var in = Files.newInputStream(file);
        var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(in)) {
      while (documents.hasNextValue()) {
        if (documents.nextValue() instanceof ObjectNode document) {
          found.add(document);
        }
      }
      return found;
    } catch (JacksonException e) {
      var where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
      throw unusable(
          file, "it is no YAML%s: %s".formatted(where, e.getOriginalMessage()), "Mend it.");
    } catch (IOException e) {
      throw unusable(file, "it cannot be read", "Name a file that is there and yours to read.");
    }
  }

  private static Failure unusable(Path file, String why, String next) {
    return new Failure(ExitCode.USAGE, "%s is no use: %s.".formatted(file, why), next);
  }
}
