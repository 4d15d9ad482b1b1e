package io.rec.cascadingfailuredetector.wish;

/**
 * What a person wants restarted.
 *
 * @param by the person
 * @param requestId the same for every repetition of one request
 */
public record RestartRequest(String component, String by, String reason, String requestId) {}
