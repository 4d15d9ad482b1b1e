package io.rec.venuesimulator.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call as it came over the wire: path and query are neither decoded nor rewritten. */
public record VenueRequest(
    String method,
    String rawPath,
    String rawQuery,
    Query query,
    Map<String, String> headers,
    String body) {

  /** The target is what stands in the request line; names of headers are in lower case. */
  public static VenueRequest of(
      String method, String target, Map<String, String> headers, String body) {
    int mark = target.indexOf('?');
    String rawQuery = mark < 0 ? "" : target.substring(mark + 1);
    return new VenueRequest(
        method,
        mark < 0 ? target : target.substring(0, mark),
        rawQuery,
        Query.parse(rawQuery),
        Map.copyOf(headers),
        body);
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** The parts of the path behind a root such as {@code /trade-api/v2}. */
  public List<String> segmentsBehind(String root) {
    String rest = rawPath.substring(Math.min(root.length(), rawPath.length()));
    return List.of(rest.split("/")).stream().filter(part -> !part.isEmpty()).toList();
  }
}
