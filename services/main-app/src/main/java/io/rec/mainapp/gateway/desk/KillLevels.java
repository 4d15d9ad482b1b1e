package io.rec.mainapp.gateway.desk;

import io.rec.domain.risk.KillSwitch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The levels of the kill switch in the words of the screens. */
final class KillLevels {

  private static final Map<String, KillSwitch> BY_WORD = new LinkedHashMap<>();

  static {
    BY_WORD.put("none", KillSwitch.NONE);
    BY_WORD.put("pause_entries", KillSwitch.PAUSE_ENTRIES);
    BY_WORD.put("cancel_all", KillSwitch.CANCEL_ORDERS);
    BY_WORD.put("flatten", KillSwitch.FLATTEN);
  }

  private KillLevels() {}

  static Set<String> words() {
    return BY_WORD.keySet();
  }

  static KillSwitch level(String word) {
    KillSwitch level = BY_WORD.get(word);
    if (level == null) {
      throw new IllegalArgumentException("no level: " + word);
    }
    return level;
  }

  static String word(KillSwitch level) {
    return switch (level) {
      case NONE -> "none";
      case PAUSE_ENTRIES -> "pause_entries";
      case CANCEL_ORDERS -> "cancel_all";
      case FLATTEN -> "flatten";
    };
  }
}
