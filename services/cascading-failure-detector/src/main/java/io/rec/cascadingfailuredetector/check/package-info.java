/**
 * What one look at a service shows. Answering is not enough: a service is well when what it is
 * there for is fresh.
 */
@NullMarked
package io.rec.cascadingfailuredetector.check;

import org.jspecify.annotations.NullMarked;
