/**
 * What the desk promises, as service level objectives, and the rules that tell when a promise is
 * being spent too fast. The YAML in {@code observability/prometheus/rules/objectives.yaml} is made
 * from them and checked in.
 */
@NullMarked
package io.rec.observability.objective;

import org.jspecify.annotations.NullMarked;
