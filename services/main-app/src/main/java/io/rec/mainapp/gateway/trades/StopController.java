package io.rec.mainapp.gateway.trades;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Deeds;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.Roles;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.swagger.v3.oas.annotations.Parameter;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The automatic stop of one trade, apart from the desk's. */
@Refuses
@Controller("/api/trades")
@Needs(AccountRole.TRADER)
final class StopController {

  private static final String MANAGER = "trade-manager";
  private static final int HUNDRED = 100;

  private final Roles roles;
  private final Deeds deeds;

  StopController(Roles roles, Deeds deeds) {
    this.roles = roles;
    this.deeds = deeds;
  }

  /** As the trade manager wants it; null is as the desk. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Wanted(
      boolean autoStop,
      @Nullable Integer currentProbability,
      @Nullable Integer version,
      String by) {}

  @Post("/{id}/stop")
  TradeStop set(long id, @Body StopWish wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Fields fields = new Fields();
    String request = fields.requestId(wish.requestId());
    @Nullable Boolean auto = wish.autoStop();
    fields.check("auto_stop", auto != null, "is required: true or false");
    @Nullable Integer floor = wish.currentProbability();
    fields.check(
        "current_probability",
        floor == null || (floor >= 0 && floor <= HUNDRED),
        "is 0 to 100 percent, or null for the floor of the desk");
    @Nullable Integer seen = wish.version();
    fields.check("version", seen == null || seen >= 0, "is 0 or more");
    fields.require();
    boolean attached = auto == null || auto;
    Map<String, Object> detail = new HashMap<>();
    detail.put("trade_id", id);
    detail.put("auto_stop", attached);
    detail.put("current_probability", floor == null ? "desk" : floor);
    return deeds.of(
        person,
        "set_trade_stop",
        request,
        detail,
        () ->
            roles.command(
                MANAGER,
                "/trades/%d/stop".formatted(id),
                new Wanted(attached, floor, seen, person.name()),
                request,
                TradeStop.class));
  }
}
