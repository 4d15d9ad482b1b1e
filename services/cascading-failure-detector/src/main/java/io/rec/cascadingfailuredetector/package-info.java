/**
 * The detector of cascading failures: probes every service deeply, finds which failure is the root
 * of the others, says what it means for trading, and asks the operator for what a restart can help,
 * or for what a person on the page wants restarted.
 */
@NullMarked
package io.rec.cascadingfailuredetector;

import org.jspecify.annotations.NullMarked;
