package io.rec.operator.controller.plan.recovery;

/**
 * Somebody wants a component restarted.
 *
 * @param word was not used before; a person's becomes the token of the restart
 * @param by the person, empty where nobody is named
 * @param why what the person said, or what the failure detector saw
 */
public record Ask(String component, String word, String by, String why) {
  /** The failure detector's own wish. */
  public static Ask ofDetector(String component, String word, String evidence) {
    return new Ask(component, word, "", evidence);
  }

  /** Who and why, as the end of a sentence. */
  String words() {
    return (by.isEmpty() ? "" : ", by " + by) + (why.isEmpty() ? "" : ": " + why);
  }
}
