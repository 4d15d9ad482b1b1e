package io.rec.systemmonitor.error;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which errors no retry will heal, so that somebody has to be told at once. */
final class Grave {

  private static final Set<String> KINDS =
      Set.of(
          "java.lang.OutOfMemoryError",
          "java.lang.StackOverflowError",
          "java.lang.NoClassDefFoundError",
          "java.lang.NoSuchMethodError",
          "java.lang.ExceptionInInitializerError",
          "java.security.cert.CertificateExpiredException",
          "java.security.cert.CertificateNotYetValidException",
          "sun.security.provider.certpath.SunCertPathBuilderException");

  private static final List<String> WORDS =
      List.of(
          "no space left on device",
          "could not extend file",
          "disk full",
          "read-only file system",
          "read-only transaction",
          "password authentication failed",
          "too many open files",
          "out of memory");

  private Grave() {}

  /** By the class of the innermost exception, or by what it says. */
  static boolean is(String kind, String message) {
    String said = message.toLowerCase(Locale.ROOT);
    return KINDS.contains(kind) || WORDS.stream().anyMatch(said::contains);
  }
}
