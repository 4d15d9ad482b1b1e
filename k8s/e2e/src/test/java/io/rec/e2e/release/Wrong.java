package io.rec.e2e.release;

import io.rec.e2e.desk.Desk;
import java.util.List;

/**
 * A release that cannot work.
 *
 * @param change of the spec, as a merge patch
 * @param named what the desk's message says of it: the component and its last error
 */
record Wrong(String what, String change, List<String> named) {

  /** Of a desk whose images are known by these references. */
  static List<Wrong> all(Desk desk) {
    var database = image(desk, "postgres");
    return List.of(
        new Wrong(
            "image that crashes",
            component("trade-manager", "\"image\":" + reference(database)),
            List.of("trade-manager")),
        new Wrong(
            "image that hangs",
            // Its shell sleeps for ever: it runs and answers nobody.
            component(
                "main-app",
                "\"env\":[{\"name\":\"RECIO_JAVA_OPTIONS\",\"value\":\"-XX:+PauseAtStartup"
                    + " -XX:PauseAtStartupFile=/tmp/for-ever\"}]"),
            List.of("main-app")),
        new Wrong(
            "too little memory",
            component(
                "unified-production-coordinator",
                "\"resources\":{\"requests\":{\"memory\":\"32Mi\"},\"limits\":{\"memory\":\"32Mi\"}}"),
            List.of("unified-production-coordinator")),
        new Wrong(
            "migration that fails",
            "{\"version\":\"3.0.1\",\"image\":%s}".formatted(reference(database)),
            List.of("migration")));
  }

  private static String component(String name, String override) {
    return "{\"components\":[{\"name\":\"%s\",%s}]}".formatted(name, override);
  }

  private static String image(Desk desk, String component) {
    return desk.pod(component).getSpec().getContainers().getFirst().getImage();
  }

  private static String reference(String image) {
    var colon = image.lastIndexOf(':');
    return "{\"repository\":\"%s\",\"tag\":\"%s\"}"
        .formatted(image.substring(0, colon), image.substring(colon + 1));
  }

  @Override
  public String toString() {
    return what;
  }
}
