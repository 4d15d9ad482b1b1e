/**
 * Trading systems in a cluster: the sample that {@code up} applies, waiting for one, reading all.
 */
@NullMarked
package io.rec.cli.desk;

import org.jspecify.annotations.NullMarked;
