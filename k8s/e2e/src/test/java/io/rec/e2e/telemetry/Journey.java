package io.rec.e2e.telemetry;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Spans, of one trace or of many. */
record Journey(List<Passed> spans) {
  private static final String SERVICE = "service.name";

  static Journey of(List<ExportTraceServiceRequest> requests) {
    return new Journey(
        requests.stream()
            .flatMap(request -> request.getResourceSpansList().stream())
            .flatMap(Journey::read)
            .toList());
  }

  /** The whole trace in which a span lies. */
  Journey of(Passed span) {
    return new Journey(spans.stream().filter(other -> other.trace().equals(span.trace())).toList());
  }

  Optional<Passed> find(String service, String name) {
    return spans.stream().filter(span -> span.is(service, name)).findFirst();
  }

  Optional<Passed> find(String service, String name, String attribute, String value) {
    return spans.stream()
        .filter(span -> span.is(service, name))
        .filter(span -> value.equals(span.attributes().get(attribute)))
        .findFirst();
  }

  /** The names on the way to a span, the first of the trace first, with who went it. */
  List<String> way(Passed to) {
    Map<String, Passed> byId =
        spans.stream().collect(Collectors.toMap(Passed::id, Function.identity(), (a, b) -> a));
    var way = new ArrayList<String>();
    for (var here = to; here != null; here = byId.get(here.parent())) {
      way.addFirst("%s %s".formatted(here.service(), here.name()));
    }
    return way;
  }

  private static Stream<Passed> read(ResourceSpans resource) {
    var service =
        texts(resource.getResource().getAttributesList()).getOrDefault(SERVICE, "unknown");
    return resource.getScopeSpansList().stream()
        .flatMap(scope -> scope.getSpansList().stream())
        .map(span -> read(service, span));
  }

  private static Passed read(String service, Span span) {
    return new Passed(
        service,
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        span.getName(),
        texts(span.getAttributesList()));
  }

  private static Map<String, String> texts(List<KeyValue> pairs) {
    var texts = new TreeMap<String, String>();
    pairs.forEach(pair -> texts.put(pair.getKey(), text(pair.getValue())));
    return texts;
  }

  private static String text(AnyValue value) {
    return value.hasStringValue() ? value.getStringValue() : value.toString().strip();
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
