/**
 * The connector hub: lists the connectors of this system and carries notices to people. In this
 * version the one way to tell people is the log.
 */
@NullMarked
package io.rec.connectorhub;

import org.jspecify.annotations.NullMarked;
