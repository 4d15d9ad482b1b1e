/**
 * Which connectors there are: types by ServiceLoader, instances by id, their health, and who stands
 * in for whom.
 */
@NullMarked
package io.rec.venues.connector.registry;

import org.jspecify.annotations.NullMarked;
