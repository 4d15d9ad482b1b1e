/** HTTP as connectors use it: one request, and an answer or one of the framework's errors. */
@NullMarked
package io.rec.venues.connector.http;

import org.jspecify.annotations.NullMarked;
