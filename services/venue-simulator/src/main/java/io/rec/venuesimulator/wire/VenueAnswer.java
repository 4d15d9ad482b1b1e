package io.rec.venuesimulator.wire;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a call is answered with; the body is JSON, or empty, if no header says otherwise.
 *
 * @param headers beside the usual ones, which they may replace
 */
public record VenueAnswer(int status, String body, Map<String, String> headers) {

  public static final VenueAnswer NO_CONTENT = new VenueAnswer(204, "");

  public VenueAnswer {
    headers = Map.copyOf(headers);
  }

  public VenueAnswer(int status, String body) {
    this(status, body, Map.of());
  }

  public static VenueAnswer ok(Object json) {
    return of(200, json);
  }

  public static VenueAnswer of(int status, Object json) {
    return new VenueAnswer(status, Json.write(json));
  }

  /** In plain words. */
  public static VenueAnswer text(int status, String words) {
    return new VenueAnswer(status, words).with("Content-Type", "text/plain; charset=utf-8");
  }

  public VenueAnswer with(String header, String value) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put(header, value);
    return new VenueAnswer(status, body, all);
  }
}
