package io.rec.venuesimulator.wire;

/** What a call is answered with; the body is JSON, or empty. */
public record VenueAnswer(int status, String body) {

  public static final VenueAnswer NO_CONTENT = new VenueAnswer(204, "");

  public static VenueAnswer ok(Object json) {
    return of(200, json);
  }

  public static VenueAnswer of(int status, Object json) {
    return new VenueAnswer(status, Json.write(json));
  }
}
