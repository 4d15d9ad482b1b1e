/**
 * The two large movements: {@code up} brings cluster, images, operator, sample and address to where
 * they should be, step by step, each of which finds what an earlier run has done; {@code down} goes
 * back and touches only what carries our mark.
 */
@NullMarked
package io.rec.cli.up;

import org.jspecify.annotations.NullMarked;
