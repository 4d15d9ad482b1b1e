/**
 * Whether something is entered, as a value: the domain's rules asked with the market and the books
 * of one moment, and whose turn it is to act on the answer.
 */
@NullMarked
package io.rec.autoentrysupervisor.judgement;

import org.jspecify.annotations.NullMarked;
