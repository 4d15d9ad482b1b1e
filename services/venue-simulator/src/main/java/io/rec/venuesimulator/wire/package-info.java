/**
 * Requests, answers and JSON as all simulated venues write them: exact decimals, no nulls in
 * required fields.
 */
@NullMarked
package io.rec.venuesimulator.wire;

import org.jspecify.annotations.NullMarked;
