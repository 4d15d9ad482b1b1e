package io.rec.mainapp.signin.door;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells our own pages from a stranger's, by what the browser says of where a request comes from.
 */
public final class Origins {

  private static final String FETCH_SITE = "Sec-Fetch-Site";

  /** From our page, or from nobody's: typed into the address bar. */
  private static final List<String> OWN_SITES = List.of("same-origin", "none");

  private static final List<String> LOOPBACK_NAMES = List.of("localhost", "127.0.0.1", "[::1]");

  private Origins() {}

  /** True as well for programs, which say nothing and hold no cookies that others could use. */
  public static boolean own(HttpRequest<?> request) {
    Optional<String> origin = header(request, HttpHeaders.ORIGIN);
    if (origin.isPresent()) {
      return authority(origin.get()).equals(header(request, HttpHeaders.HOST).map(Origins::lower));
    }
    return header(request, FETCH_SITE).map(OWN_SITES::contains).orElse(true);
  }

  /** A browser names itself in headers that no script can leave out. */
  public static boolean browser(HttpRequest<?> request) {
    return request.getHeaders().contains(HttpHeaders.ORIGIN)
        || request.getHeaders().contains(FETCH_SITE);
  }

  /** Whether the caller asked for this machine by its own name, not by one that leads here. */
  static boolean loopbackHost(HttpRequest<?> request) {
    String host = header(request, HttpHeaders.HOST).map(Origins::lower).orElse("");
    return LOOPBACK_NAMES.contains(host.replaceFirst(":\\d+$", ""));
  }

  private static Optional<String> authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority()).map(Origins::lower);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static Optional<String> header(HttpRequest<?> request, String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
