/**
 * The trading desk that all tests share: brought up once by {@code ./recio up}, looked at by
 * kubectl, the API and HTTP, put back after each test, taken down at the end of the run.
 */
@NullMarked
package io.rec.e2e.desk;

import org.jspecify.annotations.NullMarked;
