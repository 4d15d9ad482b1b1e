/**
 * The socket of the browsers: everything by topic first, then what changes. Each message is written
 * once for all; each client has a queue in which newer prices and tables replace older ones and
 * facts wait in their order. Whoever reads too slowly is cut off alone.
 */
@NullMarked
package io.rec.mainapp.live;

import org.jspecify.annotations.NullMarked;
