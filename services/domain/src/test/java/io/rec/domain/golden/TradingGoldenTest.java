package io.rec.domain.golden;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every trading vector, one test a case: the copies in the test resources, or those of the folder
 * in {@code -Dgolden.dir}. Where the contract corrects the original, the name of the case says so.
 */
@DisplayName("Golden vectors of trading")
final class TradingGoldenTest {
  private final GoldenFiles files = GoldenFiles.find();

  @TestFactory
  @DisplayName("REC-TM-05 fees")
  Stream<DynamicTest> fees() {
    return files.each("pnl.json", PnlVectors::fees);
  }

  @TestFactory
  @DisplayName("REC-TM-05 opened trades")
  Stream<DynamicTest> opened() {
    return files.each("pnl.json", PnlVectors::opened);
  }

  @TestFactory
  @DisplayName("REC-TM-05 closed trades")
  Stream<DynamicTest> closed() {
    return files.each("pnl.json", PnlVectors::closed);
  }

  @TestFactory
  @DisplayName("REC-TRD-05 settled trades")
  Stream<DynamicTest> settled() {
    return files.each("pnl.json", PnlVectors::settled);
  }

  @TestFactory
  @DisplayName("REC-TM-01 states of a trade")
  Stream<DynamicTest> lifecycle() {
    return files.each("trade-lifecycle.json", LifecycleVectors::tests);
  }

  @TestFactory
  @DisplayName("REC-ATS-05 figures of an active trade")
  Stream<DynamicTest> activeTrade() {
    return files.each("active-trade.json", ActiveTradeVectors::tests);
  }

  @TestFactory
  @DisplayName("REC-ATS-01 auto stop")
  Stream<DynamicTest> autoStop() {
    return files.each("auto-stop.json", StopVectors::tests);
  }

  @TestFactory
  @DisplayName("REC-AES-01 auto entry")
  Stream<DynamicTest> autoEntry() {
    return files.each("auto-entry.json", EntryVectors::tests);
  }

  @TestFactory
  @DisplayName("summary above the history")
  Stream<DynamicTest> history() {
    return files.each("history-summary.json", HistoryVectors::tests);
  }
}
