package io.rec.operator.api.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How two owners' changes to one list come together (server-side apply). Every list of the API
 * carries it, so that none is replaced as a whole by accident.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Merged {
  /** The kind of merging. */
  By value();

  /** For {@link By#KEY}: the field that tells one entry from another. */
  String key() default "name";

  /** The three kinds the API server knows. */
  enum By {
    KEY("map"),
    ITEM("set"),
    WHOLE("atomic");

    private final String listType;

    By(String listType) {
      this.listType = listType;
    }

    String listType() {
      return listType;
    }
  }
}
