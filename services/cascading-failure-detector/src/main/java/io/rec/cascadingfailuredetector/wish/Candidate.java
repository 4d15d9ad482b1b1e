package io.rec.cascadingfailuredetector.wish;

import java.time.Instant;

/** A critical root that answers and does nothing, since when, and how that shows. */
public record Candidate(String component, Instant since, String evidence) {}
