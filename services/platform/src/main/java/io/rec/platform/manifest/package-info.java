/** The port manifest: who listens where, read from the mounted file and followed as it changes. */
@NullMarked
package io.rec.platform.manifest;

import org.jspecify.annotations.NullMarked;
