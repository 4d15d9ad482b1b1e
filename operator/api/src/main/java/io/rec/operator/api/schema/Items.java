package io.rec.operator.api.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Limits for each entry of a list of strings, or for each value of a map of strings. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Items {
  /** Longest entry in characters. */
  long maxLength();

  /** What an entry looks like; empty for no rule. */
  String pattern() default "";
}
