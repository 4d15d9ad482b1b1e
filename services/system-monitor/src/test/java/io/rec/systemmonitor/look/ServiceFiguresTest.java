package io.rec.systemmonitor.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServiceFiguresTest {

  private static final String TEXT =
      """
      # HELP error_rate share of answers of 500 and above, over five minutes
      # TYPE error_rate gauge
      error_rate{component="trade-executor",system="desk"} 0.0525
      throughput{component="trade-executor",system="desk"} 12.5
      active_connections{component="trade-executor",system="desk"} 3.0
      response_time_seconds_count{component="trade-executor",system="desk"} %d
      response_time_seconds_sum{component="trade-executor",system="desk"} %s
      response_time_seconds_max{component="trade-executor",system="desk"} 1.25
      system_cpu_percent{component="trade-executor",system="desk"} 41.5
      system_memory_percent{component="trade-executor",system="desk"} NaN
      system_network_io_bytes_total{component="x",direction="received",system="desk"} 1000.0
      system_network_io_bytes_total{component="x",direction="sent",system="desk"} 2.5E3
      """;

  @Test
  @DisplayName("TPS-MT-02 reads what a service measures of itself; what it cannot read is missing")
  void readsFigures() {
    ServiceFigures figures =
        ServiceFigures.of(
            Scrape.of(TEXT.formatted(110, "22.0")), Scrape.of(TEXT.formatted(100, "20.0")));

    assertThat(figures)
        .isEqualTo(new ServiceFigures(41.5, null, null, 3500.0, 0.2, 1.25, 5.25, 12.5, 3.0));
  }

  @Test
  @DisplayName("counters that begin anew are those of a restarted service")
  void toleratesRestart() {
    ServiceFigures figures =
        ServiceFigures.of(
            Scrape.of(TEXT.formatted(4, "2.0")), Scrape.of(TEXT.formatted(100, "20.0")));

    assertThat(figures.responseTime()).isEqualTo(0.5);
  }

  @Test
  @DisplayName("without requests there is no mean, and without an answer there is nothing")
  void missingIsMissing() {
    Scrape same = Scrape.of(TEXT.formatted(100, "20.0"));

    assertThat(ServiceFigures.of(same, same).responseTime()).isNull();
    assertThat(ServiceFigures.of(Scrape.of("<html>"), same)).isEqualTo(ServiceFigures.NONE);
  }
}
