package io.rec.operator.controller.render;

import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.ArrayList;
import java.util.List;

/**
 * The server that is copied, as its pods find it.
 *
 * @param image whose programs do it
 * @param address where it is, and how it proves itself
 * @param secret that lets them in
 * @param keys of it that they may read
 * @param lenient some of these keys may not be there
 * @param authority the Secret with the authority of its certificate, empty for none
 */
record CopiedServer(
    Blueprint.Database database,
    ImageRef image,
    List<EnvVar> address,
    String secret,
    List<String> keys,
    boolean lenient,
    String authority) {
  /** Where k8s/images/postgres/backup is told to look for it. */
  static final String AUTHORITY_FOLDER = "/etc/recio/authority";

  static final String AUTHORITY_FILE = "ca.crt";

  private static final List<String> LOGIN = List.of("POSTGRES_USER", "POSTGRES_PASSWORD");

  CopiedServer {
    address = List.copyOf(address);
    keys = List.copyOf(keys);
  }

  static CopiedServer ours(Blueprint.Database.Managed database) {
    return new CopiedServer(
        database,
        database.image(),
        List.of(variable("PGHOST", Names.POSTGRES)),
        Names.OPERATOR_LOGIN_SECRET,
        LOGIN,
        false,
        "");
  }

  /** Its administrator's Secret may have our names for the keys or those of CloudNativePG. */
  static CopiedServer elsewhere(
      Blueprint.Database.External database, Blueprint.Database.Lent lent) {
    var proves = database.sslMode().startsWith("verify") && !lent.authority().isEmpty();
    var address = new ArrayList<EnvVar>();
    address.add(variable("PGHOST", database.host()));
    address.add(variable("PGPORT", Integer.toString(database.port())));
    address.add(variable("PGSSLMODE", database.sslMode()));
    if (proves) {
      address.add(variable("PGSSLROOTCERT", AUTHORITY_FOLDER + "/" + AUTHORITY_FILE));
    }
    var keys = new ArrayList<>(LOGIN);
    keys.addAll(List.of("username", "password"));
    return new CopiedServer(
        database, lent.image(), address, lent.login(), keys, true, proves ? lent.authority() : "");
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVar(name, value, null);
  }
}
