package io.rec.tradeexecutor.order;

import io.rec.domain.risk.AtStake;
import io.rec.domain.risk.KillSwitch;
import java.util.Optional;

/**
 * All that the decision about an order needs, read in one look.
 *
 * @param killSwitch the stricter of document and database
 * @param stake of an order that opens something, without the cash, which is not in the database
 */
record Loaded(
    StoredIntent intent,
    Optional<StoredDispatch> dispatch,
    KillSwitch killSwitch,
    Optional<AtStake> stake) {}
