/**
 * The session keys and service tokens of a system change every four weeks, and whenever somebody
 * asks for new credentials. No pod is restarted for it: the next ones are laid beside those in use,
 * are sent once every pod can have read them, and the old ones stay accepted for a while.
 */
@NullMarked
package io.rec.operator.controller.plan.token;

import org.jspecify.annotations.NullMarked;
