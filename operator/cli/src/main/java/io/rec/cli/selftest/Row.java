package io.rec.cli.selftest;

/**
 * One question and how it was answered.
 *
 * @param detail what is wrong, empty when nothing is
 */
public record Row(String system, String check, boolean passed, long millis, String detail) {}
