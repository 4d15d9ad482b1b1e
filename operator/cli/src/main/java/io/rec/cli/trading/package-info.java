/**
 * Trades of a running desk: the list that its trade manager keeps, and a ticket that asks for a new
 * one. The trade manager decides; what it refuses is told with the rule that said no.
 */
@NullMarked
package io.rec.cli.trading;

import org.jspecify.annotations.NullMarked;
