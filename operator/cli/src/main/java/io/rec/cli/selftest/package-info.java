/**
 * {@code recio selftest}: every component of a running system and what it stands on is really
 * asked, side by side, each question for itself; a broken dependency is one red row and the rest
 * still run.
 */
@NullMarked
package io.rec.cli.selftest;

import org.jspecify.annotations.NullMarked;
