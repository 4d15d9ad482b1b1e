/**
 * JMH measurements of the domain: what one tick costs on its way through momentum, probability and
 * strike table. They need no desk and no network.
 */
@NullMarked
package io.rec.benchmarks.domain;

import org.jspecify.annotations.NullMarked;
