/** The account: cards, limits and how much of them is used, and our books beside the exchange's. */
@NullMarked
package io.rec.mainapp.gateway.account;

import org.jspecify.annotations.NullMarked;
