package io.rec.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.platform.role.Reason;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a database says is wrong with itself")
class ServerTroubleTest {

  private static final SQLException FULL =
      new SQLException("ERROR: could not extend file\n  Hint: Check free disk space.", "53100");

  @Test
  @DisplayName("a full disk, no memory and no connection left are told apart")
  void tellsClass53Apart() {
    assertThat(Database.waiting(FULL).detail())
        .isEqualTo("its disk is full (ERROR: could not extend file)");
    assertThat(Database.waiting(new SQLException("FATAL: oh", "53200")).detail())
        .isEqualTo("it has no memory left (FATAL: oh)");
    assertThat(Database.waiting(new SQLException("FATAL: sorry", "53300")))
        .satisfies(
            waiting -> {
              assertThat(waiting.detail()).isEqualTo("it takes no more connections (FATAL: sorry)");
              assertThat(waiting.reason()).isEqualTo(Reason.DATABASE_UNAVAILABLE);
            });
  }

  @Test
  @DisplayName("the server's word counts, not that of the pool around it")
  void looksInside() {
    SQLException pool = new SQLTransientConnectionException("timed out", "08001", FULL);

    assertThat(ServerTrouble.of(pool)).hasValue(ServerTrouble.DISK_FULL);
  }

  @Test
  @DisplayName("only some troubles keep everybody from storing")
  void keepsFromStoring() {
    assertThat(ServerTrouble.DISK_FULL.keepsFromStoring()).isTrue();
    assertThat(ServerTrouble.NO_CONNECTIONS.keepsFromStoring()).isFalse();
    assertThat(ServerTrouble.of(new SQLException("refused", "28P01"))).isEmpty();
  }
}
