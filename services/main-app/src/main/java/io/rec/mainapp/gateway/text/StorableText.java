package io.rec.mainapp.gateway.text;

/**
 * Tells text that the database keeps from text that it refuses: NUL and halves of characters, which
 * JSON and Java let pass.
 */
final class StorableText {

  /** What is said of a field with other text. */
  static final String RULE = "has characters that cannot be kept";

  private StorableText() {}

  static boolean is(String text) {
    return text.codePoints().noneMatch(StorableText::refused);
  }

  private static boolean refused(int point) {
    return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }
}
