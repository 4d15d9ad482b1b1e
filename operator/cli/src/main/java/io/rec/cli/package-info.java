/**
 * The command line of REC.IO: {@code recio}, also callable as {@code kubectl recio}. This package
 * holds what every other one here may use: the exit codes, the one kind of failure that a person is
 * meant to read, what is known of the surroundings, and the mark on what we make. Commands live in
 * {@code command}, what they print through in {@code console}, and what they do in the packages
 * named after it.
 */
@NullMarked
package io.rec.cli;

import org.jspecify.annotations.NullMarked;
