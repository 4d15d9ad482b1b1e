package io.rec.operator.controller.plan;

import java.util.Map;
import java.util.TreeMap;

/**
 * A Secret that has to be there.
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
    COMPLETED
  }

  @Override
  public String toString() {
    return "Secret " + name + " with keys " + new TreeMap<>(data).keySet();
  }
}
