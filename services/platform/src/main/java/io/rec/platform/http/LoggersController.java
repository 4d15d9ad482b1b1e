package io.rec.platform.http;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.platform.telemetry.LogLevels;

/** Reads and changes how much a logger says while the service runs. Needs the service token. */
@Controller("/loggers")
final class LoggersController {

  @Serdeable
  record LevelChange(String level) {}

  @Serdeable
  record LoggerLevel(String name, String level) {}

  @Get("/{name}")
  LoggerLevel level(String name) {
    return new LoggerLevel(name, LogLevels.level(name));
  }

  @Post("/{name}")
  LoggerLevel change(String name, @Body LevelChange change) {
    if (!LogLevels.change(name, change.level())) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "UnknownLevel", "'" + change.level() + "' is no log level.");
    }
    return level(name);
  }
}
