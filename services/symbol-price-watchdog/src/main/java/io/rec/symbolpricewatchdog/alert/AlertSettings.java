package io.rec.symbolpricewatchdog.alert;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/** After how long without a fresh price people are told: {@code RECIO_SET_PRICES_ALERT_AFTER}. */
@ConfigurationProperties("recio.prices")
record AlertSettings(@Bindable(defaultValue = "60s") Duration alertAfter) {}
