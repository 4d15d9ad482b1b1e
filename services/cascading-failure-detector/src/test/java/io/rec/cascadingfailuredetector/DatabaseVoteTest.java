package io.rec.cascadingfailuredetector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.cascadingfailuredetector.check.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DatabaseVoteTest {

  private static final String LOST = "DatabaseUnavailable: database: refuses connections";

  @Test
  @DisplayName("a database that the detector alone does not reach is not lost")
  void oneWayIsNotTheDatabase() {
    assertThat(DatabaseVote.lost(List.of(well("trade-manager")), away("refused"))).isEmpty();
  }

  @Test
  @DisplayName("it is lost when the detector and others say so, or when several do")
  void severalSaySo() {
    assertThat(
            DatabaseVote.lost(
                List.of(waits("trade-manager"), well("kalshi-account-sync")), away("refused")))
        .hasValue("refused");
    assertThat(
            DatabaseVote.lost(
                List.of(waits("trade-manager"), waits("trade-executor")), Optional.empty()))
        .hasValue(LOST);
  }

  @Test
  @DisplayName("one service that does not reach it is that service's trouble")
  void oneServiceIsNotTheDatabase() {
    assertThat(
            DatabaseVote.lost(
                List.of(waits("trade-manager"), well("trade-executor")), Optional.empty()))
        .isEmpty();
  }

  @Test
  @DisplayName("when nobody answers, the detector's own word counts")
  void aloneInTheDark() {
    assertThat(DatabaseVote.lost(List.of(), away("refused"))).hasValue("refused");
  }

  @Test
  @DisplayName("what the database says of itself is true, whoever is still well")
  void itsOwnWordCounts() {
    assertThat(
            DatabaseVote.lost(
                List.of(well("trade-manager"), well("trade-executor")),
                Optional.of(new DatabaseWord("its disk is full", true))))
        .hasValue("its disk is full");
  }

  private static Optional<DatabaseWord> away(String why) {
    return Optional.of(new DatabaseWord(why, false));
  }

  private static Finding well(String component) {
    return new Finding(component, Finding.State.WELL, "", Map.of(), Set.of(), Optional.empty(), 1);
  }

  private static Finding waits(String component) {
    return new Finding(
        component, Finding.State.WAITING, LOST, Map.of(), Set.of(), Optional.empty(), 1);
  }
}
