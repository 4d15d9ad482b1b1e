/**
 * What a person sees: steps with progress on a terminal, plain lines in a pipe, tables, colours
 * that go away when nobody looks. Nothing here knows a cluster.
 */
@NullMarked
package io.rec.cli.console;

import org.jspecify.annotations.NullMarked;
