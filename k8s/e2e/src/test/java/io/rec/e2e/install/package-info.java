/** What stands in the cluster after the chart is installed and one TradingSystem applied. */
@NullMarked
package io.rec.e2e.install;

import org.jspecify.annotations.NullMarked;
