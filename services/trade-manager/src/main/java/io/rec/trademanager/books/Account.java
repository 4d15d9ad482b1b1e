package io.rec.trademanager.books;

import io.rec.platform.role.Mode;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a trade is called besides what the state machine needs: for lists, logs and people.
 *
 * @param mode whose money it moves; stays with it whatever the desk becomes
 * @param strike as a label, {@code $118,500}
 * @param symbolOpen the price of the symbol when it was asked for
 * @param momentum the bucket then
 */
public record Account(
    Mode mode,
    String symbol,
    String strategy,
    String contract,
    String strike,
    String eventTicker,
    @Nullable BigDecimal symbolOpen,
    @Nullable Integer momentum,
    @Nullable String model,
    boolean test,
    Optional<Advice> advice) {}
