package io.rec.domain.golden;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every market vector, one test a case: the copies in the test resources, or those of the folder in
 * {@code -Dgolden.dir}. Where the contract corrects the original, the name of the case says so.
 */
@DisplayName("Golden vectors of the market")
final class MarketGoldenTest {
  private final GoldenFiles files = GoldenFiles.find();

  @TestFactory
  @DisplayName("tickers, titles, contracts and tiers")
  Stream<DynamicTest> tickers() {
    return files.each("tickers.json", TickerVectors::tests);
  }

  @TestFactory
  @DisplayName("REC-PWB-03 momentum")
  Stream<DynamicTest> momentum() {
    return files.each("momentum.json", MomentumVectors::tests);
  }

  @TestFactory
  @DisplayName("spike alert")
  Stream<DynamicTest> spikeAlert() {
    return files.each("auto-stop.json", SpikeVectors::tests);
  }

  @TestFactory
  @DisplayName("REC-UPC-03 probability")
  Stream<DynamicTest> probability() {
    return files.each("probability.json", ProbabilityVectors::tests);
  }

  @TestFactory
  @DisplayName("REC-UPC-01 strike table")
  Stream<DynamicTest> strikeTable() {
    return files.each("strike-table.json", StrikeTableVectors::tests);
  }

  @TestFactory
  @DisplayName("watchlist")
  Stream<DynamicTest> watchlist() {
    return files.each("auto-entry.json", WatchlistVectors::tests);
  }

  @TestFactory
  @DisplayName("generation of fingerprints")
  Stream<DynamicTest> generation() {
    return files.each("fingerprint-generation.json", GenerationVectors::tests);
  }

  @TestFactory
  @DisplayName("synthetic fingerprints")
  Stream<DynamicTest> synthetic() {
    return files.each("fingerprints.csv.gz", FingerprintFiles::synthetic);
  }

  @TestFactory
  @DisplayName("recorded fingerprints of BTC")
  Stream<DynamicTest> recordedBitcoin() {
    return files.eachRecorded("btc-fingerprints.csv.gz", FingerprintFiles::btc);
  }

  @TestFactory
  @DisplayName("recorded fingerprints of ETH")
  Stream<DynamicTest> recordedEther() {
    return files.eachRecorded("eth-fingerprints.csv.gz", FingerprintFiles::eth);
  }

  @TestFactory
  @DisplayName("queries on the lookup table")
  Stream<DynamicTest> lookup() {
    return files.eachRecorded("lookup.json", LookupVectors::queries);
  }

  @TestFactory
  @DisplayName("generation of the lookup table")
  Stream<DynamicTest> lookupTable() {
    return files.eachRecorded("lookup-table.csv", LookupVectors::rows);
  }
}
