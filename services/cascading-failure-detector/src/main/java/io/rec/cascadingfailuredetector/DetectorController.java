package io.rec.cascadingfailuredetector;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Tells other services what the newest check found. */
@Controller("/api/failure_detector_status")
final class DetectorController {

  private final Detection detection;

  DetectorController(Detection detection) {
    this.detection = detection;
  }

  @Get
  DetectorReport status() {
    return detection.report();
  }
}
