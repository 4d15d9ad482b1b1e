package io.rec.venuesimulator.binance.rest;

import io.rec.venuesimulator.binance.market.Pair;
import io.rec.venuesimulator.binance.order.Filters;
import io.rec.venuesimulator.wire.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/** How the venue describes itself: its limits, its pairs and their filters. */
final class ExchangeForm {

  private static final int DECIMALS = 8;
  private static final int MEAN_MINUTES = 5;

  private ExchangeForm() {}

  static JsonObject exchange(List<Pair> pairs, List<JsonObject> limits, long millis) {
    return new JsonObject()
        .with("timezone", "UTC")
        .with("serverTime", millis)
        .with("rateLimits", limits)
        .with("exchangeFilters", List.of())
        .with("symbols", pairs.stream().map(ExchangeForm::pair).toList());
  }

  private static JsonObject pair(Pair pair) {
    return new JsonObject()
        .with("symbol", pair.symbol())
        .with("status", "TRADING")
        .with("baseAsset", pair.base())
        .with("baseAssetPrecision", DECIMALS)
        .with("quoteAsset", Pair.QUOTE)
        .with("quotePrecision", DECIMALS)
        .with("quoteAssetPrecision", DECIMALS)
        .with("baseCommissionPrecision", DECIMALS)
        .with("quoteCommissionPrecision", DECIMALS)
        .with("orderTypes", OrderBody.TYPES)
        .with("icebergAllowed", false)
        .with("ocoAllowed", false)
        .with("otoAllowed", false)
        .with("quoteOrderQtyMarketAllowed", true)
        .with("allowTrailingStop", true)
        .with("cancelReplaceAllowed", false)
        .with("amendAllowed", false)
        .with("pegInstructionsAllowed", false)
        .with("isSpotTradingAllowed", true)
        .with("isMarginTradingAllowed", false)
        .with("filters", filters(pair))
        .with("permissions", List.of())
        .with("permissionSets", List.of(List.of("SPOT")))
        .with("defaultSelfTradePreventionMode", "NONE")
        .with("allowedSelfTradePreventionModes", List.of("NONE"));
  }

  private static List<JsonObject> filters(Pair pair) {
    return List.of(
        filter("PRICE_FILTER")
            .with("minPrice", Amounts.text(Filters.LEAST_PRICE))
            .with("maxPrice", Amounts.text(Filters.MOST_PRICE))
            .with("tickSize", Amounts.text(Pair.TICK)),
        filter("LOT_SIZE")
            .with("minQty", Amounts.text(pair.lot()))
            .with("maxQty", Amounts.text(Filters.MOST_QUANTITY))
            .with("stepSize", Amounts.text(pair.lot())),
        filter("TRAILING_DELTA")
            .with("minTrailingAboveDelta", Filters.LEAST_DELTA)
            .with("maxTrailingAboveDelta", Filters.MOST_DELTA)
            .with("minTrailingBelowDelta", Filters.LEAST_DELTA)
            .with("maxTrailingBelowDelta", Filters.MOST_DELTA),
        filter("PERCENT_PRICE_BY_SIDE")
            .with("bidMultiplierUp", plain(Filters.MULTIPLIER_UP))
            .with("bidMultiplierDown", plain(Filters.MULTIPLIER_DOWN))
            .with("askMultiplierUp", plain(Filters.MULTIPLIER_UP))
            .with("askMultiplierDown", plain(Filters.MULTIPLIER_DOWN))
            .with("avgPriceMins", MEAN_MINUTES),
        filter("NOTIONAL")
            .with("minNotional", Amounts.text(Filters.LEAST_NOTIONAL))
            .with("applyMinToMarket", true)
            .with("maxNotional", Amounts.text(Filters.MOST_NOTIONAL))
            .with("applyMaxToMarket", false)
            .with("avgPriceMins", MEAN_MINUTES),
        filter("MAX_NUM_ORDERS").with("maxNumOrders", Filters.MOST_ORDERS));
  }

  private static JsonObject filter(String type) {
    return new JsonObject().with("filterType", type);
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }
}
