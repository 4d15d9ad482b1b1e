/**
 * Grafana's dashboards as values: a board has sections, a section has panels, a panel asks queries.
 * The JSON in {@code observability/grafana} is made from them and checked in.
 */
@NullMarked
package io.rec.observability.dashboard;

import org.jspecify.annotations.NullMarked;
