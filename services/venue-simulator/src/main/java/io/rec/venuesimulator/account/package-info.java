/** Who may call: registered keys, the check of signatures, and the token buckets. */
@NullMarked
package io.rec.venuesimulator.account;

import org.jspecify.annotations.NullMarked;
