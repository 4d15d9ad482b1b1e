/**
 * What a person asks of one trading system, as pure functions: which change asks for it, and how
 * one sees in the status that it is on its way, done, or in vain. {@code Execution} carries them
 * out.
 */
@NullMarked
package io.rec.cli.verb;

import org.jspecify.annotations.NullMarked;
