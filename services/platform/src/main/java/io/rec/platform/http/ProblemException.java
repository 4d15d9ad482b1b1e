package io.rec.platform.http;

import io.micronaut.http.HttpStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Thrown by a route to answer with a problem document. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String reason;
  private final String detail;
  private final transient List<Problem.Field> fields = new ArrayList<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  /** The reason is one word for programs, the detail a sentence for people. */
  public ProblemException(HttpStatus status, String reason, String detail) {
    super(detail);
    this.status = status;
    this.reason = reason;
    this.detail = detail;
  }

  /** Names a field of the request and the rule it breaks. */
  public ProblemException withField(String field, String rule) {
    fields.add(new Problem.Field(field, rule));
    return this;
  }

  public ProblemException withHeader(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public HttpStatus status() {
    return status;
  }

  public String reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }

  public List<Problem.Field> fields() {
    return List.copyOf(fields);
  }

  public Map<String, String> headers() {
    return Map.copyOf(headers);
  }
}
