/**
 * The system view: who needs whom, who is ill, who was restarted, and what only the operator does.
 */
@NullMarked
package io.rec.mainapp.gateway.system;

import org.jspecify.annotations.NullMarked;
