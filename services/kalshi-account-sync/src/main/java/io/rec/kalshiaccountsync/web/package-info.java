/** The account over HTTP: the balance with its age, the newest rows, and the wish to read now. */
@NullMarked
package io.rec.kalshiaccountsync.web;

import org.jspecify.annotations.NullMarked;
