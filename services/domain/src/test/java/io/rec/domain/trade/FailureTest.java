package io.rec.domain.trade;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each thing that a venue can say about an order leaves behind. */
final class FailureTest {

  @ParameterizedTest
  @CsvSource({
    "insufficient_balance, NOTHING_BOUGHT",
    "fill_or_kill_insufficient_resting_volume, NOTHING_BOUGHT",
    "bad_request, REFUSED",
    "invalid_price, REFUSED",
    "invalid_order, REFUSED",
    "invalid_parameters, REFUSED",
    "missing_parameters, REFUSED",
    "market_inactive, REFUSED",
    "market_closed, REFUSED",
    "market_not_found, REFUSED",
    "deprecated_v1_order_endpoint, REFUSED",
    "too many requests, REFUSED",
    "trading_paused, REFUSED",
    "trading_is_paused, REFUSED",
    "exchange_paused, REFUSED",
    "exchange_is_paused, REFUSED",
    "not_found, UNKNOWN",
    "order_already_exists, UNKNOWN",
    "internal_server_error, UNKNOWN",
    "HTTP 503, UNKNOWN",
    "timeout, UNKNOWN"
  })
  @DisplayName("every refusal of the venue is told from a doubt")
  void tellsRefusalsFromDoubts(String text, Failure.Kind kind) {
    assertThat(Failure.of(text).kind()).isEqualTo(kind);
    assertThat(Failure.of("HTTP 400: {\"code\": \"" + text + "\"}").kind()).isEqualTo(kind);
  }
}
