package io.rec.cli.console;

/** Colours, or their absence. Meaning never rests on colour alone: the words say it too. */
public enum Style {
  PLAIN {
    @Override
    String paint(String code, String text) {
      return text;
    }
  },
  COLOURED {
    @Override
    String paint(String code, String text) {
      return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
  };

  abstract String paint(String code, String text);

  public String good(String text) {
    return paint("32", text);
  }

  public String warn(String text) {
    return paint("33", text);
  }

  public String bad(String text) {
    return paint("31", text);
  }

  public String strong(String text) {
    return paint("1", text);
  }

  public String faint(String text) {
    return paint("2", text);
  }
}
