package io.rec.platform.http;

/** What another service answered. */
public record Answer(int status, String body) {

  public boolean ok() {
    return status >= 200 && status < 300;
  }
}
