package io.rec.venues.kalshi;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.FailureWords;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls the exchange, each call with a deadline. The address is the venue's root without {@code
 * /trade-api/v2} and is asked for at each call, so a moved venue is found.
 */
public final class KalshiRest {

  private static final String ROOT = "/trade-api/v2";

  private final HttpClient client;
  private final Supplier<URI> venue;
  private final CallSigner signer;
  private final ObjectMapper json;
  private final LongSupplier nanos;
  private final Refusals refusals;

  public KalshiRest(
      HttpClient client,
      Supplier<URI> venue,
      CallSigner signer,
      ObjectMapper json,
      LongSupplier nanos) {
    this.client = client;
    this.venue = venue;
    this.signer = signer;
    this.json = json;
    this.nanos = nanos;
    this.refusals = new Refusals(json);
  }

  public Reply<ExchangeStatus> exchangeStatus(Duration deadline) throws InterruptedException {
    return get("/exchange/status", ExchangeStatus.class, deadline);
  }

  public Reply<AccountBalance> balance(Duration deadline) throws InterruptedException {
    return get("/portfolio/balance", AccountBalance.class, deadline);
  }

  private <T> Reply<T> get(String path, Class<T> type, Duration deadline)
      throws InterruptedException {
    long began = nanos.getAsLong();
    try {
      HttpResponse<String> response =
          client.send(request(path, deadline), HttpResponse.BodyHandlers.ofString());
      return read(response, type, since(began));
    } catch (IOException | IllegalStateException failed) {
      return new Reply.Silent<>(FailureWords.of(failed), since(began));
    }
  }

  private HttpRequest request(String path, Duration deadline) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(venue.get().resolve(ROOT + path)).timeout(deadline).GET();
    signer.headers("GET", ROOT + path).forEach(request::header);
    return request.header("Accept", "application/json").build();
  }

  private <T> Reply<T> read(HttpResponse<String> response, Class<T> type, Duration took)
      throws IOException {
    // During an outage the exchange sends its status with 503: the body says more than the number.
    boolean statusInOutage =
        type == ExchangeStatus.class && response.body().contains("\"exchange_active\"");
    if (response.statusCode() >= 300 && !statusInOutage) {
      return refusals.read(response.statusCode(), response.body(), took);
    }
    @Nullable T value = json.readValue(response.body(), type);
    if (value == null) {
      return new Reply.Silent<>("an empty body with status " + response.statusCode(), took);
    }
    return new Reply.Answered<>(value, took);
  }

  private Duration since(long began) {
    return Duration.ofNanos(nanos.getAsLong() - began);
  }
}
