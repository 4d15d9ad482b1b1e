package io.rec.cli.verb;

import static java.util.Objects.requireNonNullElse;

import io.rec.cli.desk.DeskState;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.api.status.ConditionStatus;
import io.rec.operator.api.status.ConditionType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person should have read before real money is at stake. A pure function. */
public final class LiveFacts {
  private static final List<ConditionType> WANTED =
      List.of(
          ConditionType.READY,
          ConditionType.CREDENTIALS_READY,
          ConditionType.MARKET_DATA_FRESH,
          ConditionType.EXCHANGE_REACHABLE,
          ConditionType.BACKUP_HEALTHY);

  private LiveFacts() {}

  public static List<String> of(TradingSystem desk) {
    var facts = new ArrayList<String>();
    var broker = desk.getSpec().connectors().broker();
    facts.add(
        "Broker: %s, %s, credentials %s."
            .formatted(
                broker.type(),
                broker.environment(),
                broker.credentialsSecretRef() == null
                    ? "none"
                    : "from Secret " + broker.credentialsSecretRef().name()));
    facts.add(limits(desk));
    var state = new DeskState(desk);
    for (ConditionType type : WANTED) {
      facts.add(condition(state, type));
    }
    facts.addAll(exposure(desk));
    return facts;
  }

  /** What is at stake now. */
  public static List<String> exposure(TradingSystem desk) {
    var trading = desk.statusOrEmpty().trading();
    return List.of(
        "Open trades: %s. Kill switch: %s. Automatic entries: %s. Last reconciliation: %s."
            .formatted(
                known(trading.open()),
                known(trading.killLevel()),
                desk.getSpec().autoEntry().enabled() ? "on" : "off",
                known(trading.lastReconciliation())));
  }

  private static String limits(TradingSystem desk) {
    var limits = desk.getSpec().riskLimits();
    return "Limits: order $%s, exposure $%s, daily loss $%s, %d open trades, %d contracts a market."
        .formatted(
            dollars(limits.maxOrderCents()),
            dollars(limits.maxExposureCents()),
            dollars(limits.maxDailyLossCents()),
            limits.maxOpenTrades(),
            limits.maxPositionContracts());
  }

  private static String condition(DeskState state, ConditionType type) {
    return state
        .condition(type)
        .map(
            known ->
                (known.status() == ConditionStatus.TRUE ? "ok:      " : "missing: ")
                    + type.text()
                    + (known.status() == ConditionStatus.TRUE
                        ? ""
                        : " is %s, %s: %s"
                            .formatted(
                                known.status(),
                                known.reason(),
                                requireNonNullElse(known.message(), "no message"))))
        .orElse("missing: %s is not reported".formatted(type.text()));
  }

  private static String dollars(Number cents) {
    return BigDecimal.valueOf(cents.longValue(), 2).toPlainString();
  }

  private static String known(@Nullable Object fact) {
    return fact == null ? "not known" : fact.toString();
  }
}
