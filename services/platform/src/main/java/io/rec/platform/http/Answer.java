package io.rec.platform.http;

/**
 * What another service answered.
 *
 * @param standby whether it did nothing because another of its pods is the one that acts
 */
public record Answer(int status, String body, boolean standby) {

  public boolean ok() {
    return status >= 200 && status < 300;
  }
}
