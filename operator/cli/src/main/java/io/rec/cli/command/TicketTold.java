package io.rec.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.rec.cli.trading.TicketOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What is told about a ticket.
 *
 * @param cost dollars at most, before fees
 * @param gain dollars at least if the side wins, before fees
 * @param outcome absent after a dry run
 * @param trade as the trade manager shows it; absent if nobody waited or nothing was taken
 */
record TicketTold(
    String system,
    String mode,
    String ticketId,
    String order,
    String cost,
    String gain,
    boolean dryRun,
    @Nullable TicketOutcome outcome,
    @Nullable JsonNode trade) {}
