package io.rec.venuesimulator.price;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** The same seed and the same clock give the same prices. */
@ConfigurationProperties("recio.simulator.prices")
record PriceSettings(@Bindable(defaultValue = "20260101") long seed) {}
