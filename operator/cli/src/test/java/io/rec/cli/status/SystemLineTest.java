package io.rec.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.rec.operator.api.TradingSystem;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      textBlock =
          """
          {}                                                                | nothing
          {gateway: {host: d.example.org}}                                  | nothing
          {gateway: {host: d.example.org, ingress: {}}}                     | http://d.example.org
          {gateway: {host: d.example.org, ingress: {}, tlsSecretRef: {name: t}}} | https://d.example.org
          {gateway: {host: d.example.org, httpRoute: {parentRef: {name: e}}}} | https://d.example.org
          """)
  void tellsWhereTheDashboardIsReachedFromOutside(String spec, String address) {
    var desk =
        Serialization.unmarshal(
            """
            apiVersion: rec.io/v1
            kind: TradingSystem
            metadata: {name: desk, namespace: trading, creationTimestamp: "2026-11-28T08:00:00Z"}
            spec: %s
            """
                .formatted(spec),
            TradingSystem.class);

    assertThat(SystemLine.of(desk, Instant.parse("2026-11-28T09:00:00Z")).gateway())
        .isEqualTo(address);
  }
}
