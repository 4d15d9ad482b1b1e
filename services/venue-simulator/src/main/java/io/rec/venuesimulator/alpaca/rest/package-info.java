/**
 * The broker's REST calls: how they are read, and how accounts, orders and positions are written.
 */
@NullMarked
package io.rec.venuesimulator.alpaca.rest;

import org.jspecify.annotations.NullMarked;
