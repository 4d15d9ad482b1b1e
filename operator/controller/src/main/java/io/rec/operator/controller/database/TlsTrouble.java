package io.rec.operator.controller.database;

import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a server that answers is not spoken to, in words that a person can act on. */
record TlsTrouble(SQLException failed, DatabaseAddress address) {
  /** What the driver says of a server that knows only the clear, and of nothing else about TLS. */
  private static final String REJECTED = "08004";

  /** Stands in the driver's words in every language. */
  private static final String NAME_CHECK = "PgjdbcHostnameVerifier";

  /** Nothing when TLS is not what failed. */
  Optional<String> words() {
    if (address.sslMode().equals("disable")) {
      return Optional.empty();
    }
    var message = String.valueOf(failed.getMessage());
    if (REJECTED.equals(failed.getSQLState()) && message.contains("SSL")) {
      return words("%s offers no TLS, and sslMode is %s: switch it on there (ssl = on)");
    }
    if (message.contains(NAME_CHECK)) {
      return Optional.of(
          ("the certificate of %s is not for the name %s: set database.external.host to a name"
                  + " that stands in it, or have it issued for this one")
              .formatted(server(), address.host()));
    }
    // The innermost that tells anything tells most.
    return causes().flatMap(cause -> words(cause).stream()).findFirst();
  }

  private Optional<String> words(Throwable cause) {
    return switch (cause) {
      case CertificateExpiredException expired ->
          Optional.of(
              "the certificate of %s has expired%s: renew it there"
                  .formatted(server(), day(" on ", X509Certificate::getNotAfter)));
      case CertificateNotYetValidException early ->
          Optional.of(
              "the certificate of %s is not valid yet%s: renew it there, or put our clock right"
                  .formatted(server(), day(", but valid from ", X509Certificate::getNotBefore)));
      case CertPathBuilderException unknown -> Optional.of(unknownAuthority());
      case CertPathValidatorException invalid when isAboutTheSigner(invalid) ->
          Optional.of(unknownAuthority());
      case InvalidAlgorithmParameterException empty -> Optional.of(noAuthority());
      case SSLException tls when isAboutVersions(tls) ->
          words(
              "%s speaks no TLS 1.2 or newer, and sslMode is %s: raise ssl_max_protocol_version"
                  + " there");
      case SSLException tls -> Optional.of("TLS with " + server() + " failed: " + tls.getMessage());
      // Before a word was spoken with the server.
      case CertificateException unreadable
          when causes().noneMatch(SSLException.class::isInstance) ->
          Optional.of(noAuthority());
      default -> Optional.empty();
    };
  }

  /** Also a renewed authority, which has the old one's name and another key. */
  private static boolean isAboutTheSigner(CertPathValidatorException invalid) {
    return invalid.getReason() == PKIXReason.NO_TRUST_ANCHOR
        || invalid.getReason() == BasicReason.INVALID_SIGNATURE;
  }

  private static String noAuthority() {
    return "ca.crt in the Secret of database.external.caSecretRef holds no certificate: put the"
        + " authority that signed the server's there (PEM)";
  }

  private Optional<String> words(String text) {
    return Optional.of(text.formatted(server(), address.sslMode()));
  }

  private String unknownAuthority() {
    return address.authority().isEmpty()
        ? ("the certificate of %s is signed by no public authority: put the one that signed it"
                + " under ca.crt in a Secret and name that in database.external.caSecretRef")
            .formatted(server())
        : ("the certificate of %s is not signed by the authority of database.external.caSecretRef:"
                + " put the one that signed it under ca.crt in that Secret")
            .formatted(server());
  }

  private static boolean isAboutVersions(SSLException tls) {
    var message = String.valueOf(tls.getMessage());
    return message.contains("protocol_version") || message.contains("protocol version");
  }

  private String day(String before, Function<X509Certificate, Date> day) {
    return causes()
        .flatMap(TlsTrouble::refused)
        .findFirst()
        .map(day)
        .map(date -> before + date.toInstant().atZone(ZoneOffset.UTC).toLocalDate())
        .orElse("");
  }

  private static Stream<X509Certificate> refused(Throwable cause) {
    return cause instanceof CertPathValidatorException invalid
            && invalid.getCertPath() != null
            && invalid.getIndex() >= 0
            && invalid.getCertPath().getCertificates().get(invalid.getIndex())
                instanceof X509Certificate certificate
        ? Stream.of(certificate)
        : Stream.empty();
  }

  /** The innermost first. */
  private Stream<Throwable> causes() {
    var causes = new ArrayList<Throwable>();
    for (@Nullable Throwable each = failed; each != null; each = each.getCause()) {
      causes.addFirst(each);
    }
    return causes.stream();
  }

  private String server() {
    return address.host() + ":" + address.port();
  }
}
