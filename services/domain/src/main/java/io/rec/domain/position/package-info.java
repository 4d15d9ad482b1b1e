/**
 * What is held in a market, out of fills. One book a market, quoted on YES: a bid buys YES or gives
 * back NO, an ask the other way round. Cost is averaged, closing realises, crossing zero closes
 * first and opens then; at any moment cash equals what was realised less what the open part cost
 * less fees.
 */
@NullMarked
package io.rec.domain.position;

import org.jspecify.annotations.NullMarked;
