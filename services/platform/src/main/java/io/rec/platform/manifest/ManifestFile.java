package io.rec.platform.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads MASTER_PORT_MANIFEST.json. Token by token, because the port must be known before there is a
 * bean context with a mapper in it.
 */
public final class ManifestFile {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String RETIRED = "deprecated_services";

  private ManifestFile() {}

  /** Throws with the file's name when it is absent, is not JSON or names no service. */
  public static PortManifest read(Path file) throws IOException {
    Map<String, Integer> ports = new HashMap<>();
    Map<String, String> replacements = new HashMap<>();
    try (JsonParser json = JSON.createParser(Files.readString(file))) {
      require(json.nextToken(), JsonToken.START_OBJECT, file);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String group = json.currentName();
        if (json.nextToken() == JsonToken.START_OBJECT) {
          readGroup(json, group, ports, replacements);
        } else {
          json.skipChildren();
        }
      }
    }
    if (ports.isEmpty()) {
      throw new IOException(file.getFileName() + " names no service");
    }
    return new PortManifest(ports, replacements);
  }

  private static void readGroup(
      JsonParser json, String group, Map<String, Integer> ports, Map<String, String> replacements)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String service = json.currentName();
      if (json.nextToken() != JsonToken.START_OBJECT) {
        continue;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        JsonToken value = json.nextToken();
        if (key.equals("port") && value == JsonToken.VALUE_NUMBER_INT && !group.equals(RETIRED)) {
          ports.put(service, json.getIntValue());
        } else if (key.equals("replacement") && value == JsonToken.VALUE_STRING) {
          replacements.put(service, json.getText());
        } else {
          json.skipChildren();
        }
      }
    }
  }

  private static void require(JsonToken seen, JsonToken wanted, Path file) throws IOException {
    if (seen != wanted) {
      throw new IOException(file.getFileName() + " is not a JSON object");
    }
  }
}
