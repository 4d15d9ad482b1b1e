package io.rec.venues.kalshi.connector;

import io.micronaut.serde.ObjectMapper;
import io.rec.venues.connector.ConnectorApiException;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.http.ConnectorHttp;
import io.rec.venues.connector.http.HttpCall;
import io.rec.venues.kalshi.CallSigner;
import io.rec.venues.kalshi.KalshiCall;
import io.rec.venues.kalshi.market.ListCall;
import io.rec.venues.kalshi.market.Listing;
import io.rec.venues.kalshi.market.PageWalk;
import java.net.URI;
import java.util.List;

/** Sends the exchange's calls for a connector, each as one request that is signed anew. */
record KalshiSender(URI root, CallSigner signer, ConnectorHttp http, ObjectMapper json) {

  private static final int OK = 200;

  <T> T send(KalshiCall<T> call) throws ConnectorException, InterruptedException {
    HttpCall request =
        new HttpCall(
            call.method(),
            URI.create(root + call.path()),
            signer.headers(call.method(), call.path()),
            call.bodyText(json),
            "application/json");
    return http.send(request).json(text -> call.read(json, text));
  }

  /** Of all pages. A row that cannot be read is an error: it may be the one that matters. */
  <T> List<T> all(ListCall<T> list) throws ConnectorException, InterruptedException {
    Listing<T> listing = listing(list);
    requireReadable(listing);
    return listing.items();
  }

  /** Of all pages, with what could not be read. */
  <T> Listing<T> listing(ListCall<T> list) throws ConnectorException, InterruptedException {
    PageWalk<T> walk = PageWalk.of(list);
    while (!walk.over()) {
      walk = send(walk.next());
    }
    return walk.listing();
  }

  static void requireReadable(Listing<?> listing) throws ConnectorApiException {
    if (!listing.refused().isEmpty()) {
      throw new ConnectorApiException(
          OK, "malformed", "rows that cannot be read: " + String.join("; ", listing.refused()));
    }
  }
}
