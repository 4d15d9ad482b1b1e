/**
 * What has to be done after a step and cannot be done by the database: orders sent and looked up,
 * rests closed, settlements looked for. Every errand may be run twice without harm, and one that is
 * lost is found again by the loop, which reads from the trades what is still to do.
 */
@NullMarked
package io.rec.trademanager.errands;

import org.jspecify.annotations.NullMarked;
