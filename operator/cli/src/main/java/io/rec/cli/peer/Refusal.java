package io.rec.cli.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Why a service said no, as people read it. */
final class Refusal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Refusal() {}

  static String sentence(String component, int status, String body) {
    try {
      var detail = JSON.readTree(body).path("detail").asText("");
      if (!detail.isEmpty()) {
        return detail.endsWith(".") ? detail : detail + ".";
      }
    } catch (JsonProcessingException e) {
      return withoutReason(component, status);
    }
    return withoutReason(component, status);
  }

  private static String withoutReason(String component, int status) {
    return "The %s answered %d without a reason.".formatted(component, status);
  }
}
