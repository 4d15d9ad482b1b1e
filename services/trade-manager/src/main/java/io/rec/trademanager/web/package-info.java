/** What other services, the gateway and people ask of the trade manager over HTTP. */
@NullMarked
package io.rec.trademanager.web;

import org.jspecify.annotations.NullMarked;
