/** The Helm chart as a user handles it, and the rights it hands to the operator. */
@NullMarked
package io.rec.e2e.chart;

import org.jspecify.annotations.NullMarked;
