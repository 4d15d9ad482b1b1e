package io.rec.kalshiaccountsync.web;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.rec.kalshiaccountsync.reading.KeyTrial;

/** Has the exchange asked whether it takes the account's key. */
@Controller("/api/credentials")
final class CredentialsController {

  private final KeyTrial trial;

  CredentialsController(KeyTrial trial) {
    this.trial = trial;
  }

  @Post("/test")
  @Consumes(MediaType.ALL)
  KeyTrial.Outcome test() throws InterruptedException {
    return trial.now();
  }
}
