package io.rec.platform.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span as it went over the wire.
 *
 * @param service the resource's service.name
 * @param parentId empty for a root
 * @param attributes those whose values are texts
 * @param links the traces that it points to
 */
public record OtlpSpan(
    String service,
    String traceId,
    String spanId,
    String parentId,
    String name,
    Map<String, String> attributes,
    List<String> links) {

  /** Of an ExportTraceServiceRequest; the numbers are those of opentelemetry-proto. */
  static List<OtlpSpan> ofRequest(byte[] request) {
    var spans = new ArrayList<OtlpSpan>();
    for (byte[] resourceSpans : Protobuf.of(request).messages(1)) {
      var perResource = Protobuf.of(resourceSpans);
      String service =
          perResource.messages(1).stream()
              .map(resource -> attributes(Protobuf.of(resource), 1))
              .map(attributes -> attributes.getOrDefault("service.name", ""))
              .findFirst()
              .orElse("");
      for (byte[] scopeSpans : perResource.messages(2)) {
        for (byte[] span : Protobuf.of(scopeSpans).messages(2)) {
          spans.add(of(service, Protobuf.of(span)));
        }
      }
    }
    return spans;
  }

  private static OtlpSpan of(String service, Protobuf span) {
    return new OtlpSpan(
        service,
        hex(span, 1),
        hex(span, 2),
        hex(span, 4),
        text(span, 5),
        attributes(span, 9),
        span.messages(13).stream().map(link -> hex(Protobuf.of(link), 1)).toList());
  }

  private static Map<String, String> attributes(Protobuf of, int field) {
    var found = new TreeMap<String, String>();
    for (byte[] pair : of.messages(field)) {
      var keyValue = Protobuf.of(pair);
      keyValue
          .messages(2)
          .forEach(value -> found.put(text(keyValue, 1), text(Protobuf.of(value), 1)));
    }
    return found;
  }

  private static String hex(Protobuf of, int field) {
    return of.messages(field).stream().findFirst().map(HexFormat.of()::formatHex).orElse("");
  }

  private static String text(Protobuf of, int field) {
    return of.messages(field).stream()
        .findFirst()
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElse("");
  }
}
