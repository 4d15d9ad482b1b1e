package io.rec.operator.api.spec.observability;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How traces and metrics travel to a collector. */
public enum OtlpProtocol {
  /** OTLP over gRPC. */
  @JsonProperty("grpc")
  GRPC("grpc"),

  /** OTLP over HTTP. */
  @JsonProperty("http/protobuf")
  HTTP_PROTOBUF("http/protobuf");

  private final String text;

  OtlpProtocol(String text) {
    this.text = text;
  }

  /** As it is written in a spec. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
