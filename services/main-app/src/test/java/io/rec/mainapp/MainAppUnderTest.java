package io.rec.mainapp;

/** The way to the application's class for fixtures in other packages. */
public final class MainAppUnderTest {

  private MainAppUnderTest() {}

  public static Class<?> application() {
    return Application.class;
  }
}
