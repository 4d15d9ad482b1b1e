package io.rec.platform.http;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One quick look at an address: no retries, no breaker, the reason in words when nobody answers.
 */
@Singleton
public final class PeerProbe {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final PeerAddress addresses;
  private final Transport transport;

  PeerProbe(PeerAddress addresses, Transport transport) {
    this.addresses = addresses;
    this.transport = transport;
  }

  /** By the Service: answered only when some pod is ready. */
  public Probed service(String component, String path) {
    return probe(addresses.service(component), path, PATIENCE);
  }

  /** At the pod itself. */
  public Probed pod(String component, String path) {
    return probe(addresses.pod(component), path, PATIENCE);
  }

  /** At an address outside the manifest; our token is not sent there. */
  public Probed url(URI url, Duration patience) {
    return timed(url, patience, false);
  }

  private Probed probe(Optional<URI> base, String path, Duration patience) {
    return base.map(uri -> timed(uri.resolve(path), patience, true))
        .orElseGet(() -> new Probed.Silent("has no port in the manifest"));
  }

  private Probed timed(URI url, Duration patience, boolean ours) {
    long began = System.nanoTime();
    try {
      Answer answer = transport.get(url, patience, ours);
      return new Probed.Answered(
          answer.status(), answer.body(), Duration.ofNanos(System.nanoTime() - began));
    } catch (IOException | IllegalArgumentException failed) {
      return new Probed.Silent(why(failed, patience));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Probed.Silent("was not waited for");
    }
  }

  private static String why(Exception failed, Duration patience) {
    for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
        return "its name does not resolve";
      }
    }
    return switch (failed) {
      case HttpTimeoutException slow -> "does not answer within " + patience.toSeconds() + " s";
      case ConnectException refused -> "refuses connections";
      default -> failed.getClass().getSimpleName();
    };
  }
}
