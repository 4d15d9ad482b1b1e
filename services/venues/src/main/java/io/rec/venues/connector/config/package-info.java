/**
 * How connectors are configured: the guide's JSON document or the resource's block, with
 * placeholders for what is secret, read with the name of whatever is missing or wrong.
 */
@NullMarked
package io.rec.venues.connector.config;

import org.jspecify.annotations.NullMarked;
