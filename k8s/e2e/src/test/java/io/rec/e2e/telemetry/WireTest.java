package io.rec.e2e.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The wire of a collector")
class WireTest {

  @Test
  @DisplayName("is read by the official classes, which need the protobuf they were made with")
  void isRead() throws InvalidProtocolBufferException {
    var sent =
        ExportTraceServiceRequest.newBuilder()
            .addResourceSpans(ResourceSpans.newBuilder().setSchemaUrl("https://example.org/1"))
            .build();

    assertThat(ExportTraceServiceRequest.parseFrom(sent.toByteArray())).isEqualTo(sent);
  }
}
