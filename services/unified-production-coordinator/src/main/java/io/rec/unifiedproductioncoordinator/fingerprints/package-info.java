/**
 * The stored table sets of each symbol: taken in whole or not at all, kept by version, one of them
 * active and perhaps pinned by a person. A change of the active set is announced on {@code
 * recio_fingerprints} as {@code symbol:version}.
 */
@NullMarked
package io.rec.unifiedproductioncoordinator.fingerprints;

import org.jspecify.annotations.NullMarked;
