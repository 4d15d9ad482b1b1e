/**
 * Where markets go: changes to everybody who listens at most ten times a second, the whole to rows
 * once a second, to a file when configured, and to whoever asks over HTTP.
 */
@NullMarked
package io.rec.kalshiapiwatchdog.publication;

import org.jspecify.annotations.NullMarked;
