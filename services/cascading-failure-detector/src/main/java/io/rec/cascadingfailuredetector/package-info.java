/**
 * The detector of cascading failures: probes the critical services, finds which failure is the root
 * of the others and reports it. This version asks for no restart.
 */
@NullMarked
package io.rec.cascadingfailuredetector;

import org.jspecify.annotations.NullMarked;
