package io.rec.platform.migration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaves the outcome where the kubelet picks it up for the pod's status. */
final class Termination {

  private static final Logger LOG = LoggerFactory.getLogger(Termination.class);

  /** The kubelet keeps 4096 bytes. */
  private static final int MOST_DETAIL = 2000;

  private final Path file;

  Termination(Path file) {
    this.file = file;
  }

  void write(Migrated outcome) {
    String text = json(outcome);
    LOG.info("migration ended: {}", text);
    try {
      Files.writeString(file, text, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException absent) {
      LOG.warn("termination message not written to {}: {}", file, absent.toString());
    }
  }

  static String json(Migrated outcome) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      switch (outcome) {
        case Migrated.Done done -> {
          json.writeStringField("status", "migrated");
          json.writeNumberField("version", done.version());
          json.writeNumberField("applied", done.applied());
        }
        case Migrated.Failed failed -> {
          json.writeStringField("status", "failed");
          json.writeStringField("reason", failed.reason());
          json.writeStringField("detail", shortened(failed.detail()));
        }
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new IllegalStateException("writing to memory", impossible);
    }
    return text.toString();
  }

  private static String shortened(String detail) {
    return detail.length() <= MOST_DETAIL ? detail : detail.substring(0, MOST_DETAIL);
  }
}
