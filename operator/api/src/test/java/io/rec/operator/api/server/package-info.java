/** What a real API server says to TradingSystems, good and bad. */
package io.rec.operator.api.server;
