package io.rec.observability.dashboard;

import java.util.List;

/** Panels under one heading. */
public record Section(String title, List<Panel> panels) {

  public Section {
    panels = List.copyOf(panels);
  }

  static Section of(String title, Panel... panels) {
    return new Section(title, List.of(panels));
  }
}
