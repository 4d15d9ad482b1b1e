/** How the dashboard is reached and which connections are open. */
@NullMarked
package io.rec.operator.api.spec.network;

import org.jspecify.annotations.NullMarked;
