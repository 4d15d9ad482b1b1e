package io.rec.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller or route that answers without the inter-service token. Every other route
 * demands it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Open {

  /** Whether the route also answers while the service is still starting. */
  boolean beforeStart() default false;
}
