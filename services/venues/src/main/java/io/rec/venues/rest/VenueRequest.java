package io.rec.venues.rest;

/**
 * A call to a venue.
 *
 * @param body JSON, or empty for none
 * @param tokens what it costs of the budget; 0 when it was paid before
 */
public record VenueRequest(String method, String pathAndQuery, String body, int tokens) {

  public static VenueRequest get(String pathAndQuery, int tokens) {
    return new VenueRequest("GET", pathAndQuery, "", tokens);
  }
}
