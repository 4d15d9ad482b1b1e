package io.rec.mainapp.signin.caller;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.rec.mainapp.signin.SignInSettings;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells from where a request comes; what a caller says of itself counts only from a trusted proxy.
 */
@Singleton
public final class Callers {

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String FORWARDED_PROTO = "X-Forwarded-Proto";
  private static final int USER_AGENT_LENGTH = 256;

  private final Networks trusted;

  Callers(SignInSettings settings) {
    this.trusted = Networks.of(settings.trustedProxies());
  }

  public Caller of(HttpRequest<?> request) {
    InetAddress peer = request.getRemoteAddress().getAddress();
    boolean proxied = trusted.contains(peer);
    boolean https =
        request.isSecure()
            || (proxied
                && "https".equalsIgnoreCase(last(request.getHeaders().getAll(FORWARDED_PROTO))));
    return new Caller(
        proxied ? behind(peer, request.getHeaders().getAll(FORWARDED_FOR)) : peer,
        https,
        !proxied && !request.getHeaders().contains(FORWARDED_FOR),
        userAgent(request));
  }

  /** From the nearest hop outwards, the first that is not one of the trusted proxies. */
  private InetAddress behind(InetAddress peer, List<String> headers) {
    InetAddress nearest = peer;
    for (String hop : words(headers).reversed()) {
      Optional<InetAddress> address = literal(hop);
      if (address.isEmpty()) {
        return nearest;
      }
      nearest = address.get();
      if (!trusted.contains(nearest)) {
        return nearest;
      }
    }
    return nearest;
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static String last(List<String> headers) {
    List<String> words = words(headers);
    return words.isEmpty() ? "" : words.getLast();
  }

  private static List<String> words(List<String> headers) {
    List<String> words = new ArrayList<>();
    headers.forEach(
        header -> Arrays.stream(header.split(",", -1)).map(String::strip).forEach(words::add));
    return words;
  }

  private static String userAgent(HttpRequest<?> request) {
    String text = Optional.ofNullable(request.getHeaders().get(HttpHeaders.USER_AGENT)).orElse("");
    return text.length() > USER_AGENT_LENGTH ? text.substring(0, USER_AGENT_LENGTH) : text;
  }
}
