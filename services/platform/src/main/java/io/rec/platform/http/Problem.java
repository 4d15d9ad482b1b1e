package io.rec.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

/** The one form of an error answer (RFC 9457), with the id under which the logs know it. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String reason,
    String request_id) {

  public static final String MEDIA_TYPE = "application/problem+json";
}
