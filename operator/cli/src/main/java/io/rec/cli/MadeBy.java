package io.rec.cli;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;

/** The mark on everything that {@code recio up} makes, and by which {@code recio down} knows it. */
public final class MadeBy {
  public static final String ANNOTATION = "rec.io/made-by";
  public static final String US = "recio-up";

  private MadeBy() {}

  public static Map<String, String> mark() {
    return Map.of(ANNOTATION, US);
  }

  public static boolean us(HasMetadata object) {
    Map<String, String> annotations = object.getMetadata().getAnnotations();
    return annotations != null && US.equals(annotations.get(ANNOTATION));
  }
}
