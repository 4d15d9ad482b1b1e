package io.rec.mainapp.contract;

import java.net.http.HttpResponse;

/** An answer. */
record Said(int status, String contentType, String body) {

  private static final int REFUSED = 400;

  static Said of(HttpResponse<String> answer) {
    return new Said(
        answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
  }

  boolean done() {
    return status < REFUSED;
  }

  String mediaType() {
    return contentType.split(";", 2)[0].strip();
  }
}
