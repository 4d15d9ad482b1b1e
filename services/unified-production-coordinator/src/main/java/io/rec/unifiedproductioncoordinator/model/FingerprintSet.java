package io.rec.unifiedproductioncoordinator.model;

import java.time.Instant;

/** The head of a stored set; two equal heads stand for the same rows. */
record FingerprintSet(String symbol, String version, Instant createdAt, long rows) {}
