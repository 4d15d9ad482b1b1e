package io.rec.domain.signal;

/**
 * One reason of the technical model.
 *
 * @param vote from -1, falling, to 1, rising
 * @param weight how much it counts among the others
 * @param words what was seen
 */
public record Factor(String name, double vote, double weight, String words) {}
