/**
 * The connector hub: keeps this system's outside connectors, watches their health, and carries
 * notices to people by the ways that are configured.
 */
@NullMarked
package io.rec.connectorhub;

import org.jspecify.annotations.NullMarked;
