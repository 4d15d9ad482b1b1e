package io.rec.venues;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;

/** The one way a service opens connections to a venue. */
public final class VenueHttp {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private VenueHttp() {}

  /** Close it when the service stops. */
  public static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT)
        // Woken directly: a virtual thread waits for a carrier first, with each tick and each fill.
        .executor(
            Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("venue-call-", 0).factory()))
        .build();
  }
}
