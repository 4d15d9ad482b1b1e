/** The port manifest: the one file from which every service learns where the others listen. */
@NullMarked
package io.rec.operator.api.ports;

import org.jspecify.annotations.NullMarked;
