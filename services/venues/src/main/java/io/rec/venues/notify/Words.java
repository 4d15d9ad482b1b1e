package io.rec.venues.notify;

/** Texts as the services can carry them. */
final class Words {

  private Words() {}

  /** Not longer than so many characters, and no half of one. */
  static String cut(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\n", "<br>\n");
  }

  /** What is left of HTML for those who cannot see it. */
  static String plain(String html) {
    return html.replaceAll("(?i)<(br|/p|/div|/tr|/li)[^>]*>", "\n")
        .replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .strip();
  }

  static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
