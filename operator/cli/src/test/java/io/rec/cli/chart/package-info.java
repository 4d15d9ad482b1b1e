/**
 * Tests of {@code helm/trading-system}. They live beside the CLI because both use Helm as a
 * library; the chart needs no binary to be tested.
 */
@NullMarked
package io.rec.cli.chart;

import org.jspecify.annotations.NullMarked;
