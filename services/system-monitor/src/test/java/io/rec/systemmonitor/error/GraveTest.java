package io.rec.systemmonitor.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraveTest {

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @DisplayName("TPS-ER-03 the errors that somebody is told of at once")
  @CsvSource({
    "java.lang.OutOfMemoryError, Java heap space, true",
    "java.security.cert.CertificateExpiredException, NotAfter: yesterday, true",
    "org.postgresql.util.PSQLException, ERROR: could not extend file \"base/1\": No space left on device, true",
    "org.postgresql.util.PSQLException, FATAL: password authentication failed for user x, true",
    "java.io.IOException, Read-only file system, true",
    "org.postgresql.util.PSQLException, Connection refused, false",
    "java.net.http.HttpTimeoutException, request timed out, false",
    "java.lang.IllegalStateException, no price, false"
  })
  void classifies(String kind, String message, boolean grave) {
    assertThat(Grave.is(kind, message)).isEqualTo(grave);
  }
}
