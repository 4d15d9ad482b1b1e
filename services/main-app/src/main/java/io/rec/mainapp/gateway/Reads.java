package io.rec.mainapp.gateway;

import io.rec.platform.health.DatabaseWatch;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the shelves of the screens. */
@Singleton
public final class Reads {

  private final DatabaseWatch database;
  private final Ages ages;

  Reads(DatabaseWatch database, Ages ages) {
    this.database = database;
    this.ages = ages;
  }

  /** {@code what} begins a sentence. */
  public <T> Shelf<T> shelf(String what) {
    return new Shelf<>(what, this);
  }

  public Ages ages() {
    return ages;
  }

  /** Known without asking it: each question to one that is away would cost the pool's time-out. */
  Optional<String> databaseTrouble() {
    return database.problem().map(problem -> "The database does not serve: " + problem.detail());
  }
}
