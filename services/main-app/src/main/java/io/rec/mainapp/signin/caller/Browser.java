package io.rec.mainapp.signin.caller;

import java.util.List;

/** What a person recognises their browser by, from what it says of itself. */
public record Browser(String product, String system) {

  private record Mark(String text, String name) {}

  /** In this order: each browser claims to be the ones after it as well. */
  private static final List<Mark> PRODUCTS =
      List.of(
          new Mark("Edg", "Edge"),
          new Mark("OPR/", "Opera"),
          new Mark("Firefox/", "Firefox"),
          new Mark("FxiOS/", "Firefox"),
          new Mark("Chrome/", "Chrome"),
          new Mark("CriOS/", "Chrome"),
          new Mark("Safari/", "Safari"),
          new Mark("curl/", "curl"),
          new Mark("Java-http-client/", "Java"),
          new Mark("python", "Python"));

  private static final List<Mark> SYSTEMS =
      List.of(
          new Mark("iPhone", "iPhone"),
          new Mark("iPad", "iPad"),
          new Mark("Android", "Android"),
          new Mark("Windows", "Windows"),
          new Mark("Mac OS X", "macOS"),
          new Mark("CrOS", "ChromeOS"),
          new Mark("Linux", "Linux"));

  public static Browser of(String userAgent) {
    return new Browser(
        first(PRODUCTS, userAgent, "Unknown browser"), first(SYSTEMS, userAgent, ""));
  }

  /** E.g. "Firefox on Linux". */
  public String name() {
    return system.isEmpty() ? product : product + " on " + system;
  }

  private static String first(List<Mark> marks, String userAgent, String otherwise) {
    return marks.stream()
        .filter(mark -> userAgent.contains(mark.text()))
        .map(Mark::name)
        .findFirst()
        .orElse(otherwise);
  }
}
