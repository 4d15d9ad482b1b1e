package io.rec.aiservice.web;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.rec.aiservice.provider.Provider;
import java.time.Clock;
import java.util.List;

/** Tells other services which models are asked, and which of them answer. */
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
