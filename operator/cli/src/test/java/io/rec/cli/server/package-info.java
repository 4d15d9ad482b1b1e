/** The command line as it is typed, against a real API server without nodes. */
@NullMarked
package io.rec.cli.server;

import org.jspecify.annotations.NullMarked;
