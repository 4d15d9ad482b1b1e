/**
 * How the supervised trades stand: figures from the newest prices and tables with the age of each,
 * shown to whoever asks and stored behind, at least each second.
 */
@NullMarked
package io.rec.activetradesupervisor.figures;

import org.jspecify.annotations.NullMarked;
