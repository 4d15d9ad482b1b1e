package io.rec.operator.controller.plan.rotation;

import java.time.Instant;
import java.util.Optional;

/** Where the rotation stands. Each phase is stored before anything is done in it. */
public sealed interface Rotation {
  /** The login that the services are told to use. */
  Generation published();

  /** No rotation, and the login has not been seen to work yet or is being repaired. */
  record Unproven(Generation current) implements Rotation {
    @Override
    public Generation published() {
      return current;
    }
  }

  /** No rotation. */
  record Stable(Generation current) implements Rotation {
    @Override
    public Generation published() {
      return current;
    }
  }

  /** The other slot gets its login. */
  record Preparing(Change change, Instant since) implements Rotation {
    @Override
    public Generation published() {
      return change.from();
    }
  }

  /** The services are told. */
  record Published(Change change, Instant since) implements Rotation {
    @Override
    public Generation published() {
      return change.to();
    }
  }

  /**
   * The services move over; both logins work.
   *
   * @param quietSince when a look first found no session on the old login, and none did since
   */
  record Switching(Change change, Instant publishedAt, Instant since, Optional<Instant> quietSince)
      implements Rotation {
    @Override
    public Generation published() {
      return change.to();
    }
  }

  /** The old login is closed on trial. */
  record Draining(Change change, Instant publishedAt, Instant since) implements Rotation {
    @Override
    public Generation published() {
      return change.to();
    }
  }

  /** The old login loses its password; no way back from here. */
  record Retiring(Change change, Instant since) implements Rotation {
    @Override
    public Generation published() {
      return change.to();
    }
  }
}
