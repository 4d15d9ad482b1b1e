package io.rec.platform.risk;

import io.rec.domain.risk.KillSwitch;
import java.time.Instant;

/** The kill switch as somebody set it in the database. */
public record SetSwitch(KillSwitch level, String reason, String by, Instant at) {}
