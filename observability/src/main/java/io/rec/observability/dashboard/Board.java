package io.rec.observability.dashboard;

import java.util.List;

/**
 * One dashboard.
 *
 * @param uid stays for ever: links and provisioning know a board by it
 * @param scope which variable the board offers
 */
public record Board(String uid, String title, Scope scope, List<Section> sections) {

  /** What a board can be narrowed to. */
  public enum Scope {
    /** One trading system. */
    SYSTEM,
    /** All that one operator serves. */
    OPERATOR
  }

  public Board {
    sections = List.copyOf(sections);
  }

  static Board ofSystem(String name, String title, Section... sections) {
    return new Board("recio-" + name, "REC.IO / " + title, Scope.SYSTEM, List.of(sections));
  }

  /** The file's name in the folder of dashboards. */
  public String file() {
    return uid + ".json";
  }
}
