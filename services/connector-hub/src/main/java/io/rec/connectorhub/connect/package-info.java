/** The connectors of this system: read from mounted files, made, replaced when those change. */
@NullMarked
package io.rec.connectorhub.connect;

import org.jspecify.annotations.NullMarked;
