/**
 * Alerts at work: takes in what services state and what is seen from outside, keeps it across
 * restarts and through a lost database, and has people told by the connector hub.
 */
@NullMarked
package io.rec.systemmonitor.pager;

import org.jspecify.annotations.NullMarked;
