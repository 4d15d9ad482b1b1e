/**
 * The API a trader writes and the operator answers: the kind TradingSystem with its spec and
 * status, and the names by which objects, labels and annotations are known.
 */
@NullMarked
package io.rec.operator.api;

import org.jspecify.annotations.NullMarked;
