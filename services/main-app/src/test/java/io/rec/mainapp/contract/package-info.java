/**
 * Holds the running main app against its own description: each operation is asked with what the
 * description says and with what nobody should send.
 */
@NullMarked
package io.rec.mainapp.contract;

import org.jspecify.annotations.NullMarked;
