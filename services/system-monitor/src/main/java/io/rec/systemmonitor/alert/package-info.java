/**
 * Alerts as values and decisions: what is open, which cause it belongs to, what a person is told
 * and when, and when that is held back. Knows neither database nor network nor clock.
 */
@NullMarked
package io.rec.systemmonitor.alert;

import org.jspecify.annotations.NullMarked;
