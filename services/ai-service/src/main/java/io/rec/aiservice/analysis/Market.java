package io.rec.aiservice.analysis;

import io.rec.domain.indicator.TimeFrame;

/** What is analysed: a symbol, looked at in candles of one length. */
public record Market(String symbol, TimeFrame timeFrame) {}
