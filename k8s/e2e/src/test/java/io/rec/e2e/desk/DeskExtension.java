package io.rec.e2e.desk;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Brings the desk up with the first class that asks for it and down when the run ends. */
final class DeskExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(DeskExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    stage(context).desk();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    stage(context).awaitReady();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    stage(context).putBack();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == Desk.class || type == Stage.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var stage = stage(context);
    return parameter.getParameter().getType() == Stage.class ? stage : stage.desk();
  }

  /** In the root store, which JUnit closes after the last class of the run. */
  private static Stage stage(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Stage.class, key -> new Stage(Surroundings.ofThisRun()), Stage.class);
  }
}
