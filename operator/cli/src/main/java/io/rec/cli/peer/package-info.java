/**
 * One service of a running desk, asked through the API server with the rights of whoever asks, and
 * what it says when it refuses.
 */
@NullMarked
package io.rec.cli.peer;

import org.jspecify.annotations.NullMarked;
