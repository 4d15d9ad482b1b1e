package io.rec.mainapp.gateway.desk;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.rec.domain.risk.KillSwitch;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Ages;
import io.rec.mainapp.gateway.Deeds;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.swagger.v3.oas.annotations.Parameter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** The kill switch of the top bar. */
@Refuses
@Controller("/api/kill")
final class KillController {

  private static final Duration FRESH = Duration.ofSeconds(5);
  private static final int LONGEST = 500;
  private static final String DEED = "set_kill_switch";

  private final Conditions conditions;
  private final KillDesk desk;
  private final Deeds deeds;
  private final Ages ages;

  KillController(Conditions conditions, KillDesk desk, Deeds deeds, Ages ages) {
    this.conditions = conditions;
    this.desk = desk;
    this.deeds = deeds;
    this.ages = ages;
  }

  @Get
  @Needs(AccountRole.VIEWER)
  Aged<Kill> show() {
    return ages.live(conditions.kill(), FRESH);
  }

  @Put
  @Needs(AccountRole.TRADER)
  Kill set(@Body KillWish wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Fields fields = new Fields();
    String word = fields.oneOf("level", wish.level(), KillLevels.words());
    String reason = fields.text("reason", wish.reason(), LONGEST);
    String request = fields.requestId(wish.requestId());
    fields.require();
    KillSwitch level = KillLevels.level(word);
    Map<String, String> detail = Map.of("level", level.word(), "reason", reason);
    Deeds.Deed<Kill> deed = () -> desk.set(person, level, reason);
    return level == KillSwitch.NONE
        ? deeds.of(person, DEED, request, detail, deed)
        : deeds.whateverIsStored(person, DEED, request, detail, deed);
  }
}
