/**
 * The real Prometheus with our own configuration on the real desk: every role is scraped, and every
 * question of the rules and the dashboards is answered.
 */
@NullMarked
package io.rec.e2e.telemetry;

import org.jspecify.annotations.NullMarked;
