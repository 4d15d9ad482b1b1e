package io.rec.systemmonitor.threshold;

import java.util.OptionalDouble;

/** One reading; empty when nobody could read it. */
public record Figure(String service, Kind kind, OptionalDouble value) {}
