/**
 * Secrets as the operator mounts them: the database login, the service tokens and the session keys,
 * re-read as they rotate and never printed.
 */
@NullMarked
package io.rec.platform.secrets;

import org.jspecify.annotations.NullMarked;
