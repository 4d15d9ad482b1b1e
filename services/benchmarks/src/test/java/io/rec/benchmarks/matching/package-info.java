/**
 * JMH measurements of the venue simulator's matching engine, alone and with its ledger, under a
 * mixed flow of orders on a busy event's books.
 */
@NullMarked
package io.rec.benchmarks.matching;

import org.jspecify.annotations.NullMarked;
