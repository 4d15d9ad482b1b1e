/** Who cannot work without whom, and which failures no other failure explains. */
@NullMarked
package io.rec.cascadingfailuredetector.graph;

import org.jspecify.annotations.NullMarked;
