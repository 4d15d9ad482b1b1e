package io.rec.kalshiapiwatchdog;

import io.micronaut.serde.ObjectMapper;
import io.rec.platform.persistence.ComponentState;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;

/** Keeps the newest health in the database, for the next start and for whoever asks there. */
@Singleton
final class HealthRecord {

  private static final String NAME = "exchange";

  private final ComponentState state;
  private final ObjectMapper json;

  HealthRecord(ComponentState state, ObjectMapper json) {
    this.state = state;
    this.json = json;
  }

  void save(ApiHealth health) throws SQLException, IOException {
    state.save(NAME, json.writeValueAsString(health));
  }
}
