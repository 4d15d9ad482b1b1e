package io.rec.operator.controller.preview;

/**
 * Something that could not be looked at.
 *
 * @param what was to be read
 * @param consequence what nobody knows therefore, or what was taken in its place
 */
public record Unseen(String what, String consequence) {}
