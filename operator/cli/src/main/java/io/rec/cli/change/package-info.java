/**
 * A change to one TradingSystem, tried out by the API server and then made: fields of its spec, or
 * annotations that ask the operator for something once.
 */
@NullMarked
package io.rec.cli.change;

import org.jspecify.annotations.NullMarked;
