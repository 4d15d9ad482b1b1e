/**
 * Where a finished strike table goes: first to everybody who listens, then behind that into rows,
 * the archive and, when configured, files; and to whoever asks over HTTP.
 */
@NullMarked
package io.rec.unifiedproductioncoordinator.publication;

import org.jspecify.annotations.NullMarked;
