package io.rec.connectorhub.connect;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.config.ConfigDirectory;
import io.rec.platform.config.WatchedFiles;
import io.rec.venues.connector.Family;
import io.rec.venues.connector.config.ConnectorEntry;
import io.rec.venues.connector.config.ConnectorsDocument;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is mounted about connectors: {@code connectors/connectors.json} is the guide's document,
 * {@code connectors/routing.json} says who is told what, {@code connector-secrets} has the files of
 * a Secret by the names of the variables, and {@code connector-secrets-<id>} those of one connector
 * alone, whose keys are its settings too.
 */
@Singleton
final class ConnectorFiles {

  private final Path root;
  private final ObjectMapper json;

  ConnectorFiles(ConfigDirectory config, ObjectMapper json) {
    this.root = config.root();
    this.json = json;
  }

  /** One state of the files. */
  record Seen(String routing, Map<String, Wish> wishes) {

    @Override
    public String toString() {
      return "connectors " + wishes.keySet();
    }
  }

  /** A connector that is wanted, with the variables that it may use. */
  record Wish(ConnectorEntry entry, Map<String, String> variables) {

    @Override
    public String toString() {
      return entry.id();
    }
  }

  Seen read() throws IOException {
    Map<String, String> files = new WatchedFiles(root.resolve("connectors")).read();
    String document = files.getOrDefault("connectors.json", "");
    Map<String, String> shared = new WatchedFiles(root.resolve("connector-secrets")).read();
    List<ConnectorEntry> entries =
        document.isBlank() ? List.of() : ConnectorsDocument.read(json, document);
    Map<String, Wish> wishes = new LinkedHashMap<>();
    for (ConnectorEntry entry : withLog(entries)) {
      wishes.put(entry.id(), wish(entry, shared));
    }
    return new Seen(files.getOrDefault("routing.json", ""), wishes);
  }

  private Wish wish(ConnectorEntry entry, Map<String, String> shared) throws IOException {
    Map<String, String> own =
        new WatchedFiles(root.resolve("connector-secrets-" + entry.id())).read();
    Map<String, String> variables = new HashMap<>(shared);
    variables.putAll(own);
    Map<String, Object> config = new LinkedHashMap<>(entry.config());
    // By way of a placeholder, so that they are known to be secrets.
    own.keySet().forEach(key -> config.putIfAbsent(key.toLowerCase(Locale.ROOT), "${" + key + "}"));
    return new Wish(
        new ConnectorEntry(entry.family(), entry.id(), entry.type(), config), variables);
  }

  /** The log is always there to tell. */
  private static List<ConnectorEntry> withLog(List<ConnectorEntry> entries) {
    List<ConnectorEntry> all = new ArrayList<>(entries);
    if (entries.stream().noneMatch(entry -> entry.id().equals("log"))) {
      all.add(new ConnectorEntry(Family.NOTIFICATION, "log", "log", Map.of()));
    }
    return all;
  }
}
