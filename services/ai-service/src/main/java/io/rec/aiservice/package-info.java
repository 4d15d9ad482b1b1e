/**
 * The analysis service: reads candles, asks its models, answers with a signal and how sure it is of
 * it, keeps what it said and learns from what came of it. It needs neither a database nor a network
 * to do so.
 */
@NullMarked
package io.rec.aiservice;

import org.jspecify.annotations.NullMarked;
