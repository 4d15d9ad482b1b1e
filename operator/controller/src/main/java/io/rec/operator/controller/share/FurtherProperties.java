package io.rec.operator.controller.share;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;

/**
 * What an object of the client has beside the fields that the client knows: nearly always nothing,
 * in a map of its own that is larger than many an object.
 */
record FurtherProperties(Method read, Method write) {
  private static final ClassValue<Optional<FurtherProperties>> OF =
      new ClassValue<>() {
        @Override
        protected Optional<FurtherProperties> computeValue(Class<?> type) {
          try {
            return Optional.of(
                new FurtherProperties(
                    type.getMethod("getAdditionalProperties"),
                    type.getMethod("setAdditionalProperties", Map.class)));
          } catch (NoSuchMethodException none) {
            return Optional.empty();
          }
        }
      };

  /** Has an object without any share the empty map. */
  static void share(Object object) {
    OF.get(object.getClass()).ifPresent(further -> further.shareEmpty(object));
  }

  private void shareEmpty(Object object) {
    try {
      if (read.invoke(object) instanceof Map<?, ?> map && map.isEmpty()) {
        write.invoke(object, Map.of());
      }
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("the client's " + object.getClass() + " cannot be read", e);
    }
  }
}
