package io.rec.mainapp.gateway.alerts;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The alerts that are open, and those of the last day that are over, newest first. */
@Serdeable
public record AlertsView(List<AlertLine> open, List<AlertLine> recent) {}
