package io.rec.platform.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributeType;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.rec.platform.secrets.Masking;
import java.util.Collection;

/**
 * Takes secrets out of spans before they leave the process, as logs do: a path or a request's id
 * may come from anybody.
 */
record MaskedSpans(SpanExporter exporter) implements SpanExporter {

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    return exporter.export(spans.stream().<SpanData>map(Masked::new).toList());
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }

  private static final class Masked extends DelegatingSpanData {

    private final Attributes attributes;
    private final StatusData status;

    Masked(SpanData span) {
      super(span);
      this.attributes = masked(span.getAttributes());
      this.status = masked(span.getStatus());
    }

    @Override
    public Attributes getAttributes() {
      return attributes;
    }

    @Override
    public StatusData getStatus() {
      return status;
    }

    private static StatusData masked(StatusData status) {
      return status.getDescription().isEmpty()
          ? status
          : StatusData.create(status.getStatusCode(), Masking.mask(status.getDescription()));
    }

    private static Attributes masked(Attributes attributes) {
      var masked = attributes.toBuilder();
      attributes.forEach(
          (key, value) -> {
            if (key.getType() == AttributeType.STRING) {
              masked.put(AttributeKey.stringKey(key.getKey()), Masking.mask(String.valueOf(value)));
            }
          });
      return masked.build();
    }
  }
}
