package io.rec.operator.api.masking;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text: the known ones wherever they stand, and whatever looks like one,
 * because a secret that nobody knows of is one all the same.
 */
public final class Masking {
  public static final String MASK = "***";

  private static final String SECRET_NAME =
      "[\\w.-]*(?:password|passwd|pwd|secret|api[_-]?key|private[_-]?key|access[_-]?key|(?<!restart|restart[_-])token)";

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(
              "-----BEGIN ([A-Z ]*)PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----",
              Pattern.DOTALL,
              "-----BEGIN $1PRIVATE KEY----- " + MASK),
          new Shape("\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*", 0, MASK),
          new Shape("SCRAM-SHA-256\\$[^\\s\"']+", 0, "SCRAM-SHA-256$" + MASK),
          new Shape("(\\b[a-z][a-z0-9+.-]*://[^/\\s:@\"']*):[^@\\s/\"']+@", 0, "$1:" + MASK + "@"),
          new Shape(
              "((?:authorization|proxy-authorization)[\"']?\\s*[:=]\\s*[\"']?(?:bearer|basic|digest)?[ ]*)[^\\s\"',]+",
              Pattern.CASE_INSENSITIVE,
              "$1" + MASK),
          new Shape(
              "(\\bbearer[ ]+)[A-Za-z0-9._~+/-]{12,}=*", Pattern.CASE_INSENSITIVE, "$1" + MASK),
          new Shape(
              "(\\b"
                  + SECRET_NAME
                  + "[\"']?[ \\t]*[:=][ \\t]*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s,;&{}\\[\\]\"']+)",
              Pattern.CASE_INSENSITIVE,
              "$1" + MASK));

  private final Collection<String> words;

  public Masking(SecretWords words) {
    this.words = words.longestFirst();
  }

  /** How a secret looks, and what stands in its place. */
  private record Shape(Pattern pattern, String replacement) {
    Shape(String pattern, int flags, String replacement) {
      this(Pattern.compile(pattern, flags), replacement);
    }

    String mask(String text) {
      return pattern.matcher(text).replaceAll(escaped());
    }

    /** A dollar sign that names no group is meant as one. */
    private String escaped() {
      return replacement.replaceAll("\\$(?!\\d)", "\\\\\\$");
    }
  }

  public String mask(String text) {
    String masked = text;
    for (String word : words) {
      masked = masked.replace(word, MASK);
    }
    for (Shape shape : SHAPES) {
      masked = shape.mask(masked);
    }
    return masked;
  }

  /** Whether something of that name is a secret. */
  public static boolean secretName(String name) {
    return NAME.matcher(name).matches();
  }

  private static final Pattern NAME =
      Pattern.compile(SECRET_NAME + "|.*(?:_KEY|credentials?)", Pattern.CASE_INSENSITIVE);
}
