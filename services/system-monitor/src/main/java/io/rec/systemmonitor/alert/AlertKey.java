package io.rec.systemmonitor.alert;

/**
 * What tells one alert from another.
 *
 * @param service whose alert it is, with underscores as in the port manifest
 * @param about what it is about, such as {@code trade:17}
 */
public record AlertKey(String service, String type, String about) {

  public String text() {
    return service + "/" + type + "/" + about;
  }
}
