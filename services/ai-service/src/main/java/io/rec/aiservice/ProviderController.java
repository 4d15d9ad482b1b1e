package io.rec.aiservice;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Clock;
import java.util.List;

/** Tells other services whether an analysis can be had. */
@Controller("/ai/providers")
final class ProviderController {

  private final List<Provider> providers;
  private final Clock clock;

  ProviderController(List<Provider> providers, Clock clock) {
    this.providers = List.copyOf(providers);
    this.clock = clock;
  }

  @Get
  List<ProviderStatus> providers() {
    return providers.stream().map(each -> ProviderStatus.of(each, clock.instant())).toList();
  }
}
