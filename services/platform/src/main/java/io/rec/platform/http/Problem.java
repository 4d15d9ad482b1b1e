package io.rec.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The one form of an error answer (RFC 9457), with the id under which the logs know it.
 *
 * @param fields what is wrong with which field of the request; absent when no field is at fault
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String reason,
    String request_id,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        List<Field> fields) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** A field of the request and the rule it breaks. */
  @Serdeable
  public record Field(String field, String rule) {}
}
