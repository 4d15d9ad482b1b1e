/**
 * {@code recio test}: the storeys of tests, from pure functions to a real cluster, and their order.
 */
@NullMarked
package io.rec.cli.testing;

import org.jspecify.annotations.NullMarked;
