package io.rec.mainapp.gateway.signals;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The newest signal of each symbol, the one that came last at the end, and who makes them. */
@Serdeable
public record SignalBoard(List<TradeSignal> signals, AnalysisState analysis) {}
