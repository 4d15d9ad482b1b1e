package io.rec.venues.connector.http;

import java.net.URI;
import java.util.Map;

/**
 * One request.
 *
 * @param body empty for none
 * @param contentType of the body
 */
public record HttpCall(
    String method, URI address, Map<String, String> headers, String body, String contentType) {

  private static final String JSON = "application/json";

  public HttpCall {
    headers = Map.copyOf(headers);
  }

  public static HttpCall get(URI address, Map<String, String> headers) {
    return new HttpCall("GET", address, headers, "", JSON);
  }

  public static HttpCall delete(URI address, Map<String, String> headers) {
    return new HttpCall("DELETE", address, headers, "", JSON);
  }

  public static HttpCall post(URI address, Map<String, String> headers, String json) {
    return new HttpCall("POST", address, headers, json, JSON);
  }

  public static HttpCall form(URI address, Map<String, String> headers, String form) {
    return new HttpCall("POST", address, headers, form, "application/x-www-form-urlencoded");
  }
}
