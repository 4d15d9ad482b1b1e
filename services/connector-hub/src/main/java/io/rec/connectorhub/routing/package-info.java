/**
 * Who is told what, when and in which words, as pure decisions: routes by severity, quiet hours,
 * digests, quotas, templates.
 */
@NullMarked
package io.rec.connectorhub.routing;

import org.jspecify.annotations.NullMarked;
