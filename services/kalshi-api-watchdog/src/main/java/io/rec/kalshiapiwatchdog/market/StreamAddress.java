package io.rec.kalshiapiwatchdog.market;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;

/** Where the exchange's stream is and how its handshake is signed. */
public interface StreamAddress {

  HttpClient client();

  /** Asked at each connection, so a moved venue is found. */
  URI stream();

  /** Made anew for each connection; empty where the venue wants none. */
  Map<String, String> handshake();
}
