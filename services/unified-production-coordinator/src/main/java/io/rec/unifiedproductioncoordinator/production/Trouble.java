package io.rec.unifiedproductioncoordinator.production;

/**
 * Something about a table that is not as it should be.
 *
 * @param reason a few fixed words, by which it is counted
 * @param sentence what people read
 */
public record Trouble(String reason, String sentence) {}
