package io.rec.observability.dashboard;

/** One PromQL expression and how its series are called; labels stand in double braces. */
public record Query(String expression, String legend) {}
