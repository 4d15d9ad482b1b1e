package io.rec.mainapp.gateway;

import io.rec.platform.health.DatabaseWatch;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes the shelves of the screens. */
@Singleton
public final class Reads {

  // By a provider: the platform asks the role about its database before it makes this.
  private final Provider<DatabaseWatch> database;
  private final Ages ages;

  Reads(Provider<DatabaseWatch> database, Ages ages) {
    this.database = database;
    this.ages = ages;
  }

  /** {@code what} begins a sentence. */
  public <T> Shelf<T> shelf(String what) {
    return new Shelf<>(what, ages, this::databaseTrouble);
  }

  /** Of what another service knows without the database: it is asked while that is lost, too. */
  public <T> Shelf<T> shelfOfPeer(String what) {
    return new Shelf<>(what, ages, Optional::empty);
  }

  public Ages ages() {
    return ages;
  }

  /** Known without asking it: each question to one that is away would cost the pool's time-out. */
  private Optional<String> databaseTrouble() {
    return database
        .get()
        .problem()
        .map(problem -> "The database does not serve: " + problem.detail());
  }
}
