package io.rec.operator.controller.plan;

import io.rec.operator.controller.observe.SecretSeen;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Secret that has to be there, or has to go.
 *
 * @param retained outlives the system, because a volume that stays is useless without it
 */
public record SecretWish(String name, Map<String, String> data, Care care, boolean retained) {
  public SecretWish {
    data = Map.copyOf(data);
  }

  /** What happens to a Secret that is there already. */
  public enum Care {
    /** Its content is put right: it must agree with the database. */
    HEALED,
    /** Only missing keys are added: a person may have chosen the others. */
    COMPLETED,
    /** Its content is put right without a word, because it changes by our own doing. */
    FOLLOWED,
    /** It must not be there any more. */
    GONE
  }

  /** A Secret of ours whose time is over. */
  static SecretWish gone(String name) {
    return new SecretWish(name, Map.of(), Care.GONE, false);
  }

  /** The same, changed without a word. */
  SecretWish followed() {
    return new SecretWish(name, data, Care.FOLLOWED, retained);
  }

  /** Whether what stands under this key has to be replaced by what is wished. */
  public boolean corrects(@Nullable String found, String wished) {
    return found == null || (care != Care.COMPLETED && !wished.equals(found));
  }

  /** Something of it would have to be written. */
  boolean differsFrom(SecretSeen present) {
    return data.entrySet().stream()
        .anyMatch(entry -> corrects(present.data().get(entry.getKey()), entry.getValue()));
  }

  @Override
  public String toString() {
    return "Secret " + name + " with keys " + new TreeMap<>(data).keySet();
  }
}
