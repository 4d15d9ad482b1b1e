package io.rec.mainapp.gateway.alerts;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** Alerts of the last 90 days, open or over, the newest first. */
@Serdeable
public record AlertHistory(List<AlertLine> alerts) {}
