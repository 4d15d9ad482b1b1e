/**
 * The conformance kit: a connector of whoever wrote it, against its own service that fails in every
 * way a service can, on a clock that does not really wait. Extend {@code ConnectorConformance}, or
 * {@code BrokerConformance} for what takes orders.
 */
@NullMarked
package io.rec.venues.connector.testing;

import org.jspecify.annotations.NullMarked;
