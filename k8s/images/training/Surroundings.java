import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a pod finds when it starts: environment and mounted files. Whoever they name is away. */
record Surroundings(String role, int port, String cluster) {

  private static final String TOKEN = "rehearsal-0123456789-0123456789-0123456789";

  Map<String, String> environment() throws IOException {
    Path config = Files.createTempDirectory("config");
    writeManifest(config.resolve("ports"));
    write(config.resolve("database"), login());
    write(config.resolve("tokens"), Map.of("jwt-current", TOKEN, "seal-current", TOKEN, "service-current", TOKEN));
    Map<String, String> environment = new HashMap<>();
    environment.put("RECIO_CONFIG_DIR", config.toString());
    environment.put("RECIO_COMPONENT", role);
    environment.put("RECIO_DEPENDS_ON", "peer");
    environment.put("RECIO_OPERATOR_URL", "http://127.0.0.1:1");
    environment.put("POD_NAME", role);
    environment.put("POD_NAMESPACE", "rehearsal");
    environment.put("RECIO_PORT", String.valueOf(port));
    environment.put("RECIO_SERVICES_IMAGE", "rehearsal");
    environment.put("RECIO_POSTGRES_IMAGE", "rehearsal");
    environment.put("KUBERNETES_MASTER", cluster);
    return environment;
  }

  private void writeManifest(Path directory) throws IOException {
    String ports = "{\"core_services\":{\"%s\":{\"port\":%d},\"peer\":{\"port\":1}}}";
    write(directory, Map.of("MASTER_PORT_MANIFEST.json", ports.formatted(role, port)));
  }

  private static Map<String, String> login() {
    return Map.of(
        "POSTGRES_HOST", "127.0.0.1",
        "POSTGRES_PORT", "1",
        "POSTGRES_DB", "rehearsal",
        "POSTGRES_USER", "rehearsal",
        "POSTGRES_PASSWORD", "rehearsal",
        "sslmode", "disable",
        "generation", "1");
  }

  private static void write(Path directory, Map<String, String> files) throws IOException {
    Files.createDirectories(directory);
    for (var file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }
}
