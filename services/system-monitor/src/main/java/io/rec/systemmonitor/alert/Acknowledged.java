package io.rec.systemmonitor.alert;

import java.time.Instant;

/** A person has taken it on. */
public record Acknowledged(String by, Instant at, String note) {}
