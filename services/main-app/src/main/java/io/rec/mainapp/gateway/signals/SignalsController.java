package io.rec.mainapp.gateway.signals;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import java.util.List;

/** What the socket tells of signals, for whoever asks instead. */
@Refuses
@Controller("/api")
@Needs(AccountRole.VIEWER)
final class SignalsController {

  private final Signals signals;
  private final AnalysisWatch analysis;

  SignalsController(Signals signals, AnalysisWatch analysis) {
    this.signals = signals;
    this.analysis = analysis;
  }

  @Get("/trade_signals")
  SignalBoard signals() {
    return new SignalBoard(List.copyOf(signals.latest().values()), analysis.state());
  }
}
