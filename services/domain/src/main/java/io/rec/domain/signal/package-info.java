/**
 * What an analysis says and what is made of it: the built-in technical model, the pool of several
 * opinions, the correction of confidence by what came of earlier ones, and the caller's side of the
 * analysis service, with its rules for the time in which that service is away. No service calls the
 * caller's side ({@link io.rec.domain.signal.SignalDesk} and its choices) yet: entries are decided
 * without analyses, and only tests of the analysis service sit at that desk.
 */
@NullMarked
package io.rec.domain.signal;

import org.jspecify.annotations.NullMarked;
