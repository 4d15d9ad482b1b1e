/**
 * What people are told about the account itself: that its key is refused, that its news stopped.
 */
@NullMarked
package io.rec.kalshiaccountsync.alert;

import org.jspecify.annotations.NullMarked;
