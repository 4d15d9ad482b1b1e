package io.rec.cli.up;

import io.rec.cli.desk.Login;

/** What {@code up} has reached. */
public record UpResult(
    String cluster,
    String kubeconfig,
    String namespace,
    String system,
    String ready,
    String address,
    Login login) {}
