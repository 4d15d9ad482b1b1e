/**
 * HTTP between services: one error format, one filter for identity and readiness of a request, one
 * client with deadline, retries and breaker.
 */
@NullMarked
package io.rec.platform.http;

import org.jspecify.annotations.NullMarked;
