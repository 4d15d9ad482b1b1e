package io.rec.mainapp.signin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller or route for people who have signed in and whose role covers this one. On a
 * method it overrides the one on the class. A route has this or {@link io.rec.platform.http.Open},
 * never both, or the main app does not start.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Needs {
  AccountRole value();
}
