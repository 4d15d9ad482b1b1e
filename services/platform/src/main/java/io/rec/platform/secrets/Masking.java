package io.rec.platform.secrets;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what the process says about itself. It knows the values of every {@link
 * Secret} that was made, and what secrets look like that came in from elsewhere, in the text of an
 * exception for instance.
 */
public final class Masking {

  private static final String STARS = "***";

  /** A shorter one is a word that stands in any text. */
  private static final int LEAST = 6;

  /** Logins and tokens change a few times a year; the oldest ones are long invalid. */
  private static final int REMEMBERED = 256;

  private record Look(Pattern pattern, String instead) {}

  /** A text may come from anybody, so none of them goes back over what it has read. */
  private static final List<Look> LOOKS =
      List.of(
          new Look(
              Pattern.compile(
                  "-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*KEY-----)?"),
              STARS),
          new Look(Pattern.compile("\\beyJ[\\w-]{8,}+\\.[\\w-]{8,}+\\.[\\w-]*"), STARS),
          new Look(Pattern.compile("(?i)\\b(Bearer|Basic)\\s+[\\w.~+/=-]{8,}"), "$1 " + STARS),
          new Look(Pattern.compile("://([^/\\s:@]+):[^/\\s@]+@"), "://$1:" + STARS + "@"),
          new Look(
              Pattern.compile(
                  "(?i)((?:password|passwd|passphrase|secret|api[_-]?key|private[_-]?key))"
                      + "(\\\\?\"?\\s*[=:]\\s*\\\\?\"?)[^\\s\"\\\\&,;}]{3,}"),
              "$1$2" + STARS));

  /** Newest last; guarded by itself. */
  private static final Set<String> KNOWN = new LinkedHashSet<>();

  /** Longest first: of one that begins like another nothing may be left over. */
  private static volatile List<String> longestFirst = List.of();

  private Masking() {}

  static void remember(String value) {
    if (value.length() < LEAST) {
      return;
    }
    synchronized (KNOWN) {
      if (KNOWN.add(value)) {
        if (KNOWN.size() > REMEMBERED) {
          KNOWN.remove(KNOWN.iterator().next());
        }
        longestFirst =
            KNOWN.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
      }
    }
  }

  /** The text with stars where a secret stood. */
  public static String mask(String text) {
    String masked = text;
    for (String value : longestFirst) {
      masked = masked.replace(value, STARS);
    }
    for (Look look : LOOKS) {
      masked = look.pattern().matcher(masked).replaceAll(look.instead());
    }
    return masked;
  }
}
