/** What other services and people ask of the hub over HTTP. No answer contains a secret. */
@NullMarked
package io.rec.connectorhub.web;

import org.jspecify.annotations.NullMarked;
