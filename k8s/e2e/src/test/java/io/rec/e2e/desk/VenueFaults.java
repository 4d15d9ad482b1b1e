package io.rec.e2e.desk;

/** The switches of the simulator, where the desk has it offer them. */
public final class VenueFaults {
  /** The change of a spec that has it offer them. */
  public static final String OFFERED =
      """
      {"components":[{"name":"venue-simulator",
        "env":[{"name":"RECIO_SET_SIMULATOR_ADMIN","value":"true"}]}]}""";

  private static final String SIMULATOR = "venue-simulator";

  private VenueFaults() {}

  /**
   * @param faults fields of JSON, without their braces
   * @return what puts it right again
   */
  public static Runnable begin(Desk desk, String venue, String faults) {
    var path = "/admin/faults/" + venue;
    var told = desk.inside().post(SIMULATOR, path, "{" + faults + "}");
    if (told.status() != 200) {
      throw new AssertionError("%s answered %d: %s".formatted(path, told.status(), told.body()));
    }
    return () -> desk.inside().delete(SIMULATOR, path);
  }
}
