package io.rec.aiservice;

import jakarta.inject.Singleton;

/** The provider that needs no network: named already, without an analysis in this version. */
@Singleton
final class BuiltInProvider implements Provider {

  @Override
  public String name() {
    return "built-in";
  }

  @Override
  public String complaint() {
    return "this version has no analysis";
  }
}
