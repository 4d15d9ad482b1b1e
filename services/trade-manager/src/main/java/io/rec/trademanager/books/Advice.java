package io.rec.trademanager.books;

import io.rec.domain.signal.Signal;
import java.util.Optional;

/**
 * What the analysis said when a trade was asked for. It is kept with the trade and decides nothing.
 *
 * @param confidence from 0 to 1
 * @param analysis under which the service stored it; empty where only the indicators spoke
 * @param source how it came about: analysis, cached or technical_only
 */
public record Advice(Signal signal, double confidence, Optional<String> analysis, String source) {}
