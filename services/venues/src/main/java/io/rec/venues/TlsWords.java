package io.rec.venues;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why the other side did not prove over TLS who it is, in words a person can act on. */
public final class TlsWords {

  private TlsWords() {}

  /** Nothing when TLS is not what failed. */
  public static Optional<String> of(Throwable failed) {
    List<Throwable> causes = new ArrayList<>();
    for (@Nullable Throwable each = failed; each != null; each = each.getCause()) {
      causes.addFirst(each);
    }
    Optional<X509Certificate> refused =
        causes.stream().flatMap(each -> refused(each).stream()).findFirst();
    // The innermost that tells anything tells most.
    return causes.stream().flatMap(each -> words(each, refused).stream()).findFirst();
  }

  private static Optional<String> words(Throwable cause, Optional<X509Certificate> refused) {
    return switch (cause) {
      case CertificateExpiredException expired ->
          Optional.of(
              refused
                  .map(
                      certificate -> "its certificate expired on " + day(certificate.getNotAfter()))
                  .orElse("its certificate has expired"));
      case CertificateNotYetValidException early ->
          Optional.of(
              refused
                  .map(
                      certificate ->
                          "its certificate is valid from %s on, or our clock is wrong"
                              .formatted(day(certificate.getNotBefore())))
                  .orElse("its certificate is not valid yet, or our clock is wrong"));
      case CertPathBuilderException unknown ->
          Optional.of("its certificate is signed by nobody whom we trust");
      case SSLException tls -> Optional.of("TLS failed: " + tls.getMessage());
      default -> Optional.empty();
    };
  }

  private static Optional<X509Certificate> refused(Throwable cause) {
    if (!(cause instanceof CertPathValidatorException invalid)
        || invalid.getCertPath() == null
        || invalid.getIndex() < 0) {
      return Optional.empty();
    }
    List<? extends Certificate> path = invalid.getCertPath().getCertificates();
    return Stream.of(path.get(invalid.getIndex()))
        .filter(X509Certificate.class::isInstance)
        .map(X509Certificate.class::cast)
        .findFirst();
  }

  private static String day(Date time) {
    return time.toInstant().atZone(ZoneOffset.UTC).toLocalDate().toString();
  }
}
