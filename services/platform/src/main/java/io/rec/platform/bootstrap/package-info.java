/** The way from {@code main} to a running service, and back on SIGTERM. */
@NullMarked
package io.rec.platform.bootstrap;

import org.jspecify.annotations.NullMarked;
