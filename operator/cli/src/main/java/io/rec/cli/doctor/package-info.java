/**
 * What is wrong, what it does, what to do: findings about this machine and about the trading
 * systems of a cluster. Causes come first; what only follows from them is told as their effect.
 */
@NullMarked
package io.rec.cli.doctor;

import org.jspecify.annotations.NullMarked;
