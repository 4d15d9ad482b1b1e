package io.rec.mainapp.gateway.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.mainapp.gateway.Enablement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every screen has to know first.
 *
 * @param canGoLive whether the TradingSystem allows real money; what else is missing is told to
 *     whoever asks for it
 * @param features what this release and this desk can do, by name
 * @param authOff whether the local bypass signed this person in
 * @param canTrade whether this person may enter a trade now at all
 * @param limits null while the control document is not mounted: then nothing may be opened
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Desk(
    String name,
    String mode,
    Enablement canGoLive,
    String version,
    DeskUser user,
    String timezone,
    List<String> symbols,
    List<String> features,
    boolean authOff,
    Enablement canTrade,
    Kill kill,
    @Nullable Limits limits,
    Instant serverTime) {}
