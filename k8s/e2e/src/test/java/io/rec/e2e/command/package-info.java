/** The recio script as a user runs it. */
@NullMarked
package io.rec.e2e.command;

import org.jspecify.annotations.NullMarked;
