package io.rec.mainapp.gateway.desk;

import io.rec.domain.risk.KillSwitch;
import io.rec.platform.control.TradingControl;
import io.rec.platform.risk.SetSwitch;
import java.util.Optional;

/** Shows the kill switch. */
final class Kills {

  private Kills() {}

  /** With the words of whoever holds it at its level. */
  static Kill shown(
      KillSwitch inForce,
      KillSwitch bySystem,
      boolean kept,
      Optional<SetSwitch> set,
      Optional<TradingControl> control,
      Optional<TakenOrders> orders) {
    boolean ours = set.map(now -> now.level() == inForce).orElse(false);
    Optional<SetSwitch.Wish> wish =
        set.map(SetSwitch::wish).filter(now -> now.level() == inForce && !ours);
    return new Kill(
        KillLevels.word(inForce),
        KillLevels.word(set.map(SetSwitch::level).orElse(KillSwitch.PAUSE_ENTRIES)),
        KillLevels.word(wish.map(SetSwitch.Wish::level).orElse(bySystem)),
        kept,
        ours
            ? set.map(SetSwitch::reason).orElse("")
            : wish.map(SetSwitch.Wish::reason)
                .or(() -> control.map(now -> now.killSwitch().reason()))
                .orElse("Nothing good is known of it."),
        ours
            ? set.map(SetSwitch::by).orElse("")
            : wish.map(SetSwitch.Wish::by)
                .or(() -> control.map(now -> now.killSwitch().by()))
                .orElse(""),
        set.map(SetSwitch::at).orElse(null),
        orders.map(TakenOrders::cancelled).orElse(null),
        orders.map(TakenOrders::left).orElse(null));
  }

  static Kill with(Kill shown, Integer cancelled, Integer left) {
    return new Kill(
        shown.level(),
        shown.set(),
        shown.bySystem(),
        shown.kept(),
        shown.reason(),
        shown.actor(),
        shown.since(),
        cancelled,
        left);
  }
}
