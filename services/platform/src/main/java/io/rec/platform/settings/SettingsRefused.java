package io.rec.platform.settings;

import java.util.List;

/** A change that cannot be; nothing was stored. */
public final class SettingsRefused extends Exception {

  private static final long serialVersionUID = 1L;

  SettingsRefused(List<String> refusals) {
    super(String.join("; ", refusals));
  }
}
