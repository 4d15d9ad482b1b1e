package io.rec.operator.controller.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.operator.controller.apply.Kinds;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a desk consists of, without what no two desks have in common: names of runs, times,
 * addresses that the API server gives, and the values of Secrets.
 */
record EndState(Map<String, String> objects) {
  private static final ObjectMapper JSON = Serialization.jsonMapper();
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

  /** Of a pod's template or a run of the migration: it covers the namespace. */
  private static final Pattern DIGEST = Pattern.compile("\\b[0-9a-f]{12}\\b");

  /** Of a stop, a recovery or a rotation, by the second in which it began. */
  private static final Pattern BEGUN_AT = Pattern.compile("\\b([a-z])-\\d{10}\\b");

  private static final Set<String> GIVEN_BY_THE_SERVER =
      Set.of(
          "clusterIP",
          "clusterIPs",
          "controller-uid",
          "batch.kubernetes.io/controller-uid",
          "example.org/poke");

  /** Of what the operator wrote, which names the desk's own uid. */
  private static final String FINGERPRINT = "rec.io/rendered";

  private static final int SHOWN = 120;

  /** Of the system's own status: what it says of itself, and of what it came to. */
  private static final List<String> SAID = List.of("state", "ready", "release", "stop", "database");

  static EndState of(DeskOnServer desk) {
    var objects = new TreeMap<String, String>();
    Kinds.ALWAYS.forEach(kind -> desk.list(kind).forEach(object -> put(objects, object, desk)));
    desk.revisions().forEach(object -> put(objects, object, desk));
    desk.client().secrets().inNamespace(desk.namespace()).list().getItems().stream()
        .filter(secret -> secret.getMetadata().getLabels() != null)
        .forEach(
            secret ->
                objects.put(
                    "Secret/" + secret.getMetadata().getName(),
                    String.valueOf(secret.getData().keySet())));
    var system = desk.read();
    if (system != null) {
      JsonNode status = JSON.valueToTree(system.statusOrEmpty());
      SAID.forEach(
          field -> objects.put("status." + field, words(cleaned(status.path(field)), desk)));
      system
          .statusOrEmpty()
          .conditions()
          .forEach(
              condition ->
                  objects.put(
                      "status." + condition.type(), condition.status() + " " + condition.reason()));
    }
    return new EndState(objects);
  }

  /** What differs, an object a line. */
  String differenceTo(EndState other) {
    return Stream.concat(objects.keySet().stream(), other.objects.keySet().stream())
        .distinct()
        .filter(name -> !String.valueOf(objects.get(name)).equals(other.objects.get(name)))
        .map(name -> difference(name, objects.get(name), other.objects.get(name)))
        .collect(Collectors.joining("\n"));
  }

  private static String difference(String name, @Nullable String one, @Nullable String other) {
    if (one == null || other == null) {
      return "%s %s".formatted(name, one == null ? "is missing" : "is too many");
    }
    var at = 0;
    while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return "%s: …%s, not …%s".formatted(name, from(at, one), from(at, other));
  }

  private static String from(int place, String words) {
    var begin = Math.max(0, place - SHOWN / 2);
    return words.substring(begin, Math.min(words.length(), begin + SHOWN));
  }

  private static void put(Map<String, String> objects, HasMetadata object, DeskOnServer desk) {
    ObjectNode json = JSON.valueToTree(object);
    var meta = json.withObject("/metadata");
    var kept = JSON.createObjectNode();
    kept.set("labels", meta.path("labels"));
    kept.set("annotations", meta.path("annotations"));
    json.set("metadata", kept);
    // The controllers' own, which are played here.
    json.remove("status");
    // A revision's packed templates, which name the desk's uid; the Deployments show them.
    json.withObject("/data").remove("archive");
    var name = DIGEST.matcher(object.getMetadata().getName()).replaceAll("DIGEST");
    objects.merge(
        object.getKind() + "/" + name,
        words(cleaned(json), desk),
        (one, other) -> "several of that name: " + one + other);
  }

  private static String words(JsonNode json, DeskOnServer desk) {
    var timeless = TIME.matcher(json.toString()).replaceAll("TIME");
    var unbegun = BEGUN_AT.matcher(timeless).replaceAll("$1-BEGUN");
    return DIGEST.matcher(unbegun).replaceAll("DIGEST").replace(desk.namespace(), "NAMESPACE");
  }

  private static JsonNode cleaned(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.remove(GIVEN_BY_THE_SERVER);
      object.remove(FINGERPRINT);
    }
    json.forEach(EndState::cleaned);
    return json;
  }
}
